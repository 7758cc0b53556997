import Cases
import Statistics

extension StoreEngine {
  /// How long cases take, open ones counted.
  public func answer(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable {
    try cache.answer(.survival(query)) { () throws(QueryError) in try survival(query) }
  }

  private func survival(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable {
    if let field = query.by { try field.requireLabels() }
    let metric = try metrics(["km_days_to_disposition"])[0]
    let view = try view(query.scope, FactsNeed([metric]))
    let fields = query.by.map { [$0] } ?? []
    let maker = RowMaker([metric], by: fields, view, of: store)
    let all = maker.row(of: [])[0]
    var table = SurvivalTable(
      by: query.by, groups: [], period: view.period, asOf: view.asOf,
      why: all.state == .notComputable ? all.why : "", notes: all.notes,
      remarks: SurvivalRemarks.all(of: all, isByAttorney: query.by == .attorney, store))
    guard table.why.isEmpty, let grouping = Grouping(view.rows, by: fields, in: view.store) else {
      return table
    }
    let groups = grouping.labels.indices.map { group in
      SurvivalGroupMaker(
        label: grouping.labels[group].first?.label ?? "",
        times: SurvivalTimes(grouping[group], by: query.by, in: view), by: query.by)
    }
    table.fill(groups.filter { $0.times.count > 0 }, query, office: store.office)
    return table
  }
}

extension SurvivalTable {
  /// Compares the groups and keeps what each says.
  fileprivate mutating func fill(
    _ makers: [SurvivalGroupMaker], _ query: SurvivalQuery, office: Office
  ) {
    let compared = makers.filter { $0.whyNotCompared.isEmpty }
    reference = Self.reference(query, among: compared, office)
    horizon = query.horizon ?? Self.horizon(of: compared.isEmpty ? makers : compared)
    logRank = LogRankAnswer(compared)
    let base = makers.first { $0.label == reference && $0.whyNotCompared.isEmpty }
    let baseMean = horizon.flatMap { base?.estimate.restrictedMean(to: $0) }
    groups = makers.map {
      $0.group(horizon: horizon, against: baseMean, isReference: $0.label == reference)
    }
  }

  private static func reference(
    _ query: SurvivalQuery, among groups: [SurvivalGroupMaker], _ office: Office
  ) -> String? {
    guard query.by != nil else { return nil }
    if let asked = query.reference {
      return groups.first { $0.label.lowercased() == asked.lowercased() }?.label ?? asked
    }
    if query.by == .race { return office.reference }
    return groups.max { $0.times.count < $1.times.count }?.label
  }

  /// The longest time for which enough cases of every group could have been followed, a year at
  /// most.
  ///
  /// A case that ended soon after it was filed says nothing of later days, so that those filed long
  /// enough ago are counted, ended or not: else the end of a mean would rest on one case.
  private static func horizon(of groups: [SurvivalGroupMaker]) -> Int? {
    guard !groups.isEmpty else { return nil }
    let days = (1...365).last { day in
      groups.allSatisfy {
        $0.times.followable(for: day) >= SurvivalGroupMaker.fewest
          && $0.estimate.restrictedMean(to: day) != nil
      }
    }
    return days
  }
}

extension LogRankAnswer {
  fileprivate init?(_ groups: [SurvivalGroupMaker]) {
    guard
      let test = LogRank(
        groups.map { (events: $0.times.allEnded, censorings: $0.times.followed) })
    else { return nil }
    self.init(
      statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom, p: test.p,
      groups: groups.map(\.label))
  }
}
