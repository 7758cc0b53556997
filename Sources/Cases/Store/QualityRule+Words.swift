extension QualityRule {
  /// How much a finding can move a number.
  public enum Severity: String, Hashable, Sendable {
    /// Rows or values are left out of numbers.
    case serious
    /// Numbers hold, but something should be looked at.
    case minor
    /// Worth knowing.
    case notice
  }

  /// How much a finding under this rule can move a number.
  public var severity: Severity {
    switch self {
    case .fieldCount, .missingKey, .orphan, .closedWithoutDay, .disposedBeforeFiled,
      .openWithDisposition, .implausibleDay:
      .serious
    case .badValue, .implausibleAge, .unlistedValue, .conflict, .missingAttorney, .missingRace:
      .minor
    case .duplicateRow, .notUTF8, .nameVariants: .notice
    }
  }

  /// What the rule finds, in words.
  public var title: String {
    switch self {
    case .badValue: "Value that cannot be read"
    case .implausibleDay: "Day before 1900 or in the future"
    case .implausibleAge: "Age that nobody has"
    case .disposedBeforeFiled: "Disposed before it was filed"
    case .openWithDisposition: "Open, but with a disposition"
    case .closedWithoutDay: "Closed, but on no known day"
    case .unlistedValue: "Word that the mapping does not list"
    case .orphan: "Record of a case that is not there"
    case .duplicateRow: "Row that stands twice"
    case .conflict: "Rows of one case that disagree"
    case .fieldCount: "Row with too few or too many fields"
    case .notUTF8: "Text that is not UTF-8"
    case .nameVariants: "Name in several spellings"
    case .missingAttorney: "Case without an attorney"
    case .missingRace: "Race not known"
    case .missingKey: "Row without a case id"
    }
  }

  /// What a data person can do about it.
  public var howToFix: String {
    switch self {
    case .badValue: "write it in a form that is read, or correct it; it is missing here"
    case .implausibleDay: "correct the day at its source; it is missing here"
    case .implausibleAge: "correct the age or birth date at its source; it is missing here"
    case .disposedBeforeFiled: "check both days; the case is in no time metric"
    case .openWithDisposition: "close the case, or remove the disposition"
    case .closedWithoutDay: "enter the disposition day; the case is in no time metric"
    case .unlistedValue: "list the word under values: in office.yml"
    case .orphan: "export the cases that these rows belong to; they are in no metric"
    case .duplicateRow: "nothing to do: equal rows count once"
    case .conflict: "see which row is right, and correct the other"
    case .fieldCount: "quote fields that hold separators; these rows are set aside"
    case .notUTF8: "export as UTF-8"
    case .nameVariants: "enter the name in one spelling; they count as one"
    case .missingAttorney: "assign the case"
    case .missingRace: "record it where it is known; unknown is shown as a group"
    case .missingKey: "export the case id; these rows are set aside"
    }
  }
}

extension Finding {
  /// From this share of rows on, what is minor for a few values can move a number.
  private static let seriousShare = 0.05

  /// How much the finding can move a number: by its rule, and by how many rows it is about.
  public var severity: QualityRule.Severity {
    rule.severity == .minor && share >= Self.seriousShare ? .serious : rule.severity
  }
}
