import Cases
import Glibc
import Statistics

/// The ages at which cases of a kind came in, ended and were last seen, within the months learned
/// from.
struct CaseLives: Hashable, Sendable {
  var ended = DayHistogram()
  var others = DayHistogram()
  var entries = DayHistogram()

  mutating func merge(_ other: CaseLives) {
    ended.merge(other.ended)
    others.merge(other.others)
    entries.merge(other.entries)
  }
}

/// How fast cases end, by age: the daily chances of the Kaplan-Meier estimate of a
/// ``ChanceQuery``, continued to ages that few cases have.
struct EndingRates: Hashable, Sendable {
  /// The endings that were learned from.
  let ended: Int
  /// By age: the logarithm of the share that is open beyond it, as far as enough cases have it.
  private let logOpen: [Double]
  /// The same for each day beyond.
  private let beyond: Double

  /// Ages that fewer cases have are taken together.
  static let fewest = SurvivalGroupMaker.fewest
  /// The last days of age that enough cases have, which speak for those beyond with them.
  private static let tailDays = 180
  /// A day on which all cases end leaves one in 10¹², so that logarithms stay finite.
  private static let least = -27.6

  init(_ lives: CaseLives) {
    ended = lives.ended.count
    let last = max(lives.ended.longest ?? 0, lives.others.longest ?? 0)
    var atRisk = lives.ended.count + lives.others.count - lives.entries.count
    var risks: [Int] = []
    risks.reserveCapacity(last + 1)
    for age in 0...last {
      risks.append(atRisk)
      atRisk += lives.entries[age] - lives.ended[age] - lives.others[age]
    }
    let end = (risks.lastIndex { $0 >= Self.fewest } ?? -1) + 1
    var sum = 0.0
    logOpen = (0..<end).map { age in
      if risks[age] > 0 { sum += Self.logarithm(lives.ended[age], of: risks[age]) }
      return sum
    }
    let tail = max(0, end - Self.tailDays)...last
    let (endings, days) = tail.reduce(into: (0, 0)) { total, age in
      total.0 += lives.ended[age]
      total.1 += max(0, risks[age])
    }
    beyond = days > 0 ? Self.logarithm(endings, of: days) : 0
  }

  /// Rates that are the same at every age.
  init(daily chance: Double, ended: Int) {
    self.ended = ended
    logOpen = []
    beyond = log(1 - chance)
  }

  private static func logarithm(_ ended: Int, of atRisk: Int) -> Double {
    max(least, log(1 - Double(ended) / Double(atRisk)))
  }

  /// The logarithm of the share of new cases that is open beyond an age; 0 before the first day.
  func logOpen(beyond age: Int) -> Double {
    if age < 0 { return 0 }
    if age < logOpen.count { return logOpen[age] }
    return (logOpen.last ?? 0) + beyond * Double(age - logOpen.count + 1)
  }
}

/// New cases of a kind over the days ahead: sums over ages from 0 of the share that is open.
struct OpenShares: Sendable {
  /// Sums below each age of the share open, of its square, and of its share times its cumulative
  /// rate.
  private var plain = [0.0]
  private var squares = [0.0]
  private var pulls = [0.0]

  init(_ rates: EndingRates, factor: Double, days: Int) {
    for age in 0..<days {
      let logarithm = factor * rates.logOpen(beyond: age)
      let share = exp(logarithm)
      plain.append(plain[age] + share)
      squares.append(squares[age] + share * share)
      pulls.append(pulls[age] - share * logarithm)
    }
  }

  /// The sums over some ages.
  func sums(_ ages: Range<Int>) -> (open: Double, squares: Double, pull: Double) {
    func difference(_ sums: [Double]) -> Double { sums[ages.upperBound] - sums[ages.lowerBound] }
    return (difference(plain), difference(squares), difference(pulls))
  }
}
