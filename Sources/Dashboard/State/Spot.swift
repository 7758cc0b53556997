import Terminal

/// Something on the screen that can be selected, named by what it is and not by where it stands.
public struct Spot: Hashable, Sendable {
  /// The part of the page: a table, a list, a row of figures.
  public var section: String
  /// The record: an attorney, a case id, a metric.
  public var row: String
  /// The cell of the record; empty for the record itself.
  public var column: String

  /// Creates a spot.
  public init(_ section: String, _ row: String, _ column: String = "") {
    self.section = section
    self.row = row
    self.column = column
  }
}

/// A spot with what opening and explaining it show.
struct Choice: Hashable, Sendable {
  var spot: Spot
  /// What Enter opens.
  var opens: Place?
  /// What `i` explains.
  var explains: Subject?
  /// What the last key did, when this is selected: the number in words.
  var words = ""
}

/// What a card explains.
public enum Subject: Hashable, Sendable {
  case number(NumberKey)
  /// A decision point and a group.
  case comparison(point: String, group: String)
  /// An attorney or a unit beside what is expected, by a metric.
  case expectation(metric: String, group: String)
  /// A metric in two periods.
  case change(metric: String)
  /// A finding, by its place in the list.
  case finding(Int)
  /// One of the indicators, by its place in the list, and the condition and metric of its leading
  /// number.
  case indicator(Int, condition: String, metric: String?)
  /// A thing that a sentence explains.
  case words(title: String, text: String)
}

extension Subject {
  /// The number of the catalogue that it is about, if it is about one.
  var number: ExplainedNumber? {
    switch self {
    case .number(let key): ExplainedNumber(key)
    case .indicator(_, let condition, let metric?):
      ExplainedNumber(NumberKey(metric), condition: condition)
    default: nil
    }
  }
}

/// A part of a page in which the arrows move.
struct Section: Hashable, Sendable {
  var id: String
  /// Where it stands on the screen; `nil` where there is no room for it now.
  var frame: Rect?
  var rows: [[Choice]]
  /// The choice of a row at which a person enters it.
  var entry = 0

  /// A list of one choice a row.
  init(_ id: String, list: [Choice]) {
    self.init(id, rows: list.map { [$0] })
  }

  init(_ id: String, rows: [[Choice]]) {
    self.id = id
    self.rows = rows.filter { !$0.isEmpty }
  }
}
