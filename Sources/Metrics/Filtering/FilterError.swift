/// Where a filter cannot be read, or cannot be used with an office's data, and what to write.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The column in the text, counted from 1 in characters.
  public var column: Int
  /// What was expected, or what is wrong.
  public var message: String
  /// The name that was probably meant.
  public var nearest: String?

  /// Creates an error.
  public init(column: Int, message: String, nearest: String? = nil) {
    self.column = column
    self.message = message
    self.nearest = nearest
  }

  public var description: String {
    let suggestion = nearest.map { "; did you mean \($0)?" } ?? ""
    return "column \(column): \(message)\(suggestion)"
  }
}
