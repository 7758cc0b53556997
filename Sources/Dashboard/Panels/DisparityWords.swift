import Metrics
import Terminal

/// What a ratio says in words: "more often (1.27 times)".
func oftenWords(_ row: DisparityRow) -> String {
  guard let value = row.ratio else { return "" }
  if !isShare(row.point) {
    return "\(ratio(value)) times as long"
  }
  return value >= 1 ? "more often (\(ratio(value)) times)" : "less often (\(ratio(value)) times)"
}

/// Whether a decision point compares shares, and not medians of days.
func isShare(_ point: String) -> Bool {
  guard let point = DecisionPoint.named(point) else { return true }
  return point.measure == .share
}

/// A decision point in words, as what happens to a person.
func pointWords(_ point: String) -> String {
  DecisionPoint.named(point)?.title.lowercased() ?? spaced(point)
}

/// The cases that come to a decision point, in words.
func atRiskWords(_ point: String) -> String {
  DecisionPoint.named(point)?.atRisk ?? "cases that reached \(spaced(point))"
}

extension DisparityRow {
  /// Whether it speaks of a part of the cases that it is about, so that it is no result.
  var isOfPart: Bool { notes.contains(.outOfCoverage) }

  /// Whether the group is of cases whose group is not known.
  var isOfUnknown: Bool { group == "Unknown" || group.isEmpty }

  /// Whether it is shown as a result, and not greyed.
  var isResult: Bool { state == .ok && !isOfPart && ratio != nil && !isOfUnknown }
}

/// What to know about a comparison, in a few words.
func flagWords(_ row: DisparityRow) -> String {
  if row.group == row.reference { return "compared with" }
  if row.state == .suppressed { return "hidden" }
  if row.isOfUnknown { return "not compared" }
  switch row.state {
  case .few: return "too few"
  case .suppressed: return "hidden"
  case .undefined: return "no base"
  case .notComputable: return row.why
  case .ok: break
  }
  if row.isOfPart { return "data in part" }
  guard let value = row.ratio else { return "" }
  if row.flags.contains(.reversed) { return "turns around" }
  if row.flags.contains(.explainedByMix) {
    // Fewer cases can be compared among like ones, so that an interval may be wide and no more.
    return row.isMostlyMix ? "mix of cases" : "less certain"
  }
  if row.verdict == .different, row.flags.contains(.differsByOffense) { return "by offense" }
  let isLong = !isShare(row.point)
  switch row.verdict {
  case .different?: return value >= 1 ? "more often" : "less often"
  case .noMeaningfulDifference?: return "much alike"
  case .cannotTell?: return "cannot tell"
  case nil:
    // Points outside the family restate one that is in it, or have no test: no verdict of theirs.
    let isInFamily = row.decisionPoint?.isInFamily == true
    return isLong ? sideWords(row) : isInFamily ? "" : "see convicted"
  }
}

/// The same in seven letters at most.
func shortFlagWords(_ row: DisparityRow) -> String {
  switch flagWords(row) {
  case "compared with": "base"
  case "not compared": "not"
  case "turns around": "turns"
  case "mix of cases": "mix"
  case "less certain": "unsure"
  case "by offense": "varies"
  case "more often": "more"
  case "less often": "less"
  case "much alike": "alike"
  case "cannot tell": "unsure"
  case "see convicted": "see i"
  case "data in part": "in part"
  case let words: words.columns > 7 ? "see i" : words
  }
}

/// Where the interval of a ratio of days lies.
private func sideWords(_ row: DisparityRow) -> String {
  guard let low = row.ratioLow, let high = row.ratioHigh else { return "" }
  return low > 1 ? "longer" : high < 1 ? "shorter" : "cannot tell"
}

/// The sign of a comparison: which way it differs, or that the mix of cases explains it.
func flagMark(_ row: DisparityRow, _ pen: Pen) -> String {
  guard row.isResult, let value = row.ratio else { return " " }
  if row.flags.contains(.reversed) || row.flags.contains(.explainedByMix) && row.isMostlyMix {
    return pen.explained
  }
  guard row.verdict == .different, !row.flags.contains(.explainedByMix) else { return " " }
  return value >= 1 ? pen.up : pen.down
}

func flagStyle(_ row: DisparityRow) -> Style {
  row.isResult && row.verdict == .different && !row.flags.contains(.explainedByMix)
    ? .warning : .muted
}
