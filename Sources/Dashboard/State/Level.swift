/// A place on the way from the office to a case, and what is selected there.
public struct Level: Hashable, Sendable {
  public var place: Place
  /// What is selected; the first spot when `nil` or gone.
  public var spot: Spot?
  /// Where the selected row stood, so that its neighbor is selected when it goes.
  public var row = 0
  /// How many cases of a list are fetched.
  public var limit = Level.firstCases

  static let firstCases = 200

  /// Creates a level.
  public init(_ place: Place) {
    self.place = place
  }
}

/// A view that history can return to.
struct Visit: Hashable, Sendable {
  var levels: [Level]
  var question: Question

  /// Whether two visits look the same, whatever is selected in them.
  func isLike(_ other: Visit) -> Bool {
    question == other.question && levels.map(\.place) == other.levels.map(\.place)
  }

  /// What was done between the visit before and this one.
  func words(after before: Visit) -> String {
    if question.filter != before.question.filter {
      return question.filter.isEmpty ? "all cases" : "the filter \(question.filter)"
    }
    if question.period != before.question.period || question.asOf != before.question.asOf {
      return "the period \(question.period.words)"
    }
    if question != before.question { return "the last choice of what is compared or grouped" }
    return "going to \(levels.last?.place.title ?? "")"
  }
}
