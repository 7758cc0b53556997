/// The names of the standard fields, as in data files and filters.
extension CaseField: CaseIterable {
  /// The standard fields, in the order in which they are listed.
  public static let allCases: [CaseField] = standard.map(\.key)

  private static let standard: KeyValuePairs<CaseField, String> = [
    .caseID: "case_id", .defendantID: "defendant_id", .attorney: "attorney", .unit: "unit",
    .supervisor: "supervisor", .judge: "judge", .agency: "agency", .area: "area",
    .offense: "offense", .severity: "severity", .violent: "violent", .race: "race",
    .ethnicity: "ethnicity", .gender: "gender", .age: "age", .counsel: "counsel",
    .priors: "priors", .incident: "incident", .arrested: "arrested", .referred: "referred",
    .screened: "screened", .screening: "screening", .screeningReason: "screening_reason",
    .filed: "filed", .arraigned: "arraigned", .custody: "custody",
    .bailRequested: "bail_requested", .bailSet: "bail_set",
    .diversionOffered: "diversion_offered", .diversionAccepted: "diversion_accepted",
    .diversionProgram: "diversion_program", .diversionResult: "diversion_result",
    .diversionDue: "diversion_due", .diversionClosed: "diversion_closed", .offer: "offer",
    .excludedDays: "excluded_days", .status: "status", .disposed: "disposed",
    .disposition: "disposition", .dispositionReason: "disposition_reason",
    .sentenced: "sentenced", .sentence: "sentence", .sentenceDays: "sentence_days",
    .victimRace: "victim_race", .victimAge: "victim_age", .victimContacted: "victim_contacted",
    .speedyTrialDue: "speedy_trial_due", .discoveryDue: "discovery_due",
    .approvedBy: "approved_by", .updated: "updated", .filedSeverity: "filed_severity",
    .convictedSeverity: "convicted_severity", .chargeReduced: "charge_reduced",
  ]

  private static let names = Dictionary(uniqueKeysWithValues: standard.map { ($0.key, $0.value) })
  private static let named = Dictionary(uniqueKeysWithValues: standard.map { ($0.value, $0.key) })

  /// The name in data files and filters.
  public var rawValue: String {
    if case .own(let column) = self { column.name } else { Self.names[self] ?? "" }
  }

  /// The standard field of a name; `nil` where there is none.
  public init?(rawValue: String) {
    guard let field = Self.named[rawValue] else { return nil }
    self = field
  }
}
