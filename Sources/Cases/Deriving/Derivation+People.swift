extension Derivation {
  /// Offense, severity and judge come from the lead charge where the case has none.
  mutating func deriveFromLeadCharge() {
    fill(.offense, from: .offense)
    fill(.severity, from: .severity)
    fill(.judge, from: .judge)
  }

  private mutating func fill(_ field: CaseField, from chargeField: ChargeField) {
    guard let values = tables.charges.column(chargeField.ordinal) else { return }
    let texts = tables.charges.texts[chargeField.ordinal]
    let isWord = OfficeDefinition.closedVocabulary(of: field.rawValue)
    let base = tables.cases.texts[field.ordinal]
    var column: TextColumn
    if case .text(let own)? = columns[field] {
      column = own
    } else {
      column = TextColumn(
        codes: Codes(repeating: 0, count: tables.cases.count),
        labels: isWord.map { Labels([""] + $0) } ?? base.labels)
    }
    for row in column.codes.indices where column.codes[row] == 0 && summary.lead[row] >= 0 {
      let value = values[Int(summary.lead[row])]
      guard value != RecordTable.missing else { continue }
      let code = Int(value)
      column.codes[row] =
        isWord != nil
        ? UInt32(texts.standard[code]) : base.adopt(texts.labels[code], standard: 0)
    }
    if isWord == nil { column.labels = base.labels }
    columns[field] = .text(column)
  }

  /// Whoever is Hispanic by ethnicity is Hispanic, but Black and Native American stay; blank is
  /// unknown.
  mutating func deriveRace() {
    for field in [CaseField.race, .victimRace] {
      guard case .text(var column)? = columns[field] else { continue }
      let builder = tables.cases.texts[field.ordinal]
      if field == .race, case .text(let ethnicity)? = columns[.ethnicity] {
        let hispanic = builder.adopt("Hispanic", standard: 0)
        let isHispanic = ethnicity.labels.map(Self.saysHispanic)
        let stays = builder.labels.map { $0 == "Black" || $0 == "Native American" }
        for row in column.codes.indices
        where isHispanic[Int(ethnicity.codes[row])] && !stays[Int(column.codes[row])] {
          column.codes[row] = hispanic
        }
      }
      // A victim's race is only known where there is a victim.
      if field == .race {
        let unknown = builder.adopt(Race.unknown, standard: 0)
        for row in column.codes.indices where column.codes[row] == 0 {
          column.codes[row] = unknown
        }
      }
      column.labels = builder.labels
      columns[field] = .text(column)
    }
  }

  private static func saysHispanic(_ ethnicity: String) -> Bool {
    let word = ethnicity.lowercased()
    let isDenied = word.hasPrefix("non") || word.hasPrefix("not")
    return !isDenied && (word.contains("hispanic") || word.contains("latin"))
      || ["y", "yes", "true", "h"].contains(word)
  }

  /// The attorney is who held the case when it was decided, or holds it now; the unit and the
  /// supervisor are the attorney's where the case has none.
  mutating func deriveAttorney(_ history: AttorneyHistory?, _ staff: [StaffMember]) {
    guard case .text(var column)? = columns[.attorney] else { return }
    let builder = tables.cases.texts[CaseField.attorney.ordinal]
    if let history {
      let codes = history.labels.map { $0.isEmpty ? 0 : builder.adopt($0, standard: 0) }
      let disposed = dayColumn(.disposed)
      for row in column.codes.indices {
        let day = disposed.map { $0[row] == Day.missing ? dataDay.number : $0[row] }
        let holder = history.holder(of: row, on: day ?? dataDay.number)
        if let holder { column.codes[row] = codes[Int(holder)] }
      }
      column.labels = builder.labels
      columns[.attorney] = .text(column)
    }
    var unitOf: [UInt32: String] = [:]
    var supervisorOf: [UInt32: String] = [:]
    for member in staff {
      let code = builder.adopt(member.attorney, standard: 0)
      unitOf[code] = member.unit
      supervisorOf[code] = member.supervisor
    }
    guard !staff.isEmpty else { return }
    fillByAttorney(.unit, column.codes, unitOf)
    fillByAttorney(.supervisor, column.codes, supervisorOf)
  }

  private mutating func fillByAttorney(
    _ field: CaseField, _ attorneys: Codes, _ label: [UInt32: String]
  ) {
    guard label.values.contains(where: { !$0.isEmpty }) else { return }
    let builder = tables.cases.texts[field.ordinal]
    var codes = textCodes(field) ?? Codes(repeating: 0, count: tables.cases.count)
    var codeOf: [UInt32: UInt32] = [:]
    for (attorney, label) in label where !label.isEmpty {
      codeOf[attorney] = builder.adopt(label, standard: 0)
    }
    for row in codes.indices where codes[row] == 0 {
      codes[row] = codeOf[attorneys[row]] ?? 0
    }
    columns[field] = .text(TextColumn(codes: codes, labels: builder.labels))
  }

  /// Which attorneys are nobody, by code: the elected official, a vacancy.
  func placeholders(_ staff: [StaffMember]) -> Set<UInt32> {
    let builder = tables.cases.texts[CaseField.attorney.ordinal]
    let names = tables.definition.placeholders + staff.filter(\.isPlaceholder).map(\.attorney)
    return Set(names.map { builder.adopt($0, standard: 0) })
  }

  /// What the mapping says a field is where nothing else does.
  mutating func applyDefaults() {
    for (field, value) in tables.definition.defaults where field.kind == .text {
      let builder = tables.cases.texts[field.ordinal]
      let words = OfficeDefinition.closedVocabulary(of: field.rawValue)
      let code =
        words.map { UInt32(($0.firstIndex(of: value) ?? -1) + 1) }
        ?? builder.adopt(value, standard: 0)
      var column =
        if case .text(let own)? = columns[field] { own } else {
          TextColumn(codes: Codes(repeating: 0, count: tables.cases.count), labels: [])
        }
      for row in column.codes.indices where column.codes[row] == 0 { column.codes[row] = code }
      column.labels = words.map { Labels([""] + $0) } ?? builder.labels
      columns[field] = .text(column)
    }
  }

  /// Counts what every office should have and this one lacks in places.
  mutating func countMissing() {
    if let attorneys = textCodes(.attorney) {
      for (row, code) in attorneys.enumerated() where code == 0 {
        tally.add(.missingAttorney, "attorney", at: place(row))
      }
    }
    guard case .text(let race)? = columns[.race] else { return }
    let unknown = race.labels.map { $0 == Race.unknown }
    for (row, code) in race.codes.enumerated() where unknown[Int(code)] {
      tally.add(.missingRace, "race", at: place(row))
    }
  }

  /// Counts the days of charges that cannot be true.
  mutating func countImplausibleChargeDays() {
    for field in [ChargeField.filed, .disposed, .judged] {
      for (record, day) in (tables.charges.column(field.ordinal) ?? []).enumerated()
      where day != Day.missing && !plausibility.holds(day) {
        tally.add(
          .implausibleDay, "charge \(field.rawValue)", at: tables.charges.place(record))
      }
    }
  }

  /// Counts the days of assignments and of staff that cannot be true; who comes or goes may do so
  /// after the data day.
  mutating func countImplausibleStaffDays() {
    for (table, mayLieAhead) in [(tables.assignments, false), (tables.staff, true)] {
      for (index, field) in table.fields.enumerated() where field.kind == .day {
        for (record, day) in (table.column(index) ?? []).enumerated()
        where day != Day.missing
          && !plausibility.holds(day, mayLieAhead: mayLieAhead || field.name == "to")
        {
          tally.add(
            .implausibleDay, "\(table.entity.rawValue) \(field.name)", at: table.place(record))
        }
      }
    }
  }

  /// Counts the records that belong to no case.
  mutating func countOrphans() {
    for (table, grouped) in [
      (tables.charges, charges), (tables.events, events), (tables.hearings, hearings),
    ] {
      for record in grouped.orphans {
        tally.add(
          .orphan, table.entity.rawValue, at: table.place(Int(record)))
      }
    }
  }
}
