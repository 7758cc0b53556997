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
    for field in [CaseField.disposition, .dispositionReason, .sentence] {
      if var column = text(field) {
        for row in later.indices where later[row] { column.codes[row] = 0 }
        past[field] = .text(column)
      }
    }
    if var length = numbers(.sentenceDays) {
      for row in later.indices where later[row] { length[row] = Self.missingNumber }
      past[.sentenceDays] = .number(length)
    }
    pendUndecided(&past, on: day)
    for (field, column) in columns where !field.mayLieAhead {
      if case .day(let days) = column {
        past[field] = .day(days.map { $0 > day.number ? Day.missing : $0 })
      }
    }
    var derived = derived
    for row in later.indices where later[row] { derived.closed[row] = false }
    derived.inactive = Array(repeating: false, count: count)
    derived.lastEvent = nil
    derived.nextHearing = nil
    assignHolders(&past, &derived, on: day)
    return CaseStore(
      office: office, dataDay: dataDay, asOf: day, count: count, columns: past, derived: derived,
      related: related, findings: findings, sources: sources, staff: staff, history: history)
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
    let disposed: [Int32]? = if case .day(let days)? = past[.disposed] { days } else { nil }
    for row in 0..<count where disposed.map({ $0[row] == Day.missing }) ?? true {
      guard let holder = history.holder(of: row, on: day.number) else { continue }
      attorney.codes[row] = codes[history.labels[Int(holder)]] ?? attorney.codes[row]
      derived.placeholder[row] = derived.placeholderCodes.contains(attorney.codes[row])
    }
    past[.attorney] = .text(attorney)
  }
}
