import Cases
import Statistics

/// How many persons of each group met a point, and with what outcome.
struct PersonCounts: Sendable {
  /// By point, then group: persons at risk, and those with the event.
  private let trials: [Int]
  private let successes: [Int]
  private let groupCount: Int

  /// What a person met in one group, and where they stand in another.
  private struct Met {
    var group: UInt32
    var atRisk: UInt32 = 0
    var events: UInt32 = 0
    var next: Int32
  }

  /// Counts persons; `nil` where the data does not say who the defendant is.
  init?(of store: CaseStore, _ outcomes: PointOutcomes, _ groupOfCase: [UInt32], groups: Int) {
    guard let column = store.text(.defendantID) else { return nil }
    let codes = column.codes
    var met: [Met] = []
    // By person: the first that they met. Few are in more than one group.
    var first = [Int32](repeating: -1, count: column.labels.count)
    for index in outcomes.rows.indices {
      let person = Int(codes[Int(outcomes.rows[index])])
      guard person != 0 else { continue }
      let group = groupOfCase[index]
      var place = first[person]
      while place >= 0, met[Int(place)].group != group { place = met[Int(place)].next }
      if place < 0 {
        place = Int32(met.count)
        met.append(Met(group: group, next: first[person]))
        first[person] = place
      }
      met[Int(place)].atRisk |= outcomes.atRisk[index]
      met[Int(place)].events |= outcomes.events[index]
    }
    var trials = [Int](repeating: 0, count: outcomes.points.count * groups)
    var successes = trials
    for person in met {
      var left = person.atRisk
      while left != 0 {
        let point = left.trailingZeroBitCount
        trials[point * groups + Int(person.group)] += 1
        successes[point * groups + Int(person.group)] += Int(person.events >> point & 1)
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
