/// Rows of a block that are added to a table together.
struct GatheredRows {
  /// The rows' numbers in the block, in order.
  var rows: [Int32] = []
  var slots: [Int32] = []
  /// Room for their values and lines.
  var values: [Int32] = []
  var lines: [UInt32] = []

  /// Forgets the rows.
  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
  }
}

extension SourceReader {
  /// Adds the rows of a block to the tables, in the order of the file.
  ///
  /// Rows of new records are gathered and added a column at a time; a row that speaks of a known
  /// record is merged into it value by value.
  func add(_ parser: RowParser) {
    let block = parser.block
    rows += block.rowCount + block.odd.count
    setAside += block.odd.count
    for row in block.odd {
      tables.tally.add(
        .fieldCount, definition.into.rawValue,
        at: RecordPlace(file: fileNumber, line: UInt32(clamping: row.line)))
    }
    parser.resolve()
    let isUsed: [Bool]
    switch definition.into {
    case .case: isUsed = addCases(parser)
    case .charge: isUsed = addCharges(parser)
    default: isUsed = addRecords(parser)
    }
    countFaults(parser, isUsed)
    for field in parser.columns { field.reader.noteDistinct(of: rows) }
  }

  private func place(_ parser: RowParser, _ row: Int) -> RecordPlace {
    RecordPlace(file: fileNumber, line: parser.block.lines[row])
  }

  private func isWanted(_ parser: RowParser, _ row: Int) -> Bool {
    parser.wanted.isEmpty || parser.wanted[row]
  }

  /// Finds the slots of all rows' cases.
  private func findSlots(_ parser: RowParser) {
    let rows = parser.keys.count
    if slots.count < rows { slots = Array(repeating: 0, count: 2 * rows) }
    slots.withUnsafeMutableBufferPointer { slots in
      guard let base = slots.baseAddress else { return }
      tables.slots(of: parser.keys, base)
    }
  }

  /// The slot of a row's case; `nil`, and counted, where the row has no key.
  private func slot(_ parser: RowParser, _ row: Int) -> Int? {
    guard !parser.layout.key.isEmpty else { return 0 }
    if slots[row] >= 0 { return Int(slots[row]) }
    setAside += 1
    tables.tally.add(.missingKey, definition.into.rawValue, at: place(parser, row))
    return nil
  }

  // MARK: Cases

  private func addCases(_ parser: RowParser) -> [Bool] {
    findSlots(parser)
    if areAllNew(parser) { return addNewCases(parser) }
    var isUsed = [Bool](repeating: false, count: parser.block.rowCount)
    tables.endAddingSlots()
    let addsTogether = parser.layout.hasDistinctFields
    for row in 0..<parser.block.rowCount where isWanted(parser, row) {
      guard let slot = slot(parser, row) else { continue }
      let record = tables.caseOfSlot[slot]
      if record < 0 {
        guard definition.addsCases else { continue }
        isUsed[row] = true
        gathered.rows.append(Int32(row))
        gathered.slots.append(Int32(slot))
        tables.setCase(Int32(tables.cases.count + gathered.rows.count - 1), inSlot: slot)
        if !addsTogether { addGatheredCases(parser) }
        continue
      }
      addGatheredCases(parser)
      if isRepeated(parser, row, Int(record)) {
        tables.tally.add(.duplicateRow, definition.into.rawValue, at: place(parser, row))
        // Its case may have been otherwise in between, and is now again as it was.
        if definition.laterRowsUpdate { merge(parser, row, into: Int(record), counts: false) }
      } else {
        isUsed[row] = true
        merge(parser, row, into: Int(record), counts: true)
      }
    }
    addGatheredCases(parser)
    return isUsed
  }

  /// Whether every row of a block is of a case that no row before it has named.
  ///
  /// So it is in most blocks of a file of cases, which then need no look at single rows.
  private func areAllNew(_ parser: RowParser) -> Bool {
    let rows = parser.block.rowCount
    let first = tables.caseOfSlot.count
    guard parser.wanted.isEmpty, definition.addsCases, parser.layout.hasDistinctFields,
      tables.keys.count == first + rows
    else { return false }
    return slots.withUnsafeBufferPointer { slots in
      var isRun = true
      for row in 0..<rows where slots[row] != Int32(truncatingIfNeeded: first + row) {
        isRun = false
      }
      return isRun
    }
  }

  private func addNewCases(_ parser: RowParser) -> [Bool] {
    let rows = parser.block.rowCount
    tables.fillSlots()
    gathered.rows += (0..<Int32(rows))
    gathered.slots += slots[..<rows]
    addGatheredCases(parser)
    return [Bool](repeating: true, count: rows)
  }

  /// Adds the cases of the gathered rows.
  private func addGatheredCases(_ parser: RowParser) {
    let added = gathered.rows.count
    guard added > 0 else { return }
    let (slots, lines) = (gathered.slots, gatherLines(parser))
    let first = tables.cases.add(slots: slots, lines: lines, file: fileNumber)
    fill(tables.cases, parser.fields)
    for constant in parser.layout.constants where !tables.cases.isFilled(constant.field) {
      tables.cases.fill(
        constant.field, repeating: constant.value, count: added, from: source)
    }
    tables.cases.endAdding()
    if tables.hasOtherwise {
      _ = tables.otherwise.add(slots: slots, lines: lines, file: fileNumber)
      fill(tables.otherwise, parser.otherwise)
      tables.otherwise.endAdding()
    }
    noteFirst(parser, first)
    gathered.removeAll()
  }

  /// Remembers the gathered rows as the first of this source for their cases.
  private func noteFirst(_ parser: RowParser, _ first: Int) {
    firstRows.append(repeating: 0, count: first - firstRows.count)
    firstRows.append(
      contentsOf: gathered.rows.map { Self.mark(parser.rowHashes[Int($0)]) })
  }

  private static func mark(_ hash: UInt64) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: hash >> 32))
  }

  /// Whether this very row was read before; remembers it.
  private func isRepeated(_ parser: RowParser, _ row: Int, _ record: Int) -> Bool {
    let mark = Self.mark(parser.rowHashes[row])
    firstRows.append(repeating: 0, count: max(0, record + 1 - firstRows.count))
    switch firstRows[record] {
    case 0:
      firstRows.set(record, mark)
      return false
    case mark: return true
    default: return !furtherRows.insert(UInt64(record) << 32 | UInt64(mark)).inserted
    }
  }

  /// Merges a row into a known case.
  private func merge(_ parser: RowParser, _ row: Int, into record: Int, counts: Bool) {
    let updates = definition.laterRowsUpdate
    let isNewer = isNewer(parser, row, record)
    for constant in parser.layout.constants {
      _ = tables.cases.merge(
        record, constant.field, constant.value, from: source, take: .first, updates: true)
    }
    for column in parser.fields {
      let merged = tables.cases.merge(
        record, column.reader.field, column.values[row], from: source, take: column.reader.take,
        updates: updates)
      let disagrees =
        merged == .conflict || (merged == .updated && column.reader.take == .first && !isNewer)
      if disagrees, counts {
        tables.tally.add(.conflict, column.reader.name, at: place(parser, row))
      }
    }
    for column in parser.otherwise {
      _ = tables.otherwise.merge(
        record, column.reader.field, column.values[row], from: source, take: column.reader.take,
        updates: updates)
    }
  }

  /// Whether the row says that it is newer than what is known of its case: then it updates it.
  private func isNewer(_ parser: RowParser, _ row: Int, _ record: Int) -> Bool {
    let updated = CaseField.updated.ordinal
    guard let column = parser.fields.first(where: { $0.reader.field == updated }) else {
      return false
    }
    let old = tables.cases.value(record, updated)
    let new = column.values[row]
    return old != RecordTable.missing && new != RecordTable.missing && new > old
  }

  // MARK: Charges

  private func addCharges(_ parser: RowParser) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: parser.block.rowCount)
    findSlots(parser)
    tables.endAddingSlots()
    for row in 0..<parser.block.rowCount where isWanted(parser, row) {
      let number = parser.number.map { $0.values[row] } ?? RecordTable.missing
      // A charge without a number is known by its whole row.
      guard number != RecordTable.missing || isFirst(parser, row), let slot = slot(parser, row)
      else { continue }
      let next = tables.charges.count + gathered.rows.count
      let record = tables.charge(slot: slot, number: number, orNew: next)
      if record == next {
        isUsed[row] = true
        gathered.rows.append(Int32(row))
        gathered.slots.append(Int32(slot))
      } else {
        addGathered(parser, to: tables.charges)
        guard !isRepeated(parser, row, record) else {
          tables.tally.add(.duplicateRow, definition.into.rawValue, at: place(parser, row))
          continue
        }
        isUsed[row] = true
        mergeCharge(parser, row, into: record)
      }
    }
    addGathered(parser, to: tables.charges)
    return isUsed
  }

  private func mergeCharge(_ parser: RowParser, _ row: Int, into record: Int) {
    guard parser.layout.version == nil else {
      guard isLatest(parser.versions[row], record) else { return }
      for column in parser.fields {
        tables.charges.set(record, column.reader.field, column.values[row])
      }
      return
    }
    let isEarlier = isEarlierJudgment(parser, row, record)
    for column in parser.fields {
      let reader = column.reader
      if ChargeField.ofJudgment.contains(reader.field) {
        if isEarlier { tables.charges.set(record, reader.field, column.values[row]) }
        continue
      }
      let merged = tables.charges.merge(
        record, reader.field, column.values[row], from: source, take: reader.take,
        updates: definition.laterRowsUpdate)
      if merged == .conflict || (merged == .updated && reader.take == .first) {
        tables.tally.add(.conflict, fieldName(reader), at: place(parser, row))
      }
    }
  }

  /// Whether a row is the highest version of its charge in this source so far.
  private func isLatest(_ version: Int64, _ record: Int) -> Bool {
    while versions.count <= record { versions.append(-1) }
    guard version >= versions[record] else { return false }
    versions[record] = version
    return true
  }

  /// Of several judgments of a charge the earliest one's sentence counts; one without a day is
  /// last, and of equals the first that was read.
  private func isEarlierJudgment(_ parser: RowParser, _ row: Int, _ record: Int) -> Bool {
    let judged = ChargeField.judged.ordinal
    guard let column = parser.fields.first(where: { $0.reader.field == judged }) else {
      return tables.charges.value(record, ChargeField.sentence.ordinal) == RecordTable.missing
    }
    let old = tables.charges.value(record, judged)
    let new = column.values[row]
    return new != RecordTable.missing && (old == RecordTable.missing || new < old)
  }

  // MARK: All others

  private func addRecords(_ parser: RowParser) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: parser.block.rowCount)
    findSlots(parser)
    tables.endAddingSlots()
    seen.touch(parser.rowHashes)
    for row in 0..<parser.block.rowCount where isWanted(parser, row) {
      guard isFirst(parser, row), let slot = slot(parser, row) else { continue }
      isUsed[row] = true
      gathered.rows.append(Int32(row))
      gathered.slots.append(Int32(slot))
    }
    addGathered(parser, to: tables.table(definition.into))
    return isUsed
  }

  /// Whether a row was not read before; counts it where it was.
  private func isFirst(_ parser: RowParser, _ row: Int) -> Bool {
    if seen.insert(parser.rowHashes[row]) { return true }
    tables.tally.add(.duplicateRow, definition.into.rawValue, at: place(parser, row))
    return false
  }

  /// Adds the gathered rows to a table.
  private func addGathered(_ parser: RowParser, to table: RecordTable) {
    guard !gathered.rows.isEmpty else { return }
    let first = table.add(slots: gathered.slots, lines: gatherLines(parser), file: fileNumber)
    fill(table, parser.fields)
    if let number = parser.number { fill(table, [number]) }
    table.endAdding()
    if definition.into == .charge { noteFirst(parser, first) }
    if !parser.versions.isEmpty {
      while versions.count < first { versions.append(-1) }
      for row in gathered.rows { versions.append(parser.versions[Int(row)]) }
    }
    gathered.removeAll()
  }

  // MARK: Columns

  private func gatherLines(_ parser: RowParser) -> [UInt32] {
    gathered.rows.map { parser.block.lines[Int($0)] }
  }

  /// Gives the records that were added last the values of the gathered rows.
  private func fill(_ table: RecordTable, _ columns: [ColumnParser]) {
    guard let first = gathered.rows.first, let last = gathered.rows.last else { return }
    let isRun = Int(last - first) + 1 == gathered.rows.count
    for column in columns where !table.isFilled(column.reader.field) {
      if isRun {
        let values = UnsafeMutableBufferPointer(
          start: column.values + Int(first), count: gathered.rows.count)
        table.fill(column.reader.field, values, from: source)
      } else {
        gathered.values.removeAll(keepingCapacity: true)
        for row in gathered.rows { gathered.values.append(column.values[Int(row)]) }
        gathered.values.withUnsafeMutableBufferPointer {
          table.fill(column.reader.field, $0, from: source)
        }
      }
    }
  }

  // MARK: Findings

  /// A field as findings name it: a case's by its name, others' with what they are a field of.
  private func fieldName(_ reader: FieldReader) -> String {
    definition.into == .case ? reader.name : "\(definition.into.rawValue) \(reader.name)"
  }

  private func countFaults(_ parser: RowParser, _ isUsed: [Bool]) {
    for column in parser.columns {
      column.forEachFault(among: isUsed) { row, faults in
        let field = fieldName(column.reader)
        let place = place(parser, row)
        if faults.contains(.bad) { tables.tally.add(.badValue, field, at: place) }
        if faults.contains(.unlisted) {
          tables.tally.add(
            .unlistedValue, field, at: place, value: column.reader.texts.label(column.label(row)))
        }
        if faults.contains(.notUTF8) { tables.tally.add(.notUTF8, field, at: place) }
        if faults.contains(.variant) { tables.tally.add(.nameVariants, field, at: place) }
      }
    }
  }
}
