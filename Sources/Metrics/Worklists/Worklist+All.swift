import Cases

extension Worklist {
  /// Every worklist of an office, the most pressing first.
  public static func all(of office: Office, fields: Set<CaseField>) -> [Worklist] {
    dueLists(office) + stuckLists(office) + waitingLists(office, fields)
  }

  /// The ids, which are the same for every office.
  public static let ids = all(of: Office(name: ""), fields: []).map(\.id)

  /// What is due, or over.
  private static func dueLists(_ office: Office) -> [Worklist] {
    let ahead = office.ahead
    return [
      Worklist(
        "speedy_trial", "Speedy trial",
        "to be tried within \(ahead.deadlines) days, or the day has passed",
        "speedy_days_left <= \(ahead.deadlines)", age: .speedyDaysLeft, descends: false,
        "days left", requires: [.speedyTrialDue],
        limits: ahead.addsExcludedDays
          ? "Days that do not count are added to the office's day."
          : "The office's day is taken as it is; days that do not count stand beside it."),
      Worklist(
        "discovery", "Discovery due", "discovery is due within \(ahead.deadlines) days",
        "discovery_days_left >= 0 and discovery_days_left <= \(ahead.deadlines)",
        age: .discoveryDaysLeft, descends: false, "days left", requires: [.discoveryDue],
        limits: "The data does not say whether it was given, so days that have passed are left out."
      ),
      Worklist(
        "hearings", "Hearings", "in court in the next \(ahead.hearings) days, today among them",
        "next_hearing <= +\(ahead.hearings - 1)d", age: .nextHearing, descends: false,
        "days until", metric: "no_next_event",
        limits: "A case counts once, by its next day in court."),
      Worklist(
        "over_standard", "Over the standard", "older than the standard: \(standards(office))",
        "standard_days_left < 0", age: .standardDaysLeft, descends: false, "days left",
        requires: [.severity], metric: "pending_over_standard", isOfMetric: true),
      Worklist(
        "crossing", "About to cross the standard",
        "come to their standard within \(ahead.crossing) days",
        "standard_days_left >= 0 and standard_days_left <= \(ahead.crossing)",
        age: .standardDaysLeft, descends: false, "days left", requires: [.severity],
        metric: "pending_over_standard"),
      Worklist(
        "diversions", "Diversions about to end",
        "to be completed within \(ahead.diversions) days, or the day has passed",
        "diversion_days_left <= \(ahead.diversions)", age: .diversionDaysLeft, descends: false,
        "days left", requires: [.diversionDue], metric: nil),
    ]
  }

  /// What nobody moves.
  private static func stuckLists(_ office: Office) -> [Worklist] {
    [
      Worklist(
        "stalled", "Stalled", "no event in \(office.stalledAfter) days, nothing scheduled",
        "stalled = yes", age: .quietDays, "days without an event", metric: "stalled",
        isOfMetric: true),
      Worklist(
        "nothing_scheduled", "Nothing scheduled", "open, and no day in court ahead",
        "open = yes and next_hearing is missing", age: .ageDays, "days since filing",
        metric: "no_next_event", isOfMetric: true),
      Worklist(
        "departed", "With a departed attorney",
        "open, and the attorney's last day in the office has passed",
        "open = yes and departed = yes", age: .ageDays, "days since filing",
        requires: [.attorney],
        limits: "Whose name is not on the staff table is not taken to have left."),
      Worklist(
        "unassigned", "Unassigned", "open, and no attorney is named",
        "open = yes and attorney is missing", age: .ageDays, "days since filing",
        requires: [.attorney], metric: "unassigned", isOfMetric: true),
    ]
  }

  /// What waits for a decision or for the record.
  private static func waitingLists(_ office: Office, _ fields: Set<CaseField>) -> [Worklist] {
    let least = office.ahead.decisions
    let ended =
      fields.contains(.status)
      ? "status = closed" : "disposed is not missing"
    return [
      Worklist(
        "decisions", "Filing decisions waiting",
        "came in\(least == 0 ? "" : " \(least) days ago or earlier") and not decided",
        "decision_days >= \(least)", age: .decisionDays, "days since referral",
        requires: [.screening, .referred], metric: "pending_decision", isOfMetric: least == 0),
      Worklist(
        "no_disposition", "Closed without a disposition", "closed, and no disposition recorded",
        "\(ended) and disposition is missing", age: .field(.disposed), descends: false,
        "days since it ended", requires: [.disposition], metric: nil,
        limits: "A case that is closed on an unknown day has no age."),
    ]
  }

  private static func standards(_ office: Office) -> String {
    let named = Severity.allCases.compactMap { severity in
      office.standards[severity].map { "\(severity.word) \($0)" }
    }
    return named.joined(separator: ", ") + " days"
  }
}
