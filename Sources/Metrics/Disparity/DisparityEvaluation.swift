import Cases
import Statistics

/// The counts of a disparity table, and the rows that are made from them.
struct DisparityEvaluation {
  private let groups: DisparityGroups
  private let points: [DecisionPoint]
  private let strata: DisparityStrata
  private let counts: DisparityCounts
  private let fewCases: Int
  private let persons: PersonCounts?
  private let sentences: SentenceMeans?

  init(
    store: CaseStore, groups: DisparityGroups, points: [DecisionPoint], rows: [Int32],
    period: Period, cohort: CaseField? = nil, adjust: [CaseField]
  ) {
    self.groups = groups
    self.points = points
    fewCases = store.office.fewCases
    let outcomes = PointOutcomes(of: store, rows: rows, in: period, at: points, cohort: cohort)
    let groupOfCase = groups.ofCases(outcomes.rows, in: store)
    persons = PersonCounts(
      of: store, outcomes, groupOfCase, groups: groups.labels.count)
    sentences = SentenceMeans(
      of: store, outcomes, groupOfCase, groups: groups.labels.count)
    strata = DisparityStrata(of: store, rows: outcomes.rows, by: adjust, groups: groups)
    counts = DisparityCounts(of: store, outcomes, groups, strata)
  }

  /// The fields that made strata.
  var adjustedFor: [CaseField] { strata.fields }

  /// One row for each group that reached a point, the reference apart.
  func rows() -> [DisparityRow] {
    points.indices.flatMap { point in
      switch points[point].measure {
      case .share: shareRows(point)
      case .medianDays: medianRows(point)
      }
    }
  }

  private func shareRows(_ point: Int) -> [DisparityRow] {
    let shares = groups.labels.indices.map { counts.share(point: point, group: $0) }
    let reference = groups.reference.map { shares[$0] } ?? Proportion(0, of: 0)
    let unknown = groups.unknown.map { shares[$0] } ?? Proportion(0, of: 0)
    let total = shares.reduce(0) { $0 + $1.trials }
    let reached = counts.strata(reaching: point)
    let allByStratum = counts.trialsByStratum(point: point)
    let referenceByStratum = groups.reference.map {
      counts.sharesByStratum(point: point, group: $0)
    }
    return groups.labels.indices.compactMap { group -> DisparityRow? in
      let share = shares[group]
      guard group != groups.reference, share.trials > 0 else { return nil }
      var row = newRow(point, group, share, reference)
      row.setRates(share, reference)
      row.unknownShare = Double(unknown.trials) / Double(total)
      guard canCompare(&row, isShare: true) else { return row }
      row.compare(ProportionComparison(share, to: reference), unknown: unknown)
      row.persons = persons?.comparison(point: point, group: group, to: groups.reference)
      if let referenceByStratum, !strata.fields.isEmpty {
        let ofGroup = counts.sharesByStratum(point: point, group: group)
        let all = reached.map { ProportionComparison(ofGroup[$0], to: referenceByStratum[$0]) }
        row.adjust(by: StratifiedComparison(all), of: strata.fields)
        row.standardized = StandardizedRates(
          group: reached.map { ofGroup[$0] }, reference: reached.map { referenceByStratum[$0] },
          all: reached.map { allByStratum[$0] })
      }
      return row
    }
  }

  private func medianRows(_ point: Int) -> [DisparityRow] {
    let days = groups.labels.indices.map { counts.days(point: point, group: $0) }
    let total = days.reduce(0) { $0 + $1.count }
    let medians = days.indices.map { ResampledMedian(of: days[$0], seed: UInt64($0) + 1) }
    let reference = groups.reference.flatMap { medians[$0] }
    return groups.labels.indices.compactMap { group -> DisparityRow? in
      guard group != groups.reference, let median = medians[group] else { return nil }
      let n = median.count
      let m = reference?.count ?? 0
      var row = newRow(point, group, Proportion(n, of: n), Proportion(m, of: m))
      row.rate = median.median
      row.low = median.interval()?.low
      row.high = median.interval()?.high
      row.referenceRate = reference?.median
      row.unknownShare = Double(groups.unknown.map { days[$0].count } ?? 0) / Double(total)
      guard canCompare(&row, isShare: false), let reference else { return row }
      row.compare(median, to: reference)
      if points[point].id == SentenceMeans.pointID {
        row.expectedDays = sentences?.expected(of: group, against: groups.reference)
      }
      return row
    }
  }

  private func newRow(
    _ point: Int, _ group: Int, _ share: Proportion, _ reference: Proportion
  ) -> DisparityRow {
    var row = DisparityRow(
      point: points[point].id, by: groups.field, group: groups.labels[group],
      reference: groups.referenceLabel, n: share.trials, events: share.successes,
      referenceN: reference.trials, referenceEvents: reference.successes)
    row.crossing = groups.crossing
    return row
  }

  /// Whether a row is compared at all; where not, the row says why.
  private func canCompare(_ row: inout DisparityRow, isShare: Bool) -> Bool {
    if row.group == DisparityGroups.unknownLabel {
      row.state = row.n < fewCases ? .few : .ok
      row.why = "\(groups.title) not known: never compared"
      return false
    }
    row.why = row.whyNotEnough(isShare: isShare)
    row.state = row.why.isEmpty ? .ok : .few
    return row.why.isEmpty
  }
}

extension DisparityRow {
  fileprivate mutating func setRates(_ share: Proportion, _ base: Proportion) {
    let interval = share.wilsonInterval()
    rate = share.estimate
    low = interval?.low
    high = interval?.high
    referenceRate = base.estimate
  }

  /// What is too few for a comparison; empty where nothing is.
  func whyNotEnough(isShare: Bool) -> String {
    let fewest = DisparityRule.fewestCases
    if n < fewest { return "fewer than \(fewest) cases of \(group)" }
    if referenceN < fewest { return "fewer than \(fewest) cases of \(reference)" }
    guard isShare else { return "" }
    let outcomes = DisparityRule.fewestOutcomes
    let with = events + referenceEvents
    if with < outcomes { return "fewer than \(outcomes) with the event in the two together" }
    let without = n + referenceN - with
    return without < outcomes
      ? "fewer than \(outcomes) without the event in the two together" : ""
  }
}
