import Cases
import Statistics

/// Which groups account for the change of a share.
public struct ChangeParts: Hashable, Sendable {
  public var by: CaseField
  /// The groups, the one that did most first.
  public var groups: [Group]
  /// The change of the whole, which the parts add up to.
  public var change: Double

  /// Some cases among others.
  public struct Counts: Hashable, Sendable {
    public var events: Int
    public var n: Int
  }

  /// One group, and what it added to the change.
  public struct Group: Hashable, Sendable {
    public var label: GroupLabel
    /// The cases that count, and those that they are of, in each period.
    public var before: Counts
    public var now: Counts
    /// By becoming a larger or smaller part of the cases.
    public var mix: Double
    /// By its own share, which moved.
    public var rate: Double

    /// Both together.
    public var total: Double { mix + rate }
  }

  /// What the mix of cases did.
  public var mix: Double { groups.reduce(0) { $0 + $1.mix } }
  /// What the groups' own shares did.
  public var rate: Double { groups.reduce(0) { $0 + $1.rate } }

  /// Decomposes a change; `nil` where either period has no cases.
  ///
  /// A case without a label is in a group of its own, so that nothing is left out.
  public init?(by field: CaseField, before: [MetricRow], now: [MetricRow]) {
    let old = Self.shares(before)
    let new = Self.shares(now)
    let labels = Set(old.keys).union(new.keys).sorted { $0.label < $1.label }
    let none = Proportion(0, of: 0)
    let pairs = labels.map { (before: old[$0] ?? none, after: new[$0] ?? none) }
    guard let found = Kitagawa(pairs) else { return nil }
    by = field
    change = found.change
    groups = labels.indices.map { index in
      Group(
        label: labels[index], before: Counts(pairs[index].before), now: Counts(pairs[index].after),
        mix: found.parts[index].mix, rate: found.parts[index].rate)
    }.sorted { one, other in
      (abs(other.total), one.label.label) < (abs(one.total), other.label.label)
    }
  }

  private static func shares(_ rows: [MetricRow]) -> [GroupLabel: Proportion] {
    var shares: [GroupLabel: Proportion] = [:]
    for row in rows {
      guard let label = row.group.first, let events = row.numerator, let n = row.denominator else {
        continue
      }
      shares[label] = Proportion(Int(events), of: Int(n))
    }
    return shares
  }
}

extension ChangeParts.Counts {
  fileprivate init(_ share: Proportion) {
    self.init(events: share.successes, n: share.trials)
  }
}
