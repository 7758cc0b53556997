extension DemoOffice {
  /// Writes the office into a folder, which is made where it is not there.
  ///
  /// The files of a demo office are replaced; a folder that holds anything else is refused, since
  /// an office's own files may have the same names. What is written can be read by its owner alone.
  ///
  /// - Throws: ``DemoError`` with the path that could not be written.
  public func write(to folder: String) throws(DemoError) {
    try makeFolder(folder)
    guard try isFree(folder) else {
      throw DemoError(folder, "holds files that no demo office wrote; name an empty folder")
    }
    var written: Set<String> = []
    try generate { (name, bytes) throws(DemoError) in
      let isFirst = written.insert(name).inserted
      try put(bytes, into: "\(folder)/\(name)", isFirst ? .replace : .append)
    }
  }
}

/// Whether a folder is empty, or holds a demo office.
private func isFree(_ folder: String) throws(DemoError) -> Bool {
  guard try !isEmpty(folder) else { return true }
  guard let settings = try? contents(of: "\(folder)/office.yml") else { return false }
  return settings.starts(with: Array(DemoOffice.mark.utf8))
}
