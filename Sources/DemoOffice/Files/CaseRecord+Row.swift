import Cases

extension CaseRecord {
  /// The row of cases.csv, the fields in the order in which ``Cases/CaseField`` lists them.
  func row(_ roster: Roster) -> [String] {
    CaseField.ofCases.map { text(of: $0, roster) }
  }

  private func text(of field: CaseField, _ roster: Roster) -> String {
    switch field {
    case .caseID: id
    case .defendantID: "D-" + String(100_000 + person.number)
    case .attorney: attorney
    case .unit: unit.name
    case .supervisor: roster.supervisor(of: unit).written
    case .judge: judge
    case .agency: agency
    case .area: person.area
    case .offense: offense.name
    case .severity: offense.severity.word
    case .violent: written(offense.isViolent)
    case .race: raceIsKnown ? person.group.race : ""
    case .ethnicity: raceIsKnown && ethnicityIsKnown ? person.group.ethnicity : ""
    case .gender: person.gender
    case .age: written(age)
    case .counsel: written(counsel)
    case .priors: written(person.priors)
    case .bailRequested: written(bailRequested)
    case .bailSet: written(bailSet)
    case .custody: written(custody)
    default: dayText(of: field) ?? outcomeText(of: field)
    }
  }

  private func dayText(of field: CaseField) -> String? {
    switch field {
    case .incident: written(incident)
    case .arrested: written(arrested)
    case .referred: written(referred)
    case .screened: written(screened)
    case .filed: written(filed)
    case .arraigned: written(arraigned)
    case .diversionDue: written(diversionDue)
    case .diversionClosed: written(diversionClosed)
    case .disposed: written(disposed)
    case .sentenced: written(sentenced)
    case .victimContacted: written(victimContacted)
    case .speedyTrialDue: written(speedyTrialDue)
    case .discoveryDue: written(discoveryDue)
    case .updated: written(updated)
    default: nil
    }
  }

  private func outcomeText(of field: CaseField) -> String {
    switch field {
    case .screening: screening.word
    case .screeningReason: screeningReason
    case .diversionOffered: written(diversionOffered)
    case .diversionAccepted: written(diversionAccepted)
    case .diversionProgram: diversionProgram
    case .diversionResult: written(diversionResult)
    case .offer: written(offer)
    case .excludedDays: written(excludedDays)
    case .status: written(status)
    case .disposition: written(disposition)
    case .dispositionReason: dispositionReason
    case .sentence: written(sentence)
    case .sentenceDays: written(sentenceDays)
    case .victimRace: victimRace ?? ""
    case .victimAge: written(victimAge)
    case .approvedBy: approvedBy
    default: ""
    }
  }
}

extension ChargeRecord {
  /// The columns of charges.csv.
  static let fields = [
    "case_id", "number", "lead", "title", "statute", "class", "severity", "filed_class", "offense",
    "filed", "disposed", "disposition", "sentence", "sentence_days",
  ]

  /// The row of charges.csv.
  func row(of caseID: String) -> [String] {
    [
      caseID, String(number), isLead ? "true" : "false", kind.title, kind.statute, kind.chargeClass,
      kind.severity.word, filedClass, offense, written(filed), written(disposed),
      written(disposition), written(sentence), written(sentenceDays),
    ]
  }
}
