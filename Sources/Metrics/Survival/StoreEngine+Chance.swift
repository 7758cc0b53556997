import Cases
import Statistics

extension StoreEngine {
  /// How likely open cases are to end soon, by age.
  public func answer(_ query: ChanceQuery) throws(QueryError) -> ChanceTable {
    var scope = query.scope
    scope.period = .months(query.months)
    let metric = try metrics(["km_days_to_disposition"])[0]
    let view = try view(
      scope,
      FactsNeed(metric.measure.tests + [.open, .countable, FactsTest.countable.having(.disposed)]))
    let row = RowMaker([metric], by: [], view, of: store).row(of: [])[0]
    var table = ChanceTable(
      days: query.days, learned: view.period, cases: 0, ended: 0, bands: [], byAge: [:],
      why: row.state == .notComputable ? row.why : "", notes: [],
      remarks: SurvivalRemarks.ofChances(query, row))
    guard table.why.isEmpty else { return table }
    // Those open in these months have to be in the data, and so has how they ended.
    let caveats = Caveats(
      store, asOf: view.asOf, period: view.period, isOfAttorney: view.isOfAttorney)
    let uncovered = Metric.named("disposed").map(caveats.whyNotCovered) ?? ""
    if !uncovered.isEmpty {
      table.notes = [.outOfCoverage]
      table.remarks.append(uncovered.prefix(1).uppercased() + uncovered.dropFirst() + ".")
    }
    let lives = WindowedLives(view)
    table.cases = lives.count
    table.ended = lives.ended.count
    let estimate = KaplanMeier(
      events: lives.ended, censorings: lives.others, entries: lives.entries)
    table.fill(estimate, open: openAges(view))
    return table
  }

  /// How many open cases there are of each age.
  private func openAges(_ view: StoreView) -> DayHistogram {
    let ages = SpanReader(.age, in: view.store, on: view.asOf)
    var open = DayHistogram()
    for row in view.facts.rows(view.facts.passes(.open), among: view.kept) {
      open.add(day: ages.length(of: Int(row)))
    }
    return open
  }
}

extension ChanceTable {
  /// The first age of each band.
  private static let bandStarts = [0, 91, 181, 366]

  fileprivate mutating func fill(_ estimate: KaplanMeier, open: DayHistogram) {
    for (age, cases) in open.counts.enumerated() where cases > 0 {
      byAge[age] = Chance(estimate, within: days, at: age)
    }
    let starts = Self.bandStarts
    bands = starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : max(open.counts.count, 367)
      let ages = starts[index]..<end
      var own = DayHistogram()
      for age in ages { own.add(day: age, cases: open[age]) }
      let median = own.median
      let atMedian = median.map { Chance(estimate, within: days, at: Int($0)) }
      let known = ages.compactMap { age in
        byAge[age]?.value.map { (cases: open[age], chance: $0) }
      }
      return Band(
        ages: starts[index]...(end - 1), open: own.count, medianAge: median,
        chance: atMedian ?? Chance(why: "no open cases of this age"),
        expected: known.reduce(0) { $0 + Double($1.cases) * $1.chance },
        withoutChance: own.count - known.reduce(0) { $0 + $1.cases })
    }
  }
}

extension ChanceTable.Chance {
  fileprivate init(_ estimate: KaplanMeier, within days: Int, at age: Int) {
    let fewest = SurvivalGroupMaker.fewest
    guard
      let chance = estimate.share(endedWithin: days, ofThoseOpenAfter: age, fewest: fewest)
    else {
      self.init(why: "fewer than \(fewest) cases were followed at that age")
      return
    }
    self.init(
      value: chance.estimate, low: chance.interval?.low, high: chance.interval?.high, why: "")
  }
}

/// The cases that were open at some time in a period that ends on the day looked at: how old they
/// were when they came in, and when they ended or were last seen.
private struct WindowedLives {
  /// The ages at the end of those that ended in the period.
  var ended = DayHistogram()
  /// The ages of the others when they were last seen.
  var others = DayHistogram()
  /// The ages at the beginning of the period, of those filed before it.
  var entries = DayHistogram()
  var count: Int { ended.count + others.count }

  init(_ view: StoreView) {
    let store = view.store
    guard let filed = store.days(.filed) else { return }
    let first = view.period.first.number
    let countable = view.facts.passes(.countable)
    let isEnded = view.facts.passes(FactsTest.countable.having(.disposed))
    let times = SpanReader(.filedToDisposed, in: store, on: view.asOf)
    for row in view.rows {
      let combination = view.facts.number(of: Int(row))
      guard countable[combination] else { continue }
      let start = filed[Int(row)]
      let length = times.length(of: Int(row))
      // Over before the period began: it was never open in it.
      if isEnded[combination], start + Int32(length) < first { continue }
      if start < first { entries.add(day: Int(first - 1 - start)) }
      if isEnded[combination] { ended.add(day: length) } else { others.add(day: length) }
    }
  }
}
