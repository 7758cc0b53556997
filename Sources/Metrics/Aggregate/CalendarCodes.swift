import Cases

/// Months and quarters by the cells of days from 1900 to 2079: 0 where the day is missing, then
/// from 1 on.
///
/// A look into a table of 3,653 days that are asked for, in place of the calendar's divisions.
enum CalendarCodes {
  /// The bias of the cells, that of a column of days.
  static let bias: Int32 = Numbers([0]).bias
  private static let firstMonth = 1900 * 12
  private static let monthCount = 180 * 12

  /// How many codes there are.
  static func count(of step: AggregatePlan.Dimension.Step) -> Int {
    step == .month ? monthCount + 1 : monthCount / 3 + 1
  }

  /// By the cell of a day, its code.
  static func table(of step: AggregatePlan.Dimension.Step) -> [UInt16] {
    step == .month ? months : quarters
  }

  private static let months: [UInt16] = {
    var codes = [UInt16](repeating: 0, count: 1 << 16)
    for month in 0..<monthCount where first(month) < codes.count {
      let end = min(first(month + 1), codes.count)
      for cell in first(month)..<end { codes[cell] = UInt16(month + 1) }
    }
    return codes
  }()

  /// The cell of the first day of a month, which is 1 for the first one.
  private static func first(_ month: Int) -> Int {
    Int(Day.first(ofMonth: firstMonth + month).number) + Int(bias)
  }

  private static let quarters: [UInt16] = months.map { $0 == 0 ? 0 : ($0 - 1) / 3 + 1 }

  /// What a code stands for.
  static func key(_ code: UInt32, _ step: AggregatePlan.Dimension.Step) -> AggregateTable.Key {
    let offset = Int(Int32(bitPattern: code))
    guard offset != 0 else { return .missing }
    let index = offset > 0 ? offset - 1 : offset
    return step == .month ? .month(firstMonth + index) : .quarter(firstMonth / 3 + index)
  }

  /// The code of any day; what is before 1900 has codes below 0.
  static func code(of day: Int32, _ step: AggregatePlan.Dimension.Step) -> UInt32 {
    guard day != Day.missing else { return 0 }
    let offset = Day(day).monthIndex - firstMonth
    let index = step == .month ? offset : Int((Double(offset) / 3).rounded(.down))
    return UInt32(bitPattern: Int32(index >= 0 ? index + 1 : index))
  }
}
