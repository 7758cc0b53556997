import Cases

extension Metric {
  static let flows: [Metric] = [
    Metric(
      "referred", "Referred", question: "How many cases came in?",
      numerator: "cases referred in the period", unit: .count, anchor: .period(.referred),
      requires: [.referred], source: "Prosecutorial Performance Indicator 1.1",
      limits: "What the office was never sent is not seen; one event may come as several cases.",
      .count(FactsTest(.referredIn))),
    Metric(
      "declined", "Declined", question: "How many cases were not filed?",
      numerator: "cases declined at screening in the period", unit: .count,
      anchor: .period(.screened), requires: [.screening, .screened],
      source: "Prosecutorial Performance Indicator 1.1",
      limits: "Speaks of the review that the data covers; returned and undecided cases are not in "
        + "it.", .count(FactsTest([.screenedIn, .declined]))),
    Metric(
      "filed", "Filed", question: "How many cases were filed?",
      numerator: "cases filed in the period", unit: .count, anchor: .period(.filed),
      requires: [.filed], source: "Prosecutorial Performance Indicator 1.1",
      limits: "Counts cases as the data divides them, not people and not charges.",
      .count(FactsTest(.filedIn))),
    Metric(
      "disposed", "Disposed", question: "How many cases ended?",
      numerator: "cases disposed in the period", unit: .count, anchor: .period(.disposed),
      requires: [.disposed], source: "Prosecutorial Performance Indicator 1.1",
      limits: "A case closed at an unknown day is not in it.", .count(.disposed)),
    Metric(
      "violent_filed", "Violent cases filed", question: "How many violent cases came in?",
      numerator: "violent cases filed in the period", unit: .count, anchor: .period(.filed),
      requires: [.filed, .violent], source: "Prosecutorial Performance Indicator 4.1",
      limits: "Of the crimes that were filed, which are not all that happened; a case of which it "
        + "is not known whether it is violent is not in it.",
      .count(FactsTest([.filedIn, .violent]))),
  ]

  static let stocks: [Metric] = [
    Metric(
      "open", "Open cases", question: "How many cases does the office carry?",
      numerator: "cases filed, not disposed and active on the day", unit: .count, anchor: .stock,
      requires: [.filed], needs: [.ending], desired: .down,
      source: "NCSC CourTools 4, active pending",
      limits: "Inactive cases and cases closed at an unknown day are not in it.", .count(.open)),
    Metric(
      "open_inactive", "Inactive cases",
      question: "How many open cases cannot move, as for a warrant?",
      numerator: "cases filed, not disposed and inactive on the day", unit: .count,
      anchor: .stock, requires: [.filed, .status], needs: [.present],
      source: "NCSC CourTools 4, inactive pending",
      limits: "Since when is not recorded, so a past day has no number.",
      .count(FactsTest(.openInactive))),
    Metric(
      "pending_decision", "Awaiting a filing decision",
      question: "How many cases wait for the office to decide?",
      numerator: "cases referred and neither filed, declined nor returned by the day",
      unit: .count, anchor: .stock, requires: [.referred, .screening], desired: .down,
      limits: "Does not say for whom a case waits: the police or a laboratory may owe the file.",
      .count(FactsTest(.pendingDecision))),
    Metric(
      "open_per_attorney", "Open cases per attorney",
      question: "How much does an attorney carry?", numerator: "open cases with an attorney",
      of: "attorneys with an open case", unit: .ratio, anchor: .stock,
      requires: [.filed, .attorney], needs: [.ending], desired: .down,
      source: "Prosecutorial Performance Indicator 1.1; Justice Counts",
      limits: "Cases differ in work; placeholders and unassigned cases are not in it.",
      .perAttorney(FactsTest([.open, .hasAttorney]))),
    Metric(
      "caseload_gini", "Spread of open cases", question: "Is the load shared evenly?",
      numerator: "Gini's coefficient of open cases over attorneys with an open case",
      unit: .index, anchor: .stock, requires: [.filed, .attorney], needs: [.ending],
      desired: .down, source: "Prosecutorial Performance Indicator 1.2",
      limits: "0 is even; units with heavier cases carry fewer, which looks uneven.",
      .attorneyGini(FactsTest([.open, .hasAttorney]))),
    Metric(
      "unassigned", "Unassigned", question: "How many open cases does nobody hold?",
      numerator: "open cases with no attorney", of: "open cases", unit: .share, anchor: .stock,
      requires: [.filed, .attorney], needs: [.ending], desired: .down,
      limits: "A case held in the name of a vacancy is assigned here, though nobody works on it.",
      .share(.unassigned, among: .open)),
    Metric(
      "weighted_open", "Weighted open caseload", question: "How much work are the open cases?",
      numerator: "weights of open cases, by severity and offense, added", unit: .count,
      anchor: .stock, requires: [.filed, .severity], needs: [.ending], desired: .down,
      source: "NCSC and APRI weighted caseload studies",
      limits: "As good as the weights: those of the office where it gives them.",
      .weight(.open)),
    Metric(
      "fte_needed", "Attorneys needed",
      question: "How many attorneys does a year of filings take?",
      numerator: "hours of the cases filed in the last 12 months", of: "hours of an attorney-year",
      unit: .ratio, anchor: .stock, requires: [.filed, .severity], needs: [.hours],
      source: "NCSC weighted caseload studies",
      limits: "Says nothing of what the cases in stock still need.",
      .attorneyYears(FactsTest(.filedInYear))),
  ]

  static let ages: [Metric] = [
    age("pending_age_median", "Median age of open cases", 0.5, "median"),
    age("pending_age_p90", "90th percentile of age", 0.9, "90th percentile of"),
    older("pending_over_90", 90, .olderThan90),
    older("pending_over_180", 180, .olderThan180),
    older("pending_over_365", 365, .olderThan365),
    Metric(
      "pending_over_standard", "Over the standard",
      question: "How many open cases are older than the office's standard?",
      numerator: "open cases older than the office's standard for their severity",
      of: "open cases with a severity that has a standard", unit: .share, anchor: .stock,
      requires: [.filed, .severity], needs: [.ending], desired: .down, source: "NCSC CourTools 4",
      limits: "Days on which a case could not move, as for a warrant, are counted where the data "
        + "does not say when they were.",
      .share(
        .overStandard, among: FactsTest([.open, .hasStandard]),
        leftOut: [
          LeftOut(
            reason: "no severity recorded", test: FactsTest(.open, without: .severityKnown))
        ])),
    Metric(
      "stalled", "Stalled", question: "Which open cases does nobody move?",
      numerator: "open cases with no event in 90 days, or the office's limit, and no hearing ahead",
      of: "open cases", unit: .share, anchor: .stock, requires: [.filed],
      needs: [.ending, .events, .hearings, .present], desired: .down,
      limits: "Work that leaves no event in the data is not seen.",
      .share(.stalled, among: .open)),
    Metric(
      "no_next_event", "Nothing scheduled",
      question: "Which open cases have no date in court ahead?",
      numerator: "open cases with no hearing on the day or later", of: "open cases",
      unit: .share, anchor: .stock, requires: [.filed], needs: [.ending, .hearings, .present],
      desired: .down, limits: "As good as the calendar: a date kept elsewhere is not seen.",
      .share(.nothingScheduled, among: .open)),
  ]

  private static func age(_ id: String, _ title: String, _ q: Double, _ word: String) -> Metric {
    Metric(
      id, title, question: "How old are the open cases?",
      numerator: "\(word) days from filing to the day", of: "open cases", unit: .days,
      anchor: .stock, requires: [.filed], needs: [.ending], desired: .down,
      source: "NCSC CourTools 4",
      limits: "Old cases end rarely and are many among the open: not how long a new case takes.",
      .quantile(q, .age, .open))
  }

  private static func older(_ id: String, _ days: Int, _ fact: Facts) -> Metric {
    Metric(
      id, "Open longer than \(days) days", question: "How many open cases are old?",
      numerator: "open cases filed more than \(days) days before the day", of: "open cases",
      unit: .share, anchor: .stock, requires: [.filed], needs: [.ending], desired: .down,
      source: "NCSC CourTools 4",
      limits: "Falls when many new cases come, though no old one ended.",
      .share(fact, among: .open))
  }

  static let movement: [Metric] = [
    Metric(
      "clearance_rate", "Clearance rate", question: "Does the office keep up with what comes in?",
      numerator: "cases disposed in the period", of: "cases filed in the period", unit: .ratio,
      anchor: .period(.disposed), requires: [.filed, .disposed], desired: .up,
      source: "NCSC CourTools 2",
      limits: "Not the share of new cases that ended: any case disposed counts.",
      .ratio(.disposed, to: FactsTest(.filedIn))),
    Metric(
      "backlog_index", "Backlog index", question: "How long does the stock take to turn over?",
      numerator: "cases open 12 months before the day",
      of: "cases disposed in those 12 months", unit: .ratio, anchor: .stock,
      requires: [.filed, .disposed], desired: .down, source: "Texas Office of Court Administration",
      limits: "Inactive cases are in the stock of a past day: when they stopped is not recorded.",
      .ratio(FactsTest(.inInventoryYearBefore), to: FactsTest(.disposedInYear))),
    Metric(
      "years_to_clear", "Years to clear",
      question: "How long would the stock last if nothing new came?",
      numerator: "open cases", of: "cases disposed in the last 12 months", unit: .ratio,
      anchor: .stock, requires: [.filed, .disposed], desired: .down,
      source: "Texas Office of Court Administration",
      limits:
        "Assumes the pace of the last 12 months; the cases left are not like those that ended.",
      .ratio(.open, to: FactsTest(.disposedInYear))),
    Metric(
      "roll_forward", "Roll-forward residual", question: "Do the counts agree with each other?",
      numerator: "stock before the period + filed − disposed − stock at its end", unit: .count,
      anchor: .period(.filed), requires: [.filed, .disposed],
      limits: "0 when all is well; anything else is a defect of ours.",
      .balance(
        [FactsTest(.inInventoryBefore), FactsTest.countable.having(.filedIn)],
        less: [FactsTest.countable.having(.disposedIn), FactsTest(.inInventoryAfter)])),
  ]
}
