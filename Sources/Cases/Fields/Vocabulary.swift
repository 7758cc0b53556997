/// A closed list of standard words; the raw value is the code in a column, 0 is "missing".
public protocol Vocabulary: RawRepresentable<UInt8>, CaseIterable, Hashable, Sendable {
  /// The word in files, in filters and on screen.
  var word: String { get }
}

extension Vocabulary {
  /// The word's code, or `nil` when the list has no such word.
  public init?(word: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }

  /// The labels of a column of this vocabulary: the empty label for "missing", then each word.
  public static var labels: [String] {
    [""] + Self.allCases.map(\.word)
  }
}

/// How a case or charge ended, in the order in which the charges of a case decide it.
///
/// Two dismissed charges and one plea are a conviction by plea.
public enum Disposition: UInt8, Vocabulary {
  case trialConvicted = 1
  case plea, diverted, acquitted, pleaDismissed, dismissed, transferred, other

  public var word: String {
    switch self {
    case .trialConvicted: "trial_convicted"
    case .plea: "plea"
    case .diverted: "diverted"
    case .acquitted: "acquitted"
    case .pleaDismissed: "plea_dismissed"
    case .dismissed: "dismissed"
    case .transferred: "transferred"
    case .other: "other"
    }
  }
}

/// A sentence, the most severe first.
public enum Sentence: UInt8, Vocabulary {
  case prison = 1
  case jail, probationJail, probation, diversion, fine, other

  public var word: String {
    switch self {
    case .prison: "prison"
    case .jail: "jail"
    case .probationJail: "probation_jail"
    case .probation: "probation"
    case .diversion: "diversion"
    case .fine: "fine"
    case .other: "other"
    }
  }
}

/// The severity of a case's lead charge.
public enum Severity: UInt8, Vocabulary {
  case felony = 1
  case misdemeanor, other

  public var word: String {
    switch self {
    case .felony: "felony"
    case .misdemeanor: "misdemeanor"
    case .other: "other"
    }
  }
}

/// The filing decision.
public enum Screening: UInt8, Vocabulary {
  case filed = 1
  case declined, returned, pending

  public var word: String {
    switch self {
    case .filed: "filed"
    case .declined: "declined"
    case .returned: "returned"
    case .pending: "pending"
    }
  }
}

/// Whether a case is open, closed, or open but not moving (warrant, incompetency, appeal).
public enum Status: UInt8, Vocabulary {
  case open = 1
  case closed, inactive

  public var word: String {
    switch self {
    case .open: "open"
    case .closed: "closed"
    case .inactive: "inactive"
    }
  }
}

/// Whether a defendant was held before trial.
public enum Custody: UInt8, Vocabulary {
  case detained = 1
  case released

  public var word: String {
    switch self {
    case .detained: "detained"
    case .released: "released"
    }
  }
}

/// Who defends.
public enum Counsel: UInt8, Vocabulary {
  case publicDefender = 1
  case appointed, privateCounsel, none

  public var word: String {
    switch self {
    case .publicDefender: "public"
    case .appointed: "appointed"
    case .privateCounsel: "private"
    case .none: "none"
    }
  }
}

/// How a diversion ended, or that it runs.
public enum DiversionResult: UInt8, Vocabulary {
  case completed = 1
  case failed, active

  public var word: String {
    switch self {
    case .completed: "completed"
    case .failed: "failed"
    case .active: "active"
    }
  }
}

/// What an event was.
public enum EventType: UInt8, Vocabulary {
  case hearing = 1
  case continuance, clerical, other

  public var word: String {
    switch self {
    case .hearing: "hearing"
    case .continuance: "continuance"
    case .clerical: "clerical"
    case .other: "other"
    }
  }
}
