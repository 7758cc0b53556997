import Cases

extension ChangeTable {
  /// What was found, in a sentence.
  public var finding: String {
    guard why.isEmpty else { return "Not compared: \(why)." }
    guard !judged.isEmpty else { return "Nothing can be told from chance here." }
    let words = judged.count == 1 ? "1 number" : "\(judged.count) numbers"
    let rounded = (chanceMoved * 10).rounded() / 10
    return "\(moved.count) of \(words) moved further than chance explains; "
      + "about \(rounded) would without any change."
  }

  /// Adds what a reader must know.
  mutating func addRemarks(_ periods: ComparedPeriods, whyNoParts: String) {
    remarks.append("Compared: \(now) with \(before).")
    if periods.cutDays > 0 {
      let days =
        periods.cutDays == 1 ? "The newest day is" : "The newest \(periods.cutDays) days are"
      remarks.append("\(days) left out: not all that happened is recorded yet.")
    }
    if let days = lag.days {
      remarks.append(
        "Reporting lag: 9 of 10 disposed cases were last updated within \(days) days "
          + "(\(grouped(lag.cases)) cases).")
    } else {
      remarks.append("Reporting lag: not known (\(lag.why)).")
    }
    if !periods.isSameSeason {
      remarks.append("Another season: part of a change may be the time of the year.")
    }
    if !whyNoParts.isEmpty { remarks.append("No decomposition: \(whyNoParts).") }
    remarks.append(
      "A verdict says whether chance alone would seldom make the change; it says nothing of why.")
  }
}
