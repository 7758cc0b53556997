import Cases
import Foundation
import Metrics
import Reports
import Testing

@Suite("What JSON says of the data")
struct ReportHeaderTests {
  @Test("names every file with its rows and its SHA-256")
  func sources() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "abc-\(UUID().uuidString)")
    try Data("abc".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let header = try ReportHeader(
      office: Office(name: "Calder \"C\"", profile: "office.yml"), asOf: Day(19_173), caseCount: 7,
      sources: [SourceSummary(file: "a.csv", path: file.path(), rows: 8, setAside: 1)],
      filter: "race = Black")
    // The digest of "abc" is the first example of FIPS 180-4.
    #expect(
      Report.metrics([], by: []).text(.json, header: header) == #"""
        {"office":"Calder \"C\"","profile":"office.yml","as_of":"2022-06-30",\#
        "data":{"cases":7,"set_aside":1,"sources":[{"file":"a.csv","rows":8,"set_aside":1,\#
        "sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]},\#
        "filter":"race = Black","rows":[]}

        """#)
  }

  @Test("does not vouch for a file that is gone")
  func gone() {
    #expect(throws: DigestError.self) {
      try ReportHeader(
        office: Office(name: "Calder"), asOf: Day(19_173), caseCount: 0,
        sources: [SourceSummary(file: "a.csv", path: "/nowhere/a.csv", rows: 8, setAside: 1)],
        filter: "")
    }
  }
}
