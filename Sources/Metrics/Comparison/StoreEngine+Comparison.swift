import Cases
import Statistics

extension StoreEngine {
  public func answer(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable {
    try cache.answer(.comparison(query)) { () throws(QueryError) in try compared(query) }
  }

  private func compared(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable {
    let metric = try metrics([query.metric])[0]
    guard ComparisonQuery.fields.contains(query.by) else { throw .cannotCompare(query.by) }
    guard metric.isComparable, case .share(let facts, let among, _) = metric.measure else {
      throw .notAShare(metric.id)
    }
    let need = try comparisonNeed(metric)
    let view = try view(query.scope, need).facing(metric)
    let caveats = Caveats(
      store, asOf: view.asOf, period: view.period, isOfAttorney: view.isOfAttorney)
    var table = ComparisonTable(
      metric: metric.id, by: query.by, period: days(of: metric, view),
      why: whyNotCompared(metric, query.by, caveats))
    (table.title, table.how) = (metric.title, metric.how)
    guard table.why.isEmpty else { return table }
    let counts = ComparisonCounts(view, by: query.by, facts, among: among)
    let past = try past(metric, query, view)
    if case .known(let period, _) = past { table.past = period }
    let evaluation = ComparisonEvaluation(
      counts: counts, fewest: max(ComparisonCounts.fewestCases, store.office.fewCases),
      past: past.counts(by: query.by, facts, among: among), pastPeriod: table.past,
      whyNoPast: past.why,
      staff: query.by == .attorney ? staffByName : [:],
      units: query.by == .attorney ? units(of: counts.labels, view, among: among) : [:])
    (table.rows, table.overdispersion) = evaluation.rows()
    table.strata = counts.strata
    table.kinds = kinds(counts.strata)
    table.drawCurve()
    if query.by == .attorney { addLoad(to: &table, view) }
    table.office = RowMaker([metric], by: [], view, of: store).row(of: [])[0]
    table.addRemarks(
      metric, coverage: caveats.whyNotCovered(metric), knowsAssignments: knowsAssignments,
      isOfAttorney: view.isOfAttorney, past.why)
    return table
  }

  /// What is asked of the cases: the metric, and the load of those who are compared.
  private func comparisonNeed(_ metric: Metric) throws(QueryError) -> FactsNeed {
    FactsNeed([metric] + (try metrics(["open"])))
  }

  private func days(of metric: Metric, _ view: StoreView) -> RowPeriod {
    metric.anchor == .stock ? .on(view.asOf) : .within(view.period)
  }

  private func whyNotCompared(_ metric: Metric, _ by: CaseField, _ caveats: Caveats) -> String {
    let why = caveats.whyNotComputable(metric, by: [by])
    guard why.isEmpty else { return why }
    let kinds: [CaseField] = [.offense, .severity]
    return kinds.contains(where: store.has)
      ? ""
      : "not in the data: offense, severity; without the kinds of cases it would be a comparison "
        + "of raw rates"
  }

  private func kinds(_ strata: [CaseField]) -> String {
    strata.map { field in
      field == .severity && store.has(.filedSeverity) ? "severity at filing" : field.title
    }.joined(separator: " and ")
  }

  private var staffByName: [String: StaffMember] {
    Dictionary(store.staff.map { ($0.attorney, $0) }) { first, _ in first }
  }

  /// The unit of each attorney: what the staff table says, else that of most of their cases.
  private func units(
    of labels: [String], _ view: StoreView, among test: FactsTest
  ) -> [String: String] {
    let known = staffByName.mapValues(\.unit).filter { !$0.value.isEmpty }
    guard view.store.has(.unit) else { return known }
    let rows = view.facts.rows(view.facts.passes(test), among: view.kept)
    guard let grouping = Grouping(rows, by: [.attorney, .unit], in: view.store) else {
      return known
    }
    var most: [String: (unit: String, cases: Int)] = [:]
    for (group, labels) in grouping.labels.enumerated() where !labels[1].label.isEmpty {
      let cases = grouping[group].count
      let attorney = labels[0].label
      if cases > most[attorney]?.cases ?? 0 { most[attorney] = (labels[1].label, cases) }
    }
    return most.mapValues(\.unit).merging(known) { _, staff in staff }
  }
}

/// What everybody had in the same season before.
private enum ComparisonPast {
  case known(RowPeriod, StoreView)
  case unknown(why: String)

  var why: String {
    if case .unknown(let why) = self { why } else { "" }
  }

  func counts(by field: CaseField, _ facts: Facts, among test: FactsTest) -> ComparisonCounts? {
    guard case .known(_, let view) = self else { return nil }
    return ComparisonCounts(view, by: field, facts, among: test)
  }
}

extension StoreEngine {
  /// The same days of the last year before that does not overlap with the period, or the day a
  /// year before, as it is known today.
  private func past(
    _ metric: Metric, _ query: ComparisonQuery, _ view: StoreView
  ) throws(QueryError) -> ComparisonPast {
    if store.history == nil, query.by == .attorney || view.isOfAttorney {
      return .unknown(
        why: "who held a case before is not in the data: assignments are not mapped")
    }
    let isStock = metric.anchor == .stock
    // Days that have not come yet have no counterpart.
    let first = isStock ? view.asOf : view.period.first
    let last = isStock ? view.asOf : max(first, min(view.period.last, view.asOf))
    let before = Period(from: first, through: last).sameSeasonBefore
    guard before.first >= cache.firstDay else {
      return .unknown(why: "the data does not reach back to \(before)")
    }
    let then = try self.view(
      query.scope.filter, asOf: isStock ? before.last : view.asOf, in: before,
      try comparisonNeed(metric))
    let caveats = Caveats(
      store, asOf: then.asOf, period: before, isOfAttorney: view.isOfAttorney)
    let why = caveats.whyNotComputable(metric, by: [query.by])
    let gap = why.isEmpty ? caveats.whyNotCovered(metric) : why
    guard gap.isEmpty else { return .unknown(why: gap) }
    return .known(isStock ? .on(then.asOf) : .within(before), then.facing(metric))
  }

  /// Sets how many open cases everybody has, where it is known who held them on the day.
  private func addLoad(to table: inout ComparisonTable, _ view: StoreView) {
    guard store.has(.filed), view.asOf == store.dataDay || store.history != nil else { return }
    let open = ComparisonCounts(view, by: .attorney, [], among: FactsTest(.open))
    var held: [String: Int] = [:]
    for index in open.labels.indices where open.standings[index] == .member {
      held[open.labels[index]] = open.own(index).n
    }
    for index in table.rows.indices where table.rows[index].standing == .member {
      table.rows[index].open = held[table.rows[index].group] ?? 0
    }
    let loads = held.values.map(Double.init).sorted()
    guard let median = quantile(0.5, ofSorted: loads) else { return }
    let staff = staffByName
    let hours = held.compactMap { name, cases in
      staff[name]?.fteHundredths.map { (cases: cases, fte: Double($0) / 100) }
    }.filter { $0.fte > 0 }
    let fte = hours.map(\.fte).sorted().reduce(0, +)
    table.load = AttorneyLoad(
      attorneys: loads.count, open: Int(loads.reduce(0, +)),
      mean: loads.reduce(0, +) / Double(loads.count), median: median,
      perFTE: fte > 0 ? Double(hours.map(\.cases).reduce(0, +)) / fte : nil,
      withFTE: hours.count)
  }
}

extension ComparisonCounts {
  fileprivate init(_ view: StoreView, by field: CaseField, _ facts: Facts, among test: FactsTest) {
    let counts = view.facts.passes(test.having(facts))
    self.init(
      view.facts.rows(view.facts.passes(test), among: view.kept), by: field,
      among: [.offense, .severity],
      in: view.store
    ) { counts[view.facts.number(of: Int($0))] }
  }
}

extension Period {
  /// The same days of the latest earlier year with which the period shares none.
  var sameSeasonBefore: Period {
    var years = 1
    while end.adding(years: -years) > first { years += 1 }
    return Period(from: first.adding(years: -years), through: end.adding(years: -years) - 1)
  }
}
