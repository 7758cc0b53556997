/// Which facts some metrics ask for.
struct FactsNeed: Hashable, Sendable {
  var facts: Facts
  /// Whether each of them asks for something that happened in the period, so that of all other
  /// cases no fact matters.
  var isOfPeriod: Bool

  /// All facts.
  static let all = FactsNeed(facts: .all, isOfPeriod: false)

  /// What the metrics of the catalogue ask for, and what is noted of their numbers.
  init(_ metrics: [Metric]) {
    let tests = metrics.flatMap(\.measure.tests)
    facts = tests.reduce(into: Facts.ofNotes) { facts, test in
      facts.formUnion(test.all.union(test.none))
    }
    isOfPeriod = tests.allSatisfy { !$0.all.isDisjoint(with: .ofPeriod) }
  }

  private init(facts: Facts, isOfPeriod: Bool) {
    self.facts = facts
    self.isOfPeriod = isOfPeriod
  }

  /// The facts of rows, none of those rows that do not matter.
  func kept(of facts: [Facts]) -> [Facts] {
    guard isOfPeriod else { return facts }
    return facts.map { $0.isDisjoint(with: .ofPeriod) ? [] : $0 }
  }
}

extension Facts {
  /// What tells whether a period is too young for a number of it.
  fileprivate static var ofNotes: Facts { [.filedIn, .disposed, .closedAtUnknownDay] }
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
