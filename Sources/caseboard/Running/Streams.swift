import Glibc

/// What goes to people and scripts: numbers, and nothing else.
enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes all of a text.
  ///
  /// - Throws: ``Failure`` when it cannot be written.
  static func write(_ text: String) throws(Failure) {
    if !writeAll(text, to: STDOUT_FILENO) {
      throw Failure(.ioFailed, "writing failed: \(String(cString: strerror(errno)).lowercased())")
    }
  }
}

/// What goes to the person at the terminal: errors and progress.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a text; who closed standard error does not want it.
  static func write(_ text: String) {
    _ = writeAll(text, to: STDERR_FILENO)
  }
}

private func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
