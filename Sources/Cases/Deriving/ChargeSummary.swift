/// What the charges of each case say of the case.
struct ChargeSummary {
  /// How many charges there are, and how many of them have a disposition.
  var charges: [Int32]
  var withDisposition: [Int32]
  /// The disposition that counts first among the charges; 0 for none.
  var disposition: [UInt8]
  /// Whether that disposition is "other" since its word is not listed.
  var hasUnlistedDisposition: [Bool]
  /// The latest plausible disposition day.
  var disposed: [Int32]
  /// The most severe sentence; 0 for none.
  var sentence: [UInt8]
  /// The longest sentence of one charge, in days, of those that confine.
  var sentenceDays: [Int32]
  var diversionAccepted: [UInt8]
  /// The lead charge's record; −1 without charges.
  var lead: [Int32]
  /// What the classes and severities of the charges say.
  var gravity: [ChargeGravity]

  init(_ tables: OfficeTables, _ grouped: Grouped, _ plausibility: Plausibility) {
    let count = tables.cases.count
    charges = Array(repeating: 0, count: count)
    withDisposition = charges
    disposition = Array(repeating: 0, count: count)
    hasUnlistedDisposition = Array(repeating: false, count: count)
    disposed = Array(repeating: Day.missing, count: count)
    sentence = disposition
    sentenceDays = Array(repeating: CaseStore.missingNumber, count: count)
    diversionAccepted = disposition
    lead = Array(repeating: -1, count: count)
    gravity = Array(repeating: ChargeGravity(), count: count)
    let reader = ChargeReader(tables)
    for row in 0..<count {
      let records = grouped[row]
      charges[row] = Int32(records.count)
      for record in records { add(Int(record), of: row, reader, plausibility) }
      lead[row] = records.min { reader.leads(Int($0), Int($1)) } ?? -1
    }
  }

  private mutating func add(
    _ record: Int, of row: Int, _ reader: ChargeReader, _ plausibility: Plausibility
  ) {
    let outcome = reader.disposition(record)
    if outcome != 0 {
      withDisposition[row] += 1
      if disposition[row] == 0 || outcome < disposition[row] { disposition[row] = outcome }
    }
    if reader.isDispositionUnlisted(record) { hasUnlistedDisposition[row] = true }
    let day = plausibility.plausible(reader.value(record, .disposed))
    disposed[row] = max(disposed[row], day)
    let severity = reader.sentence(record)
    if severity != 0, sentence[row] == 0 || severity < sentence[row] { sentence[row] = severity }
    if severity != 0, severity <= Sentence.probationJail.rawValue {
      sentenceDays[row] = max(sentenceDays[row], reader.sentenceDays(record))
    }
    if reader.value(record, .diversionAccepted) == 1 { diversionAccepted[row] = 1 }
    gravity[row].add(record, isConviction: outcome.isConviction, reader)
  }
}

/// Reads what charges say in standard words.
struct ChargeReader {
  private let table: RecordTable
  private let dispositions: [UInt8]
  private let unlistedDispositions: [Bool]
  private let sentences: [UInt8]
  private let patternDays: [Int32]
  private let classRank: [Int]
  private let filedRank: [Int]
  private let severities: [UInt8]
  private let filedSeverities: [UInt8]
  private let numbers: [Int64]
  private let readsDaysFromText: Bool

  init(_ tables: OfficeTables) {
    table = tables.charges
    dispositions = table.texts[ChargeField.disposition.ordinal].standard
    unlistedDispositions = table.texts[ChargeField.disposition.ordinal].isUnlisted
    let sentenceTexts = table.texts[ChargeField.sentence.ordinal]
    sentences = sentenceTexts.standard
    patternDays = sentenceTexts.sentenceDays
    readsDaysFromText = tables.definition.sentencePatterns != nil
    var rank: [String: Int] = [:]
    for (index, name) in tables.definition.classOrder.enumerated() { rank[name] = index }
    classRank = table.texts[ChargeField.chargeClass.ordinal].labels.map { rank[$0] ?? .max }
    let filedLabels = table.texts[ChargeField.filedClass.ordinal].labels
    filedRank = filedLabels.map { rank[$0] ?? .max }
    severities = table.texts[ChargeField.severity.ordinal].standard
    let severityOfClass = Self.severityOfClass(table, severities)
    filedSeverities = filedLabels.map { severityOfClass[$0] ?? 0 }
    numbers = table.texts[ChargeField.number.ordinal].labels.map { Int64($0) ?? .max }
  }

  func value(_ record: Int, _ field: ChargeField) -> Int32 {
    table.value(record, field.ordinal)
  }

  private func code(_ record: Int, _ field: ChargeField) -> Int {
    let value = value(record, field)
    return value == RecordTable.missing ? 0 : Int(value)
  }

  /// The severity that most charges of each class have.
  private static func severityOfClass(
    _ table: RecordTable, _ severities: [UInt8]
  ) -> [String: UInt8] {
    guard let classes = table.column(ChargeField.chargeClass.ordinal),
      let words = table.column(ChargeField.severity.ordinal)
    else { return [:] }
    let labels = table.texts[ChargeField.chargeClass.ordinal].labels
    let width = Severity.labels.count
    var counts = [Int](repeating: 0, count: labels.count * width)
    for (name, word) in zip(classes, words)
    where name != RecordTable.missing && word != RecordTable.missing {
      counts[Int(name) * width + Int(severities[Int(word)])] += 1
    }
    var found: [String: UInt8] = [:]
    for (code, label) in labels.enumerated() {
      let own = counts[(code * width + 1)..<((code + 1) * width)]
      guard let most = own.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else {
        continue
      }
      found[label] = UInt8(most - code * width)
    }
    return found
  }

  /// The rank of a charge's class, the highest 0; the greatest number where it is not known.
  func classRank(_ record: Int) -> Int { classRank[code(record, .chargeClass)] }

  /// The rank of the class under which a charge was filed.
  func filedRank(_ record: Int) -> Int { filedRank[code(record, .filedClass)] }

  /// The severity of a charge; 0 where it is not known.
  func severity(_ record: Int) -> UInt8 { severities[code(record, .severity)] }

  /// The severity of the class under which a charge was filed; 0 where it is not known.
  func filedSeverity(_ record: Int) -> UInt8 { filedSeverities[code(record, .filedClass)] }

  func disposition(_ record: Int) -> UInt8 { dispositions[code(record, .disposition)] }

  func isDispositionUnlisted(_ record: Int) -> Bool {
    unlistedDispositions[code(record, .disposition)]
  }

  func sentence(_ record: Int) -> UInt8 { sentences[code(record, .sentence)] }

  func sentenceDays(_ record: Int) -> Int32 {
    readsDaysFromText
      ? patternDays[code(record, .sentence)] : value(record, .sentenceDays)
  }

  /// Whether the left charge leads before the right one: marked as lead, then of the higher class,
  /// then of the lower number.
  func leads(_ left: Int, _ right: Int) -> Bool {
    let marked = (value(left, .lead) == 1, value(right, .lead) == 1)
    if marked.0 != marked.1 { return marked.0 }
    let ranks = (classRank[code(left, .chargeClass)], classRank[code(right, .chargeClass)])
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    return numbers[code(left, .number)] < numbers[code(right, .number)]
  }
}
