/// Who held each case from when to when.
public struct AttorneyHistory: Sendable {
  private let grouped: Grouped
  private let attorney: Numbers
  private let from: [Int32]
  private let to: [Int32]
  /// The attorneys' labels by code; `labels[0]` is empty.
  public let labels: Labels

  /// The history that an office's assignments tell, days that cannot be true missing; `nil` where it
  /// has none.
  init?(_ tables: OfficeTables, _ plausibility: Plausibility) {
    let table = tables.assignments
    guard let attorney = table.column(0), let from = table.column(1) else { return nil }
    self.attorney = attorney
    self.from = from.map { plausibility.plausible($0) }
    to =
      table.column(2)?.map { plausibility.plausible($0, mayLieAhead: true) }
      ?? Array(repeating: Day.missing, count: table.count)
    labels = table.texts[0].labels
    grouped = Grouped(table, caseOfSlot: tables.caseOfSlot, caseCount: tables.cases.count)
  }

  /// The label code of who held a case on a day; `nil` where nobody is said to.
  ///
  /// Of several holders the one who took the case last counts.
  public func holder(of row: Int, on day: Int32) -> Int32? {
    var best: Int32?
    var start = Int32.min
    for record in grouped[row] {
      let index = Int(record)
      let begins = from[index]
      guard attorney[index] != RecordTable.missing, begins != Day.missing, begins <= day,
        to[index] == Day.missing || day <= to[index], best == nil || begins >= start
      else { continue }
      best = attorney[index]
      start = begins
    }
    return best
  }
}
