/// The records of an office as values: what is asked of one case is read from them when asked.
struct RelatedRecords: Sendable {
  /// By row, the case's slot.
  private let slots: Offsets
  private let chargeRows: ChargeRows
  private let eventRows, hearingRows: EventRows
  private let events, hearings: RecordChains

  /// Takes the records of tables as they are now.
  init(_ tables: OfficeTables, _ facts: OfficeFacts) {
    slots = facts.cases.slots
    chargeRows = ChargeRows(tables, facts)
    eventRows = EventRows(tables.events, time: nil, type: 1, facts.plausibility, ahead: false)
    hearingRows = EventRows(tables.hearings, time: 1, type: 2, facts.plausibility, ahead: true)
    (events, hearings) = (facts.events, facts.hearings)
  }

  func charges(of row: Int) -> [Charge] { chargeRows.charges(of: Int(slots[row])) }

  func events(of row: Int) -> [CaseEvent] {
    eventRows.sorted(events.records(of: Int(slots[row])))
  }

  func hearings(of row: Int) -> [CaseEvent] {
    hearingRows.sorted(hearings.records(of: Int(slots[row])))
  }

  /// The days and words of events; `nil` where they have no days.
  var eventDays: EventDays? {
    guard let days = eventRows.days, events.count > 0 else { return nil }
    let (slots, events, rows) = (slots, events, eventRows)
    // An event without a word has the last one, since the first stands for no event.
    let words = rows.type.words + ["(no word)"]
    return EventDays(
      words: words,
      isClerical: rows.type.standard.map { $0 == EventType.clerical.rawValue } + [false]
    ) { row, body in
      events.forEach(of: Int(slots[row])) { record in
        let code = rows.type.code(record)
        body(rows.plausibility.plausible(days[record]), code == 0 ? words.count - 1 : code)
      }
    }
  }
}

extension RelatedRecords {
  func write(to archive: inout ArchiveWriter) {
    slots.write(to: &archive)
    chargeRows.write(to: &archive)
    eventRows.write(to: &archive)
    hearingRows.write(to: &archive)
    events.write(to: &archive)
    hearings.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    slots = try Offsets(from: &archive)
    chargeRows = try ChargeRows(from: &archive)
    eventRows = try EventRows(from: &archive)
    hearingRows = try EventRows(from: &archive)
    events = try RecordChains(from: &archive)
    hearings = try RecordChains(from: &archive)
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

  /// Every label, by code.
  var words: [String] { standard.indices.map { labels[$0] } }

  func write(to archive: inout ArchiveWriter) {
    archive.write(optional: codes) { $1.write(to: &$0) }
    labels.write(to: &archive)
    archive.write(standard)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    codes = try archive.numbers()
    labels = try Labels(from: &archive)
    standard = try archive.bytes()
  }
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

  func write(to archive: inout ArchiveWriter) {
    for texts in [number, title, statute, chargeClass, disposition, sentence] {
      texts.write(to: &archive)
    }
    for column in [filed, disposed, days] {
      archive.write(optional: column) { $1.write(to: &$0) }
    }
    archive.write(optional: patternDays) { $0.write(integers: $1) }
    reader.write(to: &archive)
    chains.write(to: &archive)
    archive.write(Int(plausibility.dataDay))
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    number = try Texts(from: &archive)
    title = try Texts(from: &archive)
    statute = try Texts(from: &archive)
    chargeClass = try Texts(from: &archive)
    disposition = try Texts(from: &archive)
    sentence = try Texts(from: &archive)
    filed = try archive.numbers()
    disposed = try archive.numbers()
    days = try archive.numbers()
    patternDays = try archive.optional { archive throws(ArchiveError) in try archive.integers() }
    reader = try ChargeReader(from: &archive)
    chains = try RecordChains(from: &archive)
    plausibility = Plausibility(dataDay: Day(try archive.int32()))
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

  func write(to archive: inout ArchiveWriter) {
    archive.write(optional: days) { $1.write(to: &$0) }
    type.write(to: &archive)
    archive.write(optional: time) { $1.write(to: &$0) }
    archive.write(Int(plausibility.dataDay))
    archive.write(ahead)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    days = try archive.numbers()
    type = try Texts(from: &archive)
    time = try archive.optional { archive throws(ArchiveError) in try Texts(from: &archive) }
    plausibility = Plausibility(dataDay: Day(try archive.int32()))
    ahead = try archive.flag()
  }
}
