import Cases

extension Metric {
  static let screening: [Metric] = [
    Metric(
      "declination_rate", "Declined at screening", question: "How many cases are not filed?",
      numerator: "cases declined in the period", of: "cases declined or filed in the period",
      unit: .share, anchor: .period(.screened), requires: [.screening, .screened],
      source: "Prosecutorial Performance Indicator 2.1",
      limits: "Speaks of the review that the data covers; undecided cases are not in it.",
      .share(.declined, among: FactsTest([.screenedIn, .screeningDecided]))),
    Metric(
      "felony_share", "Felony share of filings", question: "How many new cases are felonies?",
      numerator: "felony cases filed in the period", of: "felony and misdemeanor cases filed",
      unit: .share, anchor: .period(.filed), requires: [.filed, .severity],
      source: "Prosecutorial Performance Indicator 2.3",
      limits: "Follows what is brought to the office as much as what it chooses to file.",
      .share(
        .felony, among: FactsTest([.filedIn, .felonyOrMisdemeanor]),
        leftOut: LeftOut.filed(without: .severityKnown, "no severity recorded"))),
  ]

  static let outcomes: [Metric] = [
    decided(
      "dismissal_rate", "Dismissed", "dismissed", .dismissed,
      source: "Prosecutorial Performance Indicator 2.1",
      limits: "Does not say why: a dismissal may be justice done, or a case that should not have "
        + "been filed."),
    decided(
      "plea_dismissal_rate", "Dismissed in a plea", "dismissed because another case was pleaded to",
      .pleaDismissed, source: "Prosecutorial Performance Indicator 2.1",
      limits: "Known only where the data tells such a dismissal from others."),
    decided(
      "diversion_rate", "Diverted", "diverted, or with a diversion accepted", .diverted,
      source: "Prosecutorial Performance Indicator 7.5",
      limits: "Does not say who was eligible, nor who was offered it and refused."),
    decided(
      "plea_rate", "Convicted by plea", "convicted by plea", .plea,
      limits: "Does not say to what was pleaded, nor how freely."),
    decided(
      "trial_rate", "Tried", "convicted or acquitted at trial", .tried,
      limits: "A trial that ended without a verdict is in it only where the case ended by another."),
    decided(
      "conviction_rate", "Convicted", "convicted by plea or at trial", .convicted,
      limits: "A high rate may mean good screening, or pleas that should not have been."),
    Metric(
      "acquittal_rate", "Acquitted at trial", question: "How do trials end?",
      numerator: "cases acquitted at trial in the period", of: "cases tried", unit: .share,
      anchor: .period(.disposed), requires: [.disposed, .disposition],
      source: "Prosecutorial Performance Indicator 4.2",
      limits: "Trials are few, and chosen: it says nothing of the cases that never came to one.",
      .share(
        .acquitted, among: FactsTest([.disposedIn, .tried]), leftOut: LeftOut.withoutDisposition)),
    Metric(
      "violent_conviction_rate", "Violent cases convicted", question: "How do violent cases end?",
      numerator: "violent cases convicted in the period", of: "violent cases decided",
      unit: .share, anchor: .period(.disposed), requires: [.disposed, .disposition, .violent],
      source: "Prosecutorial Performance Indicator 4.2",
      limits: "The conviction may be for something less, which need not be violent.",
      .share(
        .convicted, among: FactsTest.decided.having(.violent),
        leftOut: [
          LeftOut(
            reason: "not known whether violent",
            test: FactsTest([.disposedIn, .decided], without: .violentKnown))
        ])),
    Metric(
      "diversion_success", "Diversions completed", question: "Do diversions succeed?",
      numerator: "diversions completed in the period", of: "diversions completed or failed",
      unit: .share, anchor: .period(.diversionClosed),
      requires: [.diversionResult, .diversionClosed], desired: .up,
      source: "Prosecutorial Performance Indicator 2.5",
      limits: "Diversions that still run are not in it.",
      .share(
        .diversionCompleted, among: FactsTest([.diversionClosedIn, .diversionEnded]),
        leftOut: [
          LeftOut(
            reason: "no result recorded",
            test: FactsTest(.diversionClosedIn, without: .diversionEnded))
        ])),
  ]

  private static func decided(
    _ id: String, _ title: String, _ words: String, _ fact: Facts,
    source: String = "Prosecutorial Performance Indicator 4.2", limits: String
  ) -> Metric {
    Metric(
      id, title, question: "How do cases end?",
      numerator: "cases \(words) in the period",
      of: "cases decided: disposed, not transferred and not “other”", unit: .share,
      anchor: .period(.disposed), requires: [.disposed, .disposition], source: source,
      limits: limits, .share(fact, among: .decided, leftOut: LeftOut.withoutDisposition))
  }

  static let sentences: [Metric] = [
    Metric(
      "incarceration_rate", "Prison or jail", question: "How many convictions end behind bars?",
      numerator: "cases sentenced to prison, jail, or jail with probation",
      of: "cases convicted in the period with a recorded sentence", unit: .share,
      anchor: .period(.disposed), requires: [.disposed, .disposition, .sentence],
      source: "Prosecutorial Performance Indicator 7.7",
      limits: "The court sentences; a day in jail counts as years in prison do.",
      .share(
        .incarcerated, among: FactsTest.convicted.having(.sentenceKnown),
        leftOut: LeftOut.withoutSentence)),
    Metric(
      "sentence_days_median", "Sentence length", question: "How long are the sentences?",
      numerator: "median days of the longest sentence of prison or jail",
      of: "cases convicted in the period and incarcerated, with a length on record", unit: .days,
      anchor: .period(.disposed), requires: [.disposed, .disposition, .sentence, .sentenceDays],
      limits: "Life sentences have no length in days.",
      .quantile(
        0.5, .sentence, FactsTest([.disposedIn, .convicted, .incarcerated, .hasSentenceLength]),
        leftOut: [
          LeftOut(
            reason: "no length recorded",
            test: FactsTest(
              [.disposedIn, .convicted, .incarcerated], without: .hasSentenceLength))
        ])),
    Metric(
      "incarceration_serious_share", "Incarceration for violent cases",
      question: "Is incarceration kept for serious cases?",
      numerator: "violent cases sentenced to prison or jail",
      of: "cases convicted in the period and incarcerated", unit: .share,
      anchor: .period(.disposed), requires: [.disposed, .disposition, .sentence, .violent],
      desired: .up, source: "Prosecutorial Performance Indicator 2.4",
      limits: "A case is violent by the charge, which may not be what the conviction is for.",
      .share(
        .violent, among: FactsTest([.disposedIn, .convicted, .incarcerated, .violentKnown]),
        leftOut: [
          LeftOut(
            reason: "not known whether violent",
            test: FactsTest([.disposedIn, .convicted, .incarcerated], without: .violentKnown))
        ])),
  ]

  static let pretrial: [Metric] = [
    Metric(
      "detention_rate", "Detained before trial", question: "How many defendants are held?",
      numerator: "cases with the defendant detained before trial",
      of: "cases filed in the period with custody known", unit: .share, anchor: .period(.filed),
      requires: [.filed, .custody], source: "Prosecutorial Performance Indicator 8.3",
      limits: "The court decides; neither how long nor for another case is said.",
      .share(
        .detained, among: FactsTest([.filedIn, .custodyKnown]),
        leftOut: LeftOut.filed(without: .custodyKnown, "custody not recorded"))),
    Metric(
      "bail_request_rate", "Bail asked for", question: "How often is bail asked for?",
      numerator: "cases in which bail was asked for",
      of: "cases filed in the period for which it is known", unit: .share,
      anchor: .period(.filed), requires: [.filed, .bailRequested],
      limits: "Says neither how much was asked nor what the court ordered.",
      .share(
        .bailRequested, among: FactsTest([.filedIn, .bailKnown]),
        leftOut: LeftOut.filed(without: .bailKnown, "not recorded whether bail was asked for"))),
  ]

  static let courtDates: [Metric] = [
    Metric(
      "hearings_per_case", "Court dates per case", question: "How often does a case go to court?",
      numerator: "events of hearing type up to the disposition",
      of: "cases disposed in the period", unit: .ratio, anchor: .period(.disposed),
      requires: [.disposed], needs: [.eventTypes], desired: .down,
      source: "Prosecutorial Performance Indicator 3.5",
      limits: "Several matters on one day may be one event or many, as the data has them.",
      .mean(.courtDates, .disposed)),
    continuance("continuance_1", "at least one continuance", .continued),
    continuance("continuance_3", "three continuances or more", .continuedThrice),
  ]

  private static func continuance(_ id: String, _ words: String, _ fact: Facts) -> Metric {
    Metric(
      id, "Cases with \(words)", question: "How often are cases put off?",
      numerator: "cases with \(words)", of: "cases disposed in the period", unit: .share,
      anchor: .period(.disposed), requires: [.disposed], needs: [.eventTypes], desired: .down,
      source: "Prosecutorial Performance Indicator 3.5",
      limits: "Does not say who asked for it, nor whether it was needed.",
      .share(fact, among: .disposed))
  }
}
