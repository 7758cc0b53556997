import Cases
import Foundation
import Metrics
import Statistics

/// A small office of random cases with all that real data has: nothing known, days that cannot be,
/// cases that were never closed, people without a name.
///
/// The same seed gives the same office. No row says anything twice, so that the order of the rows
/// of a file decides nothing.
struct MessyOffice {
  /// What the cases have in common.
  enum Kind: CaseIterable {
    case mixed
    /// Nothing has ended.
    case allOpen
    /// Nothing is known but the number and the days.
    case allUnknown
    /// All cases are of one group in every field.
    case oneGroup
    /// Nothing was filed.
    case nothingFiled
    /// Everything that counts says no.
    case allZero
  }

  /// The day on which it is looked at.
  static let day = MetricsTests.day("2024-06-30")

  /// The rows of the cases, by column.
  private(set) var cases: [[String: String]] = []
  private(set) var charges: [[String: String]] = []
  private(set) var events: [[String: String]] = []
  private(set) var hearings: [[String: String]] = []

  private let kind: Kind
  private var dice: SeededGenerator

  init(seed: UInt64, cases count: Int, kind: Kind = .mixed) {
    self.kind = kind
    dice = SeededGenerator(seed: seed)
    for number in 0..<count { addCase(number) }
  }

  /// The office of the cases that pass alone, with what belongs to them.
  func keeping(_ passes: ([String: String]) -> Bool) -> MessyOffice {
    var office = self
    office.cases = cases.filter(passes)
    let kept = Set(office.cases.compactMap { $0["case_id"] })
    let isKept = { (row: [String: String]) in row["case_id"].map(kept.contains) ?? false }
    office.charges = charges.filter(isKept)
    office.events = events.filter(isKept)
    office.hearings = hearings.filter(isKept)
    return office
  }

  /// The same office with the rows of every file in another order.
  func shuffled(seed: UInt64) -> MessyOffice {
    var office = self
    var dice = SeededGenerator(seed: seed)
    office.cases.shuffle(using: &dice)
    office.charges.shuffle(using: &dice)
    office.events.shuffle(using: &dice)
    office.hearings.shuffle(using: &dice)
    return office
  }

  /// The office as it is read from its files.
  func load() throws -> CaseStore {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("caseboard-messy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    var options = LoadOptions()
    options.today = Self.day
    return try CaseStore.load(path: folder.path, options: options)
  }

  private var files: [String: String] {
    [
      "office.yml": Self.settings, "staff.csv": Self.staff,
      "cases.csv": Self.table(Self.caseColumns, cases),
      "charges.csv": Self.table(
        ["case_id", "number", "lead", "class", "severity", "filed_class", "disposition"], charges),
      "events.csv": Self.table(["case_id", "date", "type"], events),
      "hearings.csv": Self.table(["case_id", "date", "time", "type"], hearings),
    ]
  }

  private static func table(_ columns: [String], _ rows: [[String: String]]) -> String {
    let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static let caseColumns = [
    "case_id", "defendant_id", "attorney", "unit", "offense", "severity", "violent", "race",
    "gender", "age", "counsel", "priors", "referred", "screened", "screening", "filed", "custody",
    "bail_requested", "diversion_accepted", "diversion_result", "diversion_closed", "status",
    "disposed", "disposition", "sentence", "sentence_days", "victim_race", "victim_contacted",
  ]

  private static let settings = """
    office: Messy County
    profile: caseboard
    as_of: 2024-06-30
    class_order: [F1, F2, M1]
    placeholders: [Vacancy]
    thresholds: { small_n: 2 }
    weights: { severity: { felony: 12, misdemeanor: 3, other: 1 } }
    metrics:
      - id: thefts_dismissed
        numerator: disposition = dismissed
        of: offense ~ theft and disposition != transferred
        anchor: disposed

    """

  private static let staff = """
    attorney,name,unit,role,leader,race,fte,from,to,placeholder
    Ada,Ada,Trials,attorney,true,White,1.0,2015-01-01,,false
    Ben,Ben,Trials,attorney,false,Black,1.0,2020-01-01,2023-12-31,false
    Cleo,Cleo,Appeals,attorney,false,,0.5,2024-03-01,,false
    Eli,Eli,,clerical,false,Hispanic,0.5,2018-01-01,,false
    Vacancy,Vacancy,,attorney,false,,,,,true

    """
}

extension MessyOffice {
  private mutating func addCase(_ number: Int) {
    var row = ["case_id": "C\(number)"]
    if kind != .allUnknown { describe(&row) }
    let filed = kind == .nothingFiled ? nil : dayBefore(1_600, missing: 12)
    screen(&row, filed)
    if let filed { row["filed"] = chance(30) ? "1712-03-04" : filed.description }
    if kind != .allOpen, kind != .nothingFiled, chance(2) { end(&row, filed) }
    addActs(of: row, filed)
    cases.append(row)
  }

  /// Who is in the case, and what it is about.
  private mutating func describe(_ row: inout [String: String]) {
    let isOne = kind == .oneGroup
    row["defendant_id"] = one(of: ["", "D1", "D2", "D3", "D4", "D5", "D6", "D7"])
    row["attorney"] = isOne ? "Ada" : one(of: ["", "Ada", "Ben", "Cleo", "Vacancy", "Zoe"])
    row["unit"] = isOne ? "Trials" : one(of: ["", "Trials", "Appeals"])
    row["offense"] = isOne ? "Theft" : one(of: ["", "Theft", "Assault", "Arson", "Fraud"])
    row["severity"] = isOne ? "felony" : one(of: ["", "felony", "misdemeanor", "other", "odd"])
    row["violent"] = flag()
    row["race"] = isOne ? "White" : one(of: ["", "White", "Black", "Hispanic", "Unknown"])
    row["gender"] = isOne ? "Male" : one(of: ["", "Male", "Female"])
    row["age"] = one(of: ["", "17", "18", "34", "70", "-3", "140"])
    row["counsel"] = isOne ? "public" : one(of: ["", "public", "appointed", "private", "none"])
    row["priors"] = one(of: ["", "0", "1", "2", "9"])
    row["custody"] = kind == .allZero ? "released" : one(of: ["", "detained", "released"])
    row["bail_requested"] = flag()
    row["victim_race"] = one(of: ["", "", "White", "Black", "Unknown"])
  }

  private mutating func screen(_ row: inout [String: String], _ filed: Day?) {
    let referred = filed.map { $0 - Int.random(in: -3...60, using: &dice) }
    if let referred, !chance(5), referred <= Self.day { row["referred"] = referred.description }
    if let filed, chance(4) { row["victim_contacted"] = (filed - 20).description }
    guard kind != .allUnknown else { return }
    row["screening"] = one(of: ["", "filed", "filed", "filed", "declined", "returned", "pending"])
    if let filed, !chance(6) { row["screened"] = filed.description }
    if filed == nil, chance(2) { row["screened"] = dayBefore(700, missing: 9)?.description }
    if chance(5) {
      row["diversion_accepted"] = flag()
      row["diversion_result"] = one(of: ["", "completed", "failed", "active"])
      row["diversion_closed"] = dayBefore(900, missing: 4)?.description
    }
    row["status"] = one(of: ["", "", "", "open", "inactive"])
  }

  private mutating func end(_ row: inout [String: String], _ filed: Day?) {
    let took = Int.random(in: -10...800, using: &dice)
    let ended = (filed ?? Self.day - 500) + took
    row["status"] = kind == .allUnknown ? "closed" : one(of: ["closed", "closed", ""])
    if !chance(8), ended <= Self.day { row["disposed"] = ended.description }
    guard kind != .allUnknown else { return }
    let ways = kind == .allZero ? ["other"] : [""] + Disposition.allCases.map(\.word)
    row["disposition"] = one(of: ways)
    guard kind != .allZero, chance(2) else { return }
    row["sentence"] = one(of: [""] + Sentence.allCases.map(\.word))
    row["sentence_days"] = one(of: ["", "0", "1", "30", "365", "9000"])
  }

  private mutating func addActs(of row: [String: String], _ filed: Day?) {
    guard kind != .allUnknown, let id = row["case_id"], let filed else { return }
    for number in 0..<Int.random(in: 0...2, using: &dice) {
      charges.append([
        "case_id": id, "number": "\(number + 1)", "lead": number == 0 ? "true" : "false",
        "class": one(of: ["", "F1", "F2", "M1"]), "filed_class": one(of: ["", "F1", "F2", "M1"]),
        "severity": one(of: ["", "felony", "misdemeanor"]),
        "disposition": row["disposed"] == nil ? "" : one(of: ["", "plea", "dismissed"]),
      ])
    }
    for number in 0..<Int.random(in: 0...4, using: &dice) {
      let day = filed + number * 40 + Int.random(in: 0...30, using: &dice)
      guard day <= Self.day else { continue }
      let type = one(of: ["", "hearing", "continuance", "clerical", "other"])
      events.append(["case_id": id, "date": day.description, "type": type])
    }
    if chance(3) {
      let day = Self.day + Int.random(in: 0...90, using: &dice)
      hearings.append([
        "case_id": id, "date": day.description, "time": "09:00", "type": "hearing",
      ])
    }
  }

  private mutating func dayBefore(_ most: Int, missing: Int) -> Day? {
    chance(missing) ? nil : Self.day - Int.random(in: 0...most, using: &dice)
  }

  private mutating func flag() -> String {
    kind == .allZero || kind == .oneGroup ? "false" : one(of: ["", "true", "false"])
  }

  /// One of some words.
  private mutating func one(of words: [String]) -> String {
    words[Int.random(in: 0..<words.count, using: &dice)]
  }

  /// True once in so many times.
  private mutating func chance(_ times: Int) -> Bool {
    Int.random(in: 0..<times, using: &dice) == 0
  }
}
