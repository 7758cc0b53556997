import Cases

extension Indicator {
  /// The list, in the order of its numbers: 54 whose numbers are known, and one that is known to
  /// exist alone, because 55 are published.
  ///
  /// Titles and measures are those of the published overview and of the offices that publish the
  /// indicators; the technical guide itself was not at hand.
  public static let all: [Indicator] =
    staff + priorities + timeliness + seriousCrime + victims + community + race + punitiveness
    + ethics + [unnumbered]

  /// The indicator of a published number, or `nil` where none is known.
  public static func numbered(_ number: String) -> Indicator? {
    all.first { $0.number == number }
  }

  private static let staff = Objective.staff.list([
    Entry(
      "Office felony and misdemeanor caseloads",
      how:
        "felonies filed, and resolved, per prosecutor, and the same for misdemeanors, by quarter",
      ["open_per_attorney"],
      differs: "open cases stand for those filed and resolved in a quarter"),
    Entry(
      "Felony caseload distribution", how: "", ["caseload_gini"],
      differs: "the published formula is not known to us: Gini's coefficient of open cases"),
    Entry(
      "Leadership and line prosecutor diversity",
      how: "share not White among leaders, and among line prosecutors, by year", ["diversity"]),
    Entry(
      "Staff retention rate", how: "", ["retention"],
      differs: "the published formula is not known to us: staff at the start of the year who are "
        + "there at its end ÷ staff at its start"),
    Entry(
      "Clerical and paralegal capacity",
      how: "clerical, paralegal and administrative staff ÷ all staff, by year",
      ["clerical_share"]),
    Entry(
      "Data and analytic capacity", how: "", lacks: ["which staff work with data"]),
  ])

  private static let priorities = Objective.priorities.list([
    Entry(
      "Ability to identify dismissible cases at filing",
      how: "declined ÷ (declined + filed) of felony referrals, and dismissed after filing ÷ felony "
        + "cases resolved",
      ["declination_rate", "dismissal_rate"], where: "severity = felony"),
    Entry(
      "Strategic case rejections at filing and dismissal", how: "",
      ["declination_rate", "dismissal_rate"],
      differs: "the published formula is not known to us: both rates side by side"),
    Entry(
      "Prioritizing cases with greatest public-safety returns",
      how: "filed cases with a felony as top charge ÷ all filed cases", ["felony_share"]),
    Entry(
      "Reserving incarceration for serious offenders",
      how: "of cases sentenced to incarceration: those for offenses against persons, sex offenses "
        + "and weapons; for driving under the influence; for all others",
      ["incarceration_serious_share"],
      differs: "violent offenses alone; the office says which they are"),
    Entry(
      "Accurate diversion decisions and placements",
      how: "deferred judgments that succeeded ÷ those that succeeded or failed",
      ["diversion_success"]),
  ])

  private static let timeliness = Objective.timeliness.list([
    Entry(
      "Time to felony disposition",
      how: "mean and median days from filing to disposition, by quarter of disposition",
      ["days_to_disposition_median", "days_to_disposition_mean"], where: "severity = felony"),
    Entry(
      "Efficient filing decisions for cases with pretrial detainees", how: "",
      ["days_to_file_median"], where: "custody = detained",
      differs: "the published formula is not known to us: days from referral to the decision"),
    Entry(
      "Time to disposition for pretrial detainees", how: "",
      ["days_to_disposition_median"], where: "custody = detained",
      differs: "the published formula is not known to us: time to disposition of the detained"),
    Entry(
      "Conforming to ABA time standards",
      how: "felonies disposed within 120 days, misdemeanors within 30", ["aba_120", "aba_30"]),
    Entry(
      "Minimizing court delays",
      how: "disposed cases with at least one continuance, and with at least three; elsewhere "
        + "hearings per case",
      ["continuance_1", "continuance_3", "hearings_per_case"]),
    Entry(
      "Dismissal timeliness", how: "mean and median days from filing to dismissal, by quarter",
      ["days_to_dismissal_median", "late_dismissal_rate"]),
  ])

  private static let seriousCrime = Objective.seriousCrime.list([
    Entry(
      "Violent crime prevention", how: "violent cases filed, by quarter", ["violent_filed"]),
    Entry(
      "Convicted of violent crimes (published as acquittal)",
      how: "violent cases that resulted in conviction ÷ all",
      ["violent_conviction_rate"]),
    Entry(
      "Violent recidivism",
      how: "defendants charged with violent crime who have a prior violent conviction ÷ all such",
      lacks: ["prior violent convictions"]),
    Entry(
      "Felony recidivism of diversioners",
      how: "new case filed within two years after a deferred judgment ÷ those deferred",
      ["new_case_2y"], differs: "any new case; published for felonies"),
    Entry(
      "Escalation in offending",
      how: "convicted felons by a prior felony, prior misdemeanors alone, or neither",
      lacks: ["prior convictions by severity"]),
    Entry(
      "Treating serious crime the same across neighborhoods",
      how: "dismissed in the fifth of ZIP codes with the highest and with the lowest income, for "
        + "offenses against persons and against property",
      lacks: ["the victim's ZIP code", "income by ZIP code"]),
    Entry("Addressing the opioid epidemic", how: ""),
  ])

  private static let victims = Objective.victims.list([
    Entry(
      "Victim support outreach", how: "cases with at least one contact with a victim ÷ all",
      ["victim_contact_rate"]),
    Entry(
      "Speedy contact with victims", how: "mean days from filing to the first contact",
      ["days_to_victim_contact"], differs: "the median, which a few late contacts do not move"),
    Entry("Avoiding victim coercion", how: ""),
    Entry(
      "Addressing violent victimization of children",
      how: "violent cases filed with a child as victim, by quarter", ["violent_filed"],
      where: "victim_age < 18"),
    Entry(
      "Addressing victimization of the poor",
      how: "violent cases in the ZIP codes with the lowest, and with the highest, income ÷ all",
      lacks: ["the victim's ZIP code", "income by ZIP code"]),
    Entry(
      "Addressing sexual-assault victimization",
      how: "convicted ÷ (convicted + not convicted) in sexual-assault cases",
      lacks: ["which offenses are sexual assaults"]),
  ])

  private static let community = Objective.community.list([
    Entry(
      "Accessibility of the prosecutor's office",
      how: "walk-ins to offices and community centers, by month; an increase is desired",
      lacks: ["days of walk-ins"]),
    Entry(nil, how: ""),
    Entry("Engagement with economically diverse / low-income communities", how: ""),
    Entry(nil, how: ""),
    Entry("Witness cooperation", how: ""),
    Entry("Responsiveness to public-records requests", how: ""),
  ])

  private static let race = Objective.race.list([
    Entry(
      "Victimization of racial/ethnic minorities",
      how: "victims who are not White ÷ all victims of violent crime", ["victim_nonwhite_share"]),
    Entry(
      "Case dismissal by victim race/ethnicity",
      how: "dismissed with victims who are not White, and with White victims",
      ["dismissal_gap_by_victim"]),
    Entry(
      "Case filing by defendant race/ethnicity", how: "not filed ÷ felony referrals, by race",
      ["declination_rate"], by: .race, where: "severity = felony"),
    Entry(
      "Pretrial detention by defendant race/ethnicity",
      how: "detained before trial ÷ sentenced cases, by race", ["detention_rate"], by: .race,
      differs: "of filed cases, because not all cases are sentenced"),
    Entry(
      "Diversion by defendant race/ethnicity", how: "deferred ÷ disposed, by race",
      ["diversion_rate"], by: .race),
    Entry(
      "Charging and plea offers by defendant race/ethnicity",
      how: "pleas to a lesser charge ÷ all guilty pleas, by race", ["charge_reduction_rate"],
      by: .race, differs: "of all convictions, and not of pleas alone"),
    Entry(
      "Incarceration by defendant race/ethnicity",
      how: "incarcerated ÷ (incarcerated + not), felonies, by race", ["incarceration_rate"],
      by: .race, where: "severity = felony"),
  ])

  private static let punitiveness = Objective.punitiveness.list([
    Entry(
      "Avoiding unnecessary felony charges at filing",
      how: "felony referrals charged as misdemeanors, and felony filings disposed as misdemeanors",
      ["charge_reduction_rate", "felony_to_misd"],
      differs: "the charge at referral is not compared with the charge at filing"),
    Entry(
      "Diversion as an alternative to incarceration", how: "", ["diversion_rate"],
      differs: "the published formula is not known to us: the share diverted"),
    Entry(
      "Reducing reliance on pretrial detention",
      how: "detained before trial ÷ sentenced, without traffic cases", ["detention_rate"],
      differs: "of filed cases, because not all cases are sentenced"),
    Entry(nil, how: ""),
    Entry(nil, how: ""),
    Entry(nil, how: ""),
    Entry(
      "Disproportionate punishment for the poor",
      how: "felony incarceration with private and with public counsel, and between the ZIP codes "
        + "with the highest and with the lowest income",
      ["counsel_incarceration_gap"], differs: "by counsel; income by ZIP code is not known here"),
  ])

  private static let ethics = Objective.ethics.list([
    Entry(nil, how: ""),
    Entry("Dedication to conviction integrity", how: ""),
    Entry("Commitment to law-enforcement accountability", how: ""),
    Entry(
      "Charging integrity", how: "felony-filed cases with misdemeanor convictions alone ÷ all",
      ["felony_to_misd"]),
  ])

  /// Of 55 published, 54 have numbers that are known from their own or their neighbors' places.
  private static let unnumbered = Indicator(
    number: nil, title: nil, objective: nil, how: "", metrics: [], by: nil, condition: "",
    lacks: [], differs: "")
}

/// What is known of an indicator beside its place in the list.
private struct Entry {
  var title: String?
  var how: String
  var metrics: [String]
  var by: CaseField?
  var condition: String
  var lacks: [String]
  var differs: String

  init(
    _ title: String?, how: String, _ metrics: [String] = [], by field: CaseField? = nil,
    where condition: String = "", lacks: [String] = [], differs: String = ""
  ) {
    self.title = title
    self.how = how
    self.metrics = metrics
    self.by = field
    self.condition = condition
    self.lacks = lacks
    self.differs = differs
  }
}

extension Indicator.Objective {
  /// The indicators of the objective, numbered in their order.
  fileprivate func list(_ entries: [Entry]) -> [Indicator] {
    entries.enumerated().map { index, entry in
      Indicator(
        number: "\(rawValue).\(index + 1)", title: entry.title, objective: self, how: entry.how,
        metrics: entry.metrics, by: entry.by, condition: entry.condition,
        lacks: entry.lacks, differs: entry.differs)
    }
  }
}
