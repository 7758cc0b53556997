import Cases
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("The journal")
final class JournalTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "journal-\(UUID().uuidString).sqlite").path

  private let lab = Follow(.caseFile("26-17"), note: "call the lab", due: Day("2026-12-01"))
  private let reed = Follow(.group(.attorney, "Reed"), note: "", due: nil)

  private var journal: Journal { Journal(at: path) }

  deinit {
    for name in [path, path + ".before-2"] { try? FileManager.default.removeItem(atPath: name) }
  }

  @Test("holds nothing before anything is followed, and makes no file for that")
  func empty() throws {
    #expect(try journal.read().isEmpty)
    try journal.drop([.caseFile("26-17")])
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("keeps cases and attorneys with their notes and days, what is due first first")
  func keeps() throws {
    try journal.keep([reed, lab])
    #expect(try journal.read() == [lab, reed])
    let later = Follow(.caseFile("26-17"), note: "it’s “in”; ask again", due: nil)
    try journal.keep([later])
    #expect(try journal.read() == [reed, later])
    try journal.drop([reed.subject])
    #expect(try journal.read() == [later])
  }

  @Test("is a file that its owner alone may read, and keeps nothing that was let go")
  func isPrivate() throws {
    try journal.keep([lab, reed])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try journal.drop([lab.subject])
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(bytes.range(of: Data("call the lab".utf8)) == nil)
  }

  @Test("loses nobody's marks where several write at once")
  func together() async throws {
    try journal.keep([reed])
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { [journal = self.journal] in
          for number in 0..<10 {
            try? journal.keep([Follow(.caseFile("\(writer)-\(number)"))])
          }
        }
      }
    }
    #expect(try journal.read().count == 41)
  }

  @Test("says in a line that another program holds it")
  func locked() throws {
    try journal.keep([lab])
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    #expect(throws: JournalError.locked) { try journal.keep([reed]) }
    #expect(throws: JournalError.locked) { try journal.read() }
    try other.inDatabase { try $0.execute(sql: "COMMIT") }
    #expect(try journal.read() == [lab])
  }

  @Test("can still be read where it may not be written")
  func readOnly() throws {
    try journal.keep([lab])
    // A file whose format says that a newer writer is needed is one to read only.
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: 18)
    try file.write(contentsOf: Data([3]))
    try file.close()
    #expect(try journal.read() == [lab])
    #expect(throws: JournalError.readOnly) { try journal.keep([reed]) }
    #expect(try journal.read() == [lab])
  }

  @Test(
    "says that it is damaged, and leaves it as it is", arguments: ["rubbish", "short", "zeros"])
  func damaged(how: String) throws {
    try journal.keep([lab])
    var bytes = try Data(contentsOf: URL(filePath: path))
    switch how {
    case "rubbish": bytes = Data("<html>not a journal at all</html>, and long enough".utf8)
    case "short": bytes = bytes.prefix(2_000)
    default: bytes.replaceSubrange(100..<bytes.count, with: Data(count: bytes.count - 100))
    }
    try bytes.write(to: URL(filePath: path))
    #expect(throws: JournalError.damaged(path: path)) { try journal.read() }
    #expect(throws: JournalError.damaged(path: path)) { try journal.keep([reed]) }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test("of a newer version is left as it is")
  func newer() throws {
    try journal.keep([lab])
    try Journal(at: path, Self.nextForm).keep([reed])
    #expect(throws: JournalError.newer) { try journal.read() }
    #expect(throws: JournalError.newer) { try journal.keep([reed]) }
    #expect(try Journal(at: path, Self.nextForm).read() == [lab, reed])
  }

  @Test("is copied before its form is changed, for its owner alone")
  func copied() throws {
    try journal.keep([lab])
    try Journal(at: path, Self.nextForm).keep([reed])
    let copy = path + ".before-2"
    #expect(try Journal(at: copy).read() == [lab])
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("that cannot be made says where and why")
  func unusable() throws {
    let inAFile = path + "/journal.sqlite"
    try Data().write(to: URL(filePath: path))
    #expect(throws: JournalError.unusable(path: inAFile, reason: "not a directory")) {
      try Journal(at: inAFile).keep([lab])
    }
  }

  /// A form that a later version might have.
  private static var nextForm: DatabaseMigrator {
    var migrator = JournalSchema.migrator
    migrator.registerMigration("later") { database in
      try database.alter(table: "followed") { $0.add(column: "color", .text) }
    }
    return migrator
  }
}
