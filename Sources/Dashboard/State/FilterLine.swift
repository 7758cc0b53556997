import Cases
import Metrics

/// The filter as it is being typed: the text, the caret, what is wrong and what could come next.
public struct FilterLine: Hashable, Sendable {
  /// The text and where in it one types.
  public var editor: LineEditor
  /// Which of the suggestions is selected; `nil` until a person goes to one.
  public var suggestion: Int?

  /// The fields that the office has.
  private let fields: Set<CaseField>

  /// Begins with a text; `fields` are those that the office has.
  public init(_ text: String, fields: Set<CaseField> = []) {
    editor = LineEditor(text)
    self.fields = fields
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
    Filter.fieldBeingValued(in: editor.text, cursor: editor.caret, fields: fields)
  }

  /// What the cases meet already whose value is being typed.
  var conditionsBefore: Filter? { Filter.conditionsBefore(editor.caret, in: editor.text) }

  /// What can be put at the caret, best first: what the language allows there, or, while nothing is
  /// typed, the filters that were used before.
  func suggestions(in snapshot: Snapshot?, earlier: [String]) -> [FilterSuggestion] {
    let isEmpty = editor.text.trimmingSpaces.isEmpty
    let recent = isEmpty ? earlier.map(FilterSuggestion.earlier) : []
    guard let snapshot else { return recent }
    let found = Filter.completions(
      for: editor.text, cursor: editor.caret, fields: snapshot.fields,
      year: snapshot.dataDay.date.year, limit: 200
    ) { field in
      field == snapshot.request.labelsOf
        ? snapshot.completions.map { (label: $0.label, count: $0.count) } : []
    }
    return recent + found.map(FilterSuggestion.next)
  }

  /// Puts a suggestion in its place.
  mutating func take(_ suggestion: FilterSuggestion) {
    switch suggestion {
    case .earlier(let text): editor = LineEditor(text)
    case .next(let next):
      editor.replaceBeforeCaret(
        editor.caret - next.range.lowerBound,
        with: next.text + (next.text.last == "(" ? "" : " "))
    }
    self.suggestion = nil
  }
}

/// Something that the filter line offers.
enum FilterSuggestion: Hashable {
  /// A filter that was in force before.
  case earlier(String)
  /// What can come next.
  case next(FilterCompletion)

  var text: String {
    switch self {
    case .earlier(let text): text
    case .next(let next): next.text
    }
  }

  /// What stands beside it: the cases that have the value, or where it comes from.
  var note: String {
    switch self {
    case .earlier: "used before"
    case .next(let next): next.count.map(grouped) ?? ""
    }
  }
}
