/// Reads one file into the tables of an office, and later the rows that were added to it.
final class SourceReader {
  let definition: SourceDefinition
  let path: String
  let name: String
  private let source: UInt8
  private let fileNumber: UInt16
  let tables: OfficeTables
  private var layout: Layout?
  private var seen = SeenRows()
  private var scratch: [UInt8] = []
  /// Data rows met so far, with those set aside.
  private(set) var rows = 0
  private(set) var setAside = 0
  /// How far the file has been read.
  private(set) var offset = 0
  private var line = 1
  private(set) var status: FileStatus?
  /// Whether the last row had no newline: more of it may yet come.
  private(set) var endedWithoutNewline = false

  /// Creates a reader; `source` is the entry's place among the sources, which decides conflicts.
  init(
    _ definition: SourceDefinition, source: Int, path: String, name: String, tables: OfficeTables
  ) {
    self.definition = definition
    self.source = UInt8(clamping: source)
    self.path = path
    self.name = name
    self.tables = tables
    fileNumber = tables.number(ofFile: name)
  }

  /// Reads the whole file.
  ///
  /// - Throws: ``LoadError`` when it cannot be read as the mapping says.
  func readAll(progress: (Int) -> Void) throws(LoadError) {
    let file = try DelimitedFile(path: path, name: name)
    status = file.status
    try file.sniff()
    guard try file.next() else {
      throw LoadError(.badData, file: name, "is empty; a table needs at least a header")
    }
    let header = file.fields.map { field in
      String(decoding: ValueParsing.trimmed(file.bytes(field)), as: UTF8.self)
    }
    layout = try layout(header, separator: file.separator, newline: file.newline)
    try read(file, isWhole: true, progress: progress)
  }

  /// Reads the whole rows that stand behind what was read; a half-written last row waits.
  ///
  /// - Throws: ``LoadError`` when reading fails.
  func readAppended() throws(LoadError) {
    guard let layout else { return }
    let file = try DelimitedFile(
      path: path, name: name, offset: offset, line: line, separator: layout.separator,
      newline: layout.newline)
    status = file.status
    try read(file, isWhole: false) { _ in }
  }

  /// Takes another state of the file for the one that was read, its contents being the same.
  func accept(_ status: FileStatus) {
    self.status = status
  }

  private func read(
    _ file: DelimitedFile, isWhole: Bool, progress: (Int) -> Void
  ) throws(LoadError) {
    guard let layout else { return }
    var reported = 0
    while try file.next() {
      if file.rowEnd != .newline {
        guard isWhole else { break }
        endedWithoutNewline = true
        try checkQuote(file)
      }
      readRow(file, layout)
      if file.offset - reported > 1 << 20 {
        progress(file.offset - reported)
        reported = file.offset
      }
      offset = file.offset
      line = file.line
    }
    if offset == 0 { (offset, line) = (file.offset, file.line) }
    progress(offset - reported)
  }

  /// A quote that is never closed would swallow the rest of the file in silence.
  private func checkQuote(_ file: DelimitedFile) throws(LoadError) {
    guard file.rowEnd == .insideQuotes, file.rowBytes.contains(file.newline) else { return }
    throw LoadError(
      .badData, file: name, line: file.rowLine,
      "a quoted field begins in this row and never ends; close the quote")
  }

  private func readRow(_ file: DelimitedFile, _ layout: Layout) {
    if file.fields.count == 1, file.rowBytes.isEmpty, layout.header.count > 1 { return }
    rows += 1
    let place = RecordPlace(file: fileNumber, line: UInt32(clamping: file.rowLine))
    guard file.fields.count == layout.header.count, file.rowEnd != .insideQuotes else {
      setAside += 1
      tables.tally.add(.fieldCount, definition.into.rawValue, at: place)
      return
    }
    guard seen.insert(file.rowBytes) else {
      tables.tally.add(.duplicateRow, definition.into.rawValue, at: place)
      if definition.into == .case, definition.laterRowsUpdate { repeatCase(file, layout, place) }
      return
    }
    let row = Row(file: file)
    guard meetsConditions(row, layout) else { return }
    guard let slot = slot(row, layout) else {
      setAside += 1
      tables.tally.add(.missingKey, definition.into.rawValue, at: place)
      return
    }
    switch definition.into {
    case .case: readCase(row, layout, slot, place)
    case .charge: readCharge(row, layout, slot, place)
    default: readRecord(row, layout, slot, place)
    }
  }

  /// Takes a row that was read before once more.
  ///
  /// Its case may have been otherwise in between, and is now again as it was. What is wrong with
  /// the row has been counted.
  private func repeatCase(_ file: DelimitedFile, _ layout: Layout, _ place: RecordPlace) {
    let row = Row(file: file)
    guard meetsConditions(row, layout), let slot = slot(row, layout) else { return }
    let tally = tables.tally
    readCase(row, layout, slot, place)
    tables.tally = tally
  }

  private func meetsConditions(_ row: Row, _ layout: Layout) -> Bool {
    layout.conditions.allSatisfy { condition in
      let value = row.bytes(condition.column)
      return condition.values.contains { $0.utf8.elementsEqual(value) }
    }
  }

  /// The bytes of a row's columns, trimmed.
  private struct Row {
    let file: DelimitedFile

    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
      ValueParsing.trimmed(file.bytes(file.fields[column]))
    }
  }

  private func slot(_ row: Row, _ layout: Layout) -> Int? {
    guard let first = layout.key.first else { return 0 }
    let bytes = row.bytes(first)
    if bytes.isEmpty { return nil }
    guard layout.key.count > 1 else { return tables.slot(of: bytes) }
    scratch.removeAll(keepingCapacity: true)
    for (index, column) in layout.key.enumerated() {
      if index > 0 { scratch.append(47) }
      scratch.append(contentsOf: row.bytes(column))
    }
    return scratch.withUnsafeBytes { tables.slot(of: $0) }
  }

  private func value(_ reader: FieldReader, _ row: Row, _ place: RecordPlace) -> Int32 {
    reader.value(row.bytes, scratch: &scratch) { fault in
      let field = fieldName(reader)
      switch fault {
      case .bad: tables.tally.add(.badValue, field, at: place)
      case .unlisted(let word):
        tables.tally.add(.unlistedValue, field, at: place, value: word)
      case .notUTF8: tables.tally.add(.notUTF8, field, at: place)
      case .variant: tables.tally.add(.nameVariants, field, at: place)
      }
    }
  }

  /// A field as findings name it: a case's by its name, others' with what they are a field of.
  private func fieldName(_ reader: FieldReader) -> String {
    definition.into == .case ? reader.name : "\(definition.into.rawValue) \(reader.name)"
  }

  private func readCase(_ row: Row, _ layout: Layout, _ slot: Int, _ place: RecordPlace) {
    guard
      let record = tables.caseRecord(slot: slot, place: place, makes: definition.addsCases)
    else { return }
    let isNewer = isNewer(row, layout, record)
    for constant in layout.constants {
      _ = tables.cases.merge(
        record, constant.field, constant.value, from: source, take: .first, updates: true)
    }
    for reader in layout.fields {
      let merged = tables.cases.merge(
        record, reader.field, value(reader, row, place), from: source, take: reader.take,
        updates: definition.laterRowsUpdate)
      let disagrees =
        merged == .conflict || (merged == .updated && reader.take == .first && !isNewer)
      if disagrees { tables.tally.add(.conflict, reader.name, at: place) }
    }
    for reader in layout.otherwise {
      _ = tables.otherwise.merge(
        record, reader.field, value(reader, row, place), from: source, take: reader.take,
        updates: definition.laterRowsUpdate)
    }
  }

  /// Whether the row says that it is newer than what is known of its case: then it updates it.
  private func isNewer(_ row: Row, _ layout: Layout, _ record: Int) -> Bool {
    guard let updated = layout.updated else { return false }
    let old = tables.cases.value(record, CaseField.updated.ordinal)
    guard case .value(let new) = ValueParsing.day(row.bytes(updated)) else { return false }
    return old != RecordTable.missing && new > old
  }

  private func readCharge(_ row: Row, _ layout: Layout, _ slot: Int, _ place: RecordPlace) {
    let number = layout.number.map { value($0, row, place) } ?? RecordTable.missing
    let (record, isNew) = tables.chargeRecord(slot: slot, number: number, place: place)
    tables.charges.set(record, ChargeField.number.ordinal, number)
    if let version = layout.version {
      guard isLatest(ValueParsing.long(row.bytes(version)) ?? 0, record) else { return }
      for reader in layout.fields {
        tables.charges.set(record, reader.field, value(reader, row, place))
      }
      return
    }
    let judgment = [ChargeField.judged, .sentence, .sentenceDays].map(\.ordinal)
    let counts = isNew || isEarlierJudgment(row, layout, record)
    for reader in layout.fields {
      let value = value(reader, row, place)
      if judgment.contains(reader.field) {
        if counts { tables.charges.set(record, reader.field, value) }
        continue
      }
      let merged = tables.charges.merge(
        record, reader.field, value, from: source, take: reader.take,
        updates: definition.laterRowsUpdate)
      if merged == .conflict || (merged == .updated && reader.take == .first) {
        tables.tally.add(.conflict, fieldName(reader), at: place)
      }
    }
  }

  /// Whether a row is the highest version of its charge in this source so far.
  private func isLatest(_ version: Int64, _ record: Int) -> Bool {
    var versions = tables.versions[source] ?? []
    tables.versions[source] = nil
    defer { tables.versions[source] = versions }
    while versions.count <= record { versions.append(-1) }
    guard version >= versions[record] else { return false }
    versions[record] = version
    return true
  }

  /// Of several judgments of a charge the earliest one's sentence counts; one without a day is
  /// last, and of equals the first that was read.
  private func isEarlierJudgment(_ row: Row, _ layout: Layout, _ record: Int) -> Bool {
    let judged = layout.fields.first { $0.field == ChargeField.judged.ordinal }
    let old = tables.charges.value(record, ChargeField.judged.ordinal)
    let hasSentence = tables.charges.value(record, ChargeField.sentence.ordinal)
    guard let judged else { return hasSentence == RecordTable.missing }
    guard case .value(let new) = ValueParsing.day(row.bytes(judged.columns[0])) else {
      return false
    }
    return old == RecordTable.missing || new < old
  }

  private func readRecord(_ row: Row, _ layout: Layout, _ slot: Int, _ place: RecordPlace) {
    let table = tables.table(definition.into)
    let record = table.append(slot: Int32(slot), place: place)
    for reader in layout.fields {
      table.set(record, reader.field, value(reader, row, place))
    }
  }
}
