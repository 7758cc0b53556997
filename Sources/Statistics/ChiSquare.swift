import Glibc

/// The chi-square distribution.
public enum ChiSquare {
  /// The chance of a value above `x` with some degrees of freedom: Q(df/2, x/2).
  ///
  /// - Precondition: `x >= 0` and `degreesOfFreedom >= 1`.
  public static func survival(_ x: Double, degreesOfFreedom: Int) -> Double {
    precondition(x >= 0 && degreesOfFreedom >= 1)
    // With one degree of freedom the statistic is the square of a normal value, in closed form.
    if degreesOfFreedom == 1 { return erfc((x / 2).squareRoot()) }
    return Gamma.upperRegularized(Double(degreesOfFreedom) / 2, x / 2)
  }
}
