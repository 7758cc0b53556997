import Cases

/// What a reader of survival curves must know, in sentences.
enum SurvivalRemarks {
  /// The remarks for an answer whose Kaplan-Meier row is known.
  static func all(of row: MetricRow, isByAttorney: Bool, _ store: CaseStore) -> [String] {
    var remarks = [
      "Cases filed in the period, open ones counted up to the as-of day; differences are not causes."
    ]
    if isByAttorney, store.history == nil {
      remarks.append("By the current attorney, who may not have held a case from its filing on.")
    }
    if !row.why.isEmpty, row.state != .notComputable {
      let why = row.why.prefix(1).uppercased() + row.why.dropFirst()
      remarks.append(why + ".")
    }
    return remarks + row.notes.map(\.sentence)
  }
}

extension SurvivalRemarks {
  /// The remarks for chances that are learned from some months.
  static func ofChances(_ query: ChanceQuery, _ row: MetricRow) -> [String] {
    guard row.state != .notComputable else { return [] }
    var remarks = [
      "Learned from the cases open at some time in the last \(query.months) months, each from the "
        + "age at which it came in; what the office changes changes the chance."
    ]
    if row.notes.contains(.clockIncludesInactive) {
      remarks.append(MetricNote.clockIncludesInactive.sentence)
    }
    return remarks
  }
}
