/// A word, sign or quoted text of a filter, with its place.
struct FilterToken: Hashable {
  enum Kind: Hashable {
    case word(String)
    case quoted(String)
    /// One of `= != < <= > >= ~ ( ) ,`.
    case sign(String)
    case end
  }

  var kind: Kind
  /// The first character, counted from 1.
  var column: Int

  /// The token as a person would name it in a sentence.
  var name: String {
    switch kind {
    case .word(let word): "“\(word.prefix(40))”"
    case .quoted(let text): "“\(text.prefix(40))”"
    case .sign(let sign): "“\(sign)”"
    case .end: "the end"
    }
  }

  /// Whether the token is a keyword, in whatever case it is written.
  func isKeyword(_ keyword: String) -> Bool {
    if case .word(let word) = kind { word.lowercased() == keyword } else { false }
  }

  /// The words that cannot be values unless quoted.
  static let keywords: Set = ["and", "or", "not", "in", "is", "missing"]
}

/// Splits a filter into tokens; the last one is always the end.
func filterTokens(of text: String) throws(FilterError) -> [FilterToken] {
  var scanner = FilterScanner(text)
  var tokens: [FilterToken] = []
  while let token = try scanner.next() { tokens.append(token) }
  tokens.append(FilterToken(kind: .end, column: scanner.column))
  return tokens
}

private struct FilterScanner {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  var column: Int { position + 1 }

  mutating func next() throws(FilterError) -> FilterToken? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return nil }
    let start = column
    let character = characters[position]
    if Self.opensQuote(character) {
      return FilterToken(kind: .quoted(try quoted(until: character)), column: start)
    }
    if Self.signs.contains(character) {
      return FilterToken(kind: .sign(sign()), column: start)
    }
    return FilterToken(kind: .word(word()), column: start)
  }

  /// A quoted text, in which a doubled quote stands for one.
  private mutating func quoted(until quote: Character) throws(FilterError) -> String {
    let start = column
    var text = ""
    position += 1
    while position < characters.count {
      let character = characters[position]
      position += 1
      guard character == quote else {
        text.append(character)
        continue
      }
      guard position < characters.count, characters[position] == quote else { return text }
      text.append(quote)
      position += 1
    }
    throw FilterError(column: start, message: "the quote that opens here is never closed")
  }

  private mutating func sign() -> String {
    let first = characters[position]
    position += 1
    guard position < characters.count, characters[position] == "=" else { return String(first) }
    guard first == "<" || first == ">" || first == "!" || first == "=" else {
      return String(first)
    }
    position += 1
    return first == "=" ? "=" : "\(first)="
  }

  private mutating func word() -> String {
    let start = position
    while position < characters.count {
      let character = characters[position]
      if character.isWhitespace || Self.signs.contains(character) || Self.opensQuote(character) {
        break
      }
      position += 1
    }
    return String(characters[start..<position])
  }

  private static let signs: Set<Character> = ["=", "!", "<", ">", "~", "(", ")", ","]

  private static func opensQuote(_ character: Character) -> Bool {
    character == "\"" || character == "'"
  }
}
