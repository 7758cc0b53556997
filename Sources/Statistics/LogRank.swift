/// Whether groups of cases end equally fast, open ones counted: the log-rank test.
///
/// On each day on which cases end, each group is expected to have its part, by its cases at risk,
/// of those that end.
/// ```
/// Oⱼ = Σ dᵢⱼ,   Eⱼ = Σ dᵢ nᵢⱼ/nᵢ,   Vⱼₖ = Σ dᵢ(nᵢ−dᵢ)/(nᵢ−1) · nᵢⱼ/nᵢ (δⱼₖ − nᵢₖ/nᵢ)
/// χ² = (O−E)ᵀ V⁻¹ (O−E) over all groups but one,   df = groups − 1
/// ```
///
/// - SeeAlso: Mantel (1966), *Evaluation of Survival Data and Two New Rank Order Statistics*;
///   Kalbfleisch and Prentice (2002), section 1.5.
public struct LogRank: Hashable, Sendable {
  /// What one group contributes.
  public struct Group: Hashable, Sendable {
    public let count: Int
    /// Cases that ended.
    public let observed: Int
    /// Cases that would have ended, had all groups ended equally fast.
    public let expected: Double
  }

  /// The groups, in the order given.
  public let groups: [Group]
  /// χ².
  public let statistic: Double
  public let degreesOfFreedom: Int

  /// The chance of so large a χ² where all groups end equally fast.
  public var p: Double {
    ChiSquare.survival(statistic, degreesOfFreedom: degreesOfFreedom)
  }

  /// Compares groups, each the days after which its cases ended, and after which the others were
  /// last seen; `nil` with fewer than two groups that have cases, or where nothing tells them apart.
  public init?(_ groups: [(events: DayHistogram, censorings: DayHistogram)]) {
    let present = groups.indices.filter {
      groups[$0].events.count + groups[$0].censorings.count > 0
    }
    guard present.count > 1 else { return nil }
    var atRisk = groups.map { $0.events.count + $0.censorings.count }
    let counts = atRisk
    var expected = [Double](repeating: 0, count: groups.count)
    var variance = Array(repeating: expected, count: groups.count)
    for day in 0...(groups.compactMap(\.events.longest).max() ?? 0) {
      let ended = groups.reduce(0) { $0 + $1.events[day] }
      if ended > 0 {
        let all = Double(atRisk.reduce(0, +))
        let d = Double(ended)
        let shares = atRisk.map { Double($0) / all }
        let spread = all > 1 ? d * (all - d) / (all - 1) : 0
        for j in groups.indices {
          expected[j] += d * shares[j]
          for k in groups.indices {
            variance[j][k] += spread * shares[j] * ((j == k ? 1 : 0) - shares[k])
          }
        }
      }
      for j in groups.indices { atRisk[j] -= groups[j].events[day] + groups[j].censorings[day] }
    }
    let distances = groups.indices.map { Double(groups[$0].events.count) - expected[$0] }
    // A group of which nobody was at risk when cases ended tells nothing; any one of the others
    // follows from the rest.
    let telling = present.filter { expected[$0] > 0 }
    guard telling.count > 1 else { return nil }
    let free = Array(telling.dropLast())
    guard
      let solved = solve(
        free.map { row in free.map { variance[row][$0] } }, free.map { distances[$0] })
    else { return nil }
    statistic = max(0, zip(free, solved).reduce(0) { $0 + distances[$1.0] * $1.1 })
    degreesOfFreedom = free.count
    self.groups = groups.indices.map {
      Group(count: counts[$0], observed: groups[$0].events.count, expected: expected[$0])
    }
  }
}

/// The solution of a symmetric system of equations, by elimination with pivots; `nil` where there
/// is no single one.
private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let count = rows.count
  let scale = matrix.joined().reduce(0) { max($0, abs($1)) }
  for column in 0..<count {
    let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    guard abs(rows[pivot][column]) > 1e-12 * scale else { return nil }
    rows.swapAt(column, pivot)
    for row in rows.indices where row != column {
      let factor = rows[row][column] / rows[column][column]
      for index in column...count { rows[row][index] -= factor * rows[column][index] }
    }
  }
  return rows.indices.map { rows[$0][count] / rows[$0][$0] }
}
