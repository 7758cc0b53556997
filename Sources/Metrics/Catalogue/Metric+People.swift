import Cases

extension Metric {
  static let charges: [Metric] = [
    Metric(
      "charge_reduction_rate", "Charge reduced",
      question: "How often is the conviction for less than the charge?",
      numerator:
        "cases whose gravest conviction is of a lower class than their gravest charge filed",
      of: "cases convicted in the period with both classes known", unit: .share,
      anchor: .period(.disposed), requires: [.disposed, .disposition, .chargeReduced],
      source: "Prosecutorial Performance Indicators 7.6 and 8.1",
      limits: "A high rate may mean bargaining, or charges that were too high when filed.",
      .share(
        .reduced, among: FactsTest.convicted.having(.reductionKnown),
        leftOut: [
          LeftOut(
            reason: "class not recorded",
            test: FactsTest([.disposedIn, .convicted], without: .reductionKnown))
        ])),
    Metric(
      "felony_to_misd", "Felonies convicted as misdemeanors",
      question: "Do felony charges hold?",
      numerator: "cases filed as felonies with misdemeanor convictions alone",
      of: "cases filed as felonies and convicted in the period", unit: .share,
      anchor: .period(.disposed),
      requires: [.disposed, .disposition, .severity, .convictedSeverity],
      desired: .down, source: "Prosecutorial Performance Indicator 9.4",
      limits: "Says nothing of felonies that were dismissed.",
      .share(
        .convictedOfMisdemeanor,
        among: FactsTest.convicted.having([.felonyFiled, .convictedSeverityKnown]),
        leftOut: [
          LeftOut(
            reason: "severity of the conviction not recorded",
            test: FactsTest(
              [.disposedIn, .convicted, .felonyFiled], without: .convictedSeverityKnown))
        ])),
  ]

  static let diversions: [Metric] = [
    Metric(
      "new_case_2y", "New case after diversion",
      question: "Do those who were diverted come back?",
      numerator: "those with a new case filed within 730 days of the diversion's beginning",
      of: "diversions begun in the period and followed for 730 days, failures included",
      unit: .share, anchor: .period(.diversionAccepted),
      requires: [.defendantID, .disposed, .filed, .disposition], desired: .down,
      source: "after Prosecutorial Performance Indicator 4.4",
      limits: "A diversion begins on the day disposed, or filed where the case did not end as "
        + "diverted; new cases elsewhere are not seen. Choose a period two years back.",
      .share(
        .newCaseAfterDiversion,
        among: FactsTest([.diversionBegunIn, .defendantKnown, .diversionFollowed]),
        leftOut: [
          LeftOut(
            reason: "defendant not recorded",
            test: FactsTest(.diversionBegunIn, without: .defendantKnown))
        ]))
  ]

  static let victims: [Metric] = [
    Metric(
      "victim_contact_rate", "Victims contacted", question: "Do we talk to victims?",
      numerator: "cases with a contact on record", of: "cases filed in the period with a victim",
      unit: .share, anchor: .period(.filed), requires: [.filed, .victimContacted], desired: .up,
      source: "Prosecutorial Performance Indicator 5.1",
      limits: "A case has a victim where a victim's race, age or contact is recorded.",
      .share(.victimContacted, among: FactsTest([.filedIn, .victimKnown]))),
    Metric(
      "days_to_victim_contact", "Time to the first contact",
      question: "How soon do we talk to victims?",
      numerator: "median days from filing to the first contact",
      of: "cases filed in the period with a contact", unit: .days, anchor: .period(.filed),
      requires: [.filed, .victimContacted], desired: .down,
      source: "Prosecutorial Performance Indicator 5.2",
      limits: "Victims who were never contacted are not in it.",
      .quantile(
        0.5, .filedToContact, FactsTest([.filedIn, .hasTimeToContact]),
        leftOut: [
          LeftOut(
            reason: "contacted before filed",
            test: FactsTest([.filedIn, .victimContacted], without: .hasTimeToContact))
        ])),
    Metric(
      "victim_nonwhite_share", "Victims who are not White",
      question: "Who is hurt by violent crime?", numerator: "those whose victim is not White",
      of: "violent cases filed in the period with the victim's race known", unit: .share,
      anchor: .period(.filed), requires: [.filed, .violent, .victimRace],
      source: "Prosecutorial Performance Indicator 7.1",
      limits: "Of the crimes that were filed, which are not all that happened.",
      .share(
        .victimNonWhite, among: FactsTest([.filedIn, .violent, .victimRaceKnown]),
        leftOut: [
          LeftOut(
            reason: "race of the victim not recorded",
            test: FactsTest([.filedIn, .violent, .victimKnown], without: .victimRaceKnown))
        ])),
    Metric(
      "dismissal_gap_by_victim", "Dismissed, by the victim's race",
      question: "Are cases dismissed more often when the victim is not White?",
      numerator: "share dismissed with victims who are not White, less that with White victims",
      of: "cases decided in the period with the victim's race known", unit: .share,
      anchor: .period(.disposed), requires: [.disposed, .disposition, .victimRace],
      source: "Prosecutorial Performance Indicator 7.2",
      limits: "A difference among the cases that were filed; their kinds may differ.",
      .gap(
        .dismissed, among: FactsTest.decided.having([.victimRaceKnown, .victimNonWhite]),
        less: FactsTest([.disposedIn, .decided, .victimRaceKnown], without: .victimNonWhite),
        leftOut: [
          LeftOut(
            reason: "race of the victim not recorded",
            test: FactsTest([.disposedIn, .decided, .victimKnown], without: .victimRaceKnown))
        ])),
    Metric(
      "counsel_incarceration_gap", "Prison or jail, by counsel",
      question: "Do those who cannot pay for counsel go to prison more often?",
      numerator: "share incarcerated with public or appointed counsel, less that with private",
      of: "cases convicted in the period with a recorded sentence and counsel", unit: .share,
      anchor: .period(.disposed),
      requires: [.disposed, .disposition, .sentence, .counsel], desired: .down,
      source: "Prosecutorial Performance Indicator 8.7",
      limits: "A difference, not a cause: the charges and records of the two may differ.",
      .gap(
        .incarcerated, among: FactsTest.convicted.having([.sentenceKnown, .publicCounsel]),
        less: FactsTest.convicted.having([.sentenceKnown, .privateCounsel]),
        leftOut: LeftOut.withoutSentence + [
          LeftOut(
            reason: "counsel not recorded",
            test: FactsTest(
              [.disposedIn, .convicted, .sentenceKnown], without: .counselKnown))
        ])),
  ]

  static let staff: [Metric] = [
    Metric(
      "retention", "Staff kept", question: "Do people stay?",
      numerator: "people who are still there at the end of the year that ends on the day",
      of: "people of the office at its start", unit: .share, anchor: .stock, requires: [],
      needs: [.staffDays], desired: .up, source: "Prosecutorial Performance Indicator 1.4",
      limits: "Those who came and left within the year are not in it.", .staff(.retained)),
    Metric(
      "clerical_share", "Clerical and paralegal staff",
      question: "Is there help for the attorneys?", numerator: "paralegals and clerical staff",
      of: "people of the office on the day whose role is known", unit: .share, anchor: .stock,
      requires: [], needs: [.staffRoles], source: "Prosecutorial Performance Indicator 1.5",
      limits: "Counts people, not hours.", .staff(.clerical)),
    diversity("diversity", "Attorneys who are not White", "attorneys", .attorneys),
    diversity("diversity_leaders", "Leaders who are not White", "leaders", .leaders),
    diversity(
      "diversity_line", "Line attorneys who are not White", "attorneys who lead nobody",
      .lineAttorneys),
  ]

  private static func diversity(
    _ id: String, _ title: String, _ people: String, _ part: StaffShare.Part
  ) -> Metric {
    Metric(
      id, title, question: "Does the office look like those whom it serves?",
      numerator: "\(people) who are not White", of: "\(people) on the day whose race is known",
      unit: .share, anchor: .stock, requires: [], needs: [.staffRace], desired: .up,
      source: "Prosecutorial Performance Indicator 1.3",
      limits: "By the categories of the staff list, which may not be how people see themselves.",
      .staff(.notWhite(of: part)))
  }
}
