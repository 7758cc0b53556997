import Cases

/// What goes on in a demo office while somebody watches: filings, dispositions, hearings.
///
/// Everything happens on the day that the data speaks of, so that nothing lies in the future. Rows
/// are appended whole, in one write a file; a row of a known case updates it.
///
/// ```swift
/// var activity = try DemoActivity(folder: "demo-data", seed: 7)
/// print(try activity.step())
/// ```
public struct DemoActivity {
  private let folder: String
  private let seed: UInt64
  private let today: Day
  private var dice: Dice
  private var number = 0
  private var nextCase = 1
  /// The rows of the open cases, and of their charges.
  private var open: [[String]] = []
  private var charges: [String: [[String]]] = [:]

  /// Reads a folder that ``DemoOffice/write(to:)`` wrote.
  ///
  /// - Throws: ``DemoError`` when a file cannot be read, or the folder is no demo office.
  public init(folder: String, seed: UInt64) throws(DemoError) {
    self.folder = folder
    self.seed = seed
    let office = String(decoding: try contents(of: "\(folder)/office.yml"), as: UTF8.self)
    let line = office.split(separator: "\n").first { $0.hasPrefix("as_of: ") }
    guard let today = line.flatMap({ Day($0.dropFirst("as_of: ".count)) }) else {
      throw DemoError("\(folder)/office.yml", "not a demo office: no day in as_of")
    }
    self.today = today
    dice = Dice(seed: seed, stream: UInt64(bitPattern: Int64(today.number)))
    try readCases()
    let table = DemoTable(try contents(of: "\(folder)/charges.csv"))
    guard table.header == ChargeRecord.fields else {
      throw DemoError("\(folder)/charges.csv", "not a demo office: other columns")
    }
    let ids = Set(open.map { $0[0] })
    for row in table.rows where ids.contains(row[0]) { charges[row[0], default: []].append(row) }
  }

  private mutating func readCases() throws(DemoError) {
    let table = DemoTable(try contents(of: "\(folder)/cases.csv"))
    guard table.header == CaseField.ofCases.map(\.rawValue) else {
      throw DemoError("\(folder)/cases.csv", "not a demo office: other columns")
    }
    var latest: [String: Int] = [:]
    for (index, row) in table.rows.enumerated() { latest[row[0]] = index }
    open = latest.values.sorted().map { table.rows[$0] }.filter {
      $0[.status] == "open" && $0[.disposed].isEmpty && !$0[0].isEmpty
    }
    let year = Referrals.id(0, on: today).prefix(3)
    let numbers = latest.keys.filter { $0.hasPrefix(year) }.compactMap { Int($0.dropFirst(3)) }
    nextCase = (numbers.max() ?? 0) + 1
  }

  /// Lets one more thing happen.
  ///
  /// - Returns: what happened, in a few words.
  /// - Throws: ``DemoError`` when a file cannot be written.
  public mutating func step() throws(DemoError) -> String {
    number += 1
    switch number % 10 {
    case 1, 3, 5, 7: return try file()
    case 2, 6, 9: return try dispose()
    case 4, 0: return try hear()
    default: return try reassign()
    }
  }

  private mutating func file() throws(DemoError) -> String {
    let roster = Roster(seed: seed, from: today - 1461, to: today)
    var record = filing(roster)
    for _ in 0..<30 where record.filed == nil { record = filing(roster) }
    nextCase += 1
    var row = record.row(roster)
    // Who has such cases in this office gets this one too.
    let alike = open.filter { $0[.unit] == row[.unit] && !$0[.attorney].isEmpty }
    if !alike.isEmpty, record.filed != nil {
      let model = dice.one(of: alike)
      for field in [CaseField.attorney, .supervisor, .judge] { row[field] = model[field] }
    }
    let rows = record.charges.map { $0.row(of: record.id) }
    try append([row], to: "cases.csv")
    guard let filed = record.filed else { return "referred \(record.id)" }
    open.append(row)
    charges[record.id] = rows
    try append(rows, to: "charges.csv")
    try append(
      [[record.id, written(filed), EventWord.complaint.rawValue, ""]], to: "events.csv")
    try append([[record.id, row[.attorney], written(filed), ""]], to: "assignments.csv")
    return "filed \(record.id)"
  }

  private mutating func filing(_ roster: Roster) -> CaseRecord {
    let offense = Offense.all[dice.index(weighted: Offense.all.map(\.share))]
    let person = Person(number: 800_000 + nextCase, offense: offense, on: today, &dice)
    return CaseStory.told(
      id: Referrals.id(nextCase, on: today), person: person, offense: offense, referred: today,
      last: today, roster: roster,
      dice: Dice(seed: seed, stream: UInt64(dice.below(1 << 60))))
  }

  private mutating func dispose() throws(DemoError) -> String {
    guard let index = someOpen() else { return "nothing open" }
    var row = open.remove(at: index)
    let outcome: Disposition = dice.happens(260) ? .dismissed : .plea
    row[.status] = Status.closed.word
    row[.disposed] = written(today)
    row[.updated] = written(today)
    row[.disposition] = outcome.word
    if outcome == .plea {
      row[.sentenced] = written(today)
      row[.sentence] = Sentence.probation.word
    }
    let ended = (charges.removeValue(forKey: row[0]) ?? []).map { charge in
      var charge = charge
      charge[10] = written(today)
      charge[11] = outcome.word
      return charge
    }
    try append([row], to: "cases.csv")
    try append(ended, to: "charges.csv")
    let word: EventWord = outcome == .plea ? .plea : .dismissal
    try append([[row[0], written(today), word.rawValue, row[.attorney]]], to: "events.csv")
    return "\(outcome == .plea ? "plea in" : "dismissed") \(row[0])"
  }

  private mutating func hear() throws(DemoError) -> String {
    guard let index = someOpen() else { return "nothing open" }
    let row = open[index]
    let word: EventWord = dice.happens(600) ? .status : .continuedDefense
    try append([[row[0], written(today), word.rawValue, row[.attorney]]], to: "events.csv")
    let next = CourtCalendar.sitting(onOrAfter: today + dice.between(14...45))
    try append(
      [[row[0], written(next), "09:00", EventWord.pretrial.rawValue]], to: "hearings.csv")
    return "\(word.rawValue.lowercased()) in \(row[0])"
  }

  private mutating func reassign() throws(DemoError) -> String {
    guard let index = someOpen() else { return "nothing open" }
    let alike = open.filter {
      $0[.unit] == open[index][.unit] && !$0[.attorney].isEmpty
        && $0[.attorney] != open[index][.attorney]
    }
    guard !alike.isEmpty else { return "nobody to reassign to" }
    open[index][.attorney] = dice.one(of: alike)[.attorney]
    open[index][.updated] = written(today)
    let row = open[index]
    try append([row], to: "cases.csv")
    try append([[row[0], row[.attorney], written(today), ""]], to: "assignments.csv")
    return "reassigned \(row[0])"
  }

  private mutating func someOpen() -> Int? {
    open.isEmpty ? nil : dice.below(open.count)
  }

  private func append(_ rows: [[String]], to file: String) throws(DemoError) {
    guard !rows.isEmpty else { return }
    var sheet = Sheet()
    for row in rows { sheet.add(row) }
    try put(sheet.take(), into: "\(folder)/\(file)", .append)
  }
}

extension [String] {
  /// The field of a row of cases.csv.
  fileprivate subscript(field: CaseField) -> String {
    get { self[CaseField.position[field] ?? 0] }
    set { self[CaseField.position[field] ?? 0] = newValue }
  }
}

extension CaseField {
  /// The place of each field in a row.
  fileprivate static let position = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
