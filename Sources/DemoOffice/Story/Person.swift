import Cases

/// A defendant, who may come back.
struct Person {
  var number = 0
  var group = Group.white
  var gender = "Male"
  var born = Day(0)
  var priors = 0
  var area = "01"
  var isRepresentedPrivately = false

  private static let ages = Quantiles(
    (0, 17), (40, 18), (200, 22), (400, 28), (600, 35), (800, 45), (930, 56), (990, 68), (1000, 84))

  /// Creates someone who is met for the first time.
  init(number: Int, offense: Offense, on day: Day, _ dice: inout Dice) {
    self.number = number
    group = Group.allCases[dice.index(weighted: offense.groups)]
    gender = dice.happens(offense.unit == .specialVictims ? 900 : 760) ? "Male" : "Female"
    born = day - dice.drawn(from: Person.ages) * 365 - dice.below(365)
    priors = Person.priors(group, &dice)
    area = Person.area(group, &dice)
    isRepresentedPrivately = dice.happens(group == .white || group == .asian ? 250 : 160)
  }

  init() {}

  /// Earlier convictions; more of them where more people were arrested before.
  private static func priors(_ group: Group, _ dice: inout Dice) -> Int {
    let none =
      switch group {
      case .black, .nativeAmerican: 420
      case .hispanic: 510
      default: 540
      }
    guard !dice.happens(none) else { return 0 }
    return 1 + dice.index(weighted: [34, 22, 14, 9, 7, 5, 3, 2, 2, 1, 1])
  }

  /// One of twelve districts, with their leading zeros.
  private static func area(_ group: Group, _ dice: inout Dice) -> String {
    let weights =
      group == .white || group == .asian
      ? [12, 11, 10, 10, 9, 9, 8, 8, 7, 6, 5, 5] : [5, 5, 6, 7, 8, 9, 9, 10, 10, 11, 10, 10]
    let district = dice.index(weighted: weights) + 1
    return district < 10 ? "0\(district)" : "\(district)"
  }
}
