/// The fields of a case, in the order in which they are listed, named as in data files and filters.
public enum CaseField: String, CaseIterable, Hashable, Sendable {
  case caseID = "case_id"
  case defendantID = "defendant_id"
  case attorney, unit, supervisor, judge, agency, area, offense, severity, violent
  case race, ethnicity, gender, age, counsel, priors, incident, arrested, referred, screened
  case screening
  case screeningReason = "screening_reason"
  case filed, arraigned, custody
  case bailRequested = "bail_requested"
  case bailSet = "bail_set"
  case diversionOffered = "diversion_offered"
  case diversionAccepted = "diversion_accepted"
  case diversionProgram = "diversion_program"
  case diversionResult = "diversion_result"
  case diversionDue = "diversion_due"
  case diversionClosed = "diversion_closed"
  case offer
  case excludedDays = "excluded_days"
  case status, disposed, disposition
  case dispositionReason = "disposition_reason"
  case sentenced, sentence
  case sentenceDays = "sentence_days"
  case victimRace = "victim_race"
  case victimAge = "victim_age"
  case victimContacted = "victim_contacted"
  case speedyTrialDue = "speedy_trial_due"
  case discoveryDue = "discovery_due"
  case approvedBy = "approved_by"
  case updated
  /// The severity of the charge under which the case was filed.
  case filedSeverity = "filed_severity"
  /// The severity of the gravest conviction.
  case convictedSeverity = "convicted_severity"
  /// Whether the case ended in a conviction of a lower class than that of its filing.
  case chargeReduced = "charge_reduced"

  /// What a field holds.
  public enum Kind: Hashable, Sendable {
    /// Text, or one of the standard words of a vocabulary.
    case text
    /// A calendar day.
    case day
    /// A whole number.
    case number
    /// Yes, no or not known.
    case flag
  }

  /// What the field holds.
  public var kind: Kind {
    switch self {
    case .incident, .arrested, .referred, .screened, .filed, .arraigned, .diversionDue,
      .diversionClosed, .disposed, .sentenced, .victimContacted, .speedyTrialDue, .discoveryDue,
      .updated:
      .day
    case .age, .priors, .bailSet, .offer, .excludedDays, .sentenceDays, .victimAge: .number
    case .violent, .bailRequested, .diversionOffered, .diversionAccepted, .chargeReduced: .flag
    default: .text
    }
  }

  /// Whether the charges say it where the case does not, so that few files have a column of it.
  public var isOfCharges: Bool {
    switch self {
    case .filedSeverity, .convictedSeverity, .chargeReduced: true
    default: false
    }
  }

  /// The fields that a file of cases has of its own.
  public static let ofCases: [CaseField] = allCases.filter { !$0.isOfCharges }

  /// What an office's data has to have for it, in words.
  public var needed: String {
    switch self {
    case .filedSeverity: "\(title), or charges with the class under which they were filed"
    case .convictedSeverity: "\(title), or charges with severity and disposition"
    case .chargeReduced: "\(title), or charges with class, filed class and disposition"
    default: title
    }
  }

  /// Whether a day of this field may lie after the data day: due days do, what happened does not.
  public var mayLieAhead: Bool {
    switch self {
    case .diversionDue, .speedyTrialDue, .discoveryDue: true
    default: false
    }
  }

  /// The field's name in running text, such as "disposition reason".
  public var title: String {
    switch self {
    case .caseID: "case"
    case .defendantID: "defendant"
    case .agency: "law enforcement agency"
    default: String(rawValue.map { $0 == "_" ? " " : $0 })
    }
  }
}
