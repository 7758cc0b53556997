extension SourceDefinition {
  private static let keys = [
    "file", "into", "key", "fields", "columns", "otherwise", "set", "where", "adds_cases",
    "repeats", "version",
  ]

  /// Reads one entry of `sources:`; columns that the office keeps under its own names are added to
  /// those that are known.
  init(
    yaml value: YAMLValue, isProfile: Bool, own: inout [OwnColumn]
  ) throws(LoadError) {
    let table = try value.table(Self.keys)
    guard let file = table["file"] else { throw value.error("a source needs a `file:`") }
    guard let into = table["into"] else {
      throw value.error("a source needs `into:` (case, charge, event, hearing, staff …)")
    }
    let name = try into.string()
    guard let entity = Entity(rawValue: name) else {
      throw into.unknown(name, what: "entity", among: Entity.allCases.map(\.rawValue))
    }
    self.init(
      file: try file.string(), into: entity, key: try table["key"]?.strings() ?? [],
      origin: value.file)
    originLine = value.error("").line
    isOptional = isProfile
    addsCases = try table["adds_cases"]?.flag() ?? true
    version = try table["version"]?.string()
    if let fields = table["fields"] {
      if !fields.isMapping, try fields.string() == "canonical" {
        isCanonical = true
      } else {
        self.fields = try Self.mappings(fields, of: entity, isRequired: !isProfile)
      }
    }
    if let columns = table["columns"] {
      guard entity == .case else { throw columns.error("only a source of cases has `columns:`") }
      fields += try Self.ownColumns(columns, isRequired: !isProfile, known: &own)
    }
    if let value = table["otherwise"] {
      guard entity == .case else { throw value.error("only a source of cases has `otherwise:`") }
      otherwise = try Self.mappings(value, of: entity, isRequired: !isProfile)
    }
    try readRules(table)
  }

  private mutating func readRules(_ table: [String: YAMLValue]) throws(LoadError) {
    for entry in try table["set"]?.entries() ?? [] {
      try Self.check(entry.name, of: into, at: entry.key)
      constants[entry.name] = try entry.value.string()
    }
    for entry in try table["where"]?.entries() ?? [] {
      conditions.append(Condition(column: entry.name, values: try entry.value.strings()))
    }
    if let value = table["repeats"] {
      switch try value.string() {
      case "first": laterRowsUpdate = false
      case "update": laterRowsUpdate = true
      default: throw value.error("expected `first` (an earlier row wins) or `update`")
      }
    }
  }

  private static func mappings(
    _ value: YAMLValue, of entity: Entity, isRequired: Bool
  ) throws(LoadError) -> [FieldMapping] {
    var mappings: [FieldMapping] = []
    for entry in try value.entries() {
      try check(entry.name, of: entity, at: entry.key)
      var mapping = try FieldMapping(entry.name, yaml: entry.value)
      mapping.isRequired = isRequired
      mapping.line = entry.key.error("").line
      mappings.append(mapping)
    }
    return mappings
  }

  private static func check(
    _ field: String, of entity: Entity, at key: YAMLValue
  ) throws(LoadError) {
    let known = entity.fields.map(\.name)
    guard !known.contains(field) || field == "case_id" else { return }
    if field == "case_id" { throw key.error("name the columns of the case id in `key:`") }
    throw key.unknown(field, what: "field of \(entity.rawValue)", among: known)
  }
}

extension FieldMapping {
  fileprivate init(_ field: String, yaml value: YAMLValue) throws(LoadError) {
    guard value.isMapping else {
      let columns = try value.strings()
      self.init(field: field, columns: columns)
      return
    }
    let table = try value.table([
      "column", "columns", "join", "take", "shift_hours", "unit", "units", "yes",
    ])
    guard let columns = table["column"] ?? table["columns"] else {
      throw value.error("expected `column:` here")
    }
    self.init(field: field, columns: try columns.strings())
    join = try table["join"]?.string() ?? join
    if let take = table["take"] {
      let name = try take.string()
      guard let known = Take(rawValue: name) else {
        throw take.unknown(name, what: "choice", among: Take.allCases.map(\.rawValue))
      }
      self.take = known
    }
    shiftHours = try table["shift_hours"]?.integer(-24...24) ?? 0
    unit = try table["unit"]?.string()
    for entry in try table["units"]?.entries() ?? [] {
      units[entry.name] = try entry.value.integer(1...36_500)
    }
    yes = try table["yes"]?.strings()
  }
}
