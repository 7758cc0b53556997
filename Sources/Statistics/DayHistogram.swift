/// How many cases took how many days: counts by whole number of days, from 0.
///
/// As exact as a list of the durations, smaller, and merged by adding, so that threads and
/// appended rows can each count their own. It grows to the longest duration that it has seen.
public struct DayHistogram: Hashable, Sendable {
  // Ends with a count that is not 0, so that equal histograms are equal values.
  @usableFromInline var storage: [Int]
  @usableFromInline var size: Int

  /// Creates an empty histogram.
  @inlinable
  public init() {
    storage = []
    size = 0
  }

  /// Creates a histogram of durations.
  ///
  /// - Precondition: no duration is negative.
  @inlinable
  public init(_ durations: some Sequence<Int>) {
    self.init()
    for duration in durations { add(day: duration) }
  }

  /// The number of cases.
  @inlinable
  public var count: Int { size }

  /// Whether there are no cases.
  @inlinable
  public var isEmpty: Bool { size == 0 }

  /// The number of cases by duration, from 0 to the longest.
  @inlinable
  public var counts: [Int] { storage }

  /// The longest duration; `nil` without cases.
  @inlinable
  public var longest: Int? { storage.isEmpty ? nil : storage.count - 1 }

  /// The number of cases of one duration.
  @inlinable
  public subscript(day: Int) -> Int {
    storage.indices.contains(day) ? storage[day] : 0
  }

  /// Counts one case.
  ///
  /// - Precondition: `day >= 0`.
  @inlinable
  public mutating func add(day: Int) {
    precondition(day >= 0, "a duration of \(day) days")
    if day >= storage.count { grow(toHold: day) }
    storage[day] &+= 1
    size &+= 1
  }

  /// Counts some cases of one duration.
  ///
  /// - Precondition: neither number is negative.
  public mutating func add(day: Int, cases: Int) {
    precondition(day >= 0 && cases >= 0)
    guard cases > 0 else { return }
    if day >= storage.count { grow(toHold: day) }
    storage[day] += cases
    size += cases
  }

  /// Counts the cases of another histogram too.
  @inlinable
  public mutating func merge(_ other: DayHistogram) {
    if other.storage.count > storage.count { grow(toHold: other.storage.count - 1) }
    for day in other.storage.indices { storage[day] &+= other.storage[day] }
    size &+= other.size
  }

  /// The number of cases that took at most some days; 0 for a negative number.
  @inlinable
  public func count(through day: Int) -> Int {
    guard day >= 0 else { return 0 }
    return storage.prefix(day + 1).reduce(0, +)
  }

  @usableFromInline
  mutating func grow(toHold day: Int) {
    storage.append(contentsOf: repeatElement(0, count: day + 1 - storage.count))
  }
}

extension DayHistogram {
  /// The mean number of days; `nil` without cases.
  public var mean: Double? {
    guard size > 0 else { return nil }
    var sum = 0
    for (day, count) in storage.enumerated() { sum += day * count }
    return Double(sum) / Double(size)
  }

  /// The number of days that half of the cases did not exceed; `nil` without cases.
  public var median: Double? { quantile(0.5) }

  /// The quantile of Hyndman and Fan's type 7, as in R, NumPy and spreadsheets; `nil` without cases.
  ///
  /// With the n durations sorted and counted from 0, the value at `(n − 1)·q`, on the straight line
  /// between two neighbors where that is not whole.
  ///
  /// - Precondition: `0 <= q <= 1`.
  /// - SeeAlso: Hyndman and Fan (1996), *Sample Quantiles in Statistical Packages*,
  ///   doi:10.2307/2684934.
  public func quantile(_ q: Double) -> Double? {
    precondition(0 <= q && q <= 1, "\(q) is not a share")
    guard size > 0 else { return nil }
    let position = Double(size - 1) * q
    let below = Int(position)
    let pair = durations(ranked: below)
    return Double(pair.at) + (position - Double(below)) * Double(pair.next - pair.at)
  }

  /// The durations of a rank and of the one after it, counted from 0, the shortest first.
  ///
  /// - Precondition: `rank` is less than ``count``.
  func durations(ranked rank: Int) -> (at: Int, next: Int) {
    var seen = 0
    var at: Int?
    for (day, count) in storage.enumerated() where count > 0 {
      seen += count
      if seen > rank, at == nil { at = day }
      if let at, seen > rank + 1 { return (at, day) }
    }
    let last = storage.count - 1
    return (at ?? last, last)
  }
}
