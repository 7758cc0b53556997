extension CaseStore {
  /// Takes the whole generation down, the office itself apart, which its settings tell again.
  func write(to archive: inout ArchiveWriter) {
    archive.write(count)
    archive.write(list: columns.sorted { $0.key.rawValue < $1.key.rawValue }) { archive, entry in
      archive.write(entry.key.rawValue)
      entry.value.write(to: &archive)
    }
    derived.write(to: &archive)
    archive.write(list: findings.all) { $1.write(to: &$0) }
    archive.write(list: sources) { $1.write(to: &$0) }
    archive.write(list: staff) { $1.write(to: &$0) }
    archive.write(list: population.byRace.sorted { $0.key < $1.key }) { archive, entry in
      archive.write(entry.key)
      archive.write(entry.value)
    }
    archive.write(list: population.sources) { $0.write($1) }
    archive.write(optional: history) { $1.write(to: &$0) }
    archive.write(optional: related.records) { $1.write(to: &$0) }
  }

  /// Reads the generation of an office that was taken down.
  init(
    from archive: inout ArchiveReader, _ folder: OfficeFolder, _ dataDay: Int32
  ) throws(ArchiveError) {
    let definition = folder.definition
    let dataDay = Day(dataDay)
    let count = try archive.size()
    var columns: [CaseField: Column] = [:]
    let fields = Dictionary(definition.caseFields.map { ($0.rawValue, $0) }) { first, _ in first }
    for (name, column) in try archive.list({ archive throws(ArchiveError) in
      (try archive.text(), try Column(from: &archive))
    }) {
      guard let field = fields[name], column.count == count else { throw ArchiveError() }
      columns[field] = column
    }
    let derived = try Derived(from: &archive)
    guard derived.closed.count == count else { throw ArchiveError() }
    let findings = try archive.list { archive throws(ArchiveError) in try Finding(from: &archive) }
    let sources = try archive.list { archive throws(ArchiveError) in
      try SourceSummary(from: &archive, folder)
    }
    let staff = try archive.list { archive throws(ArchiveError) in try StaffMember(from: &archive) }
    let races = try archive.list { archive throws(ArchiveError) in
      (try archive.text(), try archive.int())
    }
    let population = Population(
      byRace: Dictionary(races) { first, _ in first },
      sources: try archive.list { archive throws(ArchiveError) in try archive.text() })
    let history = try archive.optional { archive throws(ArchiveError) in
      try AttorneyHistory(from: &archive)
    }
    let records = try archive.optional { archive throws(ArchiveError) in
      try RelatedRecords(from: &archive)
    }
    guard let records, archive.isAtEnd else { throw ArchiveError() }
    self.init(
      office: definition.office, dataDay: dataDay, asOf: dataDay, count: count, columns: columns,
      derived: derived, related: RelatedTables(records), findings: Findings(findings),
      sources: sources, staff: staff, population: population, history: history)
  }
}

extension CaseStore.Derived {
  func write(to archive: inout ArchiveWriter) {
    for marks in [closed, inactive, unlistedDisposition, placeholder] {
      marks.cells.write(to: &archive)
    }
    for numbers in [lastEvent, nextHearing, hearings, continuances] {
      archive.write(optional: numbers) { $1.write(to: &$0) }
    }
    archive.write(list: placeholderCodes.sorted()) { $0.write(Int($1)) }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    self.init(closed: [], inactive: [], placeholder: [])
    closed = Marks(cells: try PackedCells(from: &archive))
    inactive = Marks(cells: try PackedCells(from: &archive))
    unlistedDisposition = Marks(cells: try PackedCells(from: &archive))
    placeholder = Marks(cells: try PackedCells(from: &archive))
    lastEvent = try archive.numbers()
    nextHearing = try archive.numbers()
    hearings = try archive.numbers()
    continuances = try archive.numbers()
    placeholderCodes = Set(
      try archive.list { archive throws(ArchiveError) in
        UInt32(truncatingIfNeeded: try archive.size())
      })
  }
}

extension Finding {
  func write(to archive: inout ArchiveWriter) {
    archive.write(rule.rawValue)
    archive.write(field)
    archive.write(rows)
    archive.write(outOf)
    archive.write(list: first) { archive, place in
      archive.write(place.file)
      archive.write(place.line)
    }
    archive.write(list: values) { $0.write($1) }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    guard let rule = QualityRule(rawValue: try archive.text()) else { throw ArchiveError() }
    self.init(
      rule: rule, field: try archive.text(), rows: try archive.size(), outOf: try archive.size(),
      first: try archive.list { archive throws(ArchiveError) in
        Place(file: try archive.text(), line: try archive.size())
      },
      values: try archive.list { archive throws(ArchiveError) in try archive.text() })
  }
}

extension SourceSummary {
  func write(to archive: inout ArchiveWriter) {
    archive.write(file)
    archive.write(rows)
    archive.write(setAside)
  }

  /// Reads a summary; the file's path is the one by which the office is opened now.
  init(from archive: inout ArchiveReader, _ folder: OfficeFolder) throws(ArchiveError) {
    let name = try archive.text()
    guard let file = folder.files.first(where: { $0.name == name }) else { throw ArchiveError() }
    self.init(
      file: name, path: file.path, rows: try archive.size(), setAside: try archive.size())
  }
}

extension StaffMember {
  func write(to archive: inout ArchiveWriter) {
    for text in [attorney, name, unit, supervisor, role, race] { archive.write(text) }
    archive.write(isLeader)
    archive.write(isPlaceholder)
    archive.write(optional: fteHundredths) { $0.write($1) }
    archive.write(optional: from) { $0.write(Int($1.number)) }
    archive.write(optional: to) { $0.write(Int($1.number)) }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    self.init(attorney: try archive.text(), name: try archive.text(), unit: try archive.text())
    supervisor = try archive.text()
    role = try archive.text()
    race = try archive.text()
    isLeader = try archive.flag()
    isPlaceholder = try archive.flag()
    fteHundredths = try archive.optional { archive throws(ArchiveError) in try archive.int() }
    from = try archive.optional { archive throws(ArchiveError) in Day(try archive.int32()) }
    to = try archive.optional { archive throws(ArchiveError) in Day(try archive.int32()) }
  }
}
