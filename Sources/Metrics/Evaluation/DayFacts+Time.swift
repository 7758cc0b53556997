import Cases

/// What the days of a case say.
extension DayFacts {
  /// Whether a case is open, disposed, or closed without saying when.
  mutating func addStanding() {
    let closed = rows.marks(store.derived.closed)
    // Inactivity is not dated, so it is not known of a past day.
    let inactive = day < store.asOf ? nil : rows.marks(store.derived.inactive)
    for row in facts.indices {
      let start = filed[row]
      let end = disposed[row]
      var found: Facts = start == Day.missing ? [] : .filedKnown
      if end == Day.missing {
        let isClosed = closed?[row] == 1 && !(isLater?[row] ?? false)
        if isClosed {
          found.formUnion(.closedAtUnknownDay)
        } else if start != Day.missing {
          found.formUnion(inactive?[row] == 1 ? .openInactive : .open)
        }
      } else {
        found.formUnion(.disposed)
        if start != Day.missing, end < start { found.formUnion(.disposedBeforeFiled) }
      }
      facts[row] = found
    }
  }

  /// How old an open case is, against the office's standards too.
  mutating func addAges() {
    let standards = Severity.labels.indices.map { code in
      Severity(rawValue: UInt8(code)).flatMap { store.office.standards[$0] }.map { Int32($0) }
    }
    let severity = rows.codes(.severity)
    for row in facts.indices where facts[row].contains(.open) {
      let age = day.number - filed[row]
      var found: Facts = []
      if age > 90 { found.formUnion(.olderThan90) }
      if age > 180 { found.formUnion(.olderThan180) }
      if age > 365 { found.formUnion(.olderThan365) }
      if let severity, let standard = standards[Int(severity[row])] {
        found.formUnion(age > standard ? [.hasStandard, .overStandard] : .hasStandard)
      }
      facts[row].formUnion(found)
    }
  }

  /// How long a disposed case took, and whether it is known how long the filing decision took.
  mutating func addDurations() {
    let limits: [(days: Int32, fact: Facts)] = [
      (30, .within30), (60, .within60), (90, .within90), (120, .within120), (180, .within180),
      (365, .within365),
    ]
    for row in facts.indices {
      let start = filed[row]
      let end = disposed[row]
      guard start != Day.missing, start <= end else { continue }
      var found = Facts.hasDuration
      for limit in limits where end - start <= limit.days { found.formUnion(limit.fact) }
      if end - start > 180 { found.formUnion(.beyond180) }
      facts[row].formUnion(found)
    }
    guard let referred = rows.days(.referred), let screened = rows.days(.screened) else {
      return
    }
    for row in facts.indices where referred[row] != Day.missing {
      guard referred[row] <= screened[row], screened[row] <= day.number else { continue }
      facts[row].formUnion(.hasTimeToFile)
    }
  }

  /// The year that ends on the day, and the years whose cases have been followed long enough.
  mutating func addYears() {
    let year = Period.year(endingOn: day)
    let cohorts = [(90, Facts.followed90), (180, .followed180), (365, .followed365)].map {
      (period: Period.year(endingOn: day - $0.0), fact: $0.1)
    }
    for row in facts.indices {
      let start = filed[row]
      if start != Day.missing {
        var found: Facts = start >= year.first.number ? .filedInYear : []
        for cohort in cohorts
        where start >= cohort.period.first.number && start < cohort.period.end.number {
          found.formUnion(cohort.fact)
        }
        facts[row].formUnion(found)
      }
      if disposed[row] >= year.first.number { facts[row].formUnion(.disposedInYear) }
    }
    addInventory(.inInventoryYearBefore, on: year.first - 1)
  }

  /// What only the present knows, and the court dates up to the disposition.
  mutating func addCalendar() {
    if let continuances = rows.numbers(store.derived.continuances) {
      for row in facts.indices where continuances[row] >= 1 {
        facts[row].formUnion(continuances[row] >= 3 ? [.continued, .continuedThrice] : .continued)
      }
    }
    guard day == store.asOf, let next = rows.numbers(store.derived.nextHearing) else { return }
    let last = rows.numbers(store.derived.lastEvent)
    let quietSince = day.number - Int32(store.office.stalledAfter)
    for row in facts.indices where next[row] == Day.missing && facts[row].contains(.open) {
      facts[row].formUnion(.nothingScheduled)
      if let last, last[row] <= quietSince, filed[row] <= quietSince {
        facts[row].formUnion(.stalled)
      }
    }
  }
}
