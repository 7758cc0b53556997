import Cases

/// What a case is, and what was decided in it.
extension DayFacts {
  /// What the case is about, and whether the defendant was held.
  mutating func addCharge() {
    add(.severity) { code in
      switch Severity(rawValue: code) {
      case .felony?: [.severityKnown, .felonyOrMisdemeanor, .felony]
      case .misdemeanor?: [.severityKnown, .felonyOrMisdemeanor, .misdemeanor]
      case .other?: .severityKnown
      case nil: []
      }
    }
    add(.violent, known: .violentKnown, yes: .violent)
    add(.bailRequested, known: .bailKnown, yes: .bailRequested)
    add(.custody) { code in
      switch Custody(rawValue: code) {
      case .detained?: [.custodyKnown, .detained]
      case .released?: .custodyKnown
      case nil: []
      }
    }
    add(.diversionResult) { code in
      switch DiversionResult(rawValue: code) {
      case .completed?: [.diversionEnded, .diversionCompleted]
      case .failed?: .diversionEnded
      case .active?, nil: []
      }
    }
  }

  /// How the case ended, where it had by the day.
  mutating func addOutcome() {
    add(.disposition, except: isLater) { Disposition(rawValue: $0)?.facts ?? [] }
    for (row, isUnlisted) in (rows.marks(store.derived.unlistedDisposition) ?? []).enumerated()
    where isUnlisted == 1 && facts[row].contains(.dispositionKnown) {
      facts[row].remove(.dispositionKnown)
      facts[row].formUnion(.dispositionUnlisted)
    }
    if let accepted = rows.flags(.diversionAccepted) {
      for row in facts.indices where accepted[row] == 2 { facts[row].formUnion(.diverted) }
    }
    add(.sentence, except: isLater) { code in
      switch Sentence(rawValue: code) {
      case .prison?, .jail?, .probationJail?: [.sentenceKnown, .incarcerated]
      case .probation?, .diversion?, .fine?, .other?: .sentenceKnown
      case nil: []
      }
    }
    guard let length = rows.numbers(store.numbers(.sentenceDays)) else { return }
    for row in facts.indices where length[row] >= 0 && !(isLater?[row] ?? false) {
      facts[row].formUnion(.hasSentenceLength)
    }
  }

  /// How grave the case was when filed and in its end.
  mutating func addGravity() {
    // Where no class at filing is known, the lead charge stands for it.
    let filed = store.has(.filedSeverity) ? CaseField.filedSeverity : .severity
    add(filed) { $0 == Severity.felony.rawValue ? .felonyFiled : [] }
    add(.convictedSeverity, except: isLater) { code in
      switch Severity(rawValue: code) {
      case .misdemeanor?: [.convictedSeverityKnown, .convictedOfMisdemeanor]
      case .felony?, .other?: .convictedSeverityKnown
      case nil: []
      }
    }
    guard let reduced = rows.flags(.chargeReduced) else { return }
    let table: [Facts] = [[], .reductionKnown, [.reductionKnown, .reduced]]
    for row in facts.indices where !(isLater?[row] ?? false) {
      facts[row].formUnion(table[Int(reduced[row])])
    }
  }

  /// Whether somebody holds the case.
  mutating func addAttorney() {
    guard let attorney = rows.codes(.attorney) else { return }
    let placeholder = rows.marks(store.derived.placeholder)
    for row in facts.indices {
      if attorney[row] == 0 {
        facts[row].formUnion(.unassigned)
      } else if placeholder?[row] != 1 {
        facts[row].formUnion(.hasAttorney)
      }
    }
  }

  /// The filing decision, pending where it came later than the day.
  mutating func addScreening() {
    guard let screening = rows.codes(.screening) else { return }
    let screened = rows.days(.screened)
    let referred = rows.days(.referred)
    for row in facts.indices {
      let isUndecided = screened.map { $0[row] > day.number } ?? false
      switch isUndecided ? .pending : Screening(rawValue: UInt8(screening[row])) {
      case .filed?: facts[row].formUnion(.screeningDecided)
      case .declined?: facts[row].formUnion([.screeningDecided, .declined])
      case .pending?:
        guard let received = referred?[row], received != Day.missing, received <= day.number,
          filed[row] == Day.missing
        else { continue }
        facts[row].formUnion(.pendingDecision)
      case .returned?, nil: break
      }
    }
  }

  /// Adds the facts that each word of a field stands for.
  mutating func add(
    _ field: CaseField, except isLeftOut: [Bool]? = nil, _ meaning: (UInt8) -> Facts
  ) {
    guard let column = store.text(field), let codes = rows.codes(field) else { return }
    let table = column.labels.indices.map { UInt8(exactly: $0).map(meaning) ?? [] }
    for row in facts.indices where !(isLeftOut?[row] ?? false) {
      facts[row].formUnion(table[Int(codes[row])])
    }
  }

  /// Adds whether a flag is known, and whether it is yes.
  private mutating func add(_ field: CaseField, known: Facts, yes: Facts) {
    guard let flags = rows.flags(field) else { return }
    let table: [Facts] = [[], known, known.union(yes)]
    for row in facts.indices { facts[row].formUnion(table[Int(flags[row])]) }
  }
}

extension Disposition {
  /// What a disposition says of a case.
  fileprivate var facts: Facts {
    switch self {
    case .trialConvicted: [.dispositionKnown, .decided, .convicted, .tried]
    case .plea: [.dispositionKnown, .decided, .convicted, .plea]
    case .diverted: [.dispositionKnown, .decided, .diverted]
    case .acquitted: [.dispositionKnown, .decided, .tried, .acquitted]
    case .pleaDismissed: [.dispositionKnown, .decided, .pleaDismissed]
    case .dismissed: [.dispositionKnown, .decided, .dismissed]
    case .transferred, .other: .dispositionKnown
    }
  }
}
