import Cases

extension CaseStory {
  /// The sentence of a conviction, some weeks after it for felonies.
  mutating func sentence() {
    let wait =
      record.offense.severity == .felony && dice.happens(620) ? dice.between(21...64) : 0
    let day = CourtCalendar.sitting(onOrAfter: ending + wait)
    plead()
    guard day <= last, dice.happens(975) else { return }
    record.sentenced = day
    touch(day)
    if record.offense.severity == .other {
      record.sentence = .fine
    } else if dice.happens(incarcerationChance) {
      incarcerate()
    } else {
      let lighter: [Sentence] = [.probation, .fine, .other]
      let weights = record.offense.severity == .felony ? [93, 2, 5] : [62, 32, 6]
      record.sentence = lighter[dice.index(weighted: weights)]
    }
    if record.diversionAccepted == false, record.sentence == .probation, dice.happens(80) {
      record.sentence = .diversion
    }
  }

  /// What the State offered before a plea, and who approved a departure.
  private mutating func plead() {
    guard outcome == .plea, record.offense.severity != .other else { return }
    if dice.happens(570) {
      let most = record.offense.severity == .felony ? 48 : 9
      record.offer = dice.happens(300) ? 0 : dice.between(1...most) * 30
    }
    if dice.happens(140) { record.approvedBy = roster.supervisor(of: record.unit).written }
  }

  /// Differences that are really there: more for the same offense, in drug and weapon cases above
  /// all, so that the ratio is not the same across offenses.
  private var incarcerationChance: Int {
    let isDrugOrWeapon = record.unit == .narcotics || record.offense.name == "Weapons"
    let more =
      switch record.person.group {
      case .black: isDrugOrWeapon ? 152 : 112
      case .hispanic: 112
      case .nativeAmerican: 124
      default: 100
      }
    let byPriors =
      [66, 90, 105][min(2, record.person.priors)] + (record.person.priors > 4 ? 25 : 0)
    let byCounsel = record.counsel == .privateCounsel ? 84 : 103
    let byCustody = record.custody == .detained ? 125 : 92
    let chance = record.offense.incarcerated * more / 100 * byPriors / 100
    return min(985, chance * byCounsel / 100 * byCustody / 100)
  }

  private mutating func incarcerate() {
    guard record.offense.severity == .felony else {
      record.sentence = dice.happens(600) ? .jail : .probationJail
      record.sentenceDays = dice.one(of: [2, 3, 5, 5, 10, 10, 20, 30, 30, 45, 60, 90, 120, 180])
      return
    }
    let isGrave = record.offense.incarcerated > 590
    switch dice.index(weighted: isGrave ? [66, 12, 22] : [27, 28, 45]) {
    case 0:
      record.sentence = .prison
      let years = record.offense.name == "Homicide" ? 10...45 : isGrave ? 1...11 : 1...4
      record.sentenceDays = dice.between(years) * 365 + (dice.happens(300) ? 180 : 0)
    case 1:
      record.sentence = .jail
      record.sentenceDays = dice.one(of: [60, 90, 120, 180, 240, 270, 365])
    default:
      record.sentence = .probationJail
      record.sentenceDays = dice.one(of: [30, 45, 60, 90, 90, 120, 180, 270, 365])
    }
    if dice.happens(15) { record.sentenceDays = nil }
  }
}
