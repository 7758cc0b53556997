import Cases

/// An attorney of the office.
struct Attorney {
  /// The name by which cases name the attorney, such as `Okafor, Amara B.`.
  var written: String
  var unit: Unit
  var isSupervisor: Bool
  var from: Day
  /// The last day, for those who left.
  var to: Day?
  /// How large a part of the unit's new cases the attorney gets.
  var share: Int

  /// Whether the attorney is there on a day.
  func isThere(on day: Day) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }
}

/// Everyone who works for the office, and who gets which case.
struct Roster {
  let attorneys: [Attorney]
  /// The rows of staff.csv, attorneys among them.
  let staff: [[String]]
  private let inUnit: [[Int]]

  /// The elected official, whose name stands on cases that nobody has been given yet.
  static let official = "Hartwell, Josephine"
  /// The name on cases that wait for a successor.
  static let vacancy = "Vacancy"

  /// Creates the office's people.
  init(seed: UInt64, from first: Day, to last: Day) {
    var dice = Dice(seed: seed, stream: 0xA77)
    var attorneys: [Attorney] = []
    for unit in Unit.allCases {
      for place in 0..<(unit.attorneys + unit.departed) {
        let hasLeft = place >= unit.attorneys
        let number = attorneys.count
        attorneys.append(
          Attorney(
            written: Roster.written(number), unit: unit, isSupervisor: place == 0,
            from: Roster.start(place, hasLeft, first, last, &dice),
            to: hasLeft ? last - dice.between(60...560) : nil,
            share: place == 0 ? 4 : [7, 9, 10, 11, 12, 22][dice.below(6)]))
      }
    }
    self.attorneys = attorneys
    inUnit = Unit.allCases.map { unit in
      attorneys.indices.filter { attorneys[$0].unit == unit }
    }
    staff = Roster.staffRows(attorneys, first, last, &dice)
  }

  private static func start(
    _ place: Int, _ hasLeft: Bool, _ first: Day, _ last: Day, _ dice: inout Dice
  ) -> Day {
    // Two in three were there before the data begins; the first three of a unit always were.
    guard place >= 3, !hasLeft, dice.happens(400) else { return first - dice.between(200...6000) }
    return first + dice.between(60...max(61, last - first - 200))
  }

  private static func written(_ number: Int) -> String {
    let name = Names.person(number)
    // A few names are what makes naive readers stumble: a suffix after a comma, a quoted nickname.
    if number % 17 == 9 { return "\(name.family), \(name.given), Jr." }
    if number % 23 == 13 { return "\(name.family), \(name.given) \"\(name.given.prefix(2))\"" }
    return "\(name.family), \(name.given)" + (name.initial.isEmpty ? "" : " \(name.initial)")
  }

  /// The supervisor of a unit.
  func supervisor(of unit: Unit) -> Attorney {
    attorneys[inUnit[unit.rawValue][0]]
  }

  /// Someone of a unit who is there on a day, as likely as their share.
  func attorney(of unit: Unit, on day: Day, _ dice: inout Dice) -> Int {
    let there = inUnit[unit.rawValue].filter { attorneys[$0].isThere(on: day) }
    return there[dice.index(weighted: there.map { attorneys[$0].share })]
  }
}
