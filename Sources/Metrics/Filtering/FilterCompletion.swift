import Cases

/// Something that can be typed next in a filter.
public struct FilterCompletion: Hashable, Sendable {
  /// The text to put in place of what is being typed.
  public var text: String
  /// How many cases have the value; `nil` for a field or a sign.
  public var count: Int?
  /// The characters of the filter that it replaces.
  public var range: Range<Int>

  /// Creates a suggestion.
  public init(text: String, count: Int? = nil, range: Range<Int>) {
    self.text = text
    self.count = count
    self.range = range
  }
}

extension Filter {
  /// What can come at a place in a filter that is being typed, the most likely first.
  ///
  /// - Parameters:
  ///   - text: The filter as far as it is written.
  ///   - cursor: How many characters stand before the cursor.
  ///   - engine: The office, for its fields and their labels.
  ///   - limit: At most this many.
  /// - Returns: Suggestions that begin with what is being typed, or contain it.
  public static func completions(
    for text: String, cursor: Int, engine: some Engine, limit: Int = 20
  ) -> [FilterCompletion] {
    completions(
      for: text, cursor: cursor, fields: engine.fields, year: engine.dataDay.date.year,
      limit: limit, labels: engine.labels(of:))
  }

  /// The text field whose labels can come at a place in a filter that is being typed.
  public static func fieldBeingValued(
    in text: String, cursor: Int, fields: Set<CaseField>
  ) -> CaseField? {
    let (done, _) = split(String(text.prefix(max(cursor, 0))))
    guard case .value(.field(let field)) = FilterPlace(after: done, CaseColumn.all(with: fields)),
      field.kind == .text
    else { return nil }
    return field
  }

  /// The conditions that every case with the value being typed must meet: those before the last
  /// `and`; `nil` where there are none, or where an `or` beside them undoes that.
  public static func conditionsBefore(_ cursor: Int, in text: String) -> Filter? {
    let before = String(text.prefix(max(cursor, 0)))
    var depth = 0
    var last: Int?
    for token in split(before).done {
      if token.kind == .sign("(") { depth += 1 }
      if token.kind == .sign(")") { depth -= 1 }
      guard depth == 0 else { continue }
      if token.isKeyword("or") { return nil }
      if token.isKeyword("and") { last = token.column }
    }
    return last.flatMap { try? Filter(parsing: String(before.prefix($0 - 1))) }
  }

  /// What can come at a place, where the fields and their labels are at hand.
  ///
  /// - Parameters:
  ///   - text: The filter as far as it is written.
  ///   - cursor: How many characters stand before the cursor.
  ///   - fields: The fields that the office's data has.
  ///   - year: That of the newest day of the data.
  ///   - limit: At most this many.
  ///   - labels: The labels of a text field with their counts, the most frequent first.
  /// - Returns: Suggestions that begin with what is being typed, or contain it.
  public static func completions(
    for text: String, cursor: Int, fields: Set<CaseField>, year: Int, limit: Int = 20,
    labels: (CaseField) -> [(label: String, count: Int)]
  ) -> [FilterCompletion] {
    let before = String(text.prefix(max(cursor, 0)))
    var (done, typed) = split(before)
    if case .quoted? = done.last?.kind, typed.isEmpty, before.last?.isWhitespace == false {
      return []
    }
    let range = (before.count - typed.count)..<before.count
    if let quote = typed.first, quote == "\"" || quote == "'" { typed.removeFirst() }
    let choices: [(text: String, count: Int?)]
    let known = CaseColumn.all(with: fields)
    switch FilterPlace(after: done, known) {
    case .field:
      let names = known.filter { $0.isIn(fields) }.map(\.name)
      choices = (names + ["not"]).map { ($0, nil) }
    case .sign(let column): choices = column.kind.signs.map { ($0, nil) }
    case .value(let column): choices = values(of: column, year, labels)
    case .conjunction: choices = ["and", "or"].map { ($0, nil) }
    case .nothing: choices = []
    }
    // What stands there already needs no completing.
    let found = matches(of: typed.lowercased(), among: choices).filter { $0.text != typed }
    return found.prefix(limit).map {
      FilterCompletion(text: $0.text, count: $0.count, range: range)
    }
  }

  /// The tokens that are finished, and what is being typed.
  private static func split(_ before: String) -> (done: [FilterToken], typed: String) {
    guard let tokens = try? filterTokens(of: before) else {
      // A quote that is still open: everything behind it is one value being typed.
      let characters = Array(before)
      for start in characters.indices.reversed() {
        guard characters[start] == "\"" || characters[start] == "'",
          let done = try? filterTokens(of: String(characters[..<start]))
        else { continue }
        return (Array(done.dropLast()), String(characters[start...]))
      }
      return ([], before)
    }
    var done = Array(tokens.dropLast())
    if case .word(let word)? = done.last?.kind, before.last?.isWhitespace == false {
      done.removeLast()
      return (done, word)
    }
    return (done, "")
  }

  private static func values(
    of column: CaseColumn, _ year: Int, _ labels: (CaseField) -> [(label: String, count: Int)]
  ) -> [(text: String, count: Int?)] {
    switch column.kind {
    case .flag: return [("yes", nil), ("no", nil)]
    case .day: return ["today", "-30d", "-3m", "-12m", String(year)].map { ($0, nil) }
    case .number:
      // Ages and times, by the bands that offices speak in.
      switch column {
      case .ageDays, .days, .quietDays, .decisionDays:
        return ["30", "90", "180", "365"].map { ($0, nil) }
      case .standardDaysLeft, .speedyDaysLeft, .discoveryDaysLeft, .diversionDaysLeft:
        return ["0", "14", "30", "90"].map { ($0, nil) }
      default: return []
      }
    case .text:
      guard case .field(let field) = column else { return [] }
      return labels(field).filter { !$0.label.isEmpty }.map { label, count in
        (FilterCondition.written(label), count)
      }
    }
  }

  private static func matches(
    of typed: String, among choices: [(text: String, count: Int?)]
  ) -> [(text: String, count: Int?)] {
    guard !typed.isEmpty else { return choices }
    func plain(_ text: String) -> String {
      text.lowercased().filter { $0 != "\"" }
    }
    let beginning = choices.filter { plain($0.text).hasPrefix(typed) }
    let inside = choices.filter {
      !plain($0.text).hasPrefix(typed) && plain($0.text).contains(typed)
    }
    return beginning + inside
  }
}

/// What the grammar expects after some tokens.
private enum FilterPlace {
  case field
  case sign(CaseColumn)
  case value(CaseColumn)
  case conjunction
  case nothing

  init(after tokens: [FilterToken], _ known: [CaseColumn]) {
    var place = FilterPlace.field
    var listed: CaseColumn?
    for token in tokens {
      switch (place, token.kind) {
      case (.field, .word(let word)):
        let column = known.first { $0.name == word.lowercased() }
        if let column { place = .sign(column) }
      case (.sign(let column), .sign): place = .value(column)
      case (.sign(let column), .word):
        if token.isKeyword("in") {
          listed = column
          place = .value(column)
        } else if token.isKeyword("missing") || token.isKeyword("and") || token.isKeyword("or") {
          place = token.isKeyword("missing") ? .conjunction : .field
        }
      case (.value, .sign("(")): break
      case (.value, .word), (.value, .quoted): place = .conjunction
      case (.conjunction, .sign(",")): place = listed.map { .value($0) } ?? .nothing
      case (.conjunction, .sign(")")): listed = nil
      case (.conjunction, .word): place = .field
      default: break
      }
    }
    self = place
  }
}

extension CaseColumn {
  /// Whether an office with some fields may have it.
  fileprivate func isIn(_ fields: Set<CaseField>) -> Bool {
    if case .field(let field) = self { fields.contains(field) } else { true }
  }
}

extension CaseField.Kind {
  /// What can stand between a field of the kind and a value.
  fileprivate var signs: [String] {
    switch self {
    case .text: ["=", "!=", "in (", "~", "is missing", "is not missing"]
    case .day, .number: [">=", "<=", "=", "!=", ">", "<", "is missing", "is not missing"]
    case .flag: ["= yes", "= no", "is missing", "is not missing"]
    }
  }
}
