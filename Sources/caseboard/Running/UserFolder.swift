import Glibc
import Reports

/// The folders of what the program keeps for a person, by the XDG rules.
enum UserFolder {
  /// What is lost without harm: views, filters used.
  static var state: String? { folder("XDG_STATE_HOME", inHome: ".local/state") }
  /// What a person wrote and would miss: the journal.
  static var data: String? { folder("XDG_DATA_HOME", inHome: ".local/share") }

  /// The name under which things of an office are kept: of its path, however it is written.
  static func name(ofOffice path: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let full = realpath(path, &buffer).map { String(cString: $0) } ?? path
    return String(TextDigest.sha256(full).prefix(32))
  }

  private static func folder(_ variable: String, inHome place: String) -> String? {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    return value(variable).map { $0 + "/caseboard" }
      ?? value("HOME").map { "\($0)/\(place)/caseboard" }
  }
}
