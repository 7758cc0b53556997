/// The cases that were read so far, by the month in which they were filed.
///
/// More rows can add cases and days, or correct a day: this is what is true of a part of the files,
/// and no number of the office.
public struct FilingsRead: Hashable, Sendable {
  /// Cases so far; what is still to be read can add to them and takes none away.
  public var cases = 0
  /// The days that can be true: the first and the last.
  public var first: Day?
  public var last: Day?
  /// The ``Day/monthIndex`` of the first month, and the cases filed in it and in each that follows,
  /// to the month of the last day.
  public var firstMonth = 0
  public var months: [Int] = []

  /// No cases.
  public init() {}

  /// The cases with a day of filing that can be true.
  public var dated: Int { months.reduce(0, +) }
}

extension FilingsRead {
  /// Counts the cases of a table; a day after the newest cannot be true.
  init(_ table: RecordTable, through newest: Day) {
    cases = table.count
    guard let days = table.column(CaseField.filed.ordinal) else { return }
    let floor = Plausibility.floor
    // A count for each day first, which costs a nanosecond or two a case; months only at the end.
    var counts = [Int](repeating: 0, count: max(0, Int(newest.number - floor) + 1))
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: PackedCells.segmentRows) { numbers in
      for segment in 0..<days.cells.segmentCount {
        for number in numbers[..<days.copy(segment: segment, to: numbers)] {
          // What is missing lies before the floor.
          let index = Int(number) - Int(floor)
          if counts.indices.contains(index) { counts[index] += 1 }
        }
      }
    }
    guard let earliest = counts.firstIndex(where: { $0 > 0 }),
      let latest = counts.lastIndex(where: { $0 > 0 })
    else { return }
    let from = Day(floor + Int32(earliest))
    let through = Day(floor + Int32(latest))
    (first, last, firstMonth) = (from, through, from.monthIndex)
    months = Array(repeating: 0, count: through.monthIndex - firstMonth + 1)
    for index in earliest...latest where counts[index] > 0 {
      months[Day(floor + Int32(index)).monthIndex - firstMonth] += counts[index]
    }
  }
}
