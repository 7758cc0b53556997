import Cases

/// Days since and days until: what the worklists are sorted by.
extension CaseColumns {
  /// Since the last event of an open case, or its filing where there is none.
  var quietDays: Numbers? {
    guard let last = store.derived.lastEvent, let filed = store.days(.filed) else { return nil }
    return numbers(of: FactsTest(.open)) { segment, offsets in
      let starts = filed.numbers(inSegment: segment, at: offsets)
      let events = last.numbers(inSegment: segment, at: offsets)
      return offsets.indices.map { today - max(starts[$0], events[$0]) }
    }
  }

  /// Until an open case comes to the standard of its severity.
  var standardDaysLeft: Numbers? {
    guard let filed = store.days(.filed), let severity = store.text(.severity) else { return nil }
    let standards = Severity.labels.indices.map { code in
      Severity(rawValue: UInt8(code)).flatMap { store.office.standards[$0] }.map { Int32($0) }
    }
    return numbers(of: FactsTest(.open)) { segment, offsets in
      let starts = filed.numbers(inSegment: segment, at: offsets)
      let codes = severity.codes.cells.cells(inSegment: segment, at: offsets)
      return offsets.indices.map { index in
        guard let standard = standards[Int(codes[index])] else { return CaseStore.missingNumber }
        return starts[index] + standard - today
      }
    }
  }

  /// Since a case came in that waits for the filing decision.
  var decisionDays: Numbers? {
    guard store.has(.screening), let referred = store.days(.referred) else { return nil }
    return numbers(of: FactsTest(.pendingDecision)) { segment, offsets in
      referred.numbers(inSegment: segment, at: offsets).map { today - $0 }
    }
  }

  /// Until an open case must be tried; with the days that do not count where the office's own day
  /// leaves them out.
  var speedyDaysLeft: Numbers? {
    guard let left = daysLeft(to: .speedyTrialDue) else { return nil }
    guard store.office.ahead.addsExcludedDays, let excluded = store.numbers(.excludedDays) else {
      return left
    }
    let none = CaseStore.missingNumber
    return Numbers(
      zip(left, excluded).map { $0 == none || $1 == none ? $0 : $0 + $1 }, areDays: false)
  }

  /// Until a day that is due for open cases.
  func daysLeft(to field: CaseField) -> Numbers? {
    guard store.has(.filed), let due = store.days(field) else { return nil }
    return numbers(of: FactsTest(.open)) { segment, offsets in
      due.numbers(inSegment: segment, at: offsets).map {
        $0 == Day.missing ? CaseStore.missingNumber : $0 - today
      }
    }
  }

  /// Until a diversion must be completed that is neither closed nor decided.
  var diversionDaysLeft: Numbers? {
    guard let due = store.days(.diversionDue) else { return nil }
    let closed = store.days(.diversionClosed)
    let result = store.text(.diversionResult)
    let runs = result.map { $0.labels.map { $0.isEmpty || $0 == "active" } }
    let none = CaseStore.missingNumber
    let parts = Parallel.map(store.segmentCount) { segment in
      let days = due.numbers(inSegment: segment, at: nil)
      let ends = closed?.numbers(inSegment: segment, at: nil)
      let codes = result?.codes.cells.cells(inSegment: segment, at: nil)
      return days.indices.map { row -> Int32 in
        let hasEnded = ends.map { $0[row] != Day.missing && $0[row] <= today } ?? false
        let isRunning = codes.flatMap { codes in runs.map { $0[Int(codes[row])] } } ?? true
        return days[row] == Day.missing || hasEnded || !isRunning ? none : days[row] - today
      }
    }
    return Numbers(segments: parts, areDays: false)
  }

  /// Whether the attorney's last day in the office has passed; missing for who is not on the staff
  /// table.
  var departed: Flags? {
    guard let attorney = store.text(.attorney), store.staff.contains(where: { $0.to != nil })
    else { return nil }
    // Somebody may have left and come back: who is there now has not left.
    var gone: [String: Bool] = [:]
    for member in store.staff where !member.isPlaceholder {
      let hasLeft = member.to.map { $0.number < today } ?? false
      gone[member.attorney] = hasLeft && gone[member.attorney] ?? true
    }
    let byCode = attorney.labels.map { label in gone[label].map { $0 ? UInt8(1) : 0 } ?? 2 }
    return Flags(attorney.codes, flags: byCode)
  }

  var today: Int32 { store.asOf.number }

  /// The numbers of the rows with some facts; the others have none.
  func numbers(
    of test: FactsTest, _ values: @Sendable (_ segment: Int, _ offsets: [UInt16]) -> [Int32]
  ) -> Numbers {
    let passes = facts.passes(test)
    let parts = Parallel.map(facts.parts.count) { segment in
      var numbers = [Int32](
        repeating: CaseStore.missingNumber, count: facts.parts[segment].rowCount)
      let combinations = facts.numbers(ofSegment: segment)
      let offsets = combinations.indices.filter { passes[Int(combinations[$0])] }
        .map { UInt16($0) }
      for (offset, value) in zip(offsets, values(segment, offsets)) {
        numbers[Int(offset)] = value
      }
      return numbers
    }
    return Numbers(segments: parts, areDays: false)
  }
}
