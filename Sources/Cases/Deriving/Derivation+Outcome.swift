extension Derivation {
  /// Whether each case is closed or inactive; sets disposed, disposition and sentence.
  mutating func deriveOutcome() -> (closed: [Bool], inactive: [Bool]) {
    let count = tables.cases.count
    var closed = [Bool](repeating: false, count: count)
    var inactive = closed
    let status = textCodes(.status)
    let ownDay = dayColumn(.disposed)
    let ownDisposition = textCodes(.disposition)
    for row in 0..<count {
      switch status.flatMap({ Status(rawValue: UInt8($0[row])) }) {
      case .closed?: closed[row] = true
      case .inactive?: inactive[row] = true
      case .open?: break
      case nil:
        let isDecided =
          ownDay.map { $0[row] != Day.missing } ?? false
          || ownDisposition.map { $0[row] != 0 }
            ?? false
        closed[row] = isDecided || areAllChargesDecided(row)
      }
      let isErased = !closed[row] && status.map { $0[row] != 0 } ?? false
      if isErased, hasOwnOutcome(row, ownDay, ownDisposition) || areAllChargesDecided(row) {
        tally.add(.openWithDisposition, "status", at: place(row))
      }
    }
    setDisposed(closed, ownDay)
    setDisposition(closed, ownDisposition)
    setSentence(closed)
    return (closed, inactive)
  }

  private func areAllChargesDecided(_ row: Int) -> Bool {
    let charges = summary.charges[row]
    return charges > 0 && summary.withDisposition[row] == charges
  }

  private func hasOwnOutcome(_ row: Int, _ day: Numbers?, _ disposition: Codes?) -> Bool {
    day.map { $0[row] != Day.missing } ?? false || disposition.map { $0[row] != 0 } ?? false
  }

  private mutating func setDisposed(_ closed: [Bool], _ own: Numbers?) {
    let charges = tables.charges.hasColumn(ChargeField.disposed.ordinal)
    guard own != nil || charges else { return }
    let raw = tables.cases.column(CaseField.disposed.ordinal)
    let filed = dayColumn(.filed)
    var days = [Int32](repeating: Day.missing, count: closed.count)
    for row in closed.indices where closed[row] {
      // A day that is written but cannot be true is missing; it is not replaced by another.
      let isWritten = raw.map { $0[row] != Day.missing } ?? false
      days[row] = isWritten ? own?[row] ?? Day.missing : summary.disposed[row]
      if days[row] == Day.missing {
        tally.add(.closedWithoutDay, "disposed", at: place(row))
      } else if let filed, filed[row] != Day.missing, days[row] < filed[row] {
        tally.add(.disposedBeforeFiled, "disposed", at: place(row))
      }
    }
    columns[.disposed] = .day(Numbers(days))
  }

  private mutating func setDisposition(_ closed: [Bool], _ own: Codes?) {
    let charges = tables.charges.hasColumn(ChargeField.disposition.ordinal)
    guard own != nil || charges else { return }
    let codes = closed.indices.map { row -> UInt32 in
      guard closed[row] else { return 0 }
      if let own, own[row] != 0 { return own[row] }
      return UInt32(summary.disposition[row])
    }
    columns[.disposition] = .text(TextColumn(codes: codes, labels: Disposition.labels))
  }

  /// Whether each case counts as ended otherwise only since the word of its end is not listed.
  func unlistedDispositions() -> [Bool] {
    let other = UInt32(Disposition.other.rawValue)
    let raw = tables.cases.column(CaseField.disposition.ordinal)
    let isUnlisted = tables.cases.texts[CaseField.disposition.ordinal].isUnlisted
    return (textCodes(.disposition) ?? []).enumerated().map { row, code in
      guard code == other else { return false }
      guard let word = raw?[row], word != RecordTable.missing else {
        return summary.hasUnlistedDisposition[row]
      }
      return isUnlisted[Int(word)]
    }
  }

  private mutating func setSentence(_ closed: [Bool]) {
    let own = textCodes(.sentence)
    if own != nil || tables.charges.hasColumn(ChargeField.sentence.ordinal) {
      let codes = closed.indices.map { row -> UInt32 in
        guard closed[row] else { return 0 }
        if let own, own[row] != 0 { return own[row] }
        return UInt32(summary.sentence[row])
      }
      columns[.sentence] = .text(TextColumn(codes: codes, labels: Sentence.labels))
    }
    let ownDays = numberColumn(.sentenceDays)
    let hasDays =
      tables.definition.sentencePatterns != nil
      || tables.charges.hasColumn(ChargeField.sentenceDays.ordinal)
    guard ownDays != nil || hasDays else { return }
    let days = closed.indices.map { row -> Int32 in
      guard closed[row] else { return CaseStore.missingNumber }
      if let ownDays, ownDays[row] != CaseStore.missingNumber { return ownDays[row] }
      // The length goes with the sentence: a case's own has no other one's days.
      let isOwn = own.map { $0[row] != 0 } ?? false
      return ownDays == nil || !isOwn ? summary.sentenceDays[row] : CaseStore.missingNumber
    }
    columns[.sentenceDays] = .number(Numbers(days, areDays: false))
  }

  /// A diversion is accepted where the case says so, or any of its charges.
  mutating func deriveDiversion() {
    guard tables.charges.hasColumn(ChargeField.diversionAccepted.ordinal) else { return }
    var flags = Flags(repeating: 0, count: tables.cases.count)
    if case .flag(let own)? = columns[.diversionAccepted] { flags = own }
    for row in flags.indices where summary.diversionAccepted[row] == 1 { flags[row] = 1 }
    columns[.diversionAccepted] = .flag(flags)
  }

  /// How grave the case was when filed and in its end, where its charges say so and it does not.
  mutating func deriveGravity() {
    let columns = tables.charges
    let hasFiledClass = columns.hasColumn(ChargeField.filedClass.ordinal)
    let hasSeverity = columns.hasColumn(ChargeField.severity.ordinal)
    let hasEnds = columns.hasColumn(ChargeField.disposition.ordinal)
    if hasFiledClass, hasSeverity || self.columns[.severity] != nil {
      let own = textCodes(.severity)
      let codes = summary.gravity.enumerated().map { row, gravity in
        gravity.filedSeverity == 0
          ? own.map { $0[row] } ?? 0 : UInt32(gravity.filedSeverity)
      }
      fillSeverity(.filedSeverity, codes)
    } else if self.columns[.filedSeverity] != nil, let own = textCodes(.severity) {
      // What was never filed has the class under which it was referred: without one, a class of its
      // own would hold all that was declined.
      fillSeverity(.filedSeverity, own)
    }
    if hasSeverity, hasEnds {
      fillSeverity(.convictedSeverity, summary.gravity.map { UInt32($0.convictedSeverity) })
    }
    let hasClass = columns.hasColumn(ChargeField.chargeClass.ordinal)
    guard hasFiledClass, hasClass, hasEnds, !tables.definition.classOrder.isEmpty else { return }
    var flags = Flags(repeating: 2, count: tables.cases.count)
    if case .flag(let own)? = self.columns[.chargeReduced] { flags = own }
    for row in flags.indices where flags[row] == 2 {
      if let isReduced = summary.gravity[row].isReduced { flags[row] = isReduced ? 1 : 0 }
    }
    self.columns[.chargeReduced] = .flag(flags)
  }

  private mutating func fillSeverity(_ field: CaseField, _ ofCharges: some Sequence<UInt32>) {
    let own = textCodes(field)
    let codes = ofCharges.enumerated().map { row, code in
      own.map { $0[row] == 0 ? code : $0[row] } ?? code
    }
    columns[field] = .text(TextColumn(codes: codes, labels: Severity.labels))
  }

  func textCodes(_ field: CaseField) -> Codes? {
    if case .text(let column)? = columns[field] { column.codes } else { nil }
  }

  func dayColumn(_ field: CaseField) -> Numbers? {
    if case .day(let column)? = columns[field] { column } else { nil }
  }

  func numberColumn(_ field: CaseField) -> Numbers? {
    if case .number(let column)? = columns[field] { column } else { nil }
  }
}
