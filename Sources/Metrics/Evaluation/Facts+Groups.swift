/// Facts that are found together, so that those which nobody asks for need not be found.
extension Facts {
  /// Every fact.
  static var all: Facts { Facts(rawValue: .max) }

  static var ofAge: Facts {
    [.olderThan90, .olderThan180, .olderThan365, .hasStandard, .overStandard]
  }

  static var ofDuration: Facts {
    [
      .hasDuration, .within30, .within60, .within90, .within120, .within180, .within365,
      .beyond180, .hasTimeToFile,
    ]
  }

  static var ofYears: Facts {
    [
      .filedInYear, .disposedInYear, .inInventoryYearBefore, .followed90, .followed180,
      .followed365,
    ]
  }

  static var ofCharge: Facts {
    [
      .severityKnown, .felony, .misdemeanor, .felonyOrMisdemeanor, .violentKnown, .violent,
      .custodyKnown, .detained, .bailKnown, .bailRequested, .diversionEnded, .diversionCompleted,
    ]
  }

  static var ofOutcome: Facts {
    [
      .dispositionKnown, .dispositionUnlisted, .decided, .convicted, .dismissed, .pleaDismissed,
      .plea, .tried, .acquitted, .diverted, .sentenceKnown, .incarcerated, .hasSentenceLength,
    ]
  }

  static var ofGravity: Facts {
    [.felonyFiled, .convictedSeverityKnown, .convictedOfMisdemeanor, .reductionKnown, .reduced]
  }

  static var ofPeople: Facts {
    [
      .victimKnown, .victimContacted, .hasTimeToContact, .victimRaceKnown, .victimNonWhite,
      .counselKnown, .publicCounsel, .privateCounsel,
    ]
  }

  static var ofAttorney: Facts { [.unassigned, .hasAttorney] }

  static var ofScreening: Facts { [.screeningDecided, .declined, .pendingDecision] }

  static var ofCalendar: Facts { [.continued, .continuedThrice, .nothingScheduled, .stalled] }

  static var ofDiversion: Facts {
    [.diversionBegunIn, .defendantKnown, .diversionFollowed, .newCaseAfterDiversion]
  }

  /// The facts that only what happens in a period makes true.
  static var ofPeriod: Facts {
    [.referredIn, .screenedIn, .filedIn, .disposedIn, .diversionClosedIn, .diversionBegunIn]
  }
}
