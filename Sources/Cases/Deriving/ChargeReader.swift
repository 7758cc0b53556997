/// Reads what charges say in standard words.
struct ChargeReader: Sendable {
  private let number, lead, chargeClass, filedClass, severity, disposition, sentence: Numbers?
  private let disposed, sentenceDays, diversionAccepted: Numbers?
  private let dispositions: [UInt8]
  private let unlistedDispositions: [Bool]
  private let sentences: [UInt8]
  /// By sentence text, its days; `nil` where the days stand in a column.
  private let patternDays: [Int32]?
  private let classRanks: [Int]
  private let filedRanks: [Int]
  private let severities: [UInt8]
  private let filedSeverities: [UInt8]
  private let numbers: [Int64]
  /// By class, the severity that most charges of it have.
  let severityOfClass: [String: UInt8]

  init(_ tables: OfficeTables, _ charges: Records, severityOfClass: [String: UInt8]) {
    func column(_ field: ChargeField) -> Numbers? { charges.columns[field.ordinal] }
    func texts(_ field: ChargeField) -> TextColumnBuilder { tables.charges.texts[field.ordinal] }
    (number, lead, chargeClass) = (column(.number), column(.lead), column(.chargeClass))
    (filedClass, severity) = (column(.filedClass), column(.severity))
    (disposition, sentence) = (column(.disposition), column(.sentence))
    (disposed, sentenceDays) = (column(.disposed), column(.sentenceDays))
    diversionAccepted = column(.diversionAccepted)
    dispositions = texts(.disposition).standard
    unlistedDispositions = texts(.disposition).isUnlisted
    sentences = texts(.sentence).standard
    patternDays =
      tables.definition.sentencePatterns == nil ? nil : texts(.sentence).sentenceDays
    var rank: [String: Int] = [:]
    for (index, name) in tables.definition.classOrder.enumerated() { rank[name] = index }
    classRanks = texts(.chargeClass).labels.map { rank[$0] ?? .max }
    filedRanks = texts(.filedClass).labels.map { rank[$0] ?? .max }
    severities = texts(.severity).standard
    self.severityOfClass = severityOfClass
    filedSeverities = texts(.filedClass).labels.map { severityOfClass[$0] ?? 0 }
    numbers = texts(.number).labels.map { Int64($0) ?? .max }
  }

  /// The rank of a charge's class, the highest 0; the greatest number where it is not known.
  func classRank(_ record: Int) -> Int { classRanks[chargeClass.code(record)] }

  /// The rank of the class under which a charge was filed.
  func filedRank(_ record: Int) -> Int { filedRanks[filedClass.code(record)] }

  /// The severity of a charge; 0 where it is not known.
  func severity(_ record: Int) -> UInt8 { severities[severity.code(record)] }

  /// The severity of the class under which a charge was filed; 0 where it is not known.
  func filedSeverity(_ record: Int) -> UInt8 { filedSeverities[filedClass.code(record)] }

  func disposition(_ record: Int) -> UInt8 { dispositions[disposition.code(record)] }

  func isDispositionUnlisted(_ record: Int) -> Bool {
    unlistedDispositions[disposition.code(record)]
  }

  /// The day of a charge's disposition, as read.
  func disposedDay(_ record: Int) -> Int32 { disposed?[record] ?? Day.missing }

  func sentence(_ record: Int) -> UInt8 { sentences[sentence.code(record)] }

  func sentenceDays(_ record: Int) -> Int32 {
    if let patternDays { return patternDays[sentence.code(record)] }
    return sentenceDays?[record] ?? CaseStore.missingNumber
  }

  func isDiversionAccepted(_ record: Int) -> Bool { diversionAccepted?[record] == 1 }

  /// Whether the left charge leads before the right one: marked as lead, then of the higher class,
  /// then of the lower number.
  func leads(_ left: Int, _ right: Int) -> Bool {
    let marked = (lead?[left] == 1, lead?[right] == 1)
    if marked.0 != marked.1 { return marked.0 }
    let ranks = (classRank(left), classRank(right))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    return numbers[number.code(left)] < numbers[number.code(right)]
  }
}

extension ChargeReader {
  func write(to archive: inout ArchiveWriter) {
    for column in [
      number, lead, chargeClass, filedClass, severity, disposition, sentence, disposed,
      sentenceDays, diversionAccepted,
    ] {
      archive.write(optional: column) { $1.write(to: &$0) }
    }
    for words in [dispositions, sentences, severities, filedSeverities] { archive.write(words) }
    archive.write(list: unlistedDispositions) { $0.write($1) }
    archive.write(optional: patternDays) { $0.write(integers: $1) }
    archive.write(integers: classRanks)
    archive.write(integers: filedRanks)
    archive.write(integers: numbers)
    archive.write(list: severityOfClass.sorted { $0.key < $1.key }) { archive, entry in
      archive.write(entry.key)
      archive.write(Int(entry.value))
    }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    number = try archive.numbers()
    lead = try archive.numbers()
    chargeClass = try archive.numbers()
    filedClass = try archive.numbers()
    severity = try archive.numbers()
    disposition = try archive.numbers()
    sentence = try archive.numbers()
    disposed = try archive.numbers()
    sentenceDays = try archive.numbers()
    diversionAccepted = try archive.numbers()
    dispositions = try archive.bytes()
    sentences = try archive.bytes()
    severities = try archive.bytes()
    filedSeverities = try archive.bytes()
    unlistedDispositions = try archive.list { archive throws(ArchiveError) in try archive.flag() }
    patternDays = try archive.optional { archive throws(ArchiveError) in try archive.integers() }
    classRanks = try archive.integers()
    filedRanks = try archive.integers()
    numbers = try archive.integers()
    let classes = try archive.list { archive throws(ArchiveError) in
      (try archive.text(), UInt8(truncatingIfNeeded: try archive.int()))
    }
    severityOfClass = Dictionary(classes) { first, _ in first }
  }
}

extension Numbers? {
  /// The label code of a record in a column of texts, which is its cell; 0 where it has none.
  @inline(__always)
  func code(_ record: Int) -> Int {
    map { Int($0.cells[record]) } ?? 0
  }
}
