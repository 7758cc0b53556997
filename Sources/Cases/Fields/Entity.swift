/// A kind of record that an office's files hold.
public enum Entity: String, CaseIterable, Hashable, Sendable {
  case `case`, charge, event, hearing, assignment, staff, population

  /// A field of an entity, as `office.yml` and canonical files name it.
  struct Field: Hashable, Sendable {
    var name: String
    var kind: CaseField.Kind
  }

  /// The entity's fields, in order; for a case those of ``CaseField``.
  var fields: [Field] {
    switch self {
    case .case: CaseField.allCases.map { Field(name: $0.rawValue, kind: $0.kind) }
    case .charge: ChargeField.allCases.map { Field(name: $0.rawValue, kind: $0.kind) }
    case .event: Self.texts("date", "type", "attorney")
    case .hearing: Self.texts("date", "time", "type")
    case .assignment: Self.texts("attorney", "from", "to")
    case .staff:
      Self.texts(
        "attorney", "name", "unit", "supervisor", "role", "leader", "race", "fte", "from", "to",
        "placeholder")
    case .population: Self.texts("race", "count", "year", "source")
    }
  }

  /// The name under which `values:` finds the words of a field.
  func valuesName(of field: String) -> String {
    switch self {
    case .event, .hearing: field == "type" ? "event_type" : field
    default: field
    }
  }

  private static func texts(_ names: String...) -> [Field] {
    names.map { name in
      Field(name: name, kind: name == "date" || name == "from" || name == "to" ? .day : .text)
    }
  }
}

/// The fields of a charge.
enum ChargeField: String, CaseIterable, Hashable, Sendable {
  case number, lead, title, statute
  case chargeClass = "class"
  case severity
  case filedClass = "filed_class"
  case offense, filed, disposed, disposition, sentence
  case sentenceDays = "sentence_days"
  /// The day of the judgment that a row states: of several, the earliest one's sentence counts.
  case judged
  /// Whether the judgment is a diversion.
  case diversionAccepted = "diversion_accepted"
  case judge

  var kind: CaseField.Kind {
    switch self {
    case .filed, .disposed, .judged: .day
    case .lead, .diversionAccepted: .flag
    case .sentenceDays: .number
    default: .text
    }
  }

  /// The places of the fields that one judgment gives together.
  static let ofJudgment = [judged, sentence, sentenceDays].map(\.ordinal)

  /// The field's place among the columns of a charge.
  var ordinal: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension CaseField {
  /// The field's place among the columns of a case.
  ///
  /// - Precondition: it is a standard field; the office's own columns follow behind those.
  var ordinal: Int { Self.ordinals[self] ?? 0 }

  private static let ordinals: [CaseField: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
