import Cases

/// Some of the cases that come into question for a number, and what they are to it.
///
/// Every case in question is counted, left out or apart, and in one of these alone, so that the
/// parts add up on screen.
public struct AccountPart: Hashable, Sendable {
  /// What the cases are to the number.
  public enum Kind: String, Hashable, Sendable {
    /// All that come into question.
    case inQuestion = "in_question"
    /// Those that the number is about: its denominator, or what is counted or measured.
    case counted
    /// Of a share or a ratio, what is counted above the line.
    case numerator
    /// Of a difference of two shares, a part of those counted.
    case within
    /// Left out, because something is not known of them.
    case leftOut = "left_out"
    /// Not what the number is about.
    case apart
    /// Not in question, because no day puts them into a period.
    case unplaced
    /// A term of a sum that is added, and one that is taken away.
    case added, removed
  }

  public var kind: Kind
  /// What the cases are, or why they are not counted.
  public var words: String
  public var cases: Int

  /// Creates a part.
  public init(_ kind: Kind, _ words: String, _ cases: Int) {
    self.kind = kind
    self.words = words
    self.cases = cases
  }

  /// What the cases are, with what they are to the number.
  public var title: String { kind.title + words }

  /// Which cases of the number these are, so that they can be listed.
  public var side: NumberReference.Side {
    switch kind {
    case .numerator: .numerator
    case .counted: .denominator
    case .inQuestion: .inQuestion
    case .within, .leftOut, .apart, .unplaced, .added, .removed: .because(words)
    }
  }
}

extension AccountPart.Kind {
  /// What stands before the words of a part.
  fileprivate var title: String {
    switch self {
    case .inQuestion: "in question: "
    case .counted: "counted: "
    case .numerator: "above the line: "
    case .within: "of them: "
    case .leftOut: "left out: "
    case .apart: "not concerned: "
    case .unplaced: "in no period: "
    case .added: "+ "
    case .removed: "− "
    }
  }
}

extension [AccountPart] {
  /// How the parts add up, without the reasons: "511 disposed in the period = 498 counted + 13 left
  /// out"; empty where there is nothing to add up.
  public var sum: String { identity(withReasons: false) }

  /// How the parts add up, in one line: "511 disposed in the period = 498 counted + 13 left out: 9
  /// no filed day, 4 disposed before filed"; empty where there is nothing to add up.
  public var identity: String { identity(withReasons: true) }

  private func identity(withReasons: Bool) -> String {
    let terms = filter { $0.kind == .added || $0.kind == .removed }
    guard terms.isEmpty else { return Self.balance(terms) }
    guard let all = first(where: { $0.kind == .inQuestion }),
      let counted = first(where: { $0.kind == .counted })
    else { return "" }
    var text = "\(grouped(all.cases)) \(all.words) = \(grouped(counted.cases)) counted"
    for (kind, name) in [(AccountPart.Kind.leftOut, "left out"), (.apart, "not concerned")] {
      let parts = filter { $0.kind == kind }
      guard !parts.isEmpty else { continue }
      let sum = parts.reduce(0) { $0 + $1.cases }
      let reasons = parts.map { "\(grouped($0.cases)) \($0.words)" }
      text += " + \(grouped(sum)) \(name)"
      if withReasons { text += ": \(reasons.joined(separator: ", "))" }
    }
    return text
  }

  private static func balance(_ terms: [AccountPart]) -> String {
    var sum = 0
    var text = ""
    for (index, term) in terms.enumerated() {
      let isAdded = term.kind == .added
      sum += isAdded ? term.cases : -term.cases
      text += index == 0 ? "" : isAdded ? " + " : " − "
      text += "\(grouped(term.cases)) \(term.words)"
    }
    return "\(text) = \(sum < 0 ? "−" : "")\(grouped(abs(sum)))"
  }
}
