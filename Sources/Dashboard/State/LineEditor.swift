/// A line of text that is being typed, and the caret in it.
public struct LineEditor: Hashable, Sendable {
  public private(set) var text: String
  /// Characters before the caret.
  public private(set) var caret: Int

  /// Begins with a text, the caret at its end.
  public init(_ text: String) {
    self.text = text
    caret = text.count
  }

  /// The text before the caret.
  public var beforeCaret: Substring { text.prefix(caret) }
  private var afterCaret: Substring { text.dropFirst(caret) }

  /// Types a text at the caret.
  public mutating func insert(_ typed: String) {
    let before = beforeCaret + typed
    text = String(before + afterCaret)
    caret = before.count
  }

  /// Removes some characters before the caret and puts a text there.
  public mutating func replaceBeforeCaret(_ count: Int, with replacement: String) {
    let before = beforeCaret.dropLast(max(0, count)) + replacement
    text = String(before + afterCaret)
    caret = before.count
  }

  /// Removes the character before the caret.
  public mutating func deleteBackward() {
    replaceBeforeCaret(1, with: "")
  }

  /// Removes the character after the caret.
  public mutating func deleteForward() {
    text = String(beforeCaret + afterCaret.dropFirst())
  }

  /// Removes the word before the caret, with the spaces behind it.
  public mutating func deleteWord() {
    var kept = beforeCaret
    while kept.last?.isWhitespace == true { kept.removeLast() }
    while let last = kept.last, !last.isWhitespace { kept.removeLast() }
    replaceBeforeCaret(caret - kept.count, with: "")
  }

  /// Removes all that stands before the caret.
  public mutating func deleteToStart() {
    replaceBeforeCaret(caret, with: "")
  }

  /// Moves the caret by some characters, no further than the text goes.
  public mutating func move(_ step: Int) {
    caret = min(max(0, caret + step), text.count)
  }
}
