import Cases

extension CaseStory {
  private static let felonyDays = Quantiles(
    (0, 3), (60, 28), (250, 82), (500, 150), (750, 232), (900, 325), (965, 425), (992, 590),
    (1000, 860))
  private static let misdemeanorDays = Quantiles(
    (0, 1), (90, 12), (250, 38), (500, 76), (750, 122), (900, 166), (965, 214), (992, 310),
    (1000, 520))

  /// How the case ends and on which day, whether or not that day has come.
  mutating func decideOutcome() {
    let offense = record.offense
    offerDiversion()
    let percent: Int
    if record.diversionAccepted == true {
      (outcome, percent) = (.diverted, 55)
    } else if dice.happens(15) {
      (outcome, percent) = (.transferred, 60)
    } else if dice.happens(6) {
      (outcome, percent) = (.other, 120)
    } else if dice.happens(offense.dismissed) {
      (outcome, percent) = (.dismissed, 88)
    } else if dice.happens(45) {
      (outcome, percent) = (.pleaDismissed, 105)
    } else if dice.happens(offense.trial) {
      (outcome, percent) = (dice.happens(290) ? .acquitted : .trialConvicted, 165)
    } else {
      (outcome, percent) = (.plea, 100)
    }
    guard let filed = record.filed else { return }
    let table = offense.severity == .felony ? CaseStory.felonyDays : CaseStory.misdemeanorDays
    var days = dice.drawn(from: table) * percent / 100 * offense.pace / 100
    if record.custody == .detained { days = days * 85 / 100 }
    // Courts have slowed down: each case takes longer, the more so the later it was filed.
    let recent = max(0, 480 - (last - filed))
    days = days * (1000 + recent * 5 / 8) / 1000
    ending = CourtCalendar.sitting(onOrAfter: filed + days)
  }

  private static let programs = [
    "First Offender Program", "Drug Court", "Mental Health Court", "Veterans Court",
    "Restorative Justice",
  ]

  private mutating func offerDiversion() {
    guard let filed = record.filed, record.offense.offeredDiversion > 0 else { return }
    let isEligible = record.person.priors <= 2
    guard dice.happens(960) else { return }
    let chance = record.offense.offeredDiversion * (record.person.priors == 0 ? 100 : 60) / 100
    let isOffered = isEligible && dice.happens(chance)
    record.diversionOffered = isOffered
    guard isOffered, filed + 10 <= last else { return }
    record.diversionAccepted = dice.happens(790)
    let weights = record.offense.unit == .narcotics ? [30, 50, 10, 5, 5] : [55, 4, 15, 6, 20]
    record.diversionProgram = CaseStory.programs[dice.index(weighted: weights)]
  }

  /// A defendant who does not come to court, and is found later or not at all.
  mutating func pauseForWarrant() {
    guard let filed = record.filed, record.custody != .detained else { return }
    guard ending - filed > 20, dice.happens(75) else { return }
    let from = CourtCalendar.sitting(
      onOrAfter: filed + dice.between(10...max(11, ending - filed - 5)))
    let days = dice.drawn(
      from: Quantiles((0, 6), (350, 25), (600, 75), (800, 210), (900, 600), (1000, 1900)))
    let to = CourtCalendar.sitting(onOrAfter: from + days)
    pause = (from, to)
    ending = CourtCalendar.sitting(onOrAfter: ending + (to - from))
    if from <= last { record.excludedDays = min(to, last) - from }
  }

  /// Ends the case if its day has come.
  mutating func dispose() {
    guard ending <= last else {
      let isOnWarrant = pause.map { $0.from <= last && last < $0.to } ?? false
      record.status = isOnWarrant ? .inactive : .open
      return
    }
    record.status = .closed
    record.disposed = ending
    record.disposition = outcome
    record.dispositionReason = reason()
    touch(ending)
    switch outcome {
    case .plea, .trialConvicted: sentence()
    case .diverted: runDiversion()
    default: break
    }
  }

  private mutating func reason() -> String {
    switch outcome {
    case .dismissed:
      let reasons = [
        ("Victim or witness unavailable", 34), ("Insufficient evidence", 28),
        ("Evidence suppressed", 7), ("Discovery not provided in time", 6),
        ("Interest of justice", 20), ("", 5),
      ]
      return reasons[dice.index(weighted: reasons.map(\.1))].0
    case .pleaDismissed: return "Read in, plea in another case"
    case .transferred:
      return dice.one(of: ["Venue changed", "Consolidated", "Federal prosecution"])
    case .other: return dice.one(of: ["Death of defendant", "Not competent to proceed"])
    default: return ""
    }
  }

  private mutating func runDiversion() {
    let lengths = [120, 180, 180, 270, 365]
    let due = ending + dice.one(of: lengths)
    record.diversionDue = due
    let isGood = dice.happens(record.person.priors == 0 ? 800 : 640)
    let closed = isGood ? due - dice.below(25) : ending + dice.between(25...max(26, due - ending))
    // A few programs run past their due day, which somebody should look at.
    guard CourtCalendar.sitting(onOrAfter: closed) <= last, !dice.happens(25) else {
      record.diversionResult = .active
      return
    }
    record.diversionClosed = CourtCalendar.sitting(onOrAfter: closed)
    record.diversionResult = isGood ? .completed : .failed
    touch(record.diversionClosed ?? ending)
  }
}
