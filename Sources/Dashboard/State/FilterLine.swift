import Cases
import Metrics

/// The filter as it is being typed: the text, the caret, what is wrong and what could come next.
public struct FilterLine: Hashable, Sendable {
  /// The text and where in it one types.
  public var editor: LineEditor
  /// Which of the suggestions is selected; `nil` until a person goes to one.
  public var suggestion: Int?

  /// The columns that can be named.
  private let columns: [CaseColumn]

  /// Begins with a text; `fields` are those that the office has.
  public init(_ text: String, fields: Set<CaseField> = []) {
    editor = LineEditor(text)
    columns = CaseColumn.all(with: fields)
  }

  /// The text as a filter; `nil` while it is not one.
  var filter: Filter? {
    try? Filter(parsing: editor.text)
  }

  /// What is wrong with the text, and where.
  var error: FilterError? {
    do {
      _ = try Filter(parsing: editor.text)
      return nil
    } catch {
      return error
    }
  }

  /// The field whose value is being typed.
  var fieldBeingValued: CaseField? {
    if case .value(.field(let field)) = expectation { field } else { nil }
  }

  /// What can come at the caret.
  enum Expectation: Hashable {
    case field
    case comparison(CaseColumn)
    case value(CaseColumn)
    case conjunction
  }

  /// What can come at the caret, from the words before the one that is being typed.
  var expectation: Expectation {
    var expectation = Expectation.field
    // Within `in (a, b)` more values may come until the parenthesis is closed.
    var isListing = false
    for word in finishedWords {
      if isListing, word != ")" { continue }
      isListing = word == "in"
      expectation = next(after: word, expectation)
    }
    return expectation
  }

  private static let comparisons = ["=", "!=", "<", "<=", ">", ">=", "~", "in"]

  private func next(after word: String, _ expectation: Expectation) -> Expectation {
    if ["and", "or"].contains(word) { return .field }
    switch expectation {
    case .field:
      let column = columns.first { $0.name == word.lowercased() }
      return column.map(Expectation.comparison) ?? .field
    case .comparison(let column):
      if Self.comparisons.contains(word) { return .value(column) }
      return word == "missing" ? .conjunction : expectation
    case .value, .conjunction: return .conjunction
    }
  }

  /// What can be put in the place of the word at the caret, best first.
  func suggestions(fields: Set<CaseField>, labels: [String]) -> [String] {
    let all: [String]
    switch expectation {
    case .field:
      all =
        columns.filter { column in
          if case .field(let field) = column { fields.contains(field) } else { true }
        }.map(\.name) + ["not"]
    case .comparison(let column): all = Self.comparisons(for: column)
    case .value(let column): all = Self.values(of: column, labels: labels)
    case .conjunction: all = ["and", "or"]
    }
    let typed = word.filter { $0 != "\"" }.lowercased()
    guard !typed.isEmpty else { return all }
    let begins = all.filter { $0.filter { $0 != "\"" }.lowercased().hasPrefix(typed) }
    let contains = all.filter { !begins.contains($0) && $0.lowercased().contains(typed) }
    return (begins + contains).filter { $0 != word }
  }

  private static func comparisons(for column: CaseColumn) -> [String] {
    switch column {
    case .field(let field) where field.kind == .text: ["=", "!=", "in (", "~", "is missing"]
    case .field(let field) where field.kind == .flag: ["=", "is missing"]
    case .open, .stalled: ["="]
    default: [">=", "<=", "=", "<", ">", "is missing"]
    }
  }

  private static func values(of column: CaseColumn, labels: [String]) -> [String] {
    switch column {
    case .field(let field) where field.kind == .text: labels.map(written)
    case .field(let field) where field.kind == .flag: ["yes", "no"]
    case .field(let field) where field.kind == .day: ["-30d", "-3m", "-12m"]
    case .open, .stalled: ["yes", "no"]
    case .nextHearing, .lastEvent: ["-30d", "-90d"]
    default: ["30", "90", "180", "365"]
    }
  }

  /// A label bare where it is one plain word, else in quotes.
  private static func written(_ label: String) -> String {
    let isPlain = label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let isWord = label.first?.isLetter == true && !["and", "or", "not", "in", "is"].contains(label)
    return isPlain && isWord ? label : "\"" + label + "\""
  }

  /// Puts a suggestion in the place of the word at the caret.
  mutating func take(_ suggestion: String) {
    editor.replaceBeforeCaret(word.count, with: suggestion + " ")
    self.suggestion = nil
  }

  /// The unfinished word before the caret.
  var word: String { words.last ?? "" }
  private var finishedWords: [String] { Array(words.dropLast()) }

  /// The words before the caret; the last one is unfinished and may be empty.
  private var words: [String] {
    var words = [""]
    var isQuoted = false
    for character in editor.beforeCaret {
      if character == "\"" {
        isQuoted.toggle()
        words[words.count - 1].append(character)
      } else if isQuoted {
        words[words.count - 1].append(character)
      } else if character.isWhitespace {
        if words.last != "" { words.append("") }
      } else if "(),".contains(character) {
        if words.last == "" { words.removeLast() }
        words += [String(character), ""]
      } else {
        let isSign = "=!<>~".contains(character)
        if let last = words.last?.last, "=!<>~".contains(last) != isSign { words.append("") }
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
