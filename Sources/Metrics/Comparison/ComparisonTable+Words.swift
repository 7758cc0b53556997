import Cases

extension ComparisonTable {
  /// What the comparison found, in a sentence: how many lie outside, and how many would by chance.
  public var finding: String {
    guard why.isEmpty else { return "Not compared: \(why)." }
    let all = compared.count
    guard all > 0 else {
      let fewest = "20 cases of kinds of which 3 others have 20"
      return "Nothing to compare: no \(by.title) has \(fewest)."
    }
    let outside = countOutside(\.limits95)
    let verb = outside < 2 ? "lies" : "lie"
    let who = all == 1 ? "1 \(by.title)" : "\(all) \(by.title)s"
    return "\(outside == 0 ? "None" : "\(outside)") of \(who) \(verb) outside the 95 % limits; "
      + "about \(Self.rounded(chanceOutside(\.limits95))) would by chance."
      + (office?.notes.contains(.outOfCoverage) == true
        ? " The data does not hold all of these cases." : "")
  }

  /// A number below 10 to the tenth where it is not whole, others whole.
  private static func rounded(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths >= 100 || tenths % 10 == 0
      ? "\(Int(number.rounded()))" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Adds what a reader must know.
  mutating func addRemarks(
    _ metric: Metric, coverage: String, knowsAssignments: Bool, isOfAttorney: Bool,
    _ whyNoPast: String
  ) {
    remarks.append(
      "Expected: each case as likely as the same \(kinds) "
        + "with all others, own cases left out. Not a ranking: it says where to look at cases.")
    if let overdispersion, overdispersion > 1 {
      let factor = Self.rounded(overdispersion.squareRoot())
      remarks.append(
        "The limits are \(factor) times as wide as by chance alone: all spread more than it "
          + "explains (overdispersion \(Self.rounded(overdispersion))).")
    }
    let other = [CaseField.offense, .severity].filter { !strata.contains($0) }
    if !other.isEmpty {
      remarks.append("Not in the data: \(other.map(\.title).joined(separator: ", ")).")
    }
    if !coverage.isEmpty {
      remarks.append(coverage.prefix(1).uppercased() + coverage.dropFirst() + ".")
    }
    if by == .attorney, !knowsAssignments {
      remarks.append("By the current attorney, who may not have decided.")
    } else if by == .attorney, case .period(let field) = metric.anchor, field != .disposed {
      remarks.append(
        "By who held the case at its end or holds it now, who may not have held it when it was "
          + "\(field.title).")
    }
    if isOfAttorney { remarks.append("The filter names attorneys: only they are the others.") }
    if !whyNoPast.isEmpty { remarks.append("Own past: not computable, \(whyNoPast).") }
  }
}
