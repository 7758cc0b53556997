/// The column by which a table is sorted.
public struct TableSort: Codable, Hashable, Sendable {
  public var column: String
  public var isDescending: Bool

  /// Creates a sort.
  public init(_ column: String, isDescending: Bool) {
    self.column = column
    self.isDescending = isDescending
  }
}
