import Cases

extension Scenario.Step {
  /// The step as a person writes it; reading it gives the step again.
  public var text: String {
    switch self {
    case .leaves(let attorney, let other):
      "attorney \(Self.written(attorney)) leaves" + (other.map { " to \(Self.written($0))" } ?? "")
    case .moves(let amount, let from, let to, let only):
      "move \(amount.text) from \(Self.written(from)) to \(Self.written(to))"
        + (only.isEverything ? "" : " where \(only.text)")
    case .returns(let from, let to):
      "return cases from \(Self.written(from)) to \(Self.written(to))"
    case .merges(let unit, let other):
      "unit \(Self.written(unit)) merges into \(Self.written(other))"
    case .hires(let count, let hundredths, let unit, let ramp):
      "hire \(count)" + (hundredths == 100 ? "" : " at \(Self.number(Double(hundredths) / 100))")
        + (unit.map { " in \(Self.written($0))" } ?? "")
        + (ramp == Self.usualRamp ? "" : " ramp \(ramp) months")
    case .weighs(let name, let isOffense, let weight):
      "weight of \(isOffense ? "offense " : "")\(Self.written(name)) is \(Self.number(weight))"
    case .declines(let name, let percent):
      "decline " + (percent == 100 ? "" : "\(Self.number(percent)) % of ") + Self.written(name)
    case .meets(let severity, let days, let percent):
      "\(severity.word) within \(days) days for \(Self.number(percent)) %"
    case .inflow(let percent, let name):
      "inflow \(percent < 0 ? "-" : "+")\(Self.number(abs(percent))) %"
        + (name.map { " of \(Self.written($0))" } ?? "")
    }
  }

  /// The months until a new attorney carries a full share, where a step does not say.
  static let usualRamp = 6

  /// A number without needless digits.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }

  /// The words that part a step, so that a name with one of them is put into quotes.
  static let reserved: Set<String> = [
    "leaves", "to", "from", "where", "into", "in", "merges", "is", "of", "at", "ramp", "within",
    "for", "offense",
  ]

  private static func written(_ name: String) -> String {
    let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain =
      !name.isEmpty && !name.contains("\"")
      && words.allSatisfy { !$0.isEmpty && !reserved.contains($0.lowercased()) }
      && words.first?.first?.isNumber != true
    guard !isPlain else { return name }
    return "\""
      + name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension Scenario.Amount {
  fileprivate var text: String {
    switch self {
    case .all: "all cases"
    case .percent(let percent): "\(Scenario.Step.number(percent)) % of cases"
    case .cases(let count): "\(count) cases"
    }
  }
}
