import Cases

extension StoreEngine {
  /// How many of the cases that should have a field have it; fields that no case need have are not
  /// in the answer.
  public func answer(_ query: FilledQuery) throws(QueryError) -> [FilledField] {
    let view = try view(
      query.scope, FactsNeed(query.fields.flatMap { $0.isExpected ?? [] }))
    return query.fields.compactMap { field in
      guard let base = field.isExpected, let column = view.store.columns[field] else { return nil }
      let passes = view.facts.combinations.map { facts in
        base.contains { $0.holds(for: facts) }
      }
      let unknown = column.unknownCodes
      var filled = 0
      var outOf = 0
      for row in view.facts.rows(passes, among: view.kept) {
        outOf += 1
        if column.isKnown(Int(row), unknown) { filled += 1 }
      }
      return FilledField(field, filled: filled, outOf: outOf)
    }
  }
}

extension CaseField {
  /// The cases that should have the field; `nil` where a case may well be without it.
  fileprivate var isExpected: [FactsTest]? {
    switch self {
    case .filed: [FactsTest(.disposedIn)]
    case .disposed: [FactsTest(.disposed), FactsTest(.closedAtUnknownDay)]
    case .disposition: [FactsTest(.disposedIn)]
    case .sentence: [FactsTest([.disposedIn, .convicted])]
    case .sentenceDays: [FactsTest([.disposedIn, .convicted, .incarcerated])]
    case .diversionResult: [FactsTest(.diversionClosedIn)]
    case .attorney, .unit, .offense, .severity, .violent, .race, .ethnicity, .gender, .age,
      .counsel, .priors, .referred, .screened, .screening, .custody, .bailRequested:
      [FactsTest(.filedIn)]
    default: nil
    }
  }
}

extension Column {
  /// The codes of labels that say nothing: the missing one, and what offices write for it.
  fileprivate var unknownCodes: Set<UInt32> {
    guard case .text(let column) = self else { return [] }
    return Set(
      column.labels.indices.filter {
        ["", DisparityGroups.unknownLabel].contains(column.labels[$0])
      }.map { UInt32($0) })
  }

  fileprivate func isKnown(_ row: Int, _ unknown: Set<UInt32>) -> Bool {
    switch self {
    case .text(let column): !unknown.contains(column.codes[row])
    case .day(let days): days[row] != Day.missing
    case .number(let numbers): numbers[row] != CaseStore.missingNumber
    case .flag(let flags): flags[row] <= 1
    }
  }
}
