import Cases
import Foundation
import Testing

@testable import DemoOffice

@Suite("What goes on in a demo office")
struct DemoActivityTests {
  private static let tables = [
    "cases.csv", "charges.csv", "events.csv", "hearings.csv", "assignments.csv",
  ]

  @Test("is appended in whole rows, and leaves what was there")
  func appends() throws {
    try withTemporaryFolder { folder in
      let office = DemoOffice(cases: 600, seed: 4)
      try office.write(to: folder)
      var activity = try DemoActivity(folder: folder, seed: 11)
      for _ in 0..<40 { #expect(!(try activity.step()).isEmpty) }
      for file in office.files() where Self.tables.contains(file.name) {
        let bytes = try contents(of: "\(folder)/\(file.name)")
        #expect(bytes.starts(with: file.bytes))
        #expect(bytes.count > file.bytes.count, "\(file.name)")
        let table = DemoTable(bytes)
        let before = DemoTable(file.bytes)
        // Every row that was added has as many fields as the header.
        let lines = bytes.count { $0 == 0x0A } - file.bytes.count { $0 == 0x0A }
        #expect(table.rows.count - before.rows.count == lines)
      }
    }
  }

  @Test("files new cases, disposes of open ones, and dates nothing after the office's day")
  func rows() throws {
    try withTemporaryFolder { folder in
      try DemoOffice(cases: 600, seed: 4).write(to: folder)
      let before = try DemoTable(contents(of: "\(folder)/cases.csv"))
      var activity = try DemoActivity(folder: folder, seed: 11)
      for _ in 0..<60 { _ = try activity.step() }
      let after = try DemoTable(contents(of: "\(folder)/cases.csv"))
      let added = after.rows.dropFirst(before.rows.count)
      let known = Set(before.rows.map { $0[0] })
      let status = try #require(after.column("status"))
      let disposed = try #require(after.column("disposed"))
      #expect(added.contains { !known.contains($0[0]) && $0[status] == "open" })
      #expect(added.contains { known.contains($0[0]) && $0[status] == "closed" })
      #expect(added.allSatisfy { $0[status] != "closed" || $0[disposed] == "2026-06-30" })
    }
  }

  @Test("moves the numbers of whoever reads the files again")
  func reread() throws {
    try withTemporaryFolder { folder in
      try DemoOffice(cases: 600, seed: 4).write(to: folder)
      let before = try CaseStore.load(path: folder)
      var activity = try DemoActivity(folder: folder, seed: 11)
      for _ in 0..<20 { _ = try activity.step() }
      let after = try CaseStore.load(path: folder)
      #expect(after.count == before.count + 8)
      let closed = after.derived.closed.count { $0 } - before.derived.closed.count { $0 }
      #expect(closed == 6)
    }
  }

  @Test("says when a folder is no demo office")
  func otherFolder() throws {
    try withTemporaryFolder { folder in
      #expect(throws: DemoError.self) { _ = try DemoActivity(folder: folder, seed: 1) }
      try put(Array("office: Elsewhere\n".utf8), into: "\(folder)/office.yml", .replace)
      let error = #expect(throws: DemoError.self) {
        _ = try DemoActivity(folder: folder, seed: 1)
      }
      #expect(error?.description.contains("not a demo office") == true)
    }
  }
}
