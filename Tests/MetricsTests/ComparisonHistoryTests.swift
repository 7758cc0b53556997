import Cases
import Foundation
import Metrics
import Testing

@Suite("An attorney's own past")
struct ComparisonHistoryTests {
  /// An office on disk whose cases of 2021 and 2022 were A's, and then partly B's.
  private func engine() throws -> StoreEngine {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "comparison-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var cases = "case_id,attorney,offense,severity,filed,disposed,disposition\n"
    var assignments = "case_id,attorney,from,to\n"
    for index in 0..<120 {
      let isNew = index >= 60
      let year = isNew ? 2022 : 2021
      let isDismissed = index % 60 < (isNew ? 24 : 12)
      // B holds them all today; A held all but every third when they ended.
      cases +=
        "\(index),B,Theft,felony,\(year - 1)-02-01,\(year)-05-01,"
        + "\(isDismissed ? "dismissed" : "plea")\n"
      assignments +=
        "\(index),\(index % 3 == 0 ? "B" : "A"),\(year - 1)-02-01,\(year)-06-01\n"
        + "\(index),B,\(year)-06-02,\n"
    }
    let files = [
      "cases.csv": cases, "assignments.csv": assignments,
      "office.yml": "office: Small County\nprofile: caseboard\nas_of: 2022-12-31\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var options = LoadOptions()
    options.today = day("2022-12-31")
    return StoreEngine(try CaseStore.load(path: folder.path, options: options))
  }

  @Test("is of the cases that were theirs when they ended, in the same days of the year before")
  func past() throws {
    let engine = try engine()
    #expect(engine.knowsAssignments)
    let table = try engine.answer(
      ComparisonQuery(
        "dismissal_rate", in: Scope(period: try PeriodChoice(parsing: "2022"))))
    #expect(table.past?.words == "2021-01-01..2021-12-31")
    let row = try #require(table.row("A"))
    #expect(row.n == 40 && row.events == 16)
    #expect(row.past?.n == 40 && row.past?.events == 8)
    #expect(agrees(row.past?.difference, 0.2))
    // statsmodels 0.15: confint_proportions_2indep(16, 40, 8, 40, method='newcomb')
    #expect(agrees(row.past?.differenceLow, -0.001033903166517386))
    #expect(agrees(row.past?.differenceHigh, 0.3809797467508871))
    #expect(table.row("B")?.past?.n == 20)
    #expect(table.remarks.allSatisfy { !$0.contains("may not have decided") })
  }

  @Test("is not known where the data does not reach back")
  func beforeData() throws {
    let table = try engine().answer(
      ComparisonQuery(
        "dismissal_rate", in: Scope(period: try PeriodChoice(parsing: "2021"))))
    #expect(table.past == nil)
    #expect(
      table.row("A")?.past?.why
        == "the data does not reach back to 2020-01-01..2020-12-31")
  }
}
