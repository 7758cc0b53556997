import Cases
import Testing

@Suite("Rows of one key")
struct MergingTests {
  @Test("fill what earlier ones left blank, in the order of the sources")
  func fill() throws {
    let office = try OfficeOnDisk([
      "office.yml": """
      office: X
      sources:
        - { file: a.csv, into: case, key: [id], fields: { filed: filed, race: race } }
        - { file: b.csv, into: case, key: [id], fields: { race: race, gender: sex } }
      """,
      "a.csv": "id,filed,race\n1,2024-01-01,\n2,2024-01-02,White\n",
      "b.csv": "id,race,sex\n1,Black,F\n2,Black,M\n3,Asian,F\n",
    ])
    let store = try office.load()
    #expect(store.labels(.caseID) == ["1", "2", "3"])
    // Two sources disagree about case 2: the earlier one wins.
    #expect(store.labels(.race) == ["Black", "White", "Asian"])
    #expect(store.labels(.gender) == ["F", "M", "F"])
    #expect(store.finding(.conflict, "race")?.rows == 1)
  }

  @Test("update their case when they come later in the same file")
  func update() throws {
    let store = try OfficeOnDisk([
      "cases.csv": """
      case_id,filed,status,disposed,disposition,updated
      1,2024-01-01,open,,,2024-01-02
      2,2024-01-01,open,,,
      1,2024-01-01,closed,2024-03-01,plea,2024-03-02
      2,2024-01-01,closed,2024-03-01,plea,

      """
    ]).load()
    #expect(store.labels(.status) == ["closed", "closed"])
    #expect(store.labels(.disposition) == ["plea", "plea"])
    // Only the row that does not say that it is newer is a conflict.
    #expect(store.finding(.conflict, "status")?.first.map(\.line) == [5])
  }

  @Test("that are equal count once")
  func duplicates() throws {
    let store = try OfficeOnDisk([
      "cases.csv": "case_id,filed\n1,2024-01-01\n1,2024-01-01\n2,2024-01-01\n",
      "events.csv": "case_id,date,type\n1,2024-02-01,x\n1,2024-02-01,x\n1,2024-02-01,y\n",
    ]).load()
    #expect(store.count == 2)
    #expect(store.finding(.duplicateRow, "case")?.rows == 1)
    #expect(store.finding(.duplicateRow, "event")?.rows == 1)
    #expect(store.related.events(of: 0).map(\.word) == ["x", "y"])
  }

  @Test("may be made of several columns, and stay text")
  func keys() throws {
    let store = try OfficeOnDisk([
      "office.yml": """
      office: X
      sources:
        - { file: a.csv, into: case, key: [court, number], fields: { filed: filed } }
      """,
      "a.csv": "court,number,filed\n007,0012,2024-01-01\n7,12,2024-01-01\n,12,2024-01-01\n",
    ]).load()
    #expect(store.labels(.caseID) == ["007/0012", "7/12"])
    #expect(store.finding(.missingKey, "case")?.rows == 1)
    #expect(store.sources.first?.setAside == 1)
  }

  @Test("with too few or too many fields are set aside whole, with their place")
  func fieldCount() throws {
    let store = try OfficeOnDisk([
      "cases.csv": "case_id,filed\n1,2024-01-01\n2\n3,2024-01-01,x\n\n4,2024-01-01\n5,2024-01"
    ]).load()
    #expect(store.labels(.caseID) == ["1", "4", "5"])
    let finding = try #require(store.finding(.fieldCount, "case"))
    #expect(finding.first.map(\.line) == [3, 4])
    #expect(store.finding(.badValue, "filed")?.first.map(\.description) == ["cases.csv:7"])
    #expect(store.sources.first?.rows == 5)
  }

  @Test("keep what is not UTF-8 as replaced characters, and count it")
  func notUTF8() throws {
    let office = try OfficeOnDisk(["cases.csv": ""])
    try office.write("cases.csv", bytes: Array("case_id,offense\n1,Caf".utf8) + [0xe9, 10])
    let store = try office.load()
    #expect(store.labels(.offense) == ["Caf\u{fffd}"])
    #expect(store.finding(.notUTF8, "offense")?.rows == 1)
  }
}
