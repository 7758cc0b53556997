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
  ///
  /// - Parameters:
  ///   - store: the cases.
  ///   - selection: their rows, in their order.
  ///   - period: the days of the points, or of the cohort.
  ///   - points: the points.
  ///   - cohort: the day that puts cases into the period.
  ///   - missing: what a missing value does to a case.
  init(
    of store: CaseStore, rows selection: [Int32], in period: Period, at points: [DecisionPoint],
    cohort: CaseField? = nil, missing: Missing = .leavesOut
  ) {
    self.points = points
    let runs = SegmentRun.runs(of: selection)
    let reader = OutcomeReader(store, period, points, cohort, missing)
    for part in Parallel.map(runs.count, { reader.outcomes(of: runs[$0]) }) {
      rows += part.rows
      atRisk += part.atRisk
      events += part.events
    }
    if missing == .leavesOut { leaveOutWithoutDays(store) }
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
}

/// Rows that follow each other in one segment.
struct SegmentRun: Sendable {
  let segment: Int
  let offsets: [UInt16]

  /// The first row of the segment.
  var first: Int { segment * PackedCells.segmentRows }

  /// Parts rows where they go over into another segment.
  static func runs(of rows: [Int32]) -> [SegmentRun] {
    var runs: [SegmentRun] = []
    var rest = rows[...]
    while let row = rest.first {
      let segment = PackedCells.segment(of: Int(row))
      let start = Int32(segment * PackedCells.segmentRows)
      let run = rest.prefix { start <= $0 && $0 < start + Int32(PackedCells.segmentRows) }
      runs.append(
        SegmentRun(
          segment: segment, offsets: run.map { UInt16(truncatingIfNeeded: $0 &- start) }))
      rest = rest[run.endIndex...]
    }
    return runs
  }
}

/// Reads the outcomes of the cases of a segment.
private struct OutcomeReader: Sendable {
  private let anchors: [(days: Numbers, mask: UInt32)]
  /// The cohort's days; empty where the store has none.
  private let chosen: Numbers?
  private let period: Period
  private let columns: [(cells: PackedCells, masks: ConditionMasks)]

  struct Part: Sendable {
    var rows: [Int32] = []
    var atRisk: [UInt32] = []
    var events: [UInt32] = []
  }

  init(
    _ store: CaseStore, _ period: Period, _ points: [DecisionPoint], _ cohort: CaseField?,
    _ missing: PointOutcomes.Missing
  ) {
    self.period = period
    chosen = cohort.map { store.days($0) ?? [] }
    anchors = Set(points.map(\.anchor)).compactMap { anchor in
      guard let days = store.days(anchor) else { return nil }
      var mask: UInt32 = 0
      for (bit, point) in points.enumerated() where point.anchor == anchor { mask |= 1 << bit }
      return (days, mask)
    }
    let conditions = points.flatMap { $0.atRiskConditions + $0.eventConditions }
    columns = CaseField.allCases.compactMap { field in
      guard conditions.contains(where: { $0.field == field }) else { return nil }
      if let column = store.text(field) {
        let masks = ConditionMasks(field, of: points, codes: column.labels.indices.map { $0 })
        return (column.codes.cells, masks.keeping(missing == .keeps ? 0 : nil))
      }
      guard let flags = store.flags(field) else { return nil }
      // The cells of flags are 0 not known, 1 no, 2 yes.
      let masks = ConditionMasks(field, of: points, codes: [2, 0, 1])
      return (flags.cells, masks.keeping(missing == .keeps ? 0 : nil))
    }
  }

  func outcomes(of run: SegmentRun) -> Part {
    var part = Part()
    var offsets: [UInt16] = []
    select(run) { offset, points in
      offsets.append(offset)
      part.rows.append(Int32(run.first) + Int32(offset))
      part.atRisk.append(points)
    }
    part.events = Array(repeating: 0, count: offsets.count)
    for column in columns {
      let cells = column.cells.cells(inSegment: run.segment, at: offsets)
      for index in offsets.indices {
        part.atRisk[index] &= column.masks.allowed[Int(cells[index])]
        part.events[index] |= column.masks.event[Int(cells[index])]
      }
    }
    for index in offsets.indices { part.events[index] &= part.atRisk[index] }
    return part
  }

  /// The rows that any point's day puts into the period, with those points.
  private func select(_ run: SegmentRun, _ body: (UInt16, UInt32) -> Void) {
    let first = period.first.number
    let end = period.end.number
    let chosen = chosen.map { days in
      days.isEmpty ? [] : days.numbers(inSegment: run.segment, at: run.offsets)
    }
    guard chosen?.isEmpty != true else { return }
    var found = [UInt32](repeating: 0, count: run.offsets.count)
    for (days, mask) in anchors {
      let own = days.numbers(inSegment: run.segment, at: run.offsets)
      // A case of the cohort is at the point once it has come to it.
      let days = chosen ?? own
      for index in found.indices {
        let isIn = own[index] != Day.missing && first <= days[index] && days[index] < end
        found[index] |= isIn ? mask : 0
      }
    }
    for (offset, points) in zip(run.offsets, found) where points != 0 { body(offset, points) }
  }
}

/// What each code of a column says about each point.
private struct ConditionMasks: Sendable {
  /// By code: the points that do not exclude it.
  var allowed: [UInt32]
  /// By code: the points whose event it is.
  var event: [UInt32]

  /// The masks of a field's cells, each of which stands for a code.
  init(_ field: CaseField, of points: [DecisionPoint], codes: [Int]) {
    allowed = Array(repeating: .max, count: codes.count)
    event = Array(repeating: 0, count: codes.count)
    for (bit, point) in points.enumerated() {
      for condition in point.atRiskConditions where condition.field == field {
        for (cell, code) in codes.enumerated() where !condition.holds(for: code) {
          allowed[cell] &= ~(1 << bit)
        }
      }
      for condition in point.eventConditions where condition.field == field {
        for (cell, code) in codes.enumerated() where condition.holds(for: code) {
          event[cell] |= 1 << bit
        }
      }
    }
  }

  /// The masks by which a cell excludes no case.
  func keeping(_ cell: Int?) -> ConditionMasks {
    var masks = self
    if let cell { masks.allowed[cell] = .max }
    return masks
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
