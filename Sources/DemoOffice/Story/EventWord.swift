import Cases

/// The office's own words for what happens in a case.
enum EventWord: String, CaseIterable {
  case complaint = "Complaint filed"
  case initialAppearance = "Initial appearance"
  case arraignment = "Arraignment"
  case preliminary = "Preliminary hearing"
  case pretrial = "Pretrial conference"
  case status = "Status conference"
  case motion = "Motion hearing"
  case plea = "Plea hearing"
  case juryTrial = "Jury trial"
  case courtTrial = "Court trial"
  case sentencing = "Sentencing hearing"
  case continuedDefense = "Continued - defense request"
  case continuedState = "Continued - State's request"
  case continuedCourt = "Continued - court calendar"
  case discovery = "Discovery provided"
  case warrantIssued = "Bench warrant issued"
  case warrantReturned = "Warrant returned"
  case dismissal = "Order of dismissal"
  case diverted = "Diversion agreement filed"
  case notice = "Notice mailed"

  /// What the word means in the standard vocabulary, as office.yml says too.
  var type: EventType {
    switch self {
    case .initialAppearance, .arraignment, .preliminary, .pretrial, .status, .motion, .plea,
      .juryTrial, .courtTrial, .sentencing:
      .hearing
    case .continuedDefense, .continuedState, .continuedCourt: .continuance
    case .notice: .clerical
    case .complaint, .discovery, .warrantIssued, .warrantReturned, .dismissal, .diverted: .other
    }
  }
}
