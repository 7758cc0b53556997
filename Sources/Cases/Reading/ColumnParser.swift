/// Reads one field from all rows of a block, for one thread.
///
/// Reading needs nothing of other threads. What a new spelling means is asked afterwards, in the
/// order of the file, so that labels are numbered the same however many threads there are.
final class ColumnParser {
  let reader: FieldReader
  /// The values of the block's rows: as parsed, or the numbers of spellings until they are resolved.
  private(set) var values = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  /// What is wrong with single rows, of fields that have no spellings.
  private(set) var faultyRows: [(row: Int, faults: FieldReader.Faults)] = []
  private var capacity = 0
  private let days = PlainDays()
  private let way: Way

  private var spellings = SpellingDictionary()
  /// By number of a spelling: its value, and what is wrong with it.
  private var meanings: [Int32] = []
  private var faults: [FieldReader.Faults] = []
  private var hasFaults = false
  /// The numbers of the spellings where some have faults, kept for counting.
  private var spelled: [Int32] = []

  /// Texts that are nearly all different are looked up by their bytes.
  private var isIdentifier = false
  private var identifiers = HashedTexts()
  /// Which rows have a text that is not ASCII and has to be looked at.
  private var foreign: [Int] = []
  private let scratch: Scratch
  private let written = Scratch()
  private let kept = WrittenTexts()

  private enum Way {
    case days, numbers, lengths, spellings, joined
  }

  init(_ reader: FieldReader, scratch: Scratch) {
    self.reader = reader
    self.scratch = scratch
    way =
      if reader.kind == .flag || reader.yes != nil {
        .spellings
      } else {
        switch reader.kind {
        case .day: .days
        case .number: reader.unitColumn == nil ? .numbers : .lengths
        case .text, .flag: reader.columns.count == 1 ? .spellings : .joined
        }
      }
  }

  deinit { values.deallocate() }

  /// Reads the field from all rows of a block.
  func parse(_ block: Block) {
    if block.rowCount > capacity {
      values.deallocate()
      capacity = max(block.rowCount, 2 * capacity)
      values = .allocate(capacity: capacity)
    }
    faultyRows.removeAll(keepingCapacity: true)
    switch way {
    case .days: parseDays(block)
    case .numbers: parseNumbers(block)
    case .lengths: parseLengths(block)
    case .spellings:
      isIdentifier = reader.isMostlyDistinct
      if isIdentifier { parseIdentifiers(block) } else { parseSpellings(block) }
    case .joined: parseJoined(block)
    }
  }

  private func parseDays(_ block: Block) {
    let (fields, values, days, column) = (block.fields, values, days, reader.columns[0])
    let isPlain = reader.shiftHours == 0
    for row in 0..<fields.rowCount {
      let field = fields[row, column]
      guard field.count > 0, let base = field.baseAddress else {
        values[row] = RecordTable.missing
        continue
      }
      if field.count == 10, isPlain, let day = days.day(base) {
        values[row] = day
      } else {
        let text = FieldText.text(of: field, scratch: scratch)
        keep(ValueParsing.day(text, shiftHours: reader.shiftHours), text, row)
      }
    }
  }

  private func parseNumbers(_ block: Block) {
    let (fields, values, column) = (block.fields, values, reader.columns[0])
    let most = reader.most
    for row in 0..<fields.rowCount {
      let field = fields[row, column]
      guard field.count > 0, let base = field.baseAddress else {
        values[row] = RecordTable.missing
        continue
      }
      if let number = PlainDays.number(base, field.count), number <= most {
        values[row] = number
      } else {
        let text = FieldText.text(of: field, scratch: scratch)
        keep(ValueParsing.number(text), text, row)
      }
    }
  }

  private func parseLengths(_ block: Block) {
    for row in 0..<block.rowCount {
      let text = FieldText.text(of: block.field(row, reader.columns[0]), scratch: scratch)
      guard let unit = reader.unitColumn, !text.isEmpty else {
        values[row] = RecordTable.missing
        continue
      }
      let unitText = FieldText.text(of: block.field(row, unit), scratch: written)
      keep(reader.length(text, unit: unitText), text, row)
    }
  }

  private func keep(_ parsed: Parsed, _ text: UnsafeRawBufferPointer, _ row: Int) {
    values[row] = RecordTable.missing
    switch parsed {
    case .value(let value) where value <= reader.most: values[row] = value
    case .missing: break
    case .value, .bad: faultyRows.append((row, .bad))
    }
  }

  private func parseSpellings(_ block: Block) {
    spellings.number(block.fields, column: reader.columns[0], values)
  }

  private func parseJoined(_ block: Block) {
    for row in 0..<block.rowCount {
      written.clear()
      let first = FieldText.text(of: block.field(row, reader.columns[0]), scratch: scratch)
      guard !first.isEmpty else {
        values[row] = -1
        continue
      }
      written.append(first)
      for column in reader.columns.dropFirst() {
        for byte in reader.mapping.join.utf8 { written.append(byte) }
        written.append(FieldText.text(of: block.field(row, column), scratch: scratch))
      }
      // The dictionary reads eight bytes at least.
      let length = written.count
      for _ in 0..<8 { written.append(0) }
      values[row] = written.bytes.baseAddress.map { spellings.number($0, length) } ?? -1
    }
  }

  private func parseIdentifiers(_ block: Block) {
    kept.clear()
    var texts = identifiers
    identifiers = HashedTexts()
    texts.removeAll()
    var foreign: [Int] = []
    let (fields, scratch, column) = (block.fields, scratch, reader.columns[0])
    for row in 0..<fields.rowCount {
      let text = FieldText.text(of: fields[row, column], scratch: scratch)
      guard text.count > 0, !ValueParsing.isMissing(text) else {
        texts.appendNothing()
        continue
      }
      if !UTF8Check.isASCII(text) { foreign.append(row) }
      texts.append(fields.holds(text) ? text : kept.keep(text))
    }
    identifiers = texts
    self.foreign = foreign
  }

  // MARK: In the order of the file

  /// Finds out what new spellings mean and puts values in the place of their numbers.
  func resolve(_ block: Block) {
    guard way == .spellings || way == .joined else { return }
    if isIdentifier {
      resolveIdentifiers(block)
      return
    }
    while meanings.count < spellings.count { addMeaning(meanings.count) }
    if hasFaults {
      spelled.removeAll(keepingCapacity: true)
      spelled.append(contentsOf: UnsafeBufferPointer(start: values, count: block.rowCount))
    }
    let (values, count, nothing) = (values, block.rowCount, reader.valueOfNothing)
    meanings.withUnsafeBufferPointer { meanings in
      for row in 0..<count {
        let number = Int(values[row])
        values[row] = number < 0 ? nothing : meanings[number]
      }
    }
  }

  private func addMeaning(_ number: Int) {
    let spelling = spellings.strings.bytes(number)
    // What was joined is text already.
    let text = way == .joined ? spelling : FieldText.text(of: spelling, scratch: scratch)
    let meaning = reader.meaning(of: text)
    meanings.append(meaning.value)
    faults.append(meaning.faults)
    if !meaning.faults.isEmpty { hasFaults = true }
  }

  private func resolveIdentifiers(_ block: Block) {
    let odd = foreign.map { (row: $0, text: identifiers.texts[$0]) }
    for row in foreign { identifiers.clear(row) }
    reader.texts.codes(ofPlain: identifiers, values)
    let (values, count) = (values, block.rowCount)
    for row in 0..<count where values[row] == 0 { values[row] = RecordTable.missing }
    for (row, text) in odd {
      let meaning = reader.meaning(of: text)
      values[row] = meaning.value
      if !meaning.faults.isEmpty { faultyRows.append((row, meaning.faults)) }
    }
  }

  /// The label that the value of a row has, of a field that has spellings.
  func label(_ row: Int) -> Int { Int(meanings[Int(spelled[row])]) }

  /// Tells what is wrong with values, of rows that are wanted, in their order.
  func forEachFault(
    among isWanted: [Bool], _ body: (Int, FieldReader.Faults) -> Void
  ) {
    for faulty in faultyRows where isWanted[faulty.row] { body(faulty.row, faulty.faults) }
    guard hasFaults, !isIdentifier else { return }
    for row in isWanted.indices where isWanted[row] && spelled[row] >= 0 {
      let faults = faults[Int(spelled[row])]
      if !faults.isEmpty { body(row, faults) }
    }
  }
}
