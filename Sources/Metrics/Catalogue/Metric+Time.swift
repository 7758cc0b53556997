import Cases

extension Metric {
  static let times: [Metric] = [
    Metric(
      "days_to_disposition_median", "Time to disposition", question: "How long do cases take?",
      numerator: "median days from filing to disposition",
      of: "cases disposed in the period and not before filing", unit: .days,
      anchor: .period(.disposed), requires: [.filed, .disposed], desired: .down,
      source: "Prosecutorial Performance Indicator 3.1; NCSC CourTools 3",
      limits: "Of ended cases alone: the slow ones that are still open are not in it.",
      .quantile(0.5, .filedToDisposed, .timed, leftOut: LeftOut.withoutDuration())),
    Metric(
      "days_to_disposition_mean", "Mean time to disposition",
      question: "How long do cases take on average?",
      numerator: "mean days from filing to disposition",
      of: "cases disposed in the period and not before filing", unit: .days,
      anchor: .period(.disposed), requires: [.filed, .disposed], desired: .down,
      source: "Prosecutorial Performance Indicator 3.1",
      limits: "A few very old cases move it far.",
      .mean(.filedToDisposed, .timed, leftOut: LeftOut.withoutDuration())),
    Metric(
      "days_to_disposition_p90", "90th percentile of time",
      question: "How long do the slowest tenth take?",
      numerator: "90th percentile of days from filing to disposition",
      of: "cases disposed in the period and not before filing", unit: .days,
      anchor: .period(.disposed), requires: [.filed, .disposed], desired: .down,
      source: "NCSC CourTools 3",
      limits: "Of ended cases alone: the slow ones that are still open are not in it.",
      .quantile(0.9, .filedToDisposed, .timed, leftOut: LeftOut.withoutDuration())),
    within("within_90", 90, .within90),
    within("within_180", 180, .within180),
    within("within_365", 365, .within365),
    Metric(
      "days_to_file_median", "Time to the filing decision",
      question: "How long does the office take to decide?",
      numerator: "median days from referral to the filing decision",
      of: "cases screened in the period", unit: .days, anchor: .period(.screened),
      requires: [.referred, .screened], desired: .down,
      source: "Prosecutorial Performance Indicator 3.2",
      limits: "Of decided cases alone: those that still wait are not in it.",
      .quantile(
        0.5, .referredToScreened, FactsTest([.screenedIn, .hasTimeToFile]),
        leftOut: [
          LeftOut(
            reason: "no referral day, or one after the decision",
            test: FactsTest(.screenedIn, without: .hasTimeToFile))
        ])),
    Metric(
      "days_to_dismissal_median", "Time to dismissal",
      question: "How long do cases wait before they are dismissed?",
      numerator: "median days from filing to disposition",
      of: "cases dismissed in the period", unit: .days, anchor: .period(.disposed),
      requires: [.filed, .disposed, .disposition], desired: .down,
      source: "Prosecutorial Performance Indicator 3.6",
      limits: "Does not say when it was known that the case would not hold.",
      .quantile(
        0.5, .filedToDisposed, FactsTest.timed.having(.dismissed),
        leftOut: LeftOut.withoutDuration(.dismissed))),
    Metric(
      "late_dismissal_rate", "Dismissed late", question: "How many dismissals come late?",
      numerator: "cases dismissed more than 180 days after filing",
      of: "cases dismissed in the period", unit: .share, anchor: .period(.disposed),
      requires: [.filed, .disposed, .disposition], desired: .down,
      source: "Prosecutorial Performance Indicator 3.6",
      limits:
        "Of cases that were dismissed: those that should have been and are open are not in it.",
      .share(
        .beyond180, among: FactsTest.timed.having(.dismissed),
        leftOut: LeftOut.withoutDuration(.dismissed))),
  ]

  private static func within(_ id: String, _ days: Int, _ fact: Facts) -> Metric {
    Metric(
      id, "Disposed within \(days) days", question: "How many of the ended cases were on time?",
      numerator: "cases disposed within \(days) days of filing",
      of: "cases disposed in the period and not before filing", unit: .share,
      anchor: .period(.disposed), requires: [.filed, .disposed], desired: .up,
      source: "NCSC CourTools 3",
      limits: "Of ended cases alone: the slow ones that are still open are not in it.",
      .share(fact, among: .timed, leftOut: LeftOut.withoutDuration()))
  }

  static let standardsMet: [Metric] =
    [
      standard("within_standard_felony_75", .felony, 90, .within90, target: 75),
      standard("within_standard_felony_90", .felony, 180, .within180, target: 90),
      standard("within_standard_felony_98", .felony, 365, .within365, target: 98),
      standard("within_standard_misdemeanor_75", .misdemeanor, 60, .within60, target: 75),
      standard("within_standard_misdemeanor_90", .misdemeanor, 90, .within90, target: 90),
      standard("within_standard_misdemeanor_98", .misdemeanor, 180, .within180, target: 98),
      standard("aba_120", .felony, 120, .within120, target: nil),
      standard("aba_30", .misdemeanor, 30, .within30, target: nil),
    ]

  private static func standard(
    _ id: String, _ severity: Severity, _ days: Int, _ fact: Facts, target: Int?
  ) -> Metric {
    let kind = severity == .felony ? Facts.felony : .misdemeanor
    let word = severity.word
    let aim = target.map { ", the standard \($0) %" } ?? ""
    return Metric(
      id, "\(word.prefix(1).uppercased() + word.dropFirst()) within \(days) days",
      question: "Are \(word) cases as fast as the published standard\(aim)?",
      numerator: "\(word) cases disposed within \(days) days of filing",
      of: "\(word) cases disposed in the period and not before filing", unit: .share,
      anchor: .period(.disposed), requires: [.filed, .disposed, .severity], desired: .up,
      source: target == nil
        ? "Prosecutorial Performance Indicator 3.4; ABA time standards"
        : "Model Time Standards for State Trial Courts (NCSC 2011)",
      limits: "Of ended cases alone: the slow ones that are still open are not in it.",
      .share(fact, among: FactsTest.timed.having(kind), leftOut: LeftOut.withoutDuration(kind)))
  }

  static let survival: [Metric] = [
    Metric(
      "km_days_to_disposition", "Time to disposition, open cases counted",
      question: "How long do cases take when those still open are not forgotten?",
      numerator: "Kaplan-Meier median of days from filing to disposition",
      of: "cases filed in the period, open ones followed to the as-of day", unit: .days,
      anchor: .period(.filed), requires: [.filed, .disposed], desired: .down,
      source: "Kaplan and Meier (1958)",
      limits: "None where fewer than half are seen to end.", .survivalMedian),
    survivalShare(90), survivalShare(180), survivalShare(365),
    followed("disposed_by_90", 90, .followed90, .within90),
    followed("disposed_by_180", 180, .followed180, .within180),
    followed("disposed_by_365", 365, .followed365, .within365),
  ]

  private static func survivalShare(_ days: Int) -> Metric {
    Metric(
      "km_disposed_by_\(days)", "Disposed by day \(days), open cases counted",
      question: "What share of new cases is over after \(days) days?",
      numerator: "Kaplan-Meier share disposed by day \(days)",
      of: "cases filed in the period, open ones followed to the as-of day", unit: .share,
      anchor: .period(.filed), requires: [.filed, .disposed], desired: .up,
      source: "Kaplan and Meier (1958), interval by Greenwood on the log-log scale",
      limits: "None where fewer than 20 cases are still followed on that day.",
      .survivalShare(by: days))
  }

  private static func followed(_ id: String, _ days: Int, _ cohort: Facts, _ fact: Facts) -> Metric
  {
    let among = FactsTest(cohort, without: [.closedAtUnknownDay, .disposedBeforeFiled])
    return Metric(
      id, "Disposed by day \(days)",
      question: "What share of cases is over \(days) days after filing?",
      numerator: "those disposed within \(days) days",
      of: "cases filed in the 12 months that end \(days) days before the day", unit: .share,
      anchor: .stock, requires: [.filed, .disposed], desired: .up, source: "NCSC CourTools 3",
      limits: "Speaks of cases filed some time ago: all of them have had their \(days) days.",
      .share(
        [.hasDuration, fact], among: among,
        leftOut: [
          LeftOut(
            reason: "closed at an unknown day", test: FactsTest([cohort, .closedAtUnknownDay])),
          LeftOut(
            reason: "disposed before filed", test: FactsTest([cohort, .disposedBeforeFiled])),
        ]))
  }
}
