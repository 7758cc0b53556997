extension ProportionComparison {
  /// The two-sided p of equal shares: Fisher's exact test where a cell of the table is expected to
  /// hold fewer than 5, else Pearson's chi-square; `nil` where either has no trials.
  public var p: Double? {
    guard n > 0, m > 0 else { return nil }
    return smallestExpectedCell < 5 ? fisherP : pearsonP
  }

  /// The smallest count that a cell of the table would hold if both shares were equal.
  public var smallestExpectedCell: Double {
    min(n, m) * min(a + b, n + m - a - b) / (n + m)
  }

  /// Pearson's chi-square without continuity correction; 0 where a row or a column is empty.
  ///
  /// ```
  /// χ² = N (a(m−b) − b(n−a))² ÷ [n·m·(a+b)·(N−a−b)],   N = n + m
  /// ```
  public var pearsonStatistic: Double {
    let total = n + m
    let margins = n * m * (a + b) * (total - a - b)
    guard margins > 0 else { return 0 }
    let cross = a * (m - b) - b * (n - a)
    return total * cross * cross / margins
  }

  /// The p of ``pearsonStatistic``, with one degree of freedom.
  public var pearsonP: Double {
    ChiSquare.survival(pearsonStatistic, degreesOfFreedom: 1)
  }

  /// The two-sided p of Fisher's exact test.
  ///
  /// The chance, with the margins of the table fixed, of a table that is not more likely than the
  /// one observed. Tables count as equally likely when they differ by less than 1e-7 of their
  /// chance, as in R, so that a rounding error does not leave out the mirror image of a table.
  ///
  /// - SeeAlso: Fisher (1935), *The Logic of Inductive Inference*, doi:10.2307/2342435.
  public var fisherP: Double {
    let chances = hypergeometricWeights()
    let observed = group.successes - chances.first
    let limit = chances.weights[observed] * (1 + 1e-7)
    var notMoreLikely = 0.0
    var all = 0.0
    for weight in chances.weights {
      all += weight
      if weight <= limit { notMoreLikely += weight }
    }
    return min(1, notMoreLikely / all)
  }

  /// The chances of each possible number of the group's successes, the likeliest being 1.
  ///
  /// Each follows from its neighbor, outward from the mode, so that no factorial is needed:
  /// `P(x+1)/P(x) = (K−x)(n−x) ÷ [(x+1)(m−K+x+1)]` with K successes in all.
  private func hypergeometricWeights() -> (first: Int, weights: [Double]) {
    let successes = a + b
    let first = max(0, group.successes + reference.successes - reference.trials)
    let last = min(group.trials, group.successes + reference.successes)
    var weights = Array(repeating: 1.0, count: last - first + 1)
    let mode = ((n + 1) * (successes + 1) / (n + m + 2)).rounded(.down)
    let peak = min(last, max(first, Int(mode))) - first
    let step = { (index: Int) in
      let x = Double(first + index)
      return (successes - x) * (n - x) / ((x + 1) * (m - successes + x + 1))
    }
    for index in peak..<(last - first) { weights[index + 1] = weights[index] * step(index) }
    for index in stride(from: peak, to: 0, by: -1) {
      weights[index - 1] = weights[index] / step(index - 1)
    }
    return (first, weights)
  }
}
