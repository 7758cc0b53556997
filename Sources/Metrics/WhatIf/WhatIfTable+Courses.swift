import Cases

extension WhatIfTable {
  /// Projects the present and what is supposed, for the office and for whom steps touch.
  mutating func compare(
    _ now: SupposedOffice, _ supposed: SupposedOffice, _ engine: StoreEngine,
    whyNoAttorneys: String
  ) {
    let attorneys = Set(supposed.attorneys)
    let units = Set((now.cases.piles + supposed.cases.piles).map(\.unit) + supposed.units)
      .subtracting([""])
    func project(_ office: SupposedOffice) -> CourseMaker {
      let projection = Projection(
        office.cases, asOf: asOf, months: months, overdispersion: overdispersion)
      return CourseMaker(
        office, projection.sums(units: units, attorneys: attorneys), self, engine.office,
        noAttorneys: whyNoAttorneys)
    }
    let (before, after) = (project(now), project(supposed))
    subjects = [
      WhatIfSubject(group: nil, why: why, before: before.course(nil), after: after.course(nil))
    ]
    for unit in units.sorted() {
      let group = GroupLabel(.unit, unit)
      let (one, other) = (before.course(group), after.course(group))
      guard one != other || supposed.units.contains(unit) else { continue }
      subjects.append(WhatIfSubject(group: group, why: why, before: one, after: other))
    }
    // Without dated assignments nobody knows to whom new cases go.
    let whyNoInflow =
      engine.knowsAssignments
      ? why : "who gets new cases is not in the data: assignments are not mapped"
    for attorney in supposed.attorneys {
      let group = GroupLabel(.attorney, attorney.isEmpty ? unassignedLabel : attorney)
      let reason = why.isEmpty ? whyNoInflow : why
      subjects.append(
        WhatIfSubject(
          group: group, why: reason, before: before.course(group, why: reason),
          after: after.course(group, why: reason)))
    }
  }
}

/// Makes what becomes of the cases of somebody from their sums.
private struct CourseMaker {
  private let office: SupposedOffice
  private let sums: (office: LoadSums, units: [String: LoadSums], attorneys: [String: LoadSums])
  private let table: WhatIfTable
  private let chosen: Office
  /// Why attorneys are not counted; empty where they are.
  private let noAttorneys: String

  init(
    _ office: SupposedOffice,
    _ sums: (office: LoadSums, units: [String: LoadSums], attorneys: [String: LoadSums]),
    _ table: WhatIfTable, _ chosen: Office, noAttorneys: String
  ) {
    (self.office, self.sums, self.table, self.chosen) = (office, sums, table, chosen)
    self.noAttorneys = noAttorneys
  }

  func course(_ group: GroupLabel?, why: String? = nil) -> WhatIfCourse {
    let name = group.map { $0.label == unassignedLabel ? "" : $0.label } ?? ""
    let own: LoadSums?
    let people: [AttorneysThere.Person]
    switch group?.field {
    case .unit:
      own = sums.units[name]
      people = office.people.filter { $0.unit.lowercased() == name.lowercased() }
    case .attorney:
      own = sums.attorneys[name]
      people = office.people.filter { $0.name == name }
    default:
      own = sums.office
      people = office.people
    }
    let rates = office.cases.rates
    return course(
      own ?? LoadSums(months: table.months, rates: rates.count),
      fte: AttorneysThere.fte(of: people), why: why ?? table.why)
  }

  private func course(_ sums: LoadSums, fte: Double, why: String) -> WhatIfCourse {
    let rates = office.cases.rates
    func ahead(_ moments: [LoadSums.Moments]) -> [WhatIfEstimate] {
      moments.enumerated().map { month, sum in
        month == 0
          ? WhatIfEstimate(sum.mean)
          : why.isEmpty
            ? WhatIfEstimate(sum.mean, deviation: sum.variance(rates).squareRoot())
            : WhatIfEstimate(why: why)
      }
    }
    func unless(_ estimate: @autoclosure () -> WhatIfEstimate) -> WhatIfEstimate {
      why.isEmpty ? estimate() : WhatIfEstimate(why: why)
    }
    let isWeighed = table.weighted.state != .notComputable
    let noWeights = WhatIfEstimate(why: table.weighted.why)
    let weighted =
      isWeighed ? ahead(sums.weighted) : sums.weighted.map { _ in noWeights }
    return WhatIfCourse(
      open: ahead(sums.open), weighted: weighted, filed: unless(sums.filings),
      disposed: unless(sums.disposed(rates)), clearance: unless(sums.clearance(rates)),
      days: unless(sums.days(office.cases)), needed: unless(needed(sums)),
      attorneys: noAttorneys.isEmpty ? WhatIfEstimate(fte) : WhatIfEstimate(why: noAttorneys),
      loadPerAttorney: !isWeighed
        ? noWeights
        : fte > 0
          ? WhatIfEstimate(sums.weighted[0].mean / fte)
          : WhatIfEstimate(why: noAttorneys.isEmpty ? "no attorney is there" : noAttorneys))
  }

  private func needed(_ sums: LoadSums) -> WhatIfEstimate {
    guard table.weighted.state != .notComputable else {
      return WhatIfEstimate(why: table.weighted.why)
    }
    guard chosen.weights.areHours else {
      return WhatIfEstimate(why: "the office gives no weights in hours")
    }
    return WhatIfEstimate(sums.yearlyWeight / chosen.attorneyHours)
  }
}
