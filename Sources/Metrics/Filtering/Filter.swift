import Cases

/// Which cases a question is about, in the filter language.
public struct Filter: Hashable, Sendable {
  /// The filter as written; empty for all cases.
  public var text: String

  /// All cases.
  public static let everything = Filter(text: "")

  private init(text: String) {
    self.text = text
  }
}
