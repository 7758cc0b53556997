import Cases

@testable import Metrics

/// All that can be worked back from what an office shares of one period by one field: every number
/// that is answered, as inequalities between the counts that it is made of.
struct SharingAttack {
  /// The selections of which no two have a case in common, by number.
  private let disjoint: [Int]
  /// The labels that are answered, hidden or not.
  let labels: [String]
  /// The counts that the shared numbers are made of.
  let cells: [FactsTest]
  let filters: [Filter]
  /// Which labels, by number, have a number nowhere.
  private(set) var hidden: Set<Int> = []
  private(set) var inequalities: [LinearProgram.Inequality] = []

  /// Asks an engine for everything that it shares by a field in a period; some of its selections,
  /// by number, have no case in common.
  init(
    on engine: SharedEngine, by field: CaseField, in period: Period, disjoint: [Int]
  ) throws {
    filters = engine.selections.map(\.filter)
    self.disjoint = disjoint
    let metrics = engine.metrics
    let answers = try engine.selections.map { selection in
      let scope = Scope(filter: selection.filter, period: .fixed(period))
      return (
        total: try engine.answer(MetricsQuery([], in: scope)),
        groups: try engine.answer(MetricsQuery([], by: [field], in: scope)),
        points: field == .attorney
          ? [] : try engine.answer(DisparityQuery(by: field, in: scope)).rows
      )
    }
    let rows = answers.flatMap { $0.total + $0.groups }
    var labels: [String] = []
    for row in rows {
      guard let label = row.group.first?.label, label != SharedEngine.pooledLabel else { continue }
      if !labels.contains(label) { labels.append(label) }
    }
    self.labels = labels
    var cells: [FactsTest] = []
    for row in rows where row.value != nil || row.denominator != nil {
      guard let metric = metrics.first(where: { $0.id == row.metric }) else { continue }
      for cell in metric.sharedCells where !cells.contains(cell) { cells.append(cell) }
    }
    self.cells = cells
    hidden = Set(labels.indices)
    for (filter, answer) in answers.enumerated() {
      for row in answer.total {
        learn(row, of: Array(labels.indices), filter, metrics)
      }
      for row in answer.groups {
        guard let label = labels.firstIndex(of: row.group.first?.label ?? "") else { continue }
        if row.value != nil { hidden.remove(label) }
        learn(row, of: [label], filter, metrics)
      }
      learnAbsence(answer.groups, answer.points, filter)
      for row in answer.points where row.state != .suppressed { learn(row, filter) }
    }
    // The attorneys that are hidden are told of together.
    for (filter, answer) in answers.enumerated() {
      for row in answer.groups where row.group.first?.label == SharedEngine.pooledLabel {
        learn(row, of: hidden.sorted(), filter, metrics)
      }
    }
    learnNesting()
  }

  /// How many unknown counts there are.
  var variables: Int { labels.count * cells.count * filters.count }

  func variable(_ label: Int, _ cell: Int, _ filter: Int) -> Int {
    (label * cells.count + cell) * filters.count + filter
  }

  /// The sum of a cell over labels.
  private func sum(
    _ cell: FactsTest, of labels: [Int], _ filter: Int, _ weight: Double = 1
  ) -> LinearProgram.Terms {
    guard let number = cells.firstIndex(of: cell) else { return [] }
    return labels.map { (variable($0, number, filter), weight) }
  }

  private mutating func bound(_ terms: LinearProgram.Terms, _ low: Double, _ high: Double) {
    inequalities.append(.init(terms, atMost: high))
    if low > 0 { inequalities.append(.init(terms.map { ($0.variable, -$0.weight) }, atMost: -low)) }
  }

  /// What a row says of the counts of some labels together.
  private mutating func learn(
    _ row: MetricRow, of labels: [Int], _ filter: Int, _ metrics: [Metric]
  ) {
    guard let metric = metrics.first(where: { $0.id == row.metric }) else { return }
    func learn(_ cell: FactsTest, _ count: Double?) {
      guard let count else { return }
      bound(sum(cell, of: labels, filter), count - 2, count + 2)
    }
    switch metric.measure {
    case .count(let test): learn(test, row.value)
    case .quantile(_, _, let test, _): learn(test, row.denominator)
    case .share(let facts, let among, _):
      learn(among, row.denominator)
      learn(among.having(facts), row.numerator)
      guard let share = row.value else { return }
      // A whole percent is at most half a percent off.
      let part = sum(among.having(facts), of: labels, filter)
      let less = sum(among.having(facts), of: labels, filter, -1)
      inequalities.append(
        .init(part + sum(among, of: labels, filter, -(share + 0.005)), atMost: 0))
      inequalities.append(.init(less + sum(among, of: labels, filter, share - 0.005), atMost: 0))
    default: break
    }
  }

  /// What a comparison says of the counts of a group and of the reference.
  private mutating func learn(_ row: DisparityRow, _ filter: Int) {
    guard let metric = Metric.ofPoint[row.point].flatMap(Metric.named),
      case .share(let facts, let among, _) = metric.measure
    else { return }
    for (group, n, events) in [
      (row.group, row.n, row.events), (row.reference, row.referenceN, row.referenceEvents),
    ] {
      let own = labels.indices.filter {
        labels[$0] == group || group == "Unknown" && labels[$0].isEmpty
      }
      bound(sum(among, of: own, filter), Double(n - 2), Double(n + 2))
      bound(sum(among.having(facts), of: own, filter), Double(events - 2), Double(events + 2))
      for label in own { hidden.remove(label) }
    }
  }

  /// A label of which there is no row where others have one has no cases.
  private mutating func learnAbsence(_ rows: [MetricRow], _ points: [DisparityRow], _ filter: Int) {
    for label in labels.indices where !rows.isEmpty {
      let isAbsent = !rows.contains { $0.group.first?.label == labels[label] }
      guard isAbsent else { continue }
      for cell in cells.indices {
        inequalities.append(.init([(variable(label, cell, filter), 1)], atMost: 0))
      }
    }
    for point in Set(points.map(\.point)) {
      let there = points.filter { $0.point == point }
      guard let metric = Metric.ofPoint[point].flatMap(Metric.named),
        case .share(_, let among, _) = metric.measure,
        let cell = cells.firstIndex(of: among)
      else { continue }
      for label in labels.indices
      where !there.contains(where: {
        $0.group == labels[label] || $0.reference == labels[label]
          || $0.group == "Unknown" && labels[label].isEmpty
      }) {
        inequalities.append(.init([(variable(label, cell, filter), 1)], atMost: 0))
      }
    }
  }

  /// What follows from the definitions: which counts lie in which, and which share no case.
  private mutating func learnNesting() {
    let known = cells.map(\.followed)
    for label in labels.indices {
      for filter in filters.indices {
        for outer in cells.indices {
          let inner = cells.indices.filter { $0 != outer && known[$0].lies(in: known[outer]) }
          for one in inner {
            inequalities.append(
              .init(
                [(variable(label, one, filter), 1), (variable(label, outer, filter), -1)],
                atMost: 0))
            for other in inner where one < other && known[one].excludes(known[other]) {
              inequalities.append(
                .init(
                  [
                    (variable(label, one, filter), 1), (variable(label, other, filter), 1),
                    (variable(label, outer, filter), -1),
                  ], atMost: 0))
            }
          }
        }
      }
      for cell in cells.indices {
        for filter in filters.indices.dropFirst() {
          inequalities.append(
            .init([(variable(label, cell, filter), 1), (variable(label, cell, 0), -1)], atMost: 0))
        }
        if disjoint.count > 1 {
          inequalities.append(
            .init(
              disjoint.map { (variable(label, cell, $0), 1) } + [(variable(label, cell, 0), -1)],
              atMost: 0))
        }
      }
    }
  }
}

extension SharingAttack {
  /// A count of people that could be told from what is shared.
  struct Quantity {
    var words: String
    var terms: LinearProgram.Terms
    var truth: Int
    /// Whether even nobody says something: an outcome that none of a group had, or all.
    var isOutcome: Bool
  }

  /// Every cell of a label, what is left of it beside another that lies in it, and what a selection
  /// leaves of it.
  func quantities(_ truth: [[[Int]]]) -> [Quantity] {
    var found: [Quantity] = []
    let known = cells.map(\.followed)
    for label in labels.indices {
      for filter in filters.indices {
        for cell in cells.indices {
          let words = "\(labels[label]), cell \(cell), selection \(filter)"
          let own = variable(label, cell, filter)
          let count = truth[label][cell][filter]
          let whole = cells.indices.first { $0 != cell && known[cell].lies(in: known[$0]) }
          // Where nobody can have an outcome, that nobody has it says nothing.
          let isPossible = labels.indices.contains { truth[$0][cell][filter] > 0 }
          let isOutcome = isPossible && whole.map { truth[label][$0][filter] > 0 } ?? false
          found.append(
            Quantity(words: words, terms: [(own, 1)], truth: count, isOutcome: isOutcome))
          for inner in cells.indices where inner != cell && known[inner].lies(in: known[cell]) {
            found.append(
              Quantity(
                words: "\(words), less cell \(inner)",
                terms: [(own, 1), (variable(label, inner, filter), -1)],
                truth: count - truth[label][inner][filter], isOutcome: false))
          }
          if filter == 0, !disjoint.isEmpty {
            found.append(
              Quantity(
                words: "\(words), what all selections leave",
                terms: [(own, 1)] + disjoint.map { (variable(label, cell, $0), -1) },
                truth: disjoint.reduce(count) { $0 - truth[label][cell][$1] }, isOutcome: false))
          }
          guard filter > 0 else { continue }
          found.append(
            Quantity(
              words: "\(words), taken from all", terms: [(variable(label, cell, 0), 1), (own, -1)],
              truth: truth[label][cell][0] - count, isOutcome: false))
        }
      }
    }
    return found
  }

  /// What is known too well: small counts that cannot be as large as a group that may be shown, or
  /// that lie within fewer than ten.
  ///
  /// - Returns: what is known too well, and how many small counts there were to be found.
  func found(_ truth: [[[Int]]], smallest: Int) -> (pinned: [String], small: Int) {
    guard var program = LinearProgram(variables: variables, inequalities) else {
      return (["the data contradicts what is shared of it"], 0)
    }
    var pinned: [String] = []
    var small = 0
    for quantity in quantities(truth) {
      let isSmall = 0 < quantity.truth && quantity.truth < smallest
      guard isSmall || quantity.truth == 0 && quantity.isOutcome else { continue }
      small += 1
      guard let most = program.maximum(of: quantity.terms) else { continue }
      let least = program.minimum(of: quantity.terms) ?? 0
      if most < Double(smallest) - 1e-6 || most - least < Double(smallest - 1) - 1e-6 {
        pinned.append("\(quantity.words) is \(quantity.truth): \(least) to \(most)")
      }
    }
    return (pinned, small)
  }

  /// The true counts, by label, cell and selection.
  func truth(_ engine: StoreEngine, by field: CaseField, in period: Period) throws -> [[[Int]]] {
    let asOf = engine.dataDay
    var counts = Array(
      repeating: Array(repeating: Array(repeating: 0, count: filters.count), count: cells.count),
      count: labels.count)
    for (filter, selection) in filters.enumerated() {
      let view = try engine.view(selection, asOf: asOf, in: period)
      guard let grouping = Grouping(view.rows, by: [field], in: view.store) else { continue }
      for (group, names) in grouping.labels.enumerated() {
        guard let label = labels.firstIndex(of: names.first?.label ?? "") else { continue }
        for row in grouping[group] {
          let facts = view.facts[row]
          for (cell, test) in cells.enumerated() where test.holds(for: facts) {
            counts[label][cell][filter] += 1
          }
        }
      }
    }
    return counts
  }
}

extension Metric {
  /// The metric whose cases are those of a decision point.
  fileprivate static let ofPoint = [
    "declined": "declination_rate", "detained": "detention_rate", "diverted": "diversion_rate",
    "dismissed": "dismissal_rate", "convicted": "conviction_rate",
    "incarcerated": "incarceration_rate",
  ]

  /// The counts that its row says something of.
  fileprivate var sharedCells: [FactsTest] {
    switch measure {
    case .count(let test), .quantile(_, _, let test, _): [test]
    case .share(let facts, let among, _): [among, among.having(facts)]
    default: []
    }
  }
}

extension FactsTest {
  /// The test with all that follows from it.
  fileprivate var followed: FactsTest {
    var all = all
    if !all.isDisjoint(with: [.convicted, .dismissed]) { all.insert(.decided) }
    if all.contains(.decided) { all.insert(.dispositionKnown) }
    if all.contains(.felony) { all.formUnion([.severityKnown, .felonyOrMisdemeanor]) }
    if all.contains(.detained) { all.insert(.custodyKnown) }
    if all.contains(.incarcerated) { all.insert(.sentenceKnown) }
    if all.contains(.declined) { all.insert(.screeningDecided) }
    return FactsTest(all, without: none)
  }

  fileprivate func lies(in other: FactsTest) -> Bool {
    other.all.isSubset(of: all) && other.none.isSubset(of: none)
  }

  fileprivate func excludes(_ other: FactsTest) -> Bool {
    let ends: [Facts] = [.convicted, .dismissed]
    return ends.contains { all.contains($0) && !other.all.contains($0) }
      && ends.contains { other.all.contains($0) && !all.contains($0) }
  }
}
