import Cases
import Foundation
import Metrics
import Testing

@Suite("Court dates ahead")
struct CourtDatesTests {
  private func engine() throws -> StoreEngine {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "cases.csv": """
      case_id,attorney,filed,disposed
      A,Ada,2024-01-01,
      B,Ben,2024-01-01,
      C,Ada,2024-01-01,2024-02-01

      """,
      "hearings.csv": """
      case_id,date,time,type
      A,2024-06-14,1:30 pm,Plea
      A,2024-06-14,10:30 am,Status
      A,2024-06-15,09:00,Trial
      B,2024-06-01,,Arraignment
      C,2024-06-02,09:00,Review

      """,
      "office.yml": "office: X\nprofile: caseboard\nas_of: 2024-06-01\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var options = LoadOptions()
    options.today = day("2024-06-01")
    return StoreEngine(try CaseStore.load(path: folder.path, options: options))
  }

  @Test(
    "are those of fourteen days, today the first, by day and time, of the cases on the worklist")
  func fourteenDays() throws {
    let table = try engine().answer(CourtDatesQuery())
    // June 1 to 14; the trial of the 15th is a day later. C is disposed and has a day in court.
    #expect(table.period == Period(from: day("2024-06-01"), through: day("2024-06-14")))
    #expect(table.dates.map(\.caseID) == ["B", "C", "A", "A"])
    #expect(table.dates.map(\.hearing.word) == ["Arraignment", "Review", "Status", "Plea"])
    let list = try engine().answer(WorklistsQuery(["hearings"]))[0]
    #expect(list.count == Set(table.dates.map(\.caseID)).count)
  }

  @Test("are those of the cases that a filter keeps")
  func filtered() throws {
    let scope = Scope(filter: try Filter(parsing: "attorney = Ben"))
    #expect(try engine().answer(CourtDatesQuery(in: scope)).dates.map(\.attorney) == ["Ben"])
  }

  @Test("are not known of a past day")
  func past() throws {
    let table = try engine().answer(CourtDatesQuery(in: Scope(asOf: day("2024-05-01"))))
    #expect(table.dates.isEmpty && table.why == "known of the present day only")
  }

  @Test("are in the order of the day, however their time is written")
  func minutes() {
    let times = ["12:05 am", "8:15", "10:30 AM", "12:00 pm", "13:30", "1:45 p.m.", "later"]
    let minutes = times.map { CaseEvent(day: nil, time: $0, word: "").minutes }
    #expect(minutes == [5, 495, 630, 720, 810, 825, 1440])
  }
}
