extension DemoOffice {
  /// Writes the office into a folder, which is made where it is not there.
  ///
  /// Files of the same names are replaced; others are left alone. What is written can be read by
  /// its owner alone.
  ///
  /// - Throws: ``DemoError`` with the path that could not be written.
  public func write(to folder: String) throws(DemoError) {
    try makeFolder(folder)
    var written: Set<String> = []
    try generate { (name, bytes) throws(DemoError) in
      let isFirst = written.insert(name).inserted
      try put(bytes, into: "\(folder)/\(name)", isFirst ? .replace : .append)
    }
  }
}
