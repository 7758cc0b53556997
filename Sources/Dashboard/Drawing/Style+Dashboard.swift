import Terminal

extension Style {
  /// A number that stands out among words.
  static let strong = Style.plain.bold
  /// The heading of the part in which the selection stands, and the column that sorts.
  static let focus = Style.accent.bold
  /// Bars, sparklines and whiskers.
  static let shape = Style.part(0)
}
