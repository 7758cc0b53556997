import Cases

extension StoreEngine {
  /// How many attorneys the cases need, and how many there are.
  ///
  /// Every count and weight is the metric's of that name, so that both say the same.
  public func answer(_ query: StaffingQuery) throws(QueryError) -> StaffingTable {
    if let field = query.by {
      try field.requireLabels()
      guard StaffingQuery.fields.contains(field) else { throw .cannotGroup(field) }
      guard store.has(field) else { throw .notInData(field.rawValue) }
    }
    var scope = query.scope
    scope.period = .months(12)
    let numbers = try StaffingNumbers(self, scope)
    let there = try attorneysThere(scope)
    let isFiltered = !scope.filter.isEverything
    var office = numbers.row(of: [])
    office.share = office.weighted.value.map { $0 > 0 ? 1 : 0 }
    office.staff(there, isFiltered: isFiltered)
    var rows =
      try query.by.map { (field) throws(QueryError) in
        try numbers.rows(by: [field], self, scope)
      } ?? []
    for index in rows.indices {
      rows[index].share(of: office)
      guard let group = rows[index].group.first else { continue }
      let staff = try there.staff(of: group, rows[index], self, scope)
      if let people = staff.people {
        rows[index].staff(people, staff.fte, isFiltered: isFiltered)
      } else {
        (rows[index].whyNoFTE, rows[index].why) = (staff.why, staff.why)
      }
    }
    return StaffingTable(
      by: query.by, asOf: scope.asOf ?? store.asOf, inputs: StaffingInputs(store), office: office,
      rows: rows, mix: try mix(numbers, scope, office),
      remarks: remarks(of: office, there, isFiltered: isFiltered))
  }

  /// Severity and offense, the heaviest load first.
  private func mix(
    _ numbers: StaffingNumbers, _ scope: Scope, _ office: StaffingRow
  ) throws(QueryError) -> [StaffingRow] {
    let fields = [CaseField.severity, .offense].filter(store.has)
    guard fields.first == .severity else { return [] }
    let weights = store.office.weights
    var rows = try numbers.rows(by: fields, self, scope)
    for index in rows.indices {
      let severity = rows[index].group.first.flatMap { label in
        Severity.allCases.first { $0.word == label.label }
      }
      let offense = rows[index].group.dropFirst().first?.label ?? ""
      rows[index].share(of: office)
      rows[index].weight = weights.of(severity, offense: offense)
      rows[index].weightIsDefault =
        weights.byOffense[offense.lowercased()] == nil && weights.isDefault(severity ?? .other)
      rows[index].whyNoFTE = "attorneys are not parted by severity and offense"
    }
    let used = rows.filter { ($0.open.value ?? 0) > 0 || ($0.filed.value ?? 0) > 0 }
    return used.enumerated().sorted {
      (-($0.element.weighted.value ?? 0), $0.offset)
        < (-($1.element.weighted.value ?? 0), $1.offset)
    }.map(\.element)
  }

  /// The attorneys on the day of a scope.
  func attorneysThere(_ scope: Scope) throws(QueryError) -> AttorneysThere {
    let day = scope.asOf ?? store.asOf
    let nobody = placeholderNames
    if let there = AttorneysThere(staff: store.staff, placeholders: nobody, on: day) {
      return there
    }
    guard store.has(.attorney) else {
      return AttorneysThere(why: "not in the data: attorney, and a staff table")
    }
    let byUnit = store.has(.unit)
    let open = try answer(
      MetricsQuery(
        ["open"], by: byUnit ? [.attorney, .unit] : [.attorney], in: Scope(asOf: scope.asOf)))
    var most: [String: (open: Double, unit: String)] = [:]
    for row in open {
      guard let name = row.group.first?.label, let count = row.value, count > 0,
        !name.isEmpty, name != unassignedLabel, !nobody.contains(name)
      else { continue }
      if count > most[name]?.open ?? 0 {
        most[name] = (count, byUnit ? row.group.last?.label ?? "" : "")
      }
    }
    return AttorneysThere(holders: most.map { ($0.key, $0.value.unit) })
  }

  /// The names on cases that are nobody's.
  var placeholderNames: Set<String> {
    guard let labels = store.text(.attorney)?.labels else { return [] }
    return Set(store.derived.placeholderCodes.map { labels[Int($0)] })
  }

  private func remarks(
    of office: StaffingRow, _ there: AttorneysThere, isFiltered: Bool
  ) -> [String] {
    var remarks: [String] = []
    let weights = store.office.weights
    if weights.areDefaults {
      remarks.append(
        "The weights are defaults, not the office's: points that say only that a felony is three "
          + "times the work of another case. With weights in hours in office.yml there are "
          + "attorneys needed, a gap and utilization.")
    } else if !weights.areHours {
      remarks.append("The office's weights are points, which do not say how long a case takes.")
    }
    let ours = Severity.allCases.filter(weights.defaultSeverities.contains).map(\.word)
    if !weights.areDefaults, !ours.isEmpty {
      remarks.append(
        "The office gives no weight of \(ours.joined(separator: ", ")): defaults count there.")
    }
    if weights.areHours, !store.office.saysAttorneyHours {
      remarks.append(
        "An attorney-year of 1,227 hours is a default, that of Wisconsin's Legislative Audit "
          + "Bureau (2007); the office has not said its own.")
    }
    if isFiltered {
      remarks.append("Cases are filtered and attorneys are not: there is no gap of a part.")
    }
    remarks += there.remarks
    remarks.append(
      "Work that is no filed case, such as screening, appeals or training, has no weight: who does it "
        + "counts as there, and nothing as needed.")
    remarks.append(
      "Attorneys needed are for a year of new cases; what the cases in stock still need is not in "
        + "it. Weights say how much a kind of case takes on average, not one case.")
    return remarks + (office.weighted.notes + office.needed.notes).uniqueSentences
  }
}

extension StaffingInputs {
  fileprivate init(_ store: CaseStore) {
    let weights = store.office.weights
    let severities = Severity.allCases.map { severity in
      WeightEntry(
        name: severity.word, isOfOffense: false, weight: weights.of(severity),
        isDefault: weights.isDefault(severity))
    }
    // As the cases write them, where some case has the offense.
    var spelling: [String: String] = [:]
    for label in store.text(.offense)?.labels ?? [] { spelling[label.lowercased()] = label }
    let offenses = weights.byOffense.map { offense, weight in
      WeightEntry(
        name: spelling[offense] ?? offense, isOfOffense: true, weight: weight, isDefault: false)
    }.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
    self.init(
      weights: severities + offenses, unit: weights.unit, areDefaults: weights.areDefaults,
      attorneyHours: store.office.attorneyHours,
      saysAttorneyHours: store.office.saysAttorneyHours)
  }
}

extension [MetricNote] {
  /// The sentence of each note, once.
  fileprivate var uniqueSentences: [String] {
    MetricNote.allCasesInOrder.filter(contains).map(\.sentence)
  }
}

extension MetricNote {
  fileprivate static let allCasesInOrder: [MetricNote] = [
    .outOfCoverage, .partial, .immature, .clockIncludesInactive,
  ]
}
