import Dashboard
import Foundation
import Glibc

/// Where an office's view is kept between runs.
struct StateFile {
  private let path: String?

  /// The file of an office; none where there is no home to keep it in.
  init(office: String) {
    path = UserFolder.state.map { "\($0)/\(UserFolder.name(ofOffice: office)).json" }
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
    guard let path, let folder = UserFolder.state else { return }
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
