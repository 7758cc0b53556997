import Cases
import Testing

@Suite("A column under a name of the office's own")
struct OwnColumnTests {
  private static let sources = """
    office: X
    as_of: 2024-06-30
    sources:
      - file: cases.csv
        into: case
        key: [id]
        fields: { filed: filed_on }

    """

  private static let cases = """
    id,filed_on,plea_offer,Charge Category,review,points,flagged
    1,2024-01-01,Y,Drug,2024-09-01,-7,yes
    2,2024-01-02,y,"Drug, sale",,12,no
    3,2024-01-03,NA,,1820-01-01,x,perhaps

    """

  private func store(_ columns: String) throws -> CaseStore {
    try OfficeOnDisk([
      "office.yml": Self.sources + columns, "cases.csv": Self.cases,
    ]).load()
  }

  private func error(_ columns: String) -> String {
    let error = #expect(throws: LoadError.self) { try store(columns) }
    return error?.description ?? ""
  }

  @Test("keeps the labels of the file, every kind of value and what is wrong with it")
  func values() throws {
    let store = try store(
      """
          columns:
            plea_offer: plea_offer
            category: Charge Category
            review: { from: review, kind: day }
            points: { from: points, kind: number }
            flagged: { from: flagged, kind: flag }
      """)
    #expect(store.labels(.own(OwnColumn("plea_offer"))) == ["Y", "y", ""])
    #expect(store.labels(.own(OwnColumn("category"))) == ["Drug", "Drug, sale", ""])
    let review = CaseField.own(OwnColumn("review", kind: .day))
    #expect(store.daysOf(review) == [day("2024-09-01"), nil, nil])
    #expect(
      store.numbers(.own(OwnColumn("points", kind: .number))).map(Array.init)
        == [-7, 12, CaseStore.missingNumber])
    #expect(store.flags(.own(OwnColumn("flagged", kind: .flag))).map(Array.init) == [1, 0, 2])
    #expect(store.finding(.badValue, "points")?.rows == 1)
    #expect(store.finding(.badValue, "flagged")?.outOf == 3)
    #expect(store.finding(.implausibleDay, "review")?.first.map(\.line) == [4])
    #expect(store.office.ownColumns.map(\.name).count == 5)
  }

  @Test("may be listed by the name that it has in the file")
  func list() throws {
    let store = try store("    columns: [plea_offer, flagged]\n")
    #expect(store.labels(.own(OwnColumn("flagged"))) == ["yes", "no", "perhaps"])
    #expect(store.findings.all.isEmpty)
  }

  @Test("is no day that happened, so that it may lie ahead, and is not known of a past day")
  func lookingBack() throws {
    let store = try store("    columns: { review: { from: review, kind: day } }\n")
    let review = CaseField.own(OwnColumn("review", kind: .day))
    #expect(store.lookingBack(to: day("2024-03-01")).daysOf(review) == [nil, nil, nil])
  }

  @Test(
    "is refused where the name means something else, with its place",
    arguments: [
      ("[race]", "office.yml:8:15: “race” is a standard field"),
      ("{ age_days: x }", "office.yml:8:16: “age_days” means something else"),
      ("{ missing: x }", "office.yml:8:16: “missing” means something else"),
      ("{ charge: x }", "office.yml:8:16: “charge” means something else"),
      ("[Charge Category]", "office.yml:8:15: a column's own name is of small letters"),
      ("[plea_offer, plea_offer]", "office.yml:8:27: the column “plea_offer” stands twice"),
      ("{ points: { from: points, kind: nmber } }", "office.yml:8:46: unknown kind “nmber”"),
      ("{ points: { kind: number } }", "office.yml:8:24: expected `from: COLUMN` here"),
      ("[ples_offer]", "office.yml:8: cases.csv has no column “ples_offer”; did you mean"),
    ])
  func refused(columns: String, expected: String) {
    #expect(error("    columns: \(columns)\n").hasPrefix(expected))
  }

  @Test("may come from several files, of one kind only, where an earlier file wins")
  func several() throws {
    let more = """
          columns: [points]
        - file: more.csv
          into: case
          key: [id]
          columns: { points: { from: score, kind: number } }

      """
    #expect(error(more).hasPrefix("office.yml:12:16: “points” is of another kind"))
    let office = try OfficeOnDisk([
      "office.yml": Self.sources + more.replacing(", kind: number", with: ""),
      "cases.csv": Self.cases, "more.csv": "id,score\n1,8\n3,9\n",
    ])
    #expect(try office.load().labels(.own(OwnColumn("points"))) == ["-7", "12", "x"])
  }

  @Test("belongs to cases alone")
  func ofCases() throws {
    let office = try OfficeOnDisk([
      "office.yml": Self.sources + """
          - { file: charges.csv, into: charge, key: [id], columns: [title] }

        """,
      "cases.csv": Self.cases, "charges.csv": "id,title\n1,Theft\n",
    ])
    let error = #expect(throws: LoadError.self) { try office.load() }
    #expect(error?.description.contains("only a source of cases has `columns:`") == true)
  }
}
