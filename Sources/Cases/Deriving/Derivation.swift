/// Derives the cases of an office from what was read: one generation of the store.
struct Derivation {
  let tables: OfficeTables
  let dataDay: Day
  let plausibility: Plausibility
  let charges: Grouped
  let events: Grouped
  let hearings: Grouped
  let summary: ChargeSummary
  var tally: FindingTally
  var columns: [CaseField: Column] = [:]

  /// Prepares the derivation.
  ///
  /// - Parameters:
  ///   - tables: what was read.
  ///   - asOf: a day to look from when it is later than the data day.
  ///   - today: the clock's day, which nothing that happened can lie after.
  init(_ tables: OfficeTables, asOf: Day?, today: Day) {
    self.tables = tables
    let newest = tables.definition.asOf ?? Self.latestDay(tables, today: today)
    dataDay = max(newest, asOf ?? newest)
    plausibility = Plausibility(dataDay: dataDay)
    let count = tables.cases.count
    charges = Grouped(tables.charges, caseOfSlot: tables.caseOfSlot, caseCount: count)
    events = Grouped(tables.events, caseOfSlot: tables.caseOfSlot, caseCount: count)
    hearings = Grouped(tables.hearings, caseOfSlot: tables.caseOfSlot, caseCount: count)
    summary = ChargeSummary(tables, charges, plausibility)
    tally = tables.tally
  }

  /// The newest filed, disposed or event day that is not after today.
  static func latestDay(_ tables: OfficeTables, today: Day) -> Day {
    let columns: [Numbers?] = [
      tables.cases.column(CaseField.filed.ordinal),
      tables.cases.column(CaseField.disposed.ordinal),
      tables.charges.column(ChargeField.disposed.ordinal),
      tables.events.column(0),
    ]
    var latest = Day.missing
    for column in columns {
      for day in column ?? [] where day <= today.number && day > latest { latest = day }
    }
    return latest < Plausibility.floor ? today : Day(latest)
  }

  /// The store that the tables give.
  mutating func store(sources: [SourceSummary]) -> CaseStore {
    for (index, field) in tables.definition.caseFields.enumerated() { read(field, at: index) }
    deriveFromLeadCharge()
    deriveRace()
    let status = deriveOutcome()
    deriveDiversion()
    deriveGravity()
    let history = AttorneyHistory(tables, plausibility)
    let people = StaffReader(tables, plausibility)
    for fault in people.faults { tally.add(.badValue, "staff \(fault.field)", at: fault.place) }
    let staff = people.members
    let residents = PopulationReader(tables)
    for fault in residents.faults {
      tally.add(.badValue, "population \(fault.field)", at: fault.place)
    }
    deriveAttorney(history, staff)
    applyDefaults()
    let placeholders = placeholders(staff)
    var derived = CaseStore.Derived(
      closed: status.closed, inactive: status.inactive,
      placeholder: textCodes(.attorney).map { Marks($0.map(placeholders.contains)) },
      placeholderCodes: placeholders)
    derived.unlistedDisposition = Marks(unlistedDispositions())
    deriveCalendar(&derived)
    countMissing()
    countImplausibleChargeDays()
    countImplausibleStaffDays()
    countOrphans()
    return CaseStore(
      office: tables.definition.office, dataDay: dataDay, asOf: dataDay, count: tables.cases.count,
      columns: columns, derived: derived,
      related: RelatedTables(
        tables, charges: charges, events: events, hearings: hearings, lead: summary.lead,
        plausibility),
      findings: Findings(tally.findings(outOf: rowsLookedAt, place: tables.place)),
      sources: sources, staff: staff, population: residents.population,
      history: history)
  }

  /// The column of a field as the cases themselves have it, implausible values missing.
  private mutating func read(_ field: CaseField, at index: Int) {
    if field == .caseID {
      // A case's id is the label of its slot; ids that only other tables name have no case.
      columns[.caseID] = .text(
        TextColumn(
          codes: Codes(tables.cases.slots.lazy.map { UInt32($0 + 1) }),
          labels: Labels(tables.keys.strings)))
      return
    }
    let own = tables.cases.column(index)
    let otherwise = tables.otherwise.column(index)
    guard own != nil || otherwise != nil else { return }
    switch field.kind {
    case .text: columns[field] = .text(texts(index, own, otherwise))
    case .day: columns[field] = .day(days(field, merged(own, otherwise)))
    case .number: columns[field] = .number(numbers(field, merged(own, otherwise)))
    case .flag:
      columns[field] = .flag(Flags(cells: merged(own, otherwise).cells))
    }
  }

  private func merged(_ own: Numbers?, _ otherwise: Numbers?) -> Numbers {
    guard let own else { return otherwise ?? [] }
    guard let otherwise else { return own }
    var merged = own
    for row in own.indices where own[row] == RecordTable.missing { merged[row] = otherwise[row] }
    return merged
  }

  private func texts(_ index: Int, _ own: Numbers?, _ otherwise: Numbers?) -> TextColumn {
    let builder = tables.cases.texts[index]
    let second = tables.otherwise.texts[index]
    // The two builders number labels by themselves: the second one's are given the first's codes.
    let moved =
      otherwise == nil
      ? []
      : second.labels.enumerated().map { code, label in
        code == 0 ? 0 : builder.adopt(label, standard: second.standard[code])
      }
    let count = tables.cases.count
    var codes = [UInt32](repeating: 0, count: count)
    for row in 0..<count {
      if let value = own?[row], value != RecordTable.missing {
        codes[row] = UInt32(bitPattern: value)
      } else if let value = otherwise?[row], value != RecordTable.missing {
        codes[row] = moved[Int(value)]
      }
    }
    guard let words = builder.vocabulary else {
      return TextColumn(codes: Codes(codes), labels: builder.labels)
    }
    let standard = builder.standard
    return TextColumn(codes: codes.map { UInt32(standard[Int($0)]) }, labels: [""] + words)
  }

  private mutating func days(_ field: CaseField, _ raw: Numbers) -> Numbers {
    var days = raw
    for (row, day) in raw.enumerated()
    where day != Day.missing && !plausibility.holds(day, mayLieAhead: field.mayLieAhead) {
      days[row] = Day.missing
      tally.add(.implausibleDay, field.rawValue, at: place(row))
    }
    return days
  }

  private mutating func numbers(_ field: CaseField, _ raw: Numbers) -> Numbers {
    let range: ClosedRange<Int32>? =
      switch field {
      case .age: 10...110
      case .victimAge: 0...120
      default: nil
      }
    let mayBeNegative = if case .own = field { true } else { false }
    var numbers = raw
    for (row, number) in raw.enumerated() where number != CaseStore.missingNumber {
      if let range, !range.contains(number) {
        numbers[row] = CaseStore.missingNumber
        tally.add(.implausibleAge, field.rawValue, at: place(row))
      } else if number < 0, !mayBeNegative {
        numbers[row] = CaseStore.missingNumber
        tally.add(.badValue, field.rawValue, at: place(row))
      }
    }
    return numbers
  }

  /// Where a case was first read.
  func place(_ row: Int) -> RecordPlace {
    tables.cases.place(row)
  }

  private func rowsLookedAt(_ rule: QualityRule, _ field: String) -> Int {
    let first = field.prefix { $0 != " " }
    guard let entity = Entity(rawValue: String(first)) else { return tables.cases.count }
    return max(tables.table(entity).count, 1)
  }
}
