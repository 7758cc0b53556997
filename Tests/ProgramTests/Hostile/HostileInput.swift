import Cases
import Foundation

/// An office's folder with something wrong in it, and what must come out of it.
struct HostileInput: Sendable, CustomStringConvertible {
  /// What is in a place of the folder.
  enum Content: Sendable {
    case bytes([UInt8])
    case folder
    case link(to: String)
    case fifo
  }

  /// What must come out.
  enum Outcome: Sendable {
    /// Numbers, with the findings counted and the rows set aside.
    case read(filed: Int, open: Int, setAside: Int, [QualityRule: Int])
    /// One line that has all these words, and an exit code.
    case refused(Int32, [String])
  }

  /// What is wrong, in words.
  var description: String
  var files: [String: Content]
  var outcome: Outcome

  /// An office whose cases.csv is this, beside a plain office.yml.
  static func cases(
    _ description: String, _ text: String, filed: Int = 3, open: Int = 2, setAside: Int = 0,
    _ findings: [QualityRule: Int] = [:]
  ) -> HostileInput {
    cases(
      description, bytes: Array(text.utf8), filed: filed, open: open, setAside: setAside, findings)
  }

  /// An office whose cases.csv has these bytes, beside a plain office.yml.
  static func cases(
    _ description: String, bytes: [UInt8], filed: Int = 3, open: Int = 2, setAside: Int = 0,
    _ findings: [QualityRule: Int] = [:]
  ) -> HostileInput {
    HostileInput(
      description: description, files: ["office.yml": plainOffice, "cases.csv": .bytes(bytes)],
      outcome: .read(filed: filed, open: open, setAside: setAside, findings))
  }

  /// An office whose cases.csv cannot be used.
  static func refused(
    _ description: String, _ content: Content, code: Int32 = 65, _ words: [String]
  ) -> HostileInput {
    HostileInput(
      description: description, files: ["office.yml": plainOffice, "cases.csv": content],
      outcome: .refused(code, words))
  }

  /// An office whose office.yml cannot be used, beside plain cases.
  static func office(
    _ description: String, _ text: String, code: Int32 = 65, _ words: [String]
  ) -> HostileInput {
    HostileInput(
      description: description,
      files: ["office.yml": .bytes(Array(text.utf8)), "cases.csv": .bytes(Array(plain.utf8))],
      outcome: .refused(code, words))
  }

  static let plainOffice = Content.bytes(
    Array("office: Hostile County\nprofile: caseboard\nas_of: 2026-06-30\n".utf8))

  static let header = "case_id,filed,status,disposed,race,attorney\n"

  /// Three cases, two of them open, all filed in the year before 2026-06-30.
  static let plain =
    header + """
      A-1,2026-01-05,open,,White,Adams
      A-2,2026-02-10,open,,Black,Baker
      A-3,2026-03-15,closed,2026-05-01,White,Adams

      """

  /// Gives a test the folder, and takes it away after it.
  func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hostile-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in files {
      let path = "\(folder)/\(name)"
      switch content {
      case .bytes(let bytes): try Data(bytes).write(to: URL(filePath: path))
      case .folder:
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      case .link(let target):
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
      case .fifo: mkfifo(path, 0o600)
      }
    }
    try body(folder)
  }
}
