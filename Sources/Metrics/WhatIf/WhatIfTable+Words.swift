import Cases

extension WhatIfTable {
  /// Says what is assumed, and what is not known.
  mutating func explain(
    _ cases: PlannedCases, _ supposed: SupposedOffice, _ there: AttorneysThere,
    _ engine: StoreEngine
  ) {
    assumptions = supposed.assumptions
    if why.isEmpty {
      let filed = Int(cases.piles.reduce(0) { $0 + $1.filed }.rounded())
      assumptions += [
        "New cases come in as in the last 12 months: \(filed.grouped) a year, of the same kinds and to the "
          + "same units.",
        "Cases end as fast as those of the last \(WhatIfQuery.learnedMonths) months, by age: "
          + "\(ended.grouped) of \(self.cases.grouped) ended. An offense has rates of its own where "
          + "\(PlannedCases.fewestEndings) ended (\(cases.rates.count - 1) sets of rates).",
        "How fast a case ends does not depend on who holds it, nor on how much that attorney "
          + "carries: moving cases and hiring change loads, not times.",
        "The 95 % intervals hold the chance that each case ends, filings that vary "
          + "\(Scenario.Step.number((overdispersion * 10).rounded() / 10)) times as much as chance "
          + "alone (variance ÷ mean of the monthly counts), and the error of the rates. Filings of a "
          + "part of the office are taken to vary as much, which makes its intervals rather wide.",
        "Before and after share all that: their difference is surer than the two intervals look.",
      ]
      if engine.knowsAssignments, subjects.contains(where: { $0.group?.field == .attorney }) {
        assumptions.append(
          "An attorney's new cases are those filed in 12 months that the attorney holds now or held "
            + "last.")
      }
    }
    if engine.store.derived.inactive.hasMarks {
      assumptions.append("Inactive cases stay inactive and are in no number here.")
    }
    if there.isFromStaff, there.why.isEmpty {
      assumptions.append("Attorneys there are those of the staff table on \(asOf).")
    }
    assumptions += there.remarks
    unknowns = [
      "Absences, overtime, court capacity, changed laws and policies, and the season are not in it.",
      "A case that is declined, moved or waits may change how victims, defendants and police act; "
        + "nothing of that is in it.",
    ]
    let notes = [MetricNote.outOfCoverage, .partial, .clockIncludesInactive].filter {
      open.notes.contains($0) || weighted.notes.contains($0)
    }
    unknowns += notes.map(\.sentence)
  }

  /// Whether every step could be taken.
  public var isUnderstood: Bool { steps.allSatisfy(\.problem.isEmpty) }
}
