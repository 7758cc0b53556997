import Testing

@testable import Cases

@Suite("What is told of a load")
struct LoadProgressTests {
  private static let office = [
    "office.yml": """
    office: Example
    as_of: 2024-06-30
    sources:
      - {file: cases.csv, into: case, key: id, fields: {filed: filed}}
      - {file: events.csv, into: event, key: id, fields: {date: date}}
    """,
    "cases.csv": "id,filed\n"
      + [
        "a,2024-01-05", "b,2024-01-31", "c,2024-03-01", "d,", "e,1830-01-01", "f,2024-07-01", "a,x",
      ]
      .joined(separator: "\n") + "\nodd\n",
    "events.csv": "id,date\na,2024-02-02\n",
  ]

  @Test("names the office and its files from the beginning, and all that was read at the end")
  func files() throws {
    let office = try OfficeOnDisk(Self.office)
    var told: [LoadProgress] = []
    _ = try OfficeReader(path: office.path, options: .test).load(countsFilings: true) {
      told.append($0)
    }
    let first = try #require(told.first)
    #expect(first.step == .opening && first.office == "Example" && first.filings == nil)
    #expect(first.files.map(\.name) == ["cases.csv", "events.csv"])
    #expect(first.files.map(\.entity) == [.case, .event])
    #expect(first.bytesRead == 0 && first.share == 0)
    let last = try #require(told.last)
    #expect(last.step == .deriving && last.share == 1)
    #expect(last.files.map(\.rows) == [8, 1])
    #expect(last.files.map(\.setAside) == [1, 0])
    #expect(told.map(\.bytesRead) == told.map(\.bytesRead).sorted())
    #expect(told.map(\.rows) == told.map(\.rows).sorted())
  }

  @Test("counts the cases and their months of filing, without days that cannot be")
  func filings() throws {
    let office = try OfficeOnDisk(Self.office)
    var last: LoadProgress?
    let store = try OfficeReader(path: office.path, options: .test).load(countsFilings: true) {
      last = $0
    }
    let filings = try #require(last?.filings)
    #expect(filings.cases == 6 && filings.cases == store.count)
    #expect(filings.months == [2, 0, 1] && filings.dated == 3)
    #expect(filings.firstMonth == Day("2024-01-05")?.monthIndex)
    #expect(filings.first == Day("2024-01-05") && filings.last == Day("2024-03-01"))
  }

  @Test("counts no cases where nobody asks")
  func uncounted() throws {
    let office = try OfficeOnDisk(Self.office)
    var told: [LoadProgress] = []
    _ = try OfficeReader(path: office.path, options: .test).load { told.append($0) }
    #expect(!told.isEmpty && told.allSatisfy { $0.filings == nil })
  }

  @Test("has no days where no file says when cases were filed")
  func undated() throws {
    let office = try OfficeOnDisk([
      "office.yml": "sources:\n  - {file: c.csv, into: case, key: id}\n", "c.csv": "id\n1\n2\n",
    ])
    var last: LoadProgress?
    _ = try OfficeReader(path: office.path, options: .test).load(countsFilings: true) { last = $0 }
    #expect(last?.filings?.cases == 2)
    #expect(last?.filings?.first == nil && last?.filings?.months == [])
  }
}
