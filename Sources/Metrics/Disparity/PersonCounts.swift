import Cases
import Statistics

/// How many persons of each group met a point, and with what outcome.
struct PersonCounts: Sendable {
  /// By point, then group: persons at risk, and those with the event.
  private let trials: [Int]
  private let successes: [Int]
  private let groupCount: Int

  private struct Key: Hashable {
    var group: UInt32
    var person: UInt32
  }

  /// Counts persons; `nil` where the data does not say who the defendant is.
  init?(of store: CaseStore, _ outcomes: PointOutcomes, _ groupOfCase: [UInt32], groups: Int) {
    guard let codes = store.text(.defendantID)?.codes else { return nil }
    var met: [Key: (atRisk: UInt32, events: UInt32)] = [:]
    for index in outcomes.rows.indices {
      let person = codes[Int(outcomes.rows[index])]
      guard person != 0 else { continue }
      let key = Key(group: groupOfCase[index], person: person)
      met[key, default: (0, 0)].atRisk |= outcomes.atRisk[index]
      met[key, default: (0, 0)].events |= outcomes.events[index]
    }
    var trials = [Int](repeating: 0, count: outcomes.points.count * groups)
    var successes = trials
    for (key, bits) in met {
      var left = bits.atRisk
      while left != 0 {
        let point = left.trailingZeroBitCount
        trials[point * groups + Int(key.group)] += 1
        successes[point * groups + Int(key.group)] += Int(bits.events >> point & 1)
        left &= left - 1
      }
    }
    self.trials = trials
    self.successes = successes
    groupCount = groups
  }

  /// A group compared with the reference, person by person.
  func comparison(point: Int, group: Int, to reference: Int?) -> PersonComparison? {
    guard let reference else { return nil }
    let comparison = ProportionComparison(share(point, group), to: share(point, reference))
    let interval = comparison.ratioInterval()
    return PersonComparison(
      n: comparison.group.trials, events: comparison.group.successes,
      referenceN: comparison.reference.trials, referenceEvents: comparison.reference.successes,
      ratio: comparison.ratio, low: interval?.low, high: interval?.high)
  }

  private func share(_ point: Int, _ group: Int) -> Proportion {
    let index = point * groupCount + group
    return Proportion(successes[index], of: trials[index])
  }
}
