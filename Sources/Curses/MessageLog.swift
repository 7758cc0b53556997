import CTerminalGuard
import Glibc

/// Where standard error goes while the screen is ours: a file that only its owner may read.
///
/// It is removed at the end when nothing was written, and told about after a crash. What comes
/// here are the messages of the program and its libraries, never case data.
struct MessageLog {
  private let path: String?

  /// Sends standard error to a file; nothing when it does not go to a terminal, or no file can be
  /// made.
  init?(folder: String?) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    if let folder, let (file, path) = MessageLog.create(in: folder) {
      self.path = path
      guard guard_redirect_errors(file, path) else { return nil }
      return
    }
    guard let file = MessageLog.createNameless() else { return nil }
    path = nil
    guard guard_redirect_errors(file, "") else { return nil }
  }

  /// Gives standard error back.
  func close() {
    guard_restore_errors()
    var status = stat()
    guard let path, lstat(path, &status) == 0, status.st_size == 0 else { return }
    unlink(path)
  }

  private static func create(in folder: String) -> (file: Int32, path: String)? {
    for (index, character) in zip(folder.indices, folder) where character == "/" {
      mkdir(String(folder[..<index]), 0o700)
    }
    mkdir(folder, 0o700)
    let path = "\(folder)/messages-\(getpid()).log"
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_APPEND | O_CLOEXEC
    var file = open(path, flags, 0o600)
    if file < 0, errno == EEXIST {
      // Left by an earlier program that had our number.
      unlink(path)
      file = open(path, flags, 0o600)
    }
    return file < 0 ? nil : (file, path)
  }

  private static func createNameless() -> Int32? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/caseboard-XXXXXX".utf8CString)
    let file = mkstemp(&template)  // 0600, and refused if there is one of that name.
    guard file >= 0 else { return nil }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unlink(template)
    return file
  }
}
