extension CaseBlock {
  /// Finds whether each case is closed or inactive; sets disposed, disposition and sentence.
  mutating func deriveOutcome() {
    let status = values(.status)
    let ownDay = values(.disposed)
    let ownDisposition = values(.disposition)
    for index in 0..<count {
      let hasOwnOutcome =
        ownDay.map { $0[index] != Day.missing } ?? false
        || ownDisposition.map { $0[index] != 0 } ?? false
      switch status.flatMap({ Status(rawValue: UInt8($0[index])) }) {
      case .closed?: closed[index] = 1
      case .inactive?: inactive[index] = 1
      case .open?: break
      case nil: closed[index] = hasOwnOutcome || charges(index).areAllDecided ? 1 : 0
      }
      let isErased = closed[index] == 0 && status.map { $0[index] != 0 } ?? false
      if isErased, hasOwnOutcome || charges(index).areAllDecided {
        breaks(CaseRules.openWithDisposition, index)
      }
    }
    setDisposed(ownDay)
    setDisposition(ownDisposition)
    setSentence()
  }

  private mutating func setDisposed(_ own: [Int32]?) {
    guard own != nil || office.hasCharge(.disposed) else { return }
    let raw = office.fields[CaseField.disposed.ordinal].own.map(gather)
    let filed = values(.filed)
    var days = [Int32](repeating: Day.missing, count: count)
    for index in 0..<count where closed[index] != 0 {
      // A day that is written but cannot be true is missing; it is not replaced by another.
      let isWritten = raw.map { $0[index] != Day.missing } ?? false
      days[index] = isWritten ? own?[index] ?? Day.missing : charges(index).disposed
      if days[index] == Day.missing {
        breaks(CaseRules.closedWithoutDay, index)
      } else if let filed, filed[index] != Day.missing, days[index] < filed[index] {
        breaks(CaseRules.disposedBeforeFiled, index)
      }
    }
    put(.disposed, days)
  }

  private mutating func setDisposition(_ own: [Int32]?) {
    guard own != nil || office.hasCharge(.disposition) else { return }
    var codes = own ?? Array(repeating: 0, count: count)
    for index in 0..<count {
      if closed[index] == 0 {
        codes[index] = 0
      } else if codes[index] == 0 {
        codes[index] = Int32(charges(index).disposition)
      }
    }
    put(.disposition, codes)
  }

  private mutating func setSentence() {
    let own = values(.sentence)
    if own != nil || office.hasCharge(.sentence) {
      var codes = own ?? Array(repeating: 0, count: count)
      for index in 0..<count {
        if closed[index] == 0 {
          codes[index] = 0
        } else if codes[index] == 0 {
          codes[index] = Int32(charges(index).sentence)
        }
      }
      put(.sentence, codes)
    }
    let ownDays = values(.sentenceDays)
    guard ownDays != nil || office.readsDaysFromText || office.hasCharge(.sentenceDays) else {
      return
    }
    let none = CaseStore.missingNumber
    var days = ownDays ?? Array(repeating: none, count: count)
    for index in 0..<count {
      if closed[index] == 0 {
        days[index] = none
      } else if days[index] == none {
        // The length goes with the sentence: a case's own has no other one's days.
        let isOwn = own.map { $0[index] != 0 } ?? false
        if ownDays == nil || !isOwn { days[index] = charges(index).sentenceDays }
      }
    }
    put(.sentenceDays, days)
  }

  /// Finds whether each case counts as ended otherwise only since the word of its end is not listed.
  mutating func markUnlisted() {
    guard let codes = values(.disposition) else { return }
    let other = Int32(Disposition.other.rawValue)
    let raw = office.fields[CaseField.disposition.ordinal].own.map(gather)
    unlisted = Array(repeating: 0, count: count)
    for index in 0..<count where codes[index] == other {
      let isUnlisted =
        if let word = raw?[index], word != RecordTable.missing {
          office.isDispositionUnlisted[Int(word)]
        } else {
          charges(index).hasUnlistedDisposition
        }
      unlisted[index] = isUnlisted ? 1 : 0
    }
  }

  /// A diversion is accepted where the case says so, or any of its charges.
  mutating func deriveDiversion() {
    guard office.hasCharge(.diversionAccepted) else { return }
    var flags = take(.diversionAccepted, orAll: 0)
    for index in 0..<count where charges(index).isDiversionAccepted { flags[index] = 1 }
    put(.diversionAccepted, flags)
  }

  /// How grave the case was when filed and in its end, where its charges say so and it does not.
  mutating func deriveGravity() {
    let hasSeverity = office.hasCharge(.severity)
    let hasEnds = office.hasCharge(.disposition)
    let own = values(.severity)
    if office.hasCharge(.filedClass), hasSeverity || own != nil {
      var filed = own ?? Array(repeating: 0, count: count)
      for (index, charges) in charges.enumerated() where charges.gravity.filedSeverity != 0 {
        filed[index] = Int32(charges.gravity.filedSeverity)
      }
      fillSeverity(.filedSeverity, filed)
    } else if values(.filedSeverity) != nil, let own {
      // What was never filed has the class under which it was referred: without one, a class of its
      // own would hold all that was declined.
      fillSeverity(.filedSeverity, own)
    }
    if hasSeverity, hasEnds {
      let convicted = (0..<count).map { Int32(charges($0).gravity.convictedSeverity) }
      fillSeverity(.convictedSeverity, convicted)
    }
    guard office.hasCharge(.filedClass), office.hasCharge(.chargeClass), hasEnds,
      office.hasClassOrder
    else { return }
    var flags = take(.chargeReduced, orAll: RecordTable.missing)
    for index in 0..<count where flags[index] == RecordTable.missing {
      if let isReduced = charges(index).gravity.isReduced { flags[index] = isReduced ? 1 : 0 }
    }
    put(.chargeReduced, flags)
  }

  private mutating func fillSeverity(_ field: CaseField, _ ofCharges: [Int32]) {
    var codes = take(field, orAll: 0)
    for index in 0..<count where codes[index] == 0 { codes[index] = ofCharges[index] }
    put(field, codes)
  }
}
