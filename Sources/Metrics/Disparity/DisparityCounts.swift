import Cases
import Statistics

/// The counts from which a disparity table is made: by point and cell.
///
/// Counts of parts of the cases, made with the same strata, add up to those of all.
struct DisparityCounts: Sendable {
  private let strata: DisparityStrata
  /// The cases at risk, by point, then cell.
  private var trials: [Int32]
  /// Those with the event.
  private var successes: [Int32]
  /// The days of the medians, by point, then group; empty for points that are shares.
  private var days: [DayHistogram]
  private var cellCount: Int { strata.stratumOfCell.count }
  private var groupCount: Int { strata.cellsOfGroup.count }

  /// Counts the cases that met a point, or some of them.
  init(
    of store: CaseStore, _ outcomes: PointOutcomes, _ groups: DisparityGroups,
    _ strata: DisparityStrata, cases: Range<Int>? = nil
  ) {
    let cases = cases ?? outcomes.rows.indices
    self.strata = strata
    let pointCount = outcomes.points.count
    trials = Array(repeating: 0, count: pointCount * strata.stratumOfCell.count)
    successes = trials
    days = Array(repeating: DayHistogram(), count: pointCount * strata.cellsOfGroup.count)
    countShares(outcomes, cases)
    let groupOfCase = groups.ofCases(outcomes.rows, in: store)
    for (point, definition) in outcomes.points.enumerated() {
      guard let reader = DaysReader(definition, in: store) else { continue }
      for index in cases where outcomes.atRisk[index] >> point & 1 == 1 {
        guard let value = reader[outcomes.rows[index]] else { continue }
        days[point * groupCount + Int(groupOfCase[index])].add(day: value)
      }
    }
  }

  private mutating func countShares(_ outcomes: PointOutcomes, _ cases: Range<Int>) {
    let cellCount = cellCount
    for index in cases {
      let cell = Int(strata.cellOfCase[index])
      let events = outcomes.events[index]
      var left = outcomes.atRisk[index]
      while left != 0 {
        let point = left.trailingZeroBitCount
        trials[point * cellCount + cell] &+= 1
        successes[point * cellCount + cell] &+= Int32(events >> point & 1)
        left &= left - 1
      }
    }
  }

  /// Adds the counts of other cases.
  ///
  /// - Precondition: both were made with the same points, groups and strata.
  mutating func merge(_ other: DisparityCounts) {
    precondition(trials.count == other.trials.count && days.count == other.days.count)
    for index in trials.indices {
      trials[index] &+= other.trials[index]
      successes[index] &+= other.successes[index]
    }
    for index in days.indices { days[index].merge(other.days[index]) }
  }

  /// A group's share at a point.
  func share(point: Int, group: Int) -> Proportion {
    let cells = strata.cellsOfGroup[group].map { point * cellCount + $0 }
    return Proportion(
      cells.reduce(0) { $0 + Int(successes[$1]) }, of: cells.reduce(0) { $0 + Int(trials[$1]) })
  }

  /// A group's share at a point, by stratum.
  func sharesByStratum(point: Int, group: Int) -> [Proportion] {
    var shares = [Proportion](repeating: Proportion(0, of: 0), count: strata.count)
    for cell in strata.cellsOfGroup[group] {
      let index = point * cellCount + cell
      shares[strata.stratumOfCell[cell]] = Proportion(
        Int(successes[index]), of: Int(trials[index]))
    }
    return shares
  }

  /// The cases of all groups at a point, by stratum.
  func trialsByStratum(point: Int) -> [Int] {
    var trials = [Int](repeating: 0, count: strata.count)
    for cell in 0..<cellCount {
      trials[strata.stratumOfCell[cell]] += Int(self.trials[point * cellCount + cell])
    }
    return trials
  }

  /// The strata in which a case of any group reached a point.
  func strata(reaching point: Int) -> [Int] {
    var isReached = [Bool](repeating: false, count: strata.count)
    for cell in 0..<cellCount where trials[point * cellCount + cell] > 0 {
      isReached[strata.stratumOfCell[cell]] = true
    }
    return isReached.indices.filter { isReached[$0] }
  }

  /// The days of a group's cases at a point that is a median.
  func days(point: Int, group: Int) -> DayHistogram {
    days[point * groupCount + group]
  }
}
