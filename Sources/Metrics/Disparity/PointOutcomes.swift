import Cases

/// Which decision points each case of a period met, and with what outcome.
///
/// One bit a point, one word a case: the columns are read one after the other, each turning its
/// codes into masks through a table, so that ten points cost no more than one.
struct PointOutcomes: Sendable {
  /// The rows of the cases that met any point.
  private(set) var rows: [Int32] = []
  /// The points that each case was at risk at.
  private(set) var atRisk: [UInt32] = []
  /// The points at which it had the event; never one at which it was not at risk.
  private(set) var events: [UInt32] = []
  /// The points, by bit.
  let points: [DecisionPoint]

  /// What a missing value does to a case.
  enum Missing: Sendable {
    /// It leaves the case out, as in every number.
    case leavesOut
    /// It keeps the case, so that those left out can be found.
    case keeps
  }

  /// Reads the outcomes of the selected rows in a period, by each point's own day or by one day for
  /// all of them, the cohort's.
  init(
    of store: CaseStore, rows selection: [Int32], in period: Period, at points: [DecisionPoint],
    cohort: CaseField? = nil, missing: Missing = .leavesOut
  ) {
    self.points = points
    select(from: store, selection, in: period, cohort)
    events = Array(repeating: 0, count: rows.count)
    let conditions = points.flatMap { $0.atRiskConditions + $0.eventConditions }
    for field in CaseField.allCases where conditions.contains(where: { $0.field == field }) {
      let masks = ConditionMasks(field, of: points, labels: store.text(field)?.labels.count ?? 3)
      if let column = store.text(field) {
        apply(masks, to: column.codes, missingCode: 0, missing)
      } else if let flags = store.flags(field) {
        apply(masks, to: flags, missingCode: 2, missing)
      }
    }
    for index in events.indices { events[index] &= atRisk[index] }
    if missing == .leavesOut { leaveOutWithoutDays(store) }
  }

  /// Keeps the rows that any point's day puts into the period.
  private mutating func select(
    from store: CaseStore, _ selection: [Int32], in period: Period, _ cohort: CaseField?
  ) {
    var found = [UInt32](repeating: 0, count: selection.count)
    let chosen = cohort.map { store.days($0) ?? [] }
    for anchor in Set(points.map(\.anchor)) {
      guard let days = store.days(anchor) else { continue }
      let mask = self.mask { $0.anchor == anchor }
      let first = period.first.number
      let end = period.end.number
      for index in selection.indices {
        let own = days[Int(selection[index])]
        // A case of the cohort is at the point once it has come to it.
        guard own != Day.missing, chosen?.isEmpty != true else { continue }
        let day = chosen?[Int(selection[index])] ?? own
        if first <= day, day < end { found[index] |= mask }
      }
    }
    for index in found.indices where found[index] != 0 {
      rows.append(selection[index])
      atRisk.append(found[index])
    }
  }

  private mutating func apply<Column: RandomAccessCollection>(
    _ masks: ConditionMasks, to codes: Column, missingCode: Int, _ missing: Missing
  ) where Column.Index == Int, Column.Element: FixedWidthInteger {
    var allowed = masks.allowed
    if missing == .keeps { allowed[missingCode] = .max }
    let event = masks.event
    for index in rows.indices {
      let code = Int(codes[Int(rows[index])])
      atRisk[index] &= allowed[code]
      events[index] |= event[code]
    }
  }

  /// A case without the days that a median is made of is not in it.
  private mutating func leaveOutWithoutDays(_ store: CaseStore) {
    for (bit, point) in points.enumerated() {
      guard let days = DaysReader(point, in: store) else { continue }
      for index in rows.indices where atRisk[index] >> bit & 1 == 1 {
        if days[rows[index]] == nil { atRisk[index] &= ~(1 << bit) }
      }
    }
  }

  private func mask(where holds: (DecisionPoint) -> Bool) -> UInt32 {
    var mask: UInt32 = 0
    for (bit, point) in points.enumerated() where holds(point) { mask |= 1 << bit }
    return mask
  }
}

/// What each code of a column says about each point.
private struct ConditionMasks {
  /// By code: the points that do not exclude it.
  var allowed: [UInt32]
  /// By code: the points whose event it is.
  var event: [UInt32]

  init(_ field: CaseField, of points: [DecisionPoint], labels: Int) {
    allowed = Array(repeating: .max, count: labels)
    event = Array(repeating: 0, count: labels)
    for (bit, point) in points.enumerated() {
      for condition in point.atRiskConditions where condition.field == field {
        for code in 0..<labels where !condition.holds(for: code) { allowed[code] &= ~(1 << bit) }
      }
      for condition in point.eventConditions where condition.field == field {
        for code in 0..<labels where condition.holds(for: code) { event[code] |= 1 << bit }
      }
    }
  }
}

extension DecisionPoint.Condition {
  fileprivate func holds(for code: Int) -> Bool {
    if let codes { return codes.contains(UInt32(code)) }
    return code != (field.kind == .flag ? 2 : 0)
  }
}

/// Reads the days that a median is made of.
struct DaysReader: Sendable {
  private let from: Numbers?
  private let to: Numbers

  /// Creates a reader; `nil` where the point is no median, or the store lacks its fields.
  init?(_ point: DecisionPoint, in store: CaseStore) {
    guard case .medianDays(let days) = point.measure else { return nil }
    switch days {
    case .field(let field):
      guard let numbers = store.numbers(field) else { return nil }
      from = nil
      to = numbers
    case .between(let first, let last):
      guard let first = store.days(first), let last = store.days(last) else { return nil }
      from = first
      to = last
    }
  }

  /// The days of a case; `nil` where a value is missing or they would be negative.
  subscript(row: Int32) -> Int? {
    let end = to[Int(row)]
    guard let from else { return end < 0 ? nil : Int(end) }
    let start = from[Int(row)]
    guard start != Day.missing, start <= end else { return nil }
    return Int(end) - Int(start)
  }
}
