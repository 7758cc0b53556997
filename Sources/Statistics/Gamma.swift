import Glibc

/// The gamma function and the incomplete one.
public enum Gamma {
  /// The natural logarithm of Γ(x), for `x > 0`.
  public static func logarithm(_ x: Double) -> Double {
    lgamma(x).0
  }

  /// Q(a, x) = Γ(a, x) / Γ(a), the upper regularized incomplete gamma function.
  ///
  /// By the series of the lower function (DLMF 8.7.1) for x < a + 1, and else by the continued
  /// fraction of the upper one (DLMF 8.9.2) in Lentz's form; each converges fast where it is used.
  ///
  /// - Precondition: `a > 0` and `x >= 0`.
  /// - SeeAlso: Press et al. (2007), *Numerical Recipes*, 3rd edition, section 6.2.
  public static func upperRegularized(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0)
    if x == 0 { return 1 }
    if x == .infinity { return 0 }
    let front = exp(a * log(x) - x - logarithm(a))
    return x < a + 1 ? max(0, 1 - front * lowerSeries(a, x)) : front * upperFraction(a, x)
  }

  /// Σ xᵏ / (a(a+1)…(a+k)), k from 0.
  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var k = a
    while abs(term) > abs(sum) * 1e-17 {
      k += 1
      term *= x / k
      sum += term
    }
    return sum
  }

  /// 1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …))).
  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    // About √a steps are needed; the limit only guards against a value that is not a number.
    for i in 1...100_000 {
      let k = Double(i)
      let numerator = -k * (k - a)
      b += 2
      d = 1 / nonzero(numerator * d + b, or: tiny)
      c = nonzero(b + numerator / c, or: tiny)
      let step = d * c
      value *= step
      if abs(step - 1) < 1e-16 { break }
    }
    return value
  }

  private static func nonzero(_ value: Double, or tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
