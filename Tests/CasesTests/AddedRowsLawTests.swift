import Testing

@testable import Cases

@Suite("Rows that are added at random")
struct AddedRowsLawTests {
  static let files = [
    "office.yml": "office: Small County\nprofile: caseboard\nas_of: 2024-06-30\n",
    "cases.csv":
      "case_id,defendant_id,attorney,race,severity,filed,status,disposed,disposition\n",
    "charges.csv": "case_id,number,class,severity,disposition,disposed\n",
    "events.csv": "case_id,date,type\n",
    "hearings.csv": "case_id,date,time,type\n",
    "assignments.csv": "case_id,attorney,from,to\n",
  ]

  static let tables = [
    "assignments.csv", "cases.csv", "cases.csv", "charges.csv", "events.csv", "hearings.csv",
  ]

  @Test("make the office that a fresh load makes", arguments: 1...12 as ClosedRange<UInt64>)
  func sameAsFresh(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let office = try OfficeOnDisk(Self.files)
    let reader = OfficeReader(path: office.path, options: .test)
    var store = try reader.load()
    reader.remember()
    var unwritten: [String: String] = [:]
    for step in 1...40 {
      for _ in 0...dice.roll(3) {
        let file = dice.one(of: Self.tables)
        // The end of some rows comes later.
        let text = unwritten[file, default: ""] + Self.row(of: file, &dice)
        let cut = dice.roll(4) == 0 ? text.count / 2 : text.count
        try office.append(file, String(text.prefix(cut)))
        unwritten[file] = String(text.dropFirst(cut))
      }
      if step.isMultiple(of: 5) {
        for file in Self.tables {
          try office.append(file, unwritten.removeValue(forKey: file) ?? "")
        }
      }
      if case .changed(let next, _) = try reader.refresh() { store = next }
      if unwritten.values.allSatisfy(\.isEmpty) {
        Self.expect(store, isSameAs: try office.load())
      }
    }
  }

  static func expect(_ store: CaseStore, isSameAs fresh: CaseStore) {
    #expect(store.count == fresh.count)
    #expect(store.values == fresh.values)
    #expect(store.derived == fresh.derived)
    let past = day("2022-06-30")
    #expect(store.lookingBack(to: past).values == fresh.lookingBack(to: past).values)
    #expect(store.findings == fresh.findings)
    #expect(store.sources == fresh.sources)
    #expect(store.dataDay == fresh.dataDay && store.asOf == fresh.asOf)
    for row in 0..<fresh.count {
      #expect(store.related.charges(of: row) == fresh.related.charges(of: row))
      #expect(store.related.events(of: row) == fresh.related.events(of: row))
    }
  }

  /// A row of a file, often of a case that is there already.
  static func row(of file: String, _ dice: inout Dice) -> String {
    let id = "C\(dice.roll(25))"
    let day = "202\(dice.roll(5))-0\(1 + dice.roll(6))-1\(dice.roll(10))"
    let attorney = dice.one(of: ["", "Ada", "Ben"])
    let values: [String]
    switch file {
    case "cases.csv":
      values = [
        id, dice.one(of: ["", "D1", "D2"]), attorney, dice.one(of: ["", "White", "Black", "NA"]),
        dice.one(of: ["", "felony", "misdemeanor", "odd"]), day,
        dice.one(of: ["", "open", "closed", "inactive"]), dice.one(of: ["", "2024-05-01", "soon"]),
        dice.one(of: ["", "plea", "dismissed"]),
      ]
    case "charges.csv":
      values = [
        id, "\(1 + dice.roll(3))", dice.one(of: ["", "F1", "M1"]),
        dice.one(of: ["", "felony", "misdemeanor"]), dice.one(of: ["", "plea", "dismissed"]),
        dice.one(of: ["", "2024-04-02"]),
      ]
    case "events.csv": values = [id, day, dice.one(of: ["", "hearing", "continuance", "odd"])]
    case "hearings.csv": values = [id, "2024-07-1\(dice.roll(10))", "09:00", "hearing"]
    default: values = [id, attorney, day, dice.one(of: ["", "2024-06-01"])]
    }
    return values.joined(separator: ",") + "\n"
  }
}

extension CaseStore {
  /// The columns with texts in place of codes, which are numbered as the texts came.
  fileprivate var values: [CaseField: [String]] {
    columns.mapValues { column in
      switch column {
      case .text(let texts): texts.codes.map { texts.labels[Int($0)] }
      case .day(let days): days.map { "\($0)" }
      case .number(let numbers): numbers.map { "\($0)" }
      case .flag(let flags): flags.map { "\($0)" }
      }
    }
  }
}
