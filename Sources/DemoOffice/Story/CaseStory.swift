import Cases

/// Tells one case from its referral to where it stands on the last day.
///
/// Each step reads what the steps before it wrote; nothing dated after the last day is written but
/// hearings and due days.
struct CaseStory {
  var record: CaseRecord
  var dice: Dice
  let roster: Roster
  /// The data day: what lies after it has not happened.
  let last: Day

  /// When the case ends, whether or not that day has come.
  var ending = Day(0)
  /// How it ends, likewise.
  var outcome = Disposition.other
  /// The days for which the defendant is on warrant.
  var pause: (from: Day, to: Day)?
  /// The attorney who holds the case, as an index into the roster.
  var holder = 0

  /// Tells the whole case.
  static func told(
    id: String, person: Person, offense: Offense, referred: Day, last: Day, roster: Roster,
    dice: Dice
  ) -> CaseRecord {
    var story = CaseStory(
      record: CaseRecord(
        id: id, person: person, offense: offense, unit: .screening, incident: referred,
        referred: referred, updated: referred),
      dice: dice, roster: roster, last: last)
    story.refer()
    story.screen()
    guard story.record.filed != nil else { return story.record }
    story.detain()
    story.decideOutcome()
    story.pauseForWarrant()
    story.hold()
    story.listHearings()
    story.dispose()
    story.charge()
    story.meetVictim()
    story.setDueDays()
    story.close()
    return story.record
  }

  private static let daysToReferral = Quantiles(
    (0, 0), (400, 1), (600, 4), (800, 18), (950, 60), (1000, 240))

  /// The incident, the arrest, and what the police report says of the defendant.
  private mutating func refer() {
    let wasArrested = dice.happens(record.offense.severity == .felony ? 860 : 700)
    if wasArrested {
      record.arrested = record.referred - dice.below(3)
      record.incident =
        (record.arrested ?? record.referred)
        - (dice.happens(700) ? 0 : dice.drawn(from: CaseStory.daysToReferral))
    } else {
      record.incident = record.referred - dice.drawn(from: CaseStory.daysToReferral) - 1
    }
    record.age = (record.incident - record.person.born) / 365
    let agencies =
      record.person.area > "06" ? [40, 14, 22, 4, 8, 8, 4] : [22, 34, 6, 20, 12, 1, 5]
    record.agency = Names.agencies[dice.index(weighted: agencies)]
    record.ethnicityIsKnown = dice.happens(930)
    record.raceIsKnown = dice.happens(982)
  }

  private static let daysToScreening = Quantiles(
    (0, 0), (350, 1), (600, 2), (800, 4), (930, 12), (1000, 45))
  private static let daysToScreeningAtLarge = Quantiles(
    (0, 1), (100, 4), (300, 9), (500, 16), (700, 26), (900, 48), (1000, 110))
  private static let reasonsToDecline = [
    ("Insufficient evidence", 48), ("Victim or witness unavailable", 22), ("Suppression issue", 8),
    ("Interest of justice", 12), ("Referred to another agency", 10),
  ]

  /// The filing decision: filed, declined, returned, or still to come.
  private mutating func screen() {
    let wasArrested = record.arrested != nil
    let days = dice.drawn(
      from: wasArrested ? CaseStory.daysToScreening : CaseStory.daysToScreeningAtLarge)
    let day = CourtCalendar.sitting(onOrAfter: record.referred + days)
    let isReturned = dice.happens(wasArrested ? 12 : 55)
    let isDeclined = dice.happens(record.offense.declined)
    let attorney = roster.attorney(of: .screening, on: record.referred, &dice)
    holder = attorney
    record.attorney = dice.happens(400) ? "" : roster.attorneys[attorney].written
    // What nobody decided for a year is not pending: in the end it was declined.
    if isReturned, last - record.referred < dice.between(30...400) {
      record.screening = .returned
      record.screeningReason = dice.one(of: ["Lab report pending", "Further investigation"])
      record.raceIsKnown = record.raceIsKnown && dice.happens(850)
      return touch(min(day, last))
    }
    guard day <= last else { return touch(record.referred) }
    record.screened = day
    if isDeclined || isReturned {
      record.screening = .declined
      record.attorney = roster.attorneys[attorney].written
      let reason = dice.index(weighted: CaseStory.reasonsToDecline.map(\.1))
      record.screeningReason = CaseStory.reasonsToDecline[reason].0
      // Race is often recorded only once a case is accepted.
      record.raceIsKnown = record.raceIsKnown && dice.happens(760)
      return touch(day)
    }
    record.screening = .filed
    record.filed = day
    touch(day)
  }

  /// Custody, bail and counsel.
  private mutating func detain() {
    guard let filed = record.filed else { return }
    // A difference that is really there: held more often on the same charge.
    let more =
      switch record.person.group {
      case .black: 148
      case .hispanic, .nativeAmerican: 116
      default: 100
      }
    let byPriors = record.person.priors >= 3 ? 130 : record.person.priors == 0 ? 85 : 100
    let chance = min(980, record.offense.detained * more / 100 * byPriors / 100)
    let isHeld = record.arrested != nil && dice.happens(chance)
    if dice.happens(970) { record.custody = isHeld ? .detained : .released }
    if record.arrested != nil, record.offense.severity != .other, dice.happens(955) {
      record.bailRequested = isHeld || dice.happens(record.offense.detained / 2 + 60)
      if record.bailRequested == true, dice.happens(900) {
        let steps = record.offense.severity == .felony ? [10, 25, 50, 100, 250] : [2, 5, 10, 20]
        record.bailSet = dice.one(of: steps) * 100 * (record.offense.isViolent ? 3 : 1)
      }
    }
    record.counsel = counsel()
    record.arraigned = CourtCalendar.sitting(
      onOrAfter: filed + (isHeld ? dice.between(1...4) : dice.between(9...30)))
  }

  private mutating func counsel() -> Counsel? {
    guard dice.happens(960) else { return nil }
    if record.person.isRepresentedPrivately { return .privateCounsel }
    if record.offense.severity != .felony, dice.happens(90) { return Counsel.none }
    return dice.happens(810) ? .publicDefender : .appointed
  }

  /// Marks that the record was entered or changed on a day, some days late.
  mutating func touch(_ day: Day) {
    let lag = Quantiles((0, 0), (500, 0), (750, 1), (900, 4), (980, 11), (1000, 30))
    record.updated = max(record.updated, min(last, day + dice.drawn(from: lag)))
  }
}
