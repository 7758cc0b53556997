import Dashboard
import Glibc
import Reports

/// Writes what a person saves from the screen.
enum Saving {
  /// The letters of what is copied or saved.
  static func letters(of artifact: Artifact) -> String {
    switch artifact {
    case .text(let text): text
    case .rows(let extract, let format):
      format == .json ? extract.table.json : extract.table.csv
    }
  }

  /// Writes a text to a file that its owner alone may read; one that is there is replaced only
  /// where that is allowed, and stays until the new one is complete.
  static func save(_ text: String, _ name: String, _ mayReplace: Bool) -> SaveOutcome {
    let path = expanded(name)
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      return .failed(reason: "\(path) is no file")
    }
    if isThere, !mayReplace { return .exists(path: path) }
    let problem =
      isThere ? OwnerOnlyFile.replace(path, with: text) : OwnerOnlyFile.create(path, text)
    return problem.map { .failed(reason: "\(path): \($0)") } ?? .written(path: path)
  }

  /// The path with the home folder in the place of `~/`.
  private static func expanded(_ name: String) -> String {
    guard name.hasPrefix("~/"), let home = getenv("HOME").map({ String(cString: $0) }) else {
      return name
    }
    return home + name.dropFirst(1)
  }
}

extension Extract {
  /// The same rows, as reports write them.
  fileprivate var table: ScreenTable {
    ScreenTable(
      head: head.map { ($0.name, $0.value) }, columns: columns,
      rows: rows.map { $0.map { ($0.text, $0.number) } })
  }
}
