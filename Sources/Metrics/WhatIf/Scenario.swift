import Cases

/// What is supposed to be otherwise: steps, taken one after the other.
///
/// Nothing of it is ever written to the data.
public struct Scenario: Hashable, Sendable {
  public var steps: [Step]

  /// Creates a scenario; one without steps is the present, going on.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// Reads the steps of some texts.
  ///
  /// - Throws: ``ScenarioError`` at the first that cannot be understood.
  public init(parsing texts: [String]) throws(ScenarioError) {
    steps = []
    for text in texts { steps.append(try Step(parsing: text)) }
  }

  /// One thing that is otherwise.
  public enum Step: Hashable, Sendable {
    /// An attorney goes; the cases go to another, or to all others of the unit.
    case leaves(attorney: String, to: String?)
    /// Open cases go from one attorney to another.
    case moves(Amount, from: String, to: String, only: Filter)
    /// The cases that were moved from the second to the first go back.
    case returns(from: String, to: String)
    /// A unit becomes a part of another.
    case merges(unit: String, into: String)
    /// New attorneys in a unit, each with so much of full time, at full load after some months.
    case hires(Int, fteHundredths: Int, unit: String?, ramp: Int)
    /// The weight of a severity, or of an offense.
    case weighs(name: String, isOffense: Bool, weight: Double)
    /// A part of the new cases of an offense or a severity is declined at screening.
    case declines(name: String, percent: Double)
    /// A share of the cases of a severity ends within some days.
    case meets(Severity, days: Int, percent: Double)
    /// New cases become more or fewer; all, or those of an offense or a severity.
    case inflow(percent: Double, of: String?)
  }

  /// How many of an attorney's open cases.
  public enum Amount: Hashable, Sendable {
    case all
    case percent(Double)
    case cases(Int)
  }
}

/// A step that cannot be understood.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  public var text: String
  public var why: String

  public var description: String { "“\(text)”: \(why)" }
}

extension Scenario {
  /// The filters that choose which cases are moved, each once.
  var filters: [Filter] {
    var filters: [Filter] = []
    for case .moves(_, _, _, let filter) in steps where !filter.isEverything {
      if !filters.contains(filter) { filters.append(filter) }
    }
    return filters
  }
}
