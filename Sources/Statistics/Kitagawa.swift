/// Which groups account for the change of a share between two times: Kitagawa's decomposition.
///
/// ```
/// ΔR = Σ (w₁−w₀)(r₁+r₀)/2 + Σ (r₁−r₀)(w₁+w₀)/2
/// ```
/// with each group's part w of all cases and its own share r. The first sum is the change of the
/// mix, the second that of the shares; their parts add up to the whole change.
///
/// - SeeAlso: Kitagawa (1955), *Components of a Difference Between Two Rates*,
///   doi:10.1080/01621459.1955.10501299.
public struct Kitagawa: Hashable, Sendable {
  /// What one group adds to the change.
  public struct Part: Hashable, Sendable {
    /// By becoming a larger or smaller part of all cases.
    public let mix: Double
    /// By a share of its own that moved.
    public let rate: Double

    /// Both together.
    public var total: Double { mix + rate }
  }

  /// The change of the share of all cases: after less before.
  public let change: Double
  /// The parts, in the order of the groups given.
  public let parts: [Part]

  /// Decomposes a change; `nil` where either time has no cases.
  ///
  /// A group that has no cases at one of the times has no share of its own then; it is taken as
  /// unchanged, so that all of its part is that of the mix.
  public init?(_ groups: [(before: Proportion, after: Proportion)]) {
    let before = groups.reduce(0) { $0 + $1.before.trials }
    let after = groups.reduce(0) { $0 + $1.after.trials }
    guard before > 0, after > 0 else { return nil }
    parts = groups.map { group in
      let old = group.before.estimate ?? group.after.estimate ?? 0
      let new = group.after.estimate ?? group.before.estimate ?? 0
      let oldWeight = Double(group.before.trials) / Double(before)
      let newWeight = Double(group.after.trials) / Double(after)
      return Part(
        mix: (newWeight - oldWeight) * (new + old) / 2,
        rate: (new - old) * (newWeight + oldWeight) / 2)
    }
    change =
      Double(groups.reduce(0) { $0 + $1.after.successes }) / Double(after)
      - Double(groups.reduce(0) { $0 + $1.before.successes }) / Double(before)
  }

  /// The sum of what the mix did.
  public var mix: Double { parts.reduce(0) { $0 + $1.mix } }
  /// The sum of what the groups' own shares did.
  public var rate: Double { parts.reduce(0) { $0 + $1.rate } }
}
