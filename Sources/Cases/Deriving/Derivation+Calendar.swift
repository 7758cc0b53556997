extension Derivation {
  /// The last event, the next hearing, and the court dates of each case.
  mutating func deriveCalendar(_ derived: inout CaseStore.Derived) {
    let count = tables.cases.count
    if let days = tables.events.column(0) {
      var last = [Int32](repeating: Day.missing, count: count)
      let types = tables.events.column(1)
      let standard = tables.events.texts[1].standard
      let hasTypes = standard.contains { $0 != 0 }
      var hearingCounts = [Int32](repeating: 0, count: count)
      var continuances = hearingCounts
      let disposed = dayColumn(.disposed)
      for (record, slot) in tables.events.slots.enumerated() {
        let day = days[record]
        guard day != Day.missing else { continue }
        guard plausibility.holds(day) else {
          tally.add(.implausibleDay, "event", at: tables.events.place(record))
          continue
        }
        let row = Int(tables.caseOfSlot[Int(slot)])
        guard row >= 0 else { continue }
        let type = types.map { $0[record] == RecordTable.missing ? 0 : standard[Int($0[record])] }
        if type != EventType.clerical.rawValue { last[row] = max(last[row], day) }
        if let end = disposed?[row], end != Day.missing, day > end { continue }
        if type == EventType.hearing.rawValue { hearingCounts[row] += 1 }
        if type == EventType.continuance.rawValue { continuances[row] += 1 }
      }
      derived.lastEvent = Numbers(last)
      if hasTypes {
        derived.hearings = Numbers(hearingCounts, areDays: false)
        derived.continuances = Numbers(continuances, areDays: false)
      }
    }
    derived.nextHearing = nextHearings().map { Numbers($0) }
  }

  private mutating func nextHearings() -> [Int32]? {
    guard let days = tables.hearings.column(0) else { return nil }
    var next = [Int32](repeating: Day.missing, count: tables.cases.count)
    for (record, slot) in tables.hearings.slots.enumerated() {
      let day = days[record]
      guard day != Day.missing else { continue }
      guard plausibility.holds(day, mayLieAhead: true) else {
        tally.add(.implausibleDay, "hearing", at: tables.hearings.place(record))
        continue
      }
      let row = Int(tables.caseOfSlot[Int(slot)])
      guard row >= 0, day >= dataDay.number else { continue }
      if next[row] == Day.missing || day < next[row] { next[row] = day }
    }
    return next
  }
}
