import Cases

extension CaseStory {
  /// The charges, which together end as the case does.
  mutating func charge() {
    let offense = record.offense
    let count =
      1 + dice.index(weighted: offense.severity == .felony ? [38, 30, 18, 9, 5] : [58, 30, 9, 3])
    var lead = ChargeRecord(
      number: 1, isLead: true,
      kind: offense.lead[offense.lead.count == 1 || dice.happens(600) ? 0 : 1],
      filedClass: "", offense: offense.name, filed: record.filed)
    lead.filedClass = lead.kind.chargeClass
    lead.disposed = record.disposed
    lead.disposition = record.disposition
    if record.disposition == .plea, dice.happens(reductionChance) {
      lead.kind = offense.reduced
      if dice.happens(350), record.approvedBy.isEmpty {
        record.approvedBy = roster.supervisor(of: record.unit).written
      }
    }
    lead.sentence = record.sentence
    lead.sentenceDays = record.sentenceDays
    record.charges = [lead]
    for number in stride(from: 2, through: count, by: 1) { addFurther(number) }
  }

  /// A relief that is really less frequent for some: the charge is reduced in a plea.
  private var reductionChance: Int {
    let base = record.offense.severity == .felony ? 340 : 190
    let less = record.person.group == .black ? 68 : 100
    return base * less / 100
  }

  private mutating func addFurther(_ number: Int) {
    let kind =
      dice.happens(220) && record.offense.lead.count > 1
      ? record.offense.lead[1] : dice.one(of: Offense.further)
    var charge = ChargeRecord(
      number: number, isLead: false, kind: kind, filedClass: kind.chargeClass,
      offense: kind.severity == record.offense.severity ? record.offense.name : "Public order",
      filed: record.filed)
    charge.disposed = record.disposed
    switch record.disposition {
    case .plea:
      let ends: [Disposition] = [.pleaDismissed, .dismissed, .plea]
      charge.disposition = ends[dice.index(weighted: [50, 28, 22])]
    case .trialConvicted:
      charge.disposition = dice.happens(700) ? .trialConvicted : .acquitted
    case .acquitted:
      charge.disposition = dice.happens(700) ? .acquitted : .dismissed
    case .diverted:
      charge.disposition = dice.happens(500) ? .diverted : .dismissed
    default: charge.disposition = record.disposition
    }
    if let ended = charge.disposition, ended == .plea || ended == .trialConvicted,
      record.sentence != nil
    {
      charge.sentence = dice.happens(600) ? .probation : .fine
      if record.sentence == .fine || record.sentence == .other { charge.sentence = .fine }
    }
    record.charges.append(charge)
  }

  private static let daysToContact = Quantiles(
    (0, 0), (250, 2), (500, 6), (750, 15), (900, 34), (1000, 120))

  /// The victim, and when somebody first talked to them.
  mutating func meetVictim() {
    guard let filed = record.filed, dice.happens(record.offense.hasVictim) else { return }
    let known = dice.happens(900)
    let own = record.person.group.rawValue
    var weights = [56, 20, 16, 4, 2, 2]
    weights[own] += 70
    let group = Group.allCases[dice.index(weighted: weights)]
    record.victimRace = known ? group.label : "Unknown"
    if dice.happens(880) {
      record.victimAge =
        record.unit == .specialVictims && dice.happens(700)
        ? dice.between(2...17) : dice.between(16...81)
    }
    let contact = filed + dice.drawn(from: CaseStory.daysToContact)
    if contact <= last, dice.happens(record.offense.isViolent ? 880 : 730) {
      record.victimContacted = contact
    }
  }

  /// The days that the law sets.
  mutating func setDueDays() {
    guard let filed = record.filed, let arraigned = record.arraigned else { return }
    if record.offense.severity == .felony || dice.happens(350) {
      let limit = record.custody == .detained ? 90 : 180
      record.speedyTrialDue = arraigned + limit + (record.excludedDays ?? 0)
    }
    if dice.happens(860) { record.discoveryDue = filed + (record.custody == .detained ? 20 : 35) }
  }

  /// What is only known once the rest is told.
  mutating func close() {
    if let arraigned = record.arraigned, arraigned > last { record.arraigned = nil }
    if let event = record.events.last { touch(event.day) }
  }
}
