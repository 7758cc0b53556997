import Glibc

/// Files that their owner alone may read, written whole or not at all.
enum OwnerOnlyFile {
  /// Replaces a file by a text; the old one stays until the new one is complete.
  ///
  /// Returns what went wrong, or `nil`.
  static func replace(_ path: String, with text: String) -> String? {
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    if let problem = create(temporary, text) { return problem }
    guard rename(temporary, path) == 0 else {
      let problem = reason()
      unlink(temporary)
      return problem
    }
    return nil
  }

  /// Writes a text to a new file; one that is there is not touched.
  ///
  /// Returns what went wrong, or `nil`.
  static func create(_ path: String, _ text: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return reason() }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return fsync(descriptor) == 0
    }
    let problem = isWritten ? nil : reason()
    close(descriptor)
    if problem != nil { unlink(path) }
    return problem
  }

  /// Makes a folder and those above it, for the owner alone.
  static func makeFolder(_ path: String) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part
      mkdir(made, 0o700)
      made += "/"
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
