import Cases

extension Filter {
  /// Whether it keeps the same cases on whatever day it is asked.
  var isTimeless: Bool {
    columns.allSatisfy { column in
      if case .field(let field) = column { field.isTimeless } else { false }
    }
  }
}

extension CaseField {
  /// Whether a case has the same value of it on every day, as far as the data tells.
  ///
  /// Who holds a case is asked apart, since it is known of past days only where assignments are
  /// mapped.
  var isTimeless: Bool {
    switch self {
    case .disposition, .dispositionReason, .sentence, .sentenceDays, .screening, .status,
      .convictedSeverity, .chargeReduced:
      false
    default: kind != .day
    }
  }
}
