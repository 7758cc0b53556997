import Cases
import Metrics

extension Snapshot {
  /// Asks for the page of a group: its load and outcomes beside the office's, and its cases.
  mutating func gatherGroup(
    _ group: GroupLabel, from engine: some Engine
  ) throws(QueryError) {
    months = 24
    // Neither half waits for the other: a page comes as soon as the longer one is there.
    let asked = self
    let halves = Parallel.map(2) { half -> Result<Snapshot, QueryError> in
      var part = asked
      do throws(QueryError) {
        if half == 0 {
          try part.gatherStock(group, from: engine)
        } else {
          try part.gatherDealings(group, from: engine)
        }
        return .success(part)
      } catch {
        return .failure(error)
      }
    }
    self = try halves[0].get()
    let dealings = try halves[1].get()
    (handovers, history) = (dealings.handovers, dealings.history)
    (comparisons, disparity) = (dealings.comparisons, dealings.disparity)
    (survival, survivalOfAll) = (dealings.survival, dealings.survivalOfAll)
    (courtDates, lacks) = (dealings.courtDates, dealings.lacks)
  }

  /// The half that counts cases: the load, what came and went, and the lists.
  private mutating func gatherStock(
    _ group: GroupLabel, from engine: some Engine
  ) throws(QueryError) {
    let own = scope(Filter(group).text)
    try gatherLoad(own, from: engine)
    if CaseField.people.contains(group.field) { try gatherMonths(group, own, from: engine) }
    if group.field != .attorney, fields.contains(.attorney) {
      grouping = .attorney
      try gatherTable(by: .attorney, in: own, from: engine)
      labels = labels.filter { (self["open", GroupLabel(.attorney, $0)]?.value ?? 0) > 0 }
    }
    let open = CaseSelection(
      "open", behind: NumberReference(.metric("open"), .numerator),
      condition: Filter(group).text)
    try gatherCases(open, from: engine)
  }

  /// The half that tells what people made of the cases, and what waits for them.
  private mutating func gatherDealings(
    _ group: GroupLabel, from engine: some Engine
  ) throws(QueryError) {
    guard CaseField.people.contains(group.field) else { return }
    let own = scope(Filter(group).text)
    try gatherHistory(group, from: engine)
    try gatherOutcomes(group, own, from: engine)
    courtDates = try engine.answer(CourtDatesQuery(days: office.ahead.hearings, in: own))
    try gatherLacks(group, own, from: engine)
  }

  /// The load now, beside the office's.
  private mutating func gatherLoad(_ own: Scope, from engine: some Engine) throws(QueryError) {
    let metrics =
      Self.caseloadMetrics + [
        "open_inactive", "filed", "disposed", "days_to_disposition_median", "clearance_rate",
        "dismissal_rate", "conviction_rate",
      ]
    try add(metrics, in: own, from: engine)
    try add(metrics, span: .office, from: engine)
    for field in [CaseField.severity, .offense] where fields.contains(field) {
      try add(["open"], by: [field], in: own, from: engine)
      try add(["open"], by: [field], span: .office, from: engine)
    }
    var recent = own
    recent.period = .fixed(lately)
    try add(["filed", "disposed"], span: .lately, in: recent, from: engine)
    shape = try wholeShape(in: own, from: engine)
  }

  /// What came and went in two years: of an attorney only where it is known who held a case then.
  private mutating func gatherMonths(
    _ group: GroupLabel, _ own: Scope, from engine: some Engine
  ) throws(QueryError) {
    let isOfAttorney = group.field == .attorney
    guard !isOfAttorney || knowsAssignments else { return }
    try addSeries(
      isOfAttorney ? ["open"] : ["filed", "disposed", "open"], months: months, in: own,
      from: engine)
    var two = own
    two.period = .months(months)
    try add(["filed", "disposed", "clearance_rate"], span: .before, in: two, from: engine)
  }

  /// How cases came from others and went to others.
  private mutating func gatherHistory(
    _ group: GroupLabel, from engine: some Engine
  ) throws(QueryError) {
    handovers = try engine.answer(
      HandoverQuery(by: group.field, of: group.label, in: request.scope))
    guard group.field == .attorney, knowsAssignments else { return }
    var scope = request.scope
    let first = Day.first(ofMonth: asOf.monthIndex - months + 1)
    scope.period = .fixed(Period(from: first, through: asOf))
    history = try engine.answer(
      HandoverQuery(by: .attorney, of: group.label, byMonth: true, in: scope))
  }

  /// Rates beside what is expected, times, and differences between groups of defendants.
  private mutating func gatherOutcomes(
    _ group: GroupLabel, _ own: Scope, from engine: some Engine
  ) throws(QueryError) {
    guard fields.contains(group.field) else { return }
    for metric in groupRates
    where Metric.named(metric)?.requires.allSatisfy(fields.contains) == true {
      comparisons[metric] = try engine.answer(
        ComparisonQuery(metric, by: group.field, in: request.scope))
    }
    survival = try engine.answer(SurvivalQuery(in: own))
    survivalOfAll = try engine.answer(SurvivalQuery(in: request.scope)).groups.first
    guard fields.contains(request.comparing) else { return }
    let points = groupPoints.filter {
      DecisionPoint.named($0)?.requires.allSatisfy(fields.contains) == true
    }
    guard !points.isEmpty else { return }
    disparity = try engine.answer(
      DisparityQuery(
        points: points, by: request.comparing, reference: request.reference, in: own))
  }

  /// What the cases lack, each counted by the list that it opens.
  private mutating func gatherLacks(
    _ group: GroupLabel, _ own: Scope, from engine: some Engine
  ) throws(QueryError) {
    guard !isShared else { return }
    for lack in CaseLack.all where lack.requires.allSatisfy(fields.contains) {
      var scope = own
      scope.filter = scope.filter.and(lack.condition)
      var found = lack
      found.count = try engine.answer(CasesQuery(columns: [], limit: 0, in: scope)).total
      if found.count > 0 { lacks.append(found) }
    }
  }
}

extension CaseField {
  /// The fields whose groups are people who work on cases, or several of them.
  fileprivate static let people: [CaseField] = [.attorney, .unit]
}

/// The decision points at which an attorney's or unit's own decisions are looked at: those that
/// compare shares and restate no other.
let groupPoints = [
  "declined", "bail_requested", "detained", "diverted", "dismissed", "charge_reduced", "convicted",
  "incarcerated",
]

/// Something that a case lacks or has wrong, which its attorney can mend.
struct CaseLack: Hashable, Sendable {
  var title: String
  /// The cases, in the filter language.
  var condition: String
  var requires: [CaseField]
  var count = 0

  static let all = [
    CaseLack(title: "no race", condition: "race = Unknown", requires: [.race]),
    CaseLack(
      title: "filed, no offense", condition: "filed is not missing and offense is missing",
      requires: [.filed, .offense]),
    CaseLack(
      title: "filed, no severity", condition: "filed is not missing and severity is missing",
      requires: [.filed, .severity]),
    CaseLack(
      title: "disposed, never filed",
      condition: "disposed is not missing and filed is missing", requires: [.filed, .disposed]),
    CaseLack(
      title: "disposed before filed",
      condition: "disposed is not missing and filed is not missing and days is missing",
      requires: [.filed, .disposed]),
    CaseLack(
      title: "closed at an unknown day",
      condition: "filed is not missing and status = closed and disposed is missing",
      requires: [.filed, .disposed, .status]),
    CaseLack(
      title: "disposed, no disposition",
      condition: "disposed is not missing and disposition is missing",
      requires: [.disposed, .disposition]),
    CaseLack(
      title: "convicted, no sentence",
      condition: "disposition in (plea, trial_convicted) and sentence is missing",
      requires: [.disposition, .sentence]),
  ]
}
