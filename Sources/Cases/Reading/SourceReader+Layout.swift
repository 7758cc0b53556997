extension SourceReader {
  /// How the columns of the file feed fields.
  struct Layout: @unchecked Sendable {
    var header: [String]
    var separator: UInt8
    var newline: UInt8
    /// The columns that make the case id; empty for records that belong to no case.
    var key: [Int]
    var fields: [FieldReader]
    var otherwise: [FieldReader]
    var constants: [(field: Int, value: Int32)]
    var conditions: [(column: Int, values: [String])]
    /// The column of the charge's version.
    var version: Int?
    /// The column of the day on which the row was written.
    var updated: Int?
    /// The charge's number, which is part of its key.
    var number: FieldReader?

    /// Whether no two columns or constants feed one field.
    var hasDistinctFields: Bool {
      let all = fields.map(\.field) + constants.map(\.field)
      return Set(all).count == all.count
    }
  }

  /// Finds the mapped columns in a header.
  ///
  /// - Throws: ``LoadError`` when a column that the mapping needs is not there.
  func layout(_ header: [String], separator: UInt8, newline: UInt8) throws(LoadError) -> Layout {
    var columns: [String: Int] = [:]
    for (index, name) in header.enumerated() where columns[name] == nil && !name.isEmpty {
      columns[name] = index
    }
    let table = tables.table(definition.into)
    var mappings = definition.fields
    if definition.isCanonical {
      let mapped = Set(mappings.map(\.field))
      mappings += definition.into.fields.map(\.name)
        .filter { columns[$0] != nil && !mapped.contains($0) && $0 != "case_id" }
        .map { FieldMapping(field: $0, columns: [$0]) }
    }
    let meant = definition.key + mappings.flatMap(\.columns) + definition.conditions.map(\.column)
    try checkUnique(meant, header)
    var layout = Layout(
      header: header, separator: separator, newline: newline,
      key: try key(columns, header), fields: try readers(mappings, columns, header, table),
      otherwise: try readers(definition.otherwise, columns, header, tables.otherwise),
      constants: [], conditions: [])
    for (name, value) in definition.constants.sorted(by: { $0.key < $1.key }) {
      guard let field = table.fields.firstIndex(where: { $0.name == name }) else { continue }
      table.map(field, isShared: isShared)
      layout.constants.append(
        (field, Int32(bitPattern: table.texts[field].standardCode(of: value))))
    }
    for condition in definition.conditions {
      guard let column = columns[condition.column] else {
        throw missingColumn(condition.column, header, line: definition.originLine)
      }
      layout.conditions.append((column, condition.values))
    }
    if let version = definition.version { layout.version = columns[version] }
    if definition.into == .case {
      layout.updated = layout.fields.first { $0.name == CaseField.updated.rawValue }?.columns[0]
    }
    if definition.into == .charge {
      layout.number = layout.fields.first { $0.field == ChargeField.number.ordinal }
      layout.fields.removeAll { $0.field == ChargeField.number.ordinal }
    }
    return layout
  }

  /// Whether rows of other sources may meet this one's in a record.
  private var isShared: Bool {
    let isKept = definition.into == .case || definition.into == .charge
    return isKept && tables.definition.sources.count { $0.into == definition.into } > 1
  }

  /// A column that is meant must be one: nobody can say which of two holds the truth.
  private func checkUnique(_ meant: [String], _ header: [String]) throws(LoadError) {
    var seen: Set<String> = []
    let twice = Set(header.filter { !$0.isEmpty && !seen.insert($0).inserted })
    guard let name = meant.first(where: twice.contains) else { return }
    throw LoadError(
      .badData, file: self.name, line: 1, column: 1,
      "the column “\(name)” stands twice in the header; rename the one that is not meant")
  }

  private func key(_ columns: [String: Int], _ header: [String]) throws(LoadError) -> [Int] {
    let needsKey = definition.into != .staff && definition.into != .population
    guard needsKey else { return [] }
    guard !definition.key.isEmpty else {
      throw LoadError(
        .badData, file: definition.origin, line: definition.originLine,
        "the source needs `key:`, the columns of the case id")
    }
    var key: [Int] = []
    for name in definition.key {
      guard let column = columns[name] else { throw missingColumn(name, header, line: nil) }
      key.append(column)
    }
    return key
  }

  private func readers(
    _ mappings: [FieldMapping], _ columns: [String: Int], _ header: [String],
    _ table: RecordTable
  ) throws(LoadError) -> [FieldReader] {
    var readers: [FieldReader] = []
    for mapping in mappings {
      let found = mapping.columns.compactMap { columns[$0] }
      guard found.count == mapping.columns.count else {
        guard mapping.isRequired, let absent = mapping.columns.first(where: { columns[$0] == nil })
        else { continue }
        throw missingColumn(absent, header, line: mapping.line)
      }
      guard let field = table.fields.firstIndex(where: { $0.name == mapping.field }) else {
        continue
      }
      table.map(field, isShared: isShared)
      readers.append(
        FieldReader(
          field: field, name: mapping.field, kind: table.fields[field].kind, mapping: mapping,
          columns: found, unitColumn: mapping.unit.flatMap { columns[$0] },
          texts: table.texts[field]))
    }
    return readers
  }

  /// The error for a column that a mapping names and the file lacks.
  private func missingColumn(_ column: String, _ header: [String], line: Int?) -> LoadError {
    let near = nearest(to: column, among: header.filter { !$0.isEmpty })
    let hint = near.map { "did you mean “\($0)”?" } ?? "the header has \(Self.listed(header))"
    if let line {
      return LoadError(
        .badData, file: definition.origin, line: line, "\(name) has no column “\(column)”; \(hint)")
    }
    return LoadError(
      .badData, file: name, line: 1, column: 1, "no column named “\(column)”; \(hint)")
  }

  /// Column names for a message: the first ones where there are many.
  static func listed(_ header: [String]) -> String {
    let names = header.filter { !$0.isEmpty }.prefix(20).map { String($0.prefix(40)) }
    return names.joined(separator: ", ") + (header.count > names.count ? " …" : "")
  }
}
