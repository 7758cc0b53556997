extension CaseStore {
  /// The cases as they were known on an earlier day: what is dated later has not happened.
  ///
  /// Cases disposed later are open again; inactivity is not dated, so it is not known of a past
  /// day; what only the present knows (last event, next hearing) is not computable. A day that is
  /// not before the data day gives the store itself.
  public func lookingBack(to day: Day) -> CaseStore {
    guard day < dataDay else { return self }
    var past = columns
    let later = (days(.disposed) ?? []).map { $0 != Day.missing && $0 > day.number }
    for field in [CaseField.disposition, .dispositionReason, .sentence, .convictedSeverity] {
      if var column = text(field) {
        for row in later.indices where later[row] { column.codes[row] = 0 }
        past[field] = .text(column)
      }
    }
    if var length = numbers(.sentenceDays) {
      for row in later.indices where later[row] { length[row] = Self.missingNumber }
      past[.sentenceDays] = .number(length)
    }
    if var reduced = flags(.chargeReduced) {
      for row in later.indices where later[row] { reduced[row] = 2 }
      past[.chargeReduced] = .flag(reduced)
    }
    pendUndecided(&past, on: day)
    reopen(&past, later)
    for (field, column) in columns where !field.isSetAhead {
      if case .day(let days) = column {
        past[field] = .day(Numbers(days.map { $0 > day.number ? Day.missing : $0 }))
      }
    }
    var derived = derived
    for row in later.indices where later[row] { derived.closed[row] = false }
    derived.inactive = Marks(repeating: false, count: count)
    derived.lastEvent = nil
    derived.nextHearing = nil
    assignHolders(&past, &derived, on: day)
    return CaseStore(
      office: office, dataDay: dataDay, asOf: day, count: count, columns: past, derived: derived,
      related: related.known(by: day, endsLater: later), findings: findings, sources: sources,
      staff: staff, population: population, history: history, generation: generation,
      changes: changes)
  }

  /// What ended later was open, and what is inactive now counts as open.
  private func reopen(_ past: inout [CaseField: Column], _ later: [Bool]) {
    guard var status = text(.status) else { return }
    for row in 0..<count where later.indices.contains(row) && later[row] || derived.inactive[row] {
      status.codes[row] = UInt32(Status.open.rawValue)
    }
    past[.status] = .text(status)
  }

  private func pendUndecided(_ past: inout [CaseField: Column], on day: Day) {
    guard var screening = text(.screening), let screened = days(.screened) else { return }
    for row in 0..<count where screened[row] != Day.missing && screened[row] > day.number {
      screening.codes[row] = UInt32(Screening.pending.rawValue)
    }
    past[.screening] = .text(screening)
  }

  /// Open cases belong to who held them on the day.
  private func assignHolders(
    _ past: inout [CaseField: Column], _ derived: inout Derived, on day: Day
  ) {
    guard let history, var attorney = text(.attorney) else { return }
    var codes: [String: UInt32] = [:]
    for (code, label) in attorney.labels.enumerated() { codes[label] = UInt32(code) }
    let disposed: Numbers? = if case .day(let days)? = past[.disposed] { days } else { nil }
    for row in 0..<count where disposed.map({ $0[row] == Day.missing }) ?? true {
      guard let holder = history.holder(of: row, on: day.number) else { continue }
      attorney.codes[row] = codes[history.labels[Int(holder)]] ?? attorney.codes[row]
      derived.placeholder[row] = derived.placeholderCodes.contains(attorney.codes[row])
    }
    past[.attorney] = .text(attorney)
  }
}

extension RelatedTables {
  /// The records as they were known on a day: no later event, no decision of a charge that came
  /// later, and no hearing, since when it was scheduled is not known.
  fileprivate func known(by day: Day, endsLater: [Bool]) -> RelatedTables {
    RelatedTables(
      charges: { row in
        let isOpen = endsLater.indices.contains(row) && endsLater[row]
        return charges(of: row).filter { ($0.filed ?? day) <= day }.map { charge in
          let isUndecided = charge.disposed.map { $0 > day } ?? isOpen
          return isUndecided ? charge.undecided : charge
        }
      },
      events: { row in events(of: row).filter { ($0.day ?? day) <= day } },
      hearings: { _ in [] })
  }
}

extension Charge {
  /// The charge before it was decided.
  fileprivate var undecided: Charge {
    var charge = self
    (charge.disposed, charge.disposition, charge.dispositionWord) = (nil, nil, "")
    (charge.sentence, charge.sentenceWord, charge.sentenceDays) = (nil, "", nil)
    return charge
  }
}
