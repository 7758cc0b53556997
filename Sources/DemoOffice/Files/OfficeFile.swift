import Cases

extension DemoOffice {
  /// The text of office.yml: a small one, since the files are in the canonical form.
  var officeFile: String {
    """
    \(DemoOffice.mark), written by `\(command)`.
    # No row is about a real person. The files are in the canonical form, whose columns are named
    # after the fields; what an office's own export needs besides is in the documentation.

    office: Calder County District Attorney
    profile: caseboard

    # The day that the data speaks of, so that the demo does not age. An office leaves this out.
    as_of: \(last)

    # Names that stand on cases and are nobody's, beside those that staff.csv marks.
    placeholders: ["\(Roster.vacancy)", "\(Roster.official)"]

    # Classes of charges, the highest first.
    class_order:
      - Felony A
      - Felony B
      - Felony C
      - Felony D
      - Felony E
      - Misdemeanor A
      - Misdemeanor B
      - Misdemeanor C
      - Infraction

    # What the office's own words for events mean. A word that is not listed is kept and reported.
    values:
      event_type:
    \(words(of: .hearing))
    \(words(of: .continuance))
    \(words(of: .clerical))
    \(words(of: .other))

    # Days after which an open case is over the office's standard.
    standards: { felony: 365, misdemeanor: 180 }

    # A case is stalled after so many days without an event; rates on fewer cases are "few cases".
    thresholds: { stalled: 90, small_n: 20 }

    # Hours that an attorney needs for a case: by severity, and otherwise for some offenses.
    weights:
      severity: { felony: 22, misdemeanor: 8, other: 2 }
      offense: { Homicide: 240, Sexual assault: 70, Child abuse: 55, Robbery: 45 }

    # Hours that an attorney works on cases in a year.
    attorney_hours: 1227

    # From when on a dismissal is late, in days after the filing, and what delay costs: the minutes
    # that a continuance keeps the courtroom, what an hour of all who wait there costs, a day in jail.
    delay: { decide_by: 30, continuance_minutes: 5, hourly_salaries: 420, jail_bed_day: 110 }

    # Ratios within this band are no meaningful difference.
    equivalence: [0.8, 1.25]

    # Groups are compared with this one; it is a comparison and no benchmark.
    reference: White

    # Groups smaller than this are not shown to others.
    sharing: 11

    # Every referral since the first day is here, and what was referred before it is not.
    coverage:
      selected_by: referred
      complete: [\(first)..\(last)]
      lookback: 2y

    """
  }

  private func words(of type: EventType) -> String {
    let words = EventWord.allCases.filter { $0.type == type }.map { "      - \"\($0.rawValue)\"" }
    return (["    \(type.word):"] + words).joined(separator: "\n")
  }

  /// The text of README.md.
  var readMe: String {
    """
    # A synthetic office

    Calder County, its people, its cases and its charges are invented. The files were written by

        \(command)

    which writes the same bytes for the same seed on every machine. No row is about a real person:
    names are common family and given names of many origins, recombined.

    \(cases) referrals from \(first) to \(last): 40 attorneys in 7 units, those who left, an elected
    official and a vacancy whose names stand on cases, staff, charges, events, hearings to come.

    Some things in it are there to be found:

    - the open caseload has grown over the last year, and a few attorneys carry much of it;
    - some open cases have nothing scheduled, and some of those have been forgotten;
    - Black defendants are held and incarcerated more often for the same offense, and not equally
      so for every offense;
    - dismissals differ between groups only because their cases differ in offense;
    - race is often missing where a case was declined;
    - one case in some hundreds is spoiled in the ways in which real extracts are: values that are
      none, days in 1712 and 2219, ages of -4 and 137, dispositions before filing, words that are
      not listed, charges of no case, rows twice, rows of two minds, rows cut short, bytes that are
      not UTF-8, names in two spellings.

    """
  }

  private var command: String {
    "caseboard demo --out FOLDER --cases \(cases) --seed \(seed) --from \(first) --to \(last)"
  }
}
