import Cases
import Statistics

extension StoreEngine {
  /// The strata behind an adjusted ratio.
  public func answer(
    _ query: DisparityStrataQuery
  ) throws(QueryError) -> DisparityStrataTable {
    var asked = query.table
    asked.points = [query.point]
    let table = try answer(asked)
    let row = table.rows.first { $0.group == query.group }
    guard let row, row.state != .notComputable, let point = row.decisionPoint else {
      let why = table.rows.first { $0.state == .notComputable }?.why
      return DisparityStrataTable(
        row: nil, strata: [], why: why ?? "no case of \(query.group) came to this point")
    }
    guard point.measure == .share else {
      return DisparityStrataTable(
        row: row, strata: [], why: "days are compared by medians, without strata")
    }
    let view = try view(asked.scope)
    let fields = [asked.by] + (asked.crossing.map { [$0] } ?? [])
    guard
      let groups = DisparityGroups(
        asked.by, crossing: asked.crossing, in: view.store, reference: asked.reference)
    else { return DisparityStrataTable(row: row, strata: [], why: "nothing to compare") }
    let outcomes = PointOutcomes(
      of: view.store, rows: view.rows, in: view.period, at: [point], cohort: asked.cohort)
    let strata = DisparityStrata(
      of: view.store, rows: outcomes.rows, by: asked.adjust.filter { !fields.contains($0) },
      groups: groups)
    let lines = StratumLines(
      counts: DisparityCounts(of: view.store, outcomes, groups, strata), strata: strata,
      groups: groups, outcomes: outcomes, store: view.store)
    return DisparityStrataTable(
      row: row, strata: lines.strata(of: row),
      why: strata.fields.isEmpty ? "no field to adjust for is in the data" : "")
  }
}

/// Makes the lines of a table of strata.
private struct StratumLines {
  let counts: DisparityCounts
  let strata: DisparityStrata
  let groups: DisparityGroups
  let outcomes: PointOutcomes
  let store: CaseStore

  func strata(of row: DisparityRow) -> [DisparityStratum] {
    guard let group = groups.labels.firstIndex(of: row.group) else { return [] }
    let own = counts.sharesByStratum(point: 0, group: group)
    let base = groups.reference.map { counts.sharesByStratum(point: 0, group: $0) }
    let firstCase = self.firstCase
    let reached = counts.strata(reaching: 0)
    let none = Proportion(0, of: 0)
    let comparisons = reached.map {
      ProportionComparison(own[$0], to: base?[$0] ?? none)
    }
    let sum = comparisons.reduce(0) { $0 + $1.mantelHaenszelWeight }
    let lines = zip(reached, comparisons).map { stratum, comparison in
      line(comparison, values: values(of: firstCase[stratum]), row, sum: sum)
    }
    return lines.sorted { one, other in
      if (one.weight == nil) != (other.weight == nil) { return other.weight == nil }
      if one.weight != other.weight { return (one.weight ?? 0) > (other.weight ?? 0) }
      return (one.n, one.referenceN) > (other.n, other.referenceN)
    }
  }

  private func line(
    _ comparison: ProportionComparison, values: [StratumValue], _ row: DisparityRow, sum: Double
  ) -> DisparityStratum {
    let isKept = comparison.group.trials > 0 && comparison.reference.trials > 0
    let interval = isKept ? comparison.ratioInterval() : nil
    let lacking =
      comparison.group.trials > 0
      ? row.reference : comparison.reference.trials > 0 ? row.group : "either"
    return DisparityStratum(
      values: values.map { .init(field: $0.field, words: $0.words) },
      filter: Filter(all: values.map(\.filter)), n: comparison.group.trials,
      events: comparison.group.successes, referenceN: comparison.reference.trials,
      referenceEvents: comparison.reference.successes, ratio: isKept ? comparison.ratio : nil,
      low: interval?.low, high: interval.flatMap { $0.high.isFinite ? $0.high : nil },
      weight: isKept && sum > 0 ? comparison.mantelHaenszelWeight / sum : isKept ? 0 : nil,
      whyDropped: isKept ? "" : "no case of \(lacking)")
  }

  /// The first case of each stratum, whose values are those of all.
  private var firstCase: [Int32] {
    var found = [Int32](repeating: -1, count: strata.count)
    for (index, cell) in strata.cellOfCase.enumerated() {
      let stratum = strata.stratumOfCell[Int(cell)]
      if found[stratum] < 0 { found[stratum] = outcomes.rows[index] }
    }
    return found
  }

  private func values(of row: Int32) -> [StratumValue] {
    strata.fields.map { StratumValue($0, of: Int(row), in: store) }
  }
}

/// The value of a field that all cases of a stratum have, and the filter that keeps them.
private struct StratumValue {
  let field: CaseField
  let words: String
  let filter: Filter

  init(_ field: CaseField, of row: Int, in store: CaseStore) {
    let isFiled = field == .severity && store.has(.filedSeverity)
    let column = isFiled ? CaseField.filedSeverity : field
    self.field = column
    switch store.columns[column] {
    case .text(let texts):
      let label = texts[row]
      // Both are one stratum: what has no class, and what is called so.
      if label.isEmpty || label.lowercased() == DisparityStrata.unclassified {
        words = "not known"
        filter = Filter(column, isOneOf: ["", DisparityStrata.unclassified])
      } else {
        words = label
        filter = Filter(column, is: label)
      }
    case .flag(let flags):
      words = flags[row] > 1 ? "not known" : flags[row] == 1 ? "yes" : "no"
      filter = Filter(GroupLabel(column, flags[row] > 1 ? "" : words))
    case .number(let numbers):
      (words, filter) = Self.priors(numbers[row], column)
    default:
      words = ""
      filter = .everything
    }
  }

  private static func priors(_ number: Int32, _ column: CaseField) -> (String, Filter) {
    switch number {
    case CaseStore.missingNumber: ("not known", Filter(column, is: ""))
    case ...0: ("0", Filter(column, in: 0...0))
    case 1...2: ("1–2", Filter(column, in: 1...2))
    default: ("3 or more", Filter(column, in: 3...Int(Int32.max)))
    }
  }
}

extension ProportionComparison {
  /// bn/N: what a stratum with these counts weighs in the ratio of Mantel and Haenszel.
  fileprivate var mantelHaenszelWeight: Double {
    let total = group.trials + reference.trials
    guard total > 0 else { return 0 }
    return Double(reference.successes) * Double(group.trials) / Double(total)
  }
}
