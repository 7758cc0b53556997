/// Makes one generation of an office's cases after another of what was read.
///
/// The first derives all cases; each that follows only those of which something was read, which a
/// data day that moved reaches, or, where something changed that all cases hang on, all again. What
/// was read is compared with what the generation before held, segment by segment, so that nothing
/// has to tell which cases those are.
///
/// Belongs to one thread.
final class Generations {
  private let tables: OfficeTables
  private let asOf: Day?
  private let today: Day
  private let threads: Int
  private let rules: CaseRules
  private var chains = OfficeChains()
  private var survey: OfficeSurvey
  private var classSeverities = ClassSeverities()
  private var words: DerivedWords
  private var orphans: [Orphans] = Array(repeating: Orphans(), count: 3)
  private var people: (staff: StaffReader, residents: PopulationReader)?
  /// The ids of the cases.
  private var ids: Codes = []
  private var last: Last?

  /// What the generation before was made of.
  private struct Last {
    let facts: OfficeFacts
    let columns: DerivedColumns
    let generation: Int
  }

  /// Prepares to derive.
  ///
  /// - Parameters:
  ///   - tables: what is read.
  ///   - asOf: a day to look from when it is later than the data day.
  ///   - today: the clock's day, which nothing that happened can lie after.
  ///   - threads: how many work at the same time.
  init(_ tables: OfficeTables, asOf: Day?, today: Day, threads: Int = Parallel.cores) {
    (self.tables, self.asOf, self.today, self.threads) = (tables, asOf, today, threads)
    rules = CaseRules(tables.definition.caseFields)
    survey = OfficeSurvey(tables)
    words = DerivedWords(tables)
  }

  /// The generation that the tables give now.
  func next(sources: [SourceSummary]) -> CaseStore {
    let records = OfficeRecords(tables)
    chains.extend(records, slotCount: tables.caseOfSlot.count)
    let newest = survey.update(records, today: today, threads: threads)
    let given = tables.definition.asOf ?? newest
    let dataDay = max(given, asOf ?? given)
    let plausibility = Plausibility(dataDay: dataDay)
    survey.judge(plausibility)
    takeWords(records, plausibility)
    let facts = OfficeFacts(
      tables, records, chains, words, severityOfClass: severityOfClass(records), rules, dataDay)
    updateOrphans(records)
    let (columns, changes) = derive(facts)
    for row in ids.count..<records.cases.count { ids.append(UInt32(records.cases.slots[row] + 1)) }
    let generation = CaseStore.newGeneration()
    last = Last(facts: facts, columns: columns, generation: generation)
    return store(facts, columns, dataDay, sources, generation, changes)
  }

  private func severityOfClass(_ records: OfficeRecords) -> [String: UInt8] {
    let texts = tables.charges.texts
    classSeverities.update(
      records.charges, before: last?.facts.records.charges,
      texts[ChargeField.severity.ordinal].standard)
    return classSeverities.severityOfClass(texts[ChargeField.chargeClass.ordinal].labels)
  }

  /// Reads the small tables where they changed, and the words of all.
  private func takeWords(_ records: OfficeRecords, _ plausibility: Plausibility) {
    var isSame = false
    if let last {
      isSame = last.facts.plausibility == plausibility
      for table in [\OfficeRecords.staff, \.population] {
        let (now, before) = (records[keyPath: table], last.facts.records[keyPath: table])
        if now.count != before.count { isSame = false }
        now.forEachDifference(from: before) { _ in isSame = false }
      }
    }
    if !isSame {
      people = (StaffReader(tables, plausibility), PopulationReader(tables))
    }
    words.update(records, staff: isSame ? nil : people?.staff.members)
  }

  private func updateOrphans(_ records: OfficeRecords) {
    let before = last?.facts.records
    let newCases = records.cases.slots[(before?.cases.count ?? 0)...]
    let caseOfSlot = tables.caseOfSlot
    let tables: [(KeyPath<OfficeRecords, Records>, RecordChains)] = [
      (\.charges, chains.charges), (\.events, chains.events), (\.hearings, chains.hearings),
    ]
    for (index, (table, chains)) in tables.enumerated() {
      orphans[index].update(
        records[keyPath: table], before: before?[keyPath: table].count ?? 0, chains,
        newCases: newCases, caseOfSlot: caseOfSlot)
    }
  }

  /// The derived columns, and what changed in them; `nil` where all may have.
  private func derive(_ facts: OfficeFacts) -> (DerivedColumns, CaseStore.Changes?) {
    let tables = tables
    var words = words
    defer { self.words = words }
    let charges: [CaseField: Labels] = [
      .offense: tables.charges.texts[ChargeField.offense.ordinal].labels,
      .judge: tables.charges.texts[ChargeField.judge.ordinal].labels,
    ]
    let adopt = { (field: CaseField, code: UInt32) -> UInt32 in
      words.adopt(charges[field]?[Int(code)] ?? "", field, from: .charge)
    }
    guard let last, facts.derivesAlike(last.facts),
      let rows = touchedRows(facts, last.facts)
    else {
      return (DerivedColumns(of: facts, threads: threads, adopt: adopt), nil)
    }
    var columns = last.columns
    columns.update(rows, of: facts, threads: threads, adopt: adopt)
    let known = last.facts.cases.count
    let changes = CaseStore.Changes(
      since: last.generation, rows: Array(rows.prefix { $0 < known }),
      added: facts.cases.count - known)
    return (columns, words.isRespelled ? nil : changes)
  }

  /// The rows of which something was read since the generation before, in their order; `nil` where
  /// they are so many that all might as well be derived again.
  private func touchedRows(_ facts: OfficeFacts, _ before: OfficeFacts) -> [Int]? {
    let (now, then) = (facts.records, before.records)
    let most = now.cases.count / 4
    var rows: [Int] = []
    let caseOfSlot = tables.caseOfSlot
    func touch(_ slot: Int) {
      let row = caseOfSlot[slot]
      if row >= 0 { rows.append(Int(row)) }
    }
    now.cases.forEachDifference(from: then.cases) { rows.append($0) }
    now.otherwise.forEachDifference(from: then.otherwise) { rows.append($0) }
    for table in [\OfficeRecords.charges, \.events, \.hearings, \.assignments] {
      let (now, then) = (now[keyPath: table], then[keyPath: table])
      now.forEachDifference(from: then) { touch(Int(now.slots[$0])) }
      for record in then.count..<now.count { touch(Int(now.slots[record])) }
    }
    if facts.plausibility != before.plausibility {
      survey.forEachCase(reachedFrom: before.plausibility, to: facts.plausibility, now) {
        touch($0)
      }
    }
    rows += then.cases.count..<now.cases.count
    rows.sort()
    var distinct: [Int] = []
    for row in rows where row != distinct.last { distinct.append(row) }
    return distinct.count > max(most, 1000) ? nil : distinct
  }

  private func store(
    _ facts: OfficeFacts, _ derived: DerivedColumns, _ dataDay: Day, _ sources: [SourceSummary],
    _ generation: Int, _ changes: CaseStore.Changes?
  ) -> CaseStore {
    // A case's id is the label of its slot; ids that only other tables name have no case.
    var columns: [CaseField: Column] = [
      .caseID: .text(
        TextColumn(
          codes: ids, labels: Labels(tables.keys.strings)))
    ]
    for (index, field) in facts.names.enumerated() {
      guard let cells = derived.cells[index] else { continue }
      switch field.kind {
      case .text:
        let labels = facts.fields[index].words.map { Labels($0) } ?? words.labels[index].labels
        columns[field] = .text(TextColumn(codes: Codes(cells: cells), labels: labels))
      case .day: columns[field] = .day(Numbers(cells: cells, bias: Numbers.dayBias))
      case .number: columns[field] = .number(Numbers(cells: cells, bias: Numbers.numberBias))
      case .flag: columns[field] = .flag(Flags(cells: cells))
      }
    }
    return CaseStore(
      office: tables.definition.office, dataDay: dataDay, asOf: dataDay, count: facts.cases.count,
      columns: columns, derived: derivedFacts(derived),
      related: RelatedTables(RelatedRecords(tables, facts)),
      findings: findings(derived), sources: sources, staff: people?.staff.members ?? [],
      population: people?.residents.population ?? Population(), history: facts.history,
      generation: generation, changes: changes)
  }

  private func derivedFacts(_ columns: DerivedColumns) -> CaseStore.Derived {
    func marks(_ fact: DerivedFact) -> Marks { Marks(cells: columns.fact(fact) ?? PackedCells()) }
    func numbers(_ fact: DerivedFact, _ bias: Int32 = Numbers.numberBias) -> Numbers? {
      columns.fact(fact).map { Numbers(cells: $0, bias: bias) }
    }
    var derived = CaseStore.Derived(
      closed: [], inactive: [], lastEvent: numbers(.lastEvent, Numbers.dayBias),
      nextHearing: numbers(.nextHearing, Numbers.dayBias), hearings: numbers(.hearings),
      continuances: numbers(.continuances), placeholder: marks(.placeholder),
      placeholderCodes: words.placeholders)
    derived.closed = marks(.closed)
    derived.inactive = marks(.inactive)
    derived.unlistedDisposition = marks(.unlisted)
    return derived
  }

  private func findings(_ columns: DerivedColumns) -> Findings {
    var tally = tables.tally
    for (rule, places) in zip(rules.all, columns.broken) {
      tally.add(
        rule.rule, rule.field, rows: places.count, first: places.first.map(tables.cases.place))
    }
    for fault in people?.staff.faults ?? [] {
      tally.add(.badValue, "staff \(fault.field)", at: fault.place)
    }
    for fault in people?.residents.faults ?? [] {
      tally.add(.badValue, "population \(fault.field)", at: fault.place)
    }
    survey.report(to: &tally, tables)
    for (orphans, table) in zip(orphans, [tables.charges, tables.events, tables.hearings]) {
      tally.add(
        .orphan, table.entity.rawValue, rows: orphans.places.count,
        first: orphans.places.first.map(table.place))
    }
    return Findings(tally.findings(outOf: rowsLookedAt, place: tables.place))
  }

  private func rowsLookedAt(_ rule: QualityRule, _ field: String) -> Int {
    let first = field.prefix { $0 != " " }
    guard let entity = Entity(rawValue: String(first)) else { return tables.cases.count }
    return max(tables.table(entity).count, 1)
  }
}
