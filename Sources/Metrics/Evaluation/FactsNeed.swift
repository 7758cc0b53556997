import Cases

/// Which facts some metrics ask for.
struct FactsNeed: Hashable, Sendable {
  /// The facts that are asked for.
  let facts: Facts
  /// Facts of which every case that matters has one; `nil` where all cases matter.
  let gate: Facts?
  /// Whether it asks who holds a case.
  let asksHolders: Bool

  /// All facts of all cases.
  static let all = FactsNeed(facts: .all, gate: nil)

  /// What some metrics ask for, and what is noted of their numbers; all where one is the office's
  /// own.
  init(_ metrics: [Metric]) {
    guard metrics.allSatisfy({ !$0.isOwn }) else {
      self = .all
      return
    }
    self.init(
      metrics.flatMap(\.measure.tests),
      spreads: metrics.contains { $0.measure.spread != nil })
  }

  /// What some tests ask for.
  init(_ tests: [FactsTest], spreads: Bool = false) {
    facts = tests.reduce(into: Facts.ofNotes) { facts, test in
      facts.formUnion(test.all.union(test.none))
    }
    // Whether a period is too young is noted of the cases that were filed in it.
    var gate: Facts? = .filedIn
    for test in tests {
      let known = test.all.intersection(FactsGate.knownFacts)
      let ofPeriod = known.intersection(.ofPeriod)
      // The cases of a period are the fewest.
      gate = known.isEmpty ? nil : gate?.union(ofPeriod.isEmpty ? known : ofPeriod)
    }
    self.gate = gate
    asksHolders = spreads || !facts.isDisjoint(with: .ofAttorney)
  }

  /// What columns of a filter or a list ask for.
  init(_ columns: Set<CaseColumn>) {
    self.init(Self.tests(of: columns))
  }

  /// The tests that columns are made of.
  static func tests(of columns: Set<CaseColumn>) -> [FactsTest] {
    var tests: [FactsTest] = []
    if !columns.isDisjoint(with: CaseColumns.ofOpen) { tests.append(FactsTest(.open)) }
    if columns.contains(.decisionDays) { tests.append(FactsTest(.pendingDecision)) }
    // Only open cases are stalled.
    if columns.contains(.stalled) { tests.append(FactsTest([.open, .stalled])) }
    if columns.contains(.days) { tests.append(FactsTest(.hasDuration)) }
    return tests
  }

  private init(facts: Facts, gate: Facts?) {
    self.facts = facts
    self.gate = gate
    asksHolders = true
  }

  /// Whether what is found for this need holds all that another asks for.
  func covers(_ other: FactsNeed) -> Bool {
    guard facts.isSuperset(of: other.facts), asksHolders || !other.asksHolders else {
      return false
    }
    guard let gate else { return true }
    return other.gate.map(gate.isSuperset) ?? false
  }
}

extension Facts {
  /// What tells whether a period is too young for a number of it.
  static var ofNotes: Facts { [.filedIn, .disposed, .closedAtUnknownDay] }
}

extension Measure {
  /// Every test that it is made of.
  var tests: [FactsTest] {
    let own: [FactsTest] =
      switch self {
      case .count(let test), .known(let test, _), .quantile(_, _, let test, _),
        .mean(_, let test, _), .perAttorney(let test), .attorneyGini(let test), .weight(let test),
        .attorneyYears(let test):
        [test]
      case .share(let facts, let among, _): [among, among.having(facts)]
      case .gap(let facts, let one, let other, _):
        [one, one.having(facts), other, other.having(facts)]
      case .ratio(let numerator, let denominator): [numerator, denominator]
      case .balance(let added, let removed): added + removed
      case .survivalMedian, .survivalShare:
        [Measure.survivalTest] + measured.map(\.test)
      case .staff: []
      }
    return own + leftOut.map(\.test)
  }
}
