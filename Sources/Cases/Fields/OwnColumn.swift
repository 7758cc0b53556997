/// A column that an office keeps under a name of its own, with the labels of its files.
public struct OwnColumn: Hashable, Sendable {
  /// The name in filters, groups and lists: small letters, digits and `_`.
  public var name: String
  public var kind: CaseField.Kind

  /// Creates a column.
  public init(_ name: String, kind: CaseField.Kind = .text) {
    self.name = name
    self.kind = kind
  }

  /// Whether a text can be a column's name.
  public static func isName(_ text: String) -> Bool {
    let isWord = text.utf8.allSatisfy { byte in
      (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5f
    }
    return isWord && text.utf8.first.map { (0x61...0x7a).contains($0) } == true
  }

  /// The words that mean something else where a column is named: those of the filter language and
  /// the columns that are derived for each case.
  public static let reservedNames: Set<String> = [
    "and", "or", "not", "in", "is", "missing",
    "age_days", "days", "open", "stalled", "hearings", "next_hearing", "last_event",
    "last_event_type",
    "quiet_days", "standard_days_left", "decision_days", "speedy_days_left",
    "discovery_days_left", "diversion_days_left", "departed",
  ]
}
