import Cases

/// A charge that is brought, or pleaded to.
struct ChargeKind {
  var title: String
  var statute: String
  /// The class under the invented code, such as `Felony C`.
  var chargeClass: String
  var severity: Severity

  init(_ title: String, _ statute: String, _ chargeClass: String, _ severity: Severity) {
    self.title = title
    self.statute = statute
    self.chargeClass = chargeClass
    self.severity = severity
  }
}

/// A kind of case: how often it comes, whom it meets, and how it tends to end.
///
/// Chances are parts of a thousand. What differs between groups through ``groups`` alone is a
/// difference of mix: it vanishes when cases of one offense are compared.
struct Offense {
  var name: String
  var severity: Severity
  var unit: Unit
  /// How often it comes, in a thousand referrals.
  var share: Int
  var isViolent = false
  var hasVictim = 0
  /// How likely defendants are of each ``Group``, in their order.
  var groups: [Int]
  var declined: Int
  var dismissed: Int
  /// Offered diversion, of those with few priors.
  var offeredDiversion = 0
  var trial: Int
  /// Prison or jail, of those convicted.
  var incarcerated: Int
  /// Held before trial.
  var detained: Int
  /// Days to disposition, in percent of what is usual for the severity.
  var pace = 100
  /// The charges that lead such a case.
  var lead: [ChargeKind]
  /// What a reduced charge becomes.
  var reduced: ChargeKind
}

extension Offense {
  /// The further charges that come with any offense.
  static let further = [
    ChargeKind("Bail jumping", "18-49", "Misdemeanor A", .misdemeanor),
    ChargeKind("Resisting or obstructing an officer", "18-41(1)", "Misdemeanor A", .misdemeanor),
    ChargeKind("Criminal damage to property", "14-01(1)", "Misdemeanor A", .misdemeanor),
    ChargeKind("Disorderly conduct", "19-01(1)", "Misdemeanor B", .misdemeanor),
    ChargeKind("Possession, drug paraphernalia", "16-573", "Misdemeanor C", .misdemeanor),
  ]

  static let all = felonies + misdemeanors

  private static let disorderly = further[3]
  private static let battery = ChargeKind("Battery", "12-19(1)", "Misdemeanor A", .misdemeanor)
  private static let theft = ChargeKind(
    "Theft, movable property <= $2,500", "14-20(3)(a)", "Misdemeanor A", .misdemeanor)
  private static let possession = ChargeKind(
    "Possession, controlled substance", "16-41(3g)", "Misdemeanor A", .misdemeanor)

  private static let felonies = [
    Offense(
      name: "Homicide", severity: .felony, unit: .violentCrime, share: 4, isViolent: true,
      hasVictim: 1000, groups: [36, 36, 18, 4, 3, 3], declined: 30, dismissed: 60, trial: 330,
      incarcerated: 985, detained: 930, pace: 230,
      lead: [
        ChargeKind("First-degree intentional homicide", "12-01(1)(a)", "Felony A", .felony),
        ChargeKind("Second-degree reckless homicide", "12-06(1)", "Felony B", .felony),
      ],
      reduced: ChargeKind("Homicide by negligent handling", "12-08", "Felony C", .felony)),
    Offense(
      name: "Robbery", severity: .felony, unit: .violentCrime, share: 15, isViolent: true,
      hasVictim: 1000, groups: [38, 38, 16, 3, 2, 3], declined: 110, dismissed: 150, trial: 110,
      incarcerated: 800, detained: 640, pace: 125,
      lead: [
        ChargeKind("Armed robbery with threat of force", "14-32(2)", "Felony B", .felony),
        ChargeKind("Robbery with use of force", "14-32(1)(a)", "Felony C", .felony),
      ],
      reduced: ChargeKind("Theft from person", "14-20(3)(e)", "Felony E", .felony)),
    Offense(
      name: "Aggravated assault", severity: .felony, unit: .violentCrime, share: 48,
      isViolent: true, hasVictim: 980, groups: [47, 28, 17, 3, 3, 2], declined: 150,
      dismissed: 190, trial: 80, incarcerated: 590, detained: 430, pace: 115,
      lead: [
        ChargeKind("Aggravated battery, \"great bodily harm\"", "12-19(5)", "Felony C", .felony),
        ChargeKind("Recklessly endangering safety", "17-30(1)", "Felony D", .felony),
      ],
      reduced: battery),
    Offense(
      name: "Sexual assault", severity: .felony, unit: .specialVictims, share: 15, isViolent: true,
      hasVictim: 1000, groups: [56, 18, 17, 4, 3, 2], declined: 310, dismissed: 160, trial: 190,
      incarcerated: 860, detained: 520, pace: 160,
      lead: [
        ChargeKind("Second-degree sexual assault", "12-225(2)", "Felony B", .felony),
        ChargeKind("Third-degree sexual assault", "12-225(3)", "Felony D", .felony),
      ],
      reduced: ChargeKind(
        "Fourth-degree sexual assault", "12-225(3m)", "Misdemeanor A", .misdemeanor)),
    Offense(
      name: "Child abuse", severity: .felony, unit: .specialVictims, share: 14, isViolent: true,
      hasVictim: 1000, groups: [57, 19, 16, 3, 3, 2], declined: 260, dismissed: 170, trial: 90,
      incarcerated: 560, detained: 330, pace: 135,
      lead: [
        ChargeKind("Child abuse, intentionally cause harm", "13-03(2)(b)", "Felony D", .felony),
        ChargeKind("Child neglect", "13-21(3)", "Felony E", .felony),
      ],
      reduced: battery),
    Offense(
      name: "Burglary", severity: .felony, unit: .property, share: 40, hasVictim: 900,
      groups: [56, 22, 15, 2, 3, 2], declined: 90, dismissed: 130, offeredDiversion: 120,
      trial: 40, incarcerated: 610, detained: 440,
      lead: [
        ChargeKind("Burglary, building or dwelling", "14-10(1m)(a)", "Felony C", .felony),
        ChargeKind("Possession of burglarious tools", "14-12", "Felony E", .felony),
      ],
      reduced: theft),
    Offense(
      name: "Motor vehicle theft", severity: .felony, unit: .property, share: 30, hasVictim: 930,
      groups: [46, 31, 16, 2, 3, 2], declined: 120, dismissed: 170, offeredDiversion: 160,
      trial: 25, incarcerated: 480, detained: 370, pace: 90,
      lead: [
        ChargeKind("Take and drive vehicle w/o consent", "14-23(2)", "Felony D", .felony),
        ChargeKind("Drive or operate w/o consent", "14-23(3)", "Felony E", .felony),
      ],
      reduced: theft),
    Offense(
      name: "Theft and fraud", severity: .felony, unit: .property, share: 55, hasVictim: 850,
      groups: [63, 17, 12, 4, 2, 2], declined: 170, dismissed: 120, offeredDiversion: 330,
      trial: 25, incarcerated: 300, detained: 180, pace: 110,
      lead: [
        ChargeKind("Theft, movable property > $5,000", "14-20(3)(bf)", "Felony D", .felony),
        ChargeKind("Identity theft \u{2013} financial gain", "14-201(2)(a)", "Felony E", .felony),
        ChargeKind("Forgery, \"uttering\"", "14-38(2)", "Felony E", .felony),
      ],
      reduced: theft),
    Offense(
      name: "Drug possession", severity: .felony, unit: .narcotics, share: 105,
      groups: [30, 45, 17, 2, 4, 2], declined: 90, dismissed: 430, offeredDiversion: 420,
      trial: 15, incarcerated: 280, detained: 240, pace: 95,
      lead: [
        ChargeKind("Possession, narcotic drugs", "16-41(3g)(am)", "Felony E", .felony),
        ChargeKind("Possession, methamphetamine", "16-41(3g)(g)", "Felony E", .felony),
      ],
      reduced: possession),
    Offense(
      name: "Drug distribution", severity: .felony, unit: .narcotics, share: 44,
      groups: [40, 35, 18, 3, 2, 2], declined: 70, dismissed: 240, offeredDiversion: 40,
      trial: 45, incarcerated: 620, detained: 450, pace: 120,
      lead: [
        ChargeKind(
          "Manufacture/deliver, cocaine > 5\u{2013}15 g", "16-41(1)(cm)", "Felony C", .felony),
        ChargeKind("Possession with intent, THC <= 200 g", "16-41(1m)(h)", "Felony D", .felony),
      ],
      reduced: ChargeKind("Maintaining a drug trafficking place", "16-42(1)", "Felony E", .felony)),
    Offense(
      name: "Weapons", severity: .felony, unit: .violentCrime, share: 42,
      groups: [33, 43, 17, 2, 3, 2], declined: 80, dismissed: 220, trial: 60, incarcerated: 570,
      detained: 470,
      lead: [
        ChargeKind(
          "Possession of firearm by felon, \u{00A7} 17-29", "17-29(1m)", "Felony D", .felony)
      ],
      reduced: ChargeKind("Carrying a concealed weapon", "17-23(2)", "Misdemeanor A", .misdemeanor)),
    Offense(
      name: "Domestic violence", severity: .felony, unit: .domesticViolence, share: 38,
      isViolent: true, hasVictim: 1000, groups: [48, 26, 19, 3, 3, 1], declined: 170,
      dismissed: 290, trial: 55, incarcerated: 480, detained: 420,
      lead: [
        ChargeKind("Strangulation and suffocation", "12-235(1)", "Felony D", .felony),
        ChargeKind("Substantial battery, domestic abuse", "12-19(2)", "Felony E", .felony),
      ],
      reduced: battery),
  ]

  private static let misdemeanors = [
    Offense(
      name: "Domestic violence", severity: .misdemeanor, unit: .domesticViolence, share: 112,
      hasVictim: 990, groups: [50, 25, 18, 3, 3, 1], declined: 180, dismissed: 310,
      offeredDiversion: 160, trial: 30, incarcerated: 190, detained: 200, pace: 105,
      lead: [
        ChargeKind("Battery, domestic abuse", "12-19(1)", "Misdemeanor A", .misdemeanor),
        ChargeKind("Disorderly conduct, domestic abuse", "19-01(1)", "Misdemeanor B", .misdemeanor),
      ],
      reduced: disorderly),
    Offense(
      name: "Assault", severity: .misdemeanor, unit: .misdemeanor, share: 78, hasVictim: 970,
      groups: [52, 25, 16, 3, 2, 2], declined: 170, dismissed: 230, offeredDiversion: 180,
      trial: 30, incarcerated: 220, detained: 140, lead: [battery], reduced: disorderly),
    Offense(
      name: "Theft and fraud", severity: .misdemeanor, unit: .misdemeanor, share: 105,
      hasVictim: 700, groups: [60, 20, 13, 3, 2, 2], declined: 110, dismissed: 130,
      offeredDiversion: 360, trial: 8, incarcerated: 170, detained: 90, pace: 85,
      lead: [
        theft,
        ChargeKind("Retail theft, \"concealment\"", "14-50(1m)(d)", "Misdemeanor A", .misdemeanor),
      ],
      reduced: disorderly),
    Offense(
      name: "Impaired driving", severity: .misdemeanor, unit: .misdemeanor, share: 112,
      groups: [73, 7, 14, 2, 3, 1], declined: 30, dismissed: 40, trial: 25, incarcerated: 380,
      detained: 60, pace: 95,
      lead: [
        ChargeKind(
          "Operating while intoxicated (2nd)", "31-63(1)(a)", "Misdemeanor A", .misdemeanor),
        ChargeKind("Operating with PAC >= 0.08", "31-63(1)(b)", "Misdemeanor B", .misdemeanor),
      ],
      reduced: ChargeKind("Reckless driving", "31-62(2)", "Misdemeanor C", .misdemeanor)),
    Offense(
      name: "Drug possession", severity: .misdemeanor, unit: .narcotics, share: 58,
      groups: [33, 43, 17, 2, 3, 2], declined: 160, dismissed: 460, offeredDiversion: 390,
      trial: 5, incarcerated: 110, detained: 70, pace: 75, lead: [possession, further[4]],
      reduced: further[4]),
    Offense(
      name: "Public order", severity: .misdemeanor, unit: .misdemeanor, share: 55, hasVictim: 60,
      groups: [54, 23, 14, 2, 5, 2], declined: 220, dismissed: 270, offeredDiversion: 200,
      trial: 10, incarcerated: 120, detained: 80, pace: 65,
      lead: [
        disorderly, ChargeKind("Trespass to land", "14-13(1m)(b)", "Misdemeanor B", .misdemeanor),
      ],
      reduced: ChargeKind("Ordinance: public nuisance", "O-12.4", "Infraction", .other)),
    Offense(
      name: "Traffic and ordinance", severity: .other, unit: .misdemeanor, share: 30,
      groups: [50, 25, 18, 3, 2, 2], declined: 60, dismissed: 240, trial: 4, incarcerated: 10,
      detained: 10, pace: 55,
      lead: [ChargeKind("Operating after suspension", "30-44(1)(a)", "Infraction", .other)],
      reduced: ChargeKind("Ordinance: equipment violation", "O-31.2", "Infraction", .other)),
  ]
}
