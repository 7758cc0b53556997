/// A group's share, had its cases the mix of strata of all cases: direct standardization.
///
/// ```
/// Σ (Nₛ/N) pₛ,   variance Σ (Nₛ/N)² pₛ(1−pₛ)/nₛ
/// ```
/// over the strata s in which the group has at least some cases; N sums the same strata.
///
/// - SeeAlso: Rothman, Greenland and Lash (2008), *Modern Epidemiology*, 3rd edition, chapter 3.
public struct StandardizedShare: Hashable, Sendable {
  /// The standardized share.
  public let estimate: Double
  /// Its standard error.
  public let error: Double
  /// The share of all cases that lie in the strata used.
  public let coverage: Double
  /// How many strata were used.
  public let strata: Int

  /// Standardizes a group; `nil` where no stratum has enough of it.
  ///
  /// - Parameters:
  ///   - strata: The group's share in each stratum, with all cases of that stratum.
  ///   - fewest: Strata with fewer cases of the group are left out.
  public init?(_ strata: [(group: Proportion, all: Int)], fewest: Int = 5) {
    let used = strata.filter { $0.group.trials >= max(fewest, 1) && $0.all > 0 }
    let standard = used.reduce(0) { $0 + $1.all }
    let all = strata.reduce(0) { $0 + $1.all }
    guard standard > 0 else { return nil }
    var estimate = 0.0
    var variance = 0.0
    for stratum in used {
      let weight = Double(stratum.all) / Double(standard)
      let n = Double(stratum.group.trials)
      let share = Double(stratum.group.successes) / n
      estimate += weight * share
      variance += weight * weight * share * (1 - share) / n
    }
    self.estimate = estimate
    error = variance.squareRoot()
    coverage = Double(standard) / Double(all)
    self.strata = used.count
  }
}
