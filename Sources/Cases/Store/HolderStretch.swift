/// Days in a row on which one attorney held a case.
public struct HolderStretch: Hashable, Sendable {
  /// The attorney's code among the labels of the history.
  public var holder: Int32
  /// The first day.
  public var from: Int32
  /// The day after the last one; ``stillHeld`` where no end is said.
  public var end: Int32

  /// The end of what has none.
  public static let stillHeld = Int32.max

  /// Creates a stretch.
  public init(holder: Int32, from: Int32, end: Int32) {
    (self.holder, self.from, self.end) = (holder, from, end)
  }

  /// Stretches that may overlap, made to follow each other: on each day the one that began last
  /// counts, of equals the first one given.
  static func oneAfterAnother(_ given: [HolderStretch]) -> [HolderStretch] {
    let days = Set(given.flatMap { [$0.from, $0.end] }).sorted()
    var stretches: [HolderStretch] = []
    for (first, next) in zip(days, days.dropFirst()) {
      var best: HolderStretch?
      for one in given where one.from <= first && first < one.end {
        if best.map({ one.from > $0.from }) ?? true { best = one }
      }
      guard let best else { continue }
      if let last = stretches.last, last.holder == best.holder, last.end == first {
        stretches[stretches.count - 1].end = next
      } else {
        stretches.append(HolderStretch(holder: best.holder, from: first, end: next))
      }
    }
    return stretches
  }
}
