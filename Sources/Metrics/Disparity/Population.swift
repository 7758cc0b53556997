import Cases
import Statistics

/// Asks how often the people of each race come to each stage, for each 1,000 who live here.
///
/// A benchmark of its own, never in one table with shares of those who reached the stage before: it
/// holds what made people come to the office at all.
public struct PopulationQuery: Hashable, Sendable {
  /// The office's reference when `nil`.
  public var reference: String?
  public var scope: Scope

  /// Creates a query.
  public init(reference: String? = nil, in scope: Scope = Scope()) {
    self.reference = reference
    self.scope = scope
  }
}

/// How often the people of each race come to each stage.
public struct PopulationTable: Hashable, Sendable {
  public var rows: [PopulationRow]
  /// The race that others are compared with.
  public var reference: String
  public var period: Period
  /// Where the numbers of people come from, as the office writes it, with their years.
  public var sources: [String]
  /// Why there is nothing; empty where there is something.
  public var why: String
  /// What a reader must know, in sentences.
  public var remarks: [String]
}

/// One race at one stage.
public struct PopulationRow: Hashable, Sendable {
  /// What is counted: referred, filed, convicted or incarcerated cases.
  public var stage: String
  public var group: String
  public var cases: Int
  public var people: Int
  /// Cases for each 1,000 people, and the exact 95 % interval.
  public var rate: Double
  public var low: Double
  public var high: Double
  /// The rate ÷ the reference's, and its 95 % interval.
  public var ratio: Double?
  public var ratioLow: Double?
  public var ratioHigh: Double?
  public var state: MetricState
  public var why: String
  public var notes: [MetricNote]
}

extension StoreEngine {
  /// How often the people of each race come to each stage.
  public func answer(_ query: PopulationQuery) throws(QueryError) -> PopulationTable {
    let view = try view(query.scope)
    var table = PopulationTable(
      rows: [], reference: query.reference ?? office.reference, period: view.period,
      sources: store.population.sources, why: "", remarks: [])
    let people = store.population.byRace
    guard !people.isEmpty else {
      table.why = "not in the data: population, by race"
      return table
    }
    guard let grouping = Grouping(view.rows, by: [.race], in: view.store) else {
      table.why = "not in the data: race"
      return table
    }
    table.remarks = [
      "Cases for each 1,000 people: not adjusted, and not mixed with shares of those who came "
        + "before the office.",
      "Differences may come from where people live, what is policed and what is reported.",
    ]
    let named = people.keys.first { $0.lowercased() == table.reference.lowercased() }
    table.reference = named ?? table.reference
    let caveats = Caveats(
      store, asOf: view.asOf, period: view.period, isOfAttorney: view.isOfAttorney)
    for stage in PopulationStage.all {
      guard let metric = Metric.named(stage.metric), stage.needs.allSatisfy(store.has) else {
        continue
      }
      table.add(stage, grouping, view, people, whyNotCovered: caveats.whyNotCovered(metric))
    }
    return table
  }
}

/// A stage to which people come.
private struct PopulationStage {
  let name: String
  let test: FactsTest
  let needs: [CaseField]
  /// The metric whose days and outcomes the coverage is asked for.
  let metric: String

  static let all = [
    PopulationStage(
      name: "referred", test: FactsTest(.referredIn), needs: [.referred], metric: "referred"),
    PopulationStage(name: "filed", test: FactsTest(.filedIn), needs: [.filed], metric: "filed"),
    PopulationStage(
      name: "convicted", test: .convicted, needs: [.disposed, .disposition],
      metric: "conviction_rate"),
    PopulationStage(
      name: "incarcerated", test: FactsTest.convicted.having(.incarcerated),
      needs: [.disposed, .disposition, .sentence], metric: "incarceration_rate"),
  ]
}

extension PopulationTable {
  /// A count below it says too little for a ratio.
  private static let fewest = 20

  fileprivate mutating func add(
    _ stage: PopulationStage, _ grouping: Grouping, _ view: StoreView, _ people: [String: Int],
    whyNotCovered: String
  ) {
    let passes = view.facts.passes(stage.test)
    var cases: [String: Int] = [:]
    for (group, labels) in grouping.labels.enumerated() {
      let label = labels.first?.label ?? ""
      cases[label.lowercased(), default: 0] += grouping[group].count {
        passes[view.facts.number(of: Int($0))]
      }
    }
    let base = people[reference].map { (cases: cases[reference.lowercased()] ?? 0, people: $0) }
    for (label, size) in people.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
    where size > 0 {
      let count = cases[label.lowercased()] ?? 0
      var row = PopulationRow(stage: stage.name, label, cases: count, people: size)
      if let base, label != reference { row.compare(to: base, fewest: Self.fewest) }
      if !whyNotCovered.isEmpty {
        row.notes = [.outOfCoverage]
        row.why = row.why.isEmpty ? whyNotCovered : row.why
      }
      rows.append(row)
    }
  }
}

extension PopulationRow {
  fileprivate init(stage: String, _ group: String, cases: Int, people: Int) {
    let scale = 1000 / Double(people)
    let interval = poissonInterval(cases)
    self.init(
      stage: stage, group: group, cases: cases, people: people, rate: Double(cases) * scale,
      low: interval.low * scale, high: interval.high * scale, state: .ok, why: "", notes: [])
  }

  fileprivate mutating func compare(to base: (cases: Int, people: Int), fewest: Int) {
    guard min(cases, base.cases) >= fewest, base.people > 0 else {
      state = .few
      why = "fewer than \(fewest) cases of \(cases < fewest ? group : "the reference")"
      return
    }
    let comparison = CountComparison(
      before: base.cases, after: cases, beforeTime: Double(base.people),
      afterTime: Double(people))
    ratio = comparison.ratio
    ratioLow = comparison.ratioInterval()?.low
    ratioHigh = comparison.ratioInterval()?.high
  }
}
