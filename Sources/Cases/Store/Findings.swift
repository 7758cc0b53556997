/// A place in a data file, counted from 1 as editors do; never a name or a case number.
public struct Place: Hashable, Sendable, CustomStringConvertible {
  /// The file's name within the office.
  public var file: String
  /// The line on which the row begins.
  public var line: Int

  /// Creates a place.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  public var description: String { "\(file):\(line)" }
}

/// The rules that data can break.
public enum QualityRule: String, CaseIterable, Hashable, Sendable {
  case badValue = "bad-value"
  case implausibleDay = "implausible-day"
  case implausibleAge = "implausible-age"
  case disposedBeforeFiled = "disposed-before-filed"
  case openWithDisposition = "open-with-disposition"
  case closedWithoutDay = "closed-without-day"
  case unlistedValue = "unlisted-value"
  case orphan
  case duplicateRow = "duplicate-row"
  case conflict
  case fieldCount = "field-count"
  case notUTF8 = "not-utf8"
  case nameVariants = "name-variants"
  case missingAttorney = "missing-attorney"
  case missingRace = "missing-race"
  /// A row without a case id, which belongs to no case.
  case missingKey = "missing-key"
}

/// One rule, and where one field of the data breaks it.
public struct Finding: Hashable, Sendable {
  public var rule: QualityRule
  /// The field, or the entity where the rule speaks of whole rows.
  public var field: String
  /// How many rows break it.
  public var rows: Int
  /// How many rows it was looked for in.
  public var outOf: Int
  /// The first places, ``Findings/placesKept`` at most.
  public var first: [Place]
  /// The values not listed, with their counts, most frequent first; never identifying ones.
  public var values: [String]

  /// Creates a finding.
  public init(
    rule: QualityRule, field: String, rows: Int, outOf: Int, first: [Place] = [],
    values: [String] = []
  ) {
    self.rule = rule
    self.field = field
    self.rows = rows
    self.outOf = outOf
    self.first = first
    self.values = values
  }

  /// Rows that break the rule ÷ rows looked at; 0 to 1.
  public var share: Double { outOf == 0 ? 0 : Double(rows) / Double(outOf) }
}

/// All findings, most rows first within a rule, rules in their order.
public struct Findings: Hashable, Sendable {
  /// How many places a finding keeps.
  public static let placesKept = 20

  public var all: [Finding]

  /// Creates the list.
  public init(_ all: [Finding] = []) {
    self.all = all
  }

  /// The rows of all findings under a rule.
  public func rows(_ rule: QualityRule) -> Int {
    all.lazy.filter { $0.rule == rule }.map(\.rows).reduce(0, +)
  }
}

/// A file that was read, for the header of every answer.
public struct SourceSummary: Hashable, Sendable {
  /// The file's name within the office.
  public var file: String
  /// The file's path, for what needs to open it again.
  public var path: String
  /// Rows read, with those set aside.
  public var rows: Int
  /// Rows that could not be read and are in no number.
  public var setAside: Int

  /// Creates a summary.
  public init(file: String, path: String, rows: Int, setAside: Int) {
    self.file = file
    self.path = path
    self.rows = rows
    self.setAside = setAside
  }
}
