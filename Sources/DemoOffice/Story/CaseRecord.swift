import Cases

/// A charge of a case as charges.csv has it.
struct ChargeRecord {
  var number: Int
  var isLead: Bool
  var kind: ChargeKind
  /// The class under which it was filed, where that was higher.
  var filedClass: String
  var offense: String
  var filed: Day?
  var disposed: Day?
  var disposition: Disposition?
  var sentence: Sentence?
  var sentenceDays: Int?
}

/// Something that happened in a case, as events.csv has it.
struct EventRecord {
  var day: Day
  var word: EventWord
  /// Who appeared, for a hearing.
  var attorney: String
}

/// A hearing to come, as hearings.csv has it.
struct HearingRecord {
  var day: Day
  var time: String
  var word: EventWord
}

/// Who held a case from when to when, as assignments.csv has it.
struct AssignmentRecord {
  /// The name as it stands in the files.
  var attorney: String
  var from: Day
  var to: Day?
}

/// Everything that the files say about one case.
struct CaseRecord {
  var id = ""
  var person = Person()
  var offense: Offense
  /// The name on the case; empty where nobody has it.
  var attorney = ""
  var unit: Unit
  var judge = ""
  var agency = ""
  var raceIsKnown = true
  var ethnicityIsKnown = true
  var age = 0
  var counsel: Counsel?
  var incident: Day
  var arrested: Day?
  var referred: Day
  var screened: Day?
  var screening = Screening.pending
  var screeningReason = ""
  var filed: Day?
  var arraigned: Day?
  var custody: Custody?
  var bailRequested: Bool?
  var bailSet: Int?
  var diversionOffered: Bool?
  var diversionAccepted: Bool?
  var diversionProgram = ""
  var diversionResult: DiversionResult?
  var diversionDue: Day?
  var diversionClosed: Day?
  var offer: Int?
  var excludedDays: Int?
  var status: Status?
  var disposed: Day?
  var disposition: Disposition?
  var dispositionReason = ""
  var sentenced: Day?
  var sentence: Sentence?
  var sentenceDays: Int?
  var victimRace: String?
  var victimAge: Int?
  var victimContacted: Day?
  var speedyTrialDue: Day?
  var discoveryDue: Day?
  var approvedBy = ""
  var updated: Day
  var charges: [ChargeRecord] = []
  var events: [EventRecord] = []
  var hearings: [HearingRecord] = []
  var assignments: [AssignmentRecord] = []
}
