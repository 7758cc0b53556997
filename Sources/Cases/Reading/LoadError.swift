/// Why an office cannot be read: what is wrong, where, and what to do.
///
/// It never quotes a person's name or a case number.
public struct LoadError: Error, Hashable, Sendable {
  /// What kind of failure it is, which decides the exit code.
  public enum Kind: Hashable, Sendable {
    /// There is nothing to read.
    case noInput
    /// What is there cannot be used.
    case badData
    /// Reading failed underway.
    case readFailed
  }

  public var kind: Kind
  /// The file's name, with line and column from 1 where they are known.
  public var file: String
  public var line: Int?
  public var column: Int?
  /// What is wrong and what to do, in one line.
  public var message: String

  /// Creates an error.
  public init(
    _ kind: Kind, file: String, line: Int? = nil, column: Int? = nil, _ message: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

extension LoadError: CustomStringConvertible {
  /// `file:line:column: what is wrong; what to do`, as editors jump to it.
  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
