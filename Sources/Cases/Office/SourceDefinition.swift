/// One entry of `sources:`: which columns of a file feed which fields of an entity.
struct SourceDefinition: Hashable {
  /// The file's name within the office, or a glob that stands for several files.
  var file: String
  var into: Entity
  /// The columns that make the case id.
  var key: [String]
  var fields: [FieldMapping] = []
  /// Columns for cases that no source's `fields` filled; they never conflict.
  var otherwise: [FieldMapping] = []
  /// Whether columns named like fields are those fields.
  var isCanonical = false
  /// Fields that every row sets to one value.
  var constants: [String: String] = [:]
  /// Only rows in which these columns have one of these values are read.
  var conditions: [Condition] = []
  /// Whether a key that is not known makes a case.
  var addsCases = true
  /// Of rows that repeat a key within the file, whether a later one updates an earlier one.
  var laterRowsUpdate = true
  /// The column that numbers the versions of a charge; only the highest one counts.
  var version: String?
  /// Whether the file may be absent.
  var isOptional = false
  /// Where the entry stands, for errors.
  var origin: String
  var originLine: Int?

  /// A column and the values that let a row in.
  struct Condition: Hashable {
    var column: String
    var values: [String]
  }
}

/// How one field is read from a row.
struct FieldMapping: Hashable {
  var field: String
  /// The columns, joined with ``join`` where there are several.
  var columns: [String]
  var join = " | "
  /// Which of several rows of one record gives the value.
  var take = Take.first
  /// Hours to add to a written time before its day is taken.
  var shiftHours = 0
  /// The column that names the unit of a number, and the days of each unit.
  var unit: String?
  var units: [String: Int] = [:]
  /// For a flag: the texts that mean yes, every other meaning no.
  var yes: [String]?
  /// Whether a missing column is an error.
  var isRequired = true
  var line: Int?

  /// Which of several values counts.
  enum Take: String, CaseIterable, Hashable {
    case first, earliest, latest, largest, any
    case mostSevere = "most_severe"
  }
}
