import Statistics

extension StandardizedRates {
  /// The rates of a group and the reference had both the mix of all cases; `nil` where no stratum
  /// has enough of the group.
  init?(group: [Proportion], reference: [Proportion], all: [Int]) {
    guard
      let own = StandardizedShare(zip(group, all).map { (group: $0, all: $1) })
    else { return nil }
    let base = StandardizedShare(zip(reference, all).map { (group: $0, all: $1) })
    let z = ConfidenceLevel.ninetyFive.z
    self.init(
      rate: own.estimate, low: max(0, own.estimate - z * own.error),
      high: min(1, own.estimate + z * own.error), coverage: own.coverage,
      referenceRate: base?.estimate, referenceCoverage: base?.coverage)
  }
}
