import Cases

/// The referrals of an office in the order of their days.
struct Referrals: IteratorProtocol {
  private let office: DemoOffice
  private let roster: Roster
  private var dice: Dice
  /// The sum of the weights of all days, and of those up to today.
  private let total: Int
  private var weightSoFar = 0
  private var today: Day
  private var leftToday = 0
  private var made = 0
  private var madeThisYear = 0
  /// Defendants met lately, who may come back, with the case that they had.
  private var known: [(person: Person, convicted: Day?)] = []
  private var people = 0

  init(of office: DemoOffice, roster: Roster) {
    self.office = office
    self.roster = roster
    dice = Dice(seed: office.seed, stream: 0xDA7)
    var total = 0
    var day = office.first
    while day <= office.last {
      total += Referrals.weight(of: day, in: office)
      day = day + 1
    }
    self.total = total
    today = office.first - 1
  }

  /// A day's weight, with its share of chance.
  private static func weight(of day: Day, in office: DemoOffice) -> Int {
    var dice = Dice(seed: office.seed, stream: UInt64(bitPattern: Int64(day.number)))
    return CourtCalendar.referralWeight(of: day, last: office.last) * dice.between(70...130)
  }

  mutating func next() -> CaseRecord? {
    while leftToday == 0 {
      guard today < office.last else { return nil }
      turnDay()
    }
    leftToday -= 1
    made += 1
    madeThisYear += 1
    return referral()
  }

  private mutating func turnDay() {
    let yesterday = today
    today = today + 1
    if yesterday.date.year != today.date.year { madeThisYear = 0 }
    let before = office.cases * weightSoFar / total
    weightSoFar += Referrals.weight(of: today, in: office)
    leftToday = office.cases * weightSoFar / total - before
  }

  private mutating func referral() -> CaseRecord {
    let offense = Offense.all[dice.index(weighted: Referrals.shares)]
    let person = defendant(offense)
    let record = CaseStory.told(
      id: Referrals.id(madeThisYear, on: today), person: person, offense: offense,
      referred: today, last: office.last, roster: roster,
      dice: Dice(seed: office.seed, stream: 0x1_0000_0000 + UInt64(made)))
    remember(record)
    return record
  }

  private static let shares = Offense.all.map(\.share)

  /// A case number such as `26-004512`.
  static func id(_ number: Int, on day: Day) -> String {
    let year = String(day.date.year % 100 + 100).dropFirst()
    return "\(year)-\(String(1_000_000 + number).dropFirst())"
  }

  /// Someone new, or one in six times someone who was here before.
  private mutating func defendant(_ offense: Offense) -> Person {
    if known.count >= 50, dice.happens(165) {
      let back = known[dice.below(known.count)]
      var person = back.person
      if let convicted = back.convicted, convicted < today { person.priors += 1 }
      return person
    }
    people += 1
    return Person(number: people, offense: offense, on: today, &dice)
  }

  private mutating func remember(_ record: CaseRecord) {
    let isConviction = record.disposition == .plea || record.disposition == .trialConvicted
    let entry = (record.person, isConviction ? record.disposed : nil)
    if known.count < max(100, office.cases / 3) {
      known.append(entry)
    } else {
      known[dice.below(known.count)] = entry
    }
  }
}
