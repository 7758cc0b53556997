extension SourceDefinition {
  /// Reads `columns:`, the columns that an office keeps under names of its own: a list of columns
  /// whose names are good as they are, or `name: COLUMN`, or `name: { from: COLUMN, kind: day }`.
  ///
  /// - Throws: ``LoadError`` at a name that means something else, or another kind of column.
  static func ownColumns(
    _ value: YAMLValue, isRequired: Bool, known: inout [OwnColumn]
  ) throws(LoadError) -> [FieldMapping] {
    var entries: [(key: YAMLValue, name: String, value: YAMLValue)] = []
    if value.isMapping {
      entries = try value.entries()
    } else {
      for entry in value.list() { entries.append((entry, try entry.string(), entry)) }
    }
    var mappings: [FieldMapping] = []
    for entry in entries {
      try checkName(entry.name, at: entry.key)
      guard !mappings.contains(where: { $0.field == entry.name }) else {
        throw entry.key.error("the column “\(entry.name)” stands twice")
      }
      let (columns, kind) = try ownColumn(entry.value)
      if let other = known.first(where: { $0.name == entry.name }) {
        guard other.kind == kind else {
          throw entry.key.error("“\(entry.name)” is of another kind in another source")
        }
      } else {
        known.append(OwnColumn(entry.name, kind: kind))
      }
      var mapping = FieldMapping(field: entry.name, columns: columns)
      mapping.isRequired = isRequired
      mapping.line = entry.key.mark?.line
      mappings.append(mapping)
    }
    return mappings
  }

  private static func ownColumn(
    _ value: YAMLValue
  ) throws(LoadError) -> (columns: [String], kind: CaseField.Kind) {
    guard value.isMapping else { return ([try value.string()], .text) }
    let table = try value.table(["from", "kind"])
    guard let from = table["from"] else { throw value.error("expected `from: COLUMN` here") }
    guard let kind = table["kind"] else { return (try from.strings(), .text) }
    let name = try kind.string()
    guard let known = kinds.first(where: { $0.key == name })?.value else {
      throw kind.unknown(name, what: "kind", among: kinds.map(\.key))
    }
    return (try from.strings(), known)
  }

  private static let kinds: KeyValuePairs<String, CaseField.Kind> = [
    "text": .text, "day": .day, "number": .number, "flag": .flag,
  ]

  /// Refuses a name that could not be told from something else where columns are named.
  private static func checkName(_ name: String, at key: YAMLValue) throws(LoadError) {
    guard OwnColumn.isName(name) else {
      throw key.error(
        "a column's own name is of small letters, digits and `_`; write `name: COLUMN`")
    }
    if CaseField(rawValue: name) != nil {
      throw key.error(
        "“\(name)” is a standard field; map it under `fields:` or choose another name")
    }
    let isTaken = OwnColumn.reservedNames.contains(name) || Entity(rawValue: name) != nil
    guard !isTaken else {
      throw key.error("“\(name)” means something else in filters and findings; choose another name")
    }
  }
}
