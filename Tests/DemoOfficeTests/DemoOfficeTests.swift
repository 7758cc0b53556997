import Cases
import Foundation
import Testing

@testable import DemoOffice

@Suite("The demo office")
struct DemoOfficeTests {
  private static let office = DemoOffice().files()

  private static func table(_ name: String) throws -> DemoTable {
    DemoTable(try #require(office.first { $0.name == name }).bytes)
  }

  @Test("is the same for the same seed and another for another one")
  func repeatable() {
    let small = DemoOffice(cases: 300, seed: 5).files()
    let again = DemoOffice(cases: 300, seed: 5).files()
    let other = DemoOffice(cases: 300, seed: 6).files()
    #expect(small.map(\.name) == again.map(\.name))
    #expect(small.map(\.bytes) == again.map(\.bytes))
    #expect(small[1].bytes != other[1].bytes)
  }

  @Test("that comes with the program is what the default seed makes")
  func committed() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "demo-data")
    for file in Self.office {
      let bytes = try Data(contentsOf: folder.appending(path: file.name))
      #expect(
        Array(bytes) == file.bytes, "\(file.name): write demo-data anew with `caseboard demo`")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(Self.office.map(\.name)))
  }

  @Test("is written as it is made, readable by its owner alone")
  func written() throws {
    try withTemporaryFolder { folder in
      let office = DemoOffice(cases: 400, seed: 2)
      try office.write(to: folder)
      try office.write(to: folder)
      for file in office.files() {
        let path = "\(folder)/\(file.name)"
        #expect(try Array(Data(contentsOf: URL(filePath: path))) == file.bytes)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
      }
    }
  }

  @Test("never replaces an office's own files")
  func refused() throws {
    try withTemporaryFolder { folder in
      let own = URL(filePath: "\(folder)/cases.csv")
      try Data("case_id\n1\n".utf8).write(to: own)
      let error = #expect(throws: DemoError.self) { try DemoOffice(cases: 10).write(to: folder) }
      #expect(error?.reason.contains("no demo office") == true)
      #expect(try String(contentsOf: own, encoding: .utf8) == "case_id\n1\n")
    }
  }

  @Test("says which path cannot be written")
  func unwritable() {
    let error = #expect(throws: DemoError.self) {
      try DemoOffice(cases: 10).write(to: "/nowhere/at/all")
    }
    #expect(error?.path == "/nowhere/at/all")
  }

  @Test("fills every field of a case, and none of them in every case but those that must be")
  func fields() throws {
    let table = try Self.table("cases.csv")
    #expect(table.header == CaseField.ofCases.map(\.rawValue))
    for (column, field) in table.header.enumerated() {
      let filled = table.rows.count { !$0[column].isEmpty }
      #expect(filled > 300, "\(field)")
    }
  }

  @Test(
    "fills every column of the other tables",
    arguments: [
      "charges.csv", "events.csv", "hearings.csv", "assignments.csv", "staff.csv", "population.csv",
    ])
  func columns(file: String) throws {
    let table = try Self.table(file)
    for (column, field) in table.header.enumerated() {
      #expect(table.rows.contains { !$0[column].isEmpty }, "\(field)")
    }
  }

  @Test("has 40 attorneys in 7 units, a placeholder official, and people who left")
  func staff() throws {
    let table = try Self.table("staff.csv")
    let people = table.rows.filter { $0[4] == "attorney" && $0[10] == "false" }
    let present = people.filter { $0[9].isEmpty }
    #expect(present.count == 40)
    #expect(Set(present.map { $0[2] }).count == 7)
    #expect(people.count == 46)
    #expect(table.rows.count { $0[10] == "true" } == 2)
    #expect(Set(table.rows.map { $0[0] }).count == table.rows.count, "a name stands twice")
    #expect(Set(table.rows.map { $0[4] }).count == 7)
  }

  @Test("dates nothing after its day but hearings, due days and what is spoiled")
  func days() throws {
    for file in ["charges.csv", "assignments.csv"] {
      let table = try Self.table(file)
      for column in ["filed", "disposed", "from", "to"].compactMap(table.column) {
        #expect(table.rows.allSatisfy { $0[column] <= "2026-06-30" })
      }
    }
    let hearings = try Self.table("hearings.csv")
    #expect(hearings.rows.allSatisfy { $0[1] > "2026-06-30" && $0[1] < "2028-06-30" })
  }

  @Test("stays small enough to clone", .timeLimit(.minutes(1)))
  func size() {
    let bytes = Self.office.reduce(0) { $0 + $1.bytes.count }
    #expect((6_000_000...14_000_000).contains(bytes))
  }

  @Test("comes in pieces, so that a large office needs little memory")
  func pieces() {
    var largest = 0
    var count = 0
    DemoOffice(cases: 6000, seed: 3).generate { _, bytes in
      largest = max(largest, bytes.count)
      count += 1
    }
    #expect(count > 10)
    #expect(largest < 2 << 20)
  }
}

/// Gives a test a folder of its own, and takes it away after it.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
