extension RelatedTables {
  /// Tables that read an office's records when asked.
  init(_ tables: OfficeTables, _ facts: OfficeFacts) {
    let chargeRows = ChargeRows(tables, facts)
    let eventRows = EventRows(tables.events, time: nil, type: 1, facts.plausibility, ahead: false)
    let hearingRows = EventRows(tables.hearings, time: 1, type: 2, facts.plausibility, ahead: true)
    let slots = facts.cases.slots
    let (events, hearings) = (facts.events, facts.hearings)
    self.init(
      charges: { row in chargeRows.charges(of: Int(slots[row])) },
      events: { row in eventRows.sorted(events.records(of: Int(slots[row]))) },
      hearings: { row in hearingRows.sorted(hearings.records(of: Int(slots[row]))) })
  }
}

/// The columns of a table, held as values so that later reading does not change them.
private struct Texts: Sendable {
  let codes: Numbers?
  let labels: Labels
  let standard: [UInt8]

  init(_ table: RecordTable, _ field: Int) {
    codes = table.column(field)
    labels = table.texts[field].labels
    standard = table.texts[field].standard
  }

  func code(_ record: Int) -> Int {
    guard let value = codes?[record], value != RecordTable.missing else { return 0 }
    return Int(value)
  }

  func label(_ record: Int) -> String { labels[code(record)] }
}

private struct ChargeRows: Sendable {
  let number, title, statute, chargeClass, disposition, sentence: Texts
  let filed, disposed, days: Numbers?
  let patternDays: [Int32]?
  let reader: ChargeReader
  let chains: RecordChains
  let plausibility: Plausibility

  init(_ tables: OfficeTables, _ facts: OfficeFacts) {
    let table = tables.charges
    number = Texts(table, ChargeField.number.ordinal)
    title = Texts(table, ChargeField.title.ordinal)
    statute = Texts(table, ChargeField.statute.ordinal)
    chargeClass = Texts(table, ChargeField.chargeClass.ordinal)
    disposition = Texts(table, ChargeField.disposition.ordinal)
    sentence = Texts(table, ChargeField.sentence.ordinal)
    filed = table.column(ChargeField.filed.ordinal)
    disposed = table.column(ChargeField.disposed.ordinal)
    days = table.column(ChargeField.sentenceDays.ordinal)
    patternDays =
      tables.definition.sentencePatterns == nil
      ? nil : table.texts[ChargeField.sentence.ordinal].sentenceDays
    reader = facts.chargeReader
    chains = facts.charges
    plausibility = facts.plausibility
  }

  /// The charges of the case in a slot.
  func charges(of slot: Int) -> [Charge] {
    let lead = ChargesOfCase(of: slot, chains, reader, plausibility).lead
    return chains.records(of: slot).map { charge($0, isLead: $0 == lead) }
  }

  private func charge(_ record: Int, isLead: Bool) -> Charge {
    let length = patternDays.map { $0[sentence.code(record)] } ?? days?[record]
    return Charge(
      number: number.label(record), isLead: isLead,
      title: title.label(record), statute: statute.label(record),
      chargeClass: chargeClass.label(record), filed: day(filed, record),
      disposed: day(disposed, record), dispositionWord: disposition.label(record),
      disposition: Disposition(rawValue: disposition.standard[disposition.code(record)]),
      sentenceWord: sentence.label(record),
      sentence: Sentence(rawValue: sentence.standard[sentence.code(record)]),
      sentenceDays: length.flatMap { $0 == CaseStore.missingNumber ? nil : Int($0) })
  }

  private func day(_ column: Numbers?, _ record: Int) -> Day? {
    guard let day = column?[record], day != Day.missing, plausibility.holds(day) else { return nil }
    return Day(day)
  }
}

private struct EventRows: Sendable {
  let days: Numbers?
  let type: Texts
  let time: Texts?
  let plausibility: Plausibility
  let ahead: Bool

  init(
    _ table: RecordTable, time: Int?, type: Int, _ plausibility: Plausibility, ahead: Bool
  ) {
    days = table.column(0)
    self.type = Texts(table, type)
    self.time = time.map { Texts(table, $0) }
    self.plausibility = plausibility
    self.ahead = ahead
  }

  /// The events of some records, oldest first, those without a day last.
  func sorted(_ records: [Int]) -> [CaseEvent] {
    records.map(event).enumerated().sorted { left, right in
      let days = (left.element.day?.number ?? .max, right.element.day?.number ?? .max)
      return (days.0, left.offset) < (days.1, right.offset)
    }.map(\.element)
  }

  private func event(_ record: Int) -> CaseEvent {
    let day = days.map { plausibility.plausible($0[record], mayLieAhead: ahead) } ?? Day.missing
    return CaseEvent(
      day: day == Day.missing ? nil : Day(day), time: time?.label(record) ?? "",
      word: type.label(record), type: EventType(rawValue: type.standard[type.code(record)]))
  }
}
