/// The fields of a case, in the order in which they are listed.
public enum CaseField: Hashable, Sendable {
  case caseID, defendantID, attorney, unit, supervisor, judge, agency, area, offense, severity
  case violent, race, ethnicity, gender, age, counsel, priors, incident, arrested, referred
  case screened, screening, screeningReason, filed, arraigned, custody, bailRequested, bailSet
  case diversionOffered, diversionAccepted, diversionProgram, diversionResult, diversionDue
  case diversionClosed, offer, excludedDays, status, disposed, disposition, dispositionReason
  case sentenced, sentence, sentenceDays, victimRace, victimAge, victimContacted, speedyTrialDue
  case discoveryDue, approvedBy, updated
  /// The severity of the charge under which the case was filed.
  case filedSeverity
  /// The severity of the gravest conviction.
  case convictedSeverity
  /// Whether the case ended in a conviction of a lower class than that of its filing.
  case chargeReduced
  /// A column that the office keeps under a name of its own.
  case own(OwnColumn)

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
    case .own(let column): column.kind
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

  /// Whether a day of this field is set before it comes, as due days are.
  var isSetAhead: Bool {
    switch self {
    case .diversionDue, .speedyTrialDue, .discoveryDue: true
    default: false
    }
  }

  /// Whether a day of this field may lie after the data day: what is set ahead does, what happened
  /// does not; of a column of the office's own it is not known which it is, so that it may.
  public var mayLieAhead: Bool {
    if case .own = self { true } else { isSetAhead }
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
