/// An explanation over the page, from which the cases behind the number can be opened.
public struct Card: Hashable, Sendable {
  public var subject: Subject
  /// The first line shown.
  public var top = 0
  /// The choice that is selected, among the cases that can be opened.
  public var index = 0

  /// Opens a card.
  public init(_ subject: Subject) {
    self.subject = subject
  }
}
