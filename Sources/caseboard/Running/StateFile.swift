import Dashboard
import Foundation
import Glibc
import Reports

/// Where an office's view is kept between runs.
struct StateFile {
  private let path: String?

  /// The file of an office; none where there is no home to keep it in.
  init(office: String) {
    guard let folder = Self.folder else {
      path = nil
      return
    }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let full = realpath(office, &buffer).map { String(cString: $0) } ?? office
    path = "\(folder)/\(TextDigest.sha256(full).prefix(32)).json"
  }

  /// The folder of what is kept, by the XDG rules.
  static var folder: String? {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    return value("XDG_STATE_HOME").map { $0 + "/caseboard" }
      ?? value("HOME").map { $0 + "/.local/state/caseboard" }
  }

  /// What was kept; `nil` where nothing was, or it cannot be read any more.
  func read() -> SavedState? {
    guard let path, let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode(SavedState.self, from: data)
  }

  /// Keeps a view; that it cannot be kept is no reason to stop.
  ///
  /// Views that another window has kept in the meantime stay, but for those that were forgotten. A
  /// file that cannot be understood is set aside rather than written over.
  func write(_ state: SavedState, forgetting: Set<String> = []) {
    guard let path, let folder = Self.folder else { return }
    OwnerOnlyFile.makeFolder(folder)
    var state = state
    if let other = read() {
      state.takeOver(viewsOf: other, except: forgetting)
    } else if access(path, F_OK) == 0 {
      rename(path, path + ".unread")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(state) else { return }
    _ = OwnerOnlyFile.replace(path, with: String(decoding: data, as: UTF8.self))
  }
}
