extension CaseBlock {
  /// Finds the last event, the next hearing, and the court dates of each case.
  mutating func deriveCalendar() {
    let slots = gatherSlots()
    if let events = office.eventReader { read(events, slots) }
    if let days = office.hearingDays { findNextHearings(days, slots) }
  }

  private mutating func read(_ reader: EventReader, _ slots: [Int32]) {
    var last = [Int32](repeating: Day.missing, count: count)
    var hearings = [Int32](repeating: 0, count: count)
    var continuances = hearings
    let disposed = values(.disposed)
    let plausibility = office.plausibility
    for index in 0..<count {
      var end = Int32.max
      if let day = disposed?[index], day != Day.missing { end = day }
      office.events.forEach(of: Int(slots[index])) { record in
        let day = plausibility.plausible(reader.days[record])
        guard day != Day.missing else { return }
        let type = reader.type(record)
        if type != EventType.clerical.rawValue { last[index] = max(last[index], day) }
        guard day <= end else { return }
        if type == EventType.hearing.rawValue { hearings[index] += 1 }
        if type == EventType.continuance.rawValue { continuances[index] += 1 }
      }
    }
    calendar.lastEvent = last
    if reader.hasTypes {
      calendar.hearings = hearings
      calendar.continuances = continuances
    }
  }

  private mutating func findNextHearings(_ days: Numbers, _ slots: [Int32]) {
    var next = [Int32](repeating: Day.missing, count: count)
    let plausibility = office.plausibility
    for index in 0..<count {
      office.hearings.forEach(of: Int(slots[index])) { record in
        let day = plausibility.plausible(days[record], mayLieAhead: true)
        guard day != Day.missing, day >= plausibility.dataDay else { return }
        if next[index] == Day.missing || day < next[index] { next[index] = day }
      }
    }
    calendar.nextHearing = next
  }
}

/// Reads the days and the standard types of events.
struct EventReader: Sendable {
  let days: Numbers
  private let types: Numbers?
  private let standard: [UInt8]
  /// Whether some event has a standard type.
  let hasTypes: Bool

  /// A reader of a table of events; `nil` where they have no days.
  init?(_ events: Records, standard: [UInt8]) {
    guard let days = events.columns[0] else { return nil }
    self.days = days
    types = events.columns[1]
    self.standard = standard
    hasTypes = standard.contains { $0 != 0 }
  }

  /// The standard type of an event; 0 where it has none.
  @inline(__always)
  func type(_ record: Int) -> UInt8 { standard[types.code(record)] }
}
