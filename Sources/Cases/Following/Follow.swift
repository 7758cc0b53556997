/// Something that a person keeps an eye on: a case, an attorney, a unit; with a note to themselves
/// and a day by which something is due.
public struct Follow: Hashable, Sendable {
  /// What is followed.
  public enum Subject: Hashable, Sendable {
    /// A case, by its id.
    case caseFile(String)
    /// An attorney, a unit or another group, by the field and its label; an empty label stands for
    /// the cases in which the field is missing.
    case group(CaseField, String)
  }

  public var subject: Subject
  /// The note; empty for none.
  public var note: String
  public var due: Day?

  /// Creates a mark.
  public init(_ subject: Subject, note: String = "", due: Day? = nil) {
    self.subject = subject
    self.note = note
    self.due = due
  }
}

extension Follow.Subject {
  /// What kind of thing it is, as a word that files keep: `case`, or the name of a field.
  public var kind: String {
    switch self {
    case .caseFile: "case"
    case .group(let field, _): field.rawValue
    }
  }

  /// The case's id, or the group's label.
  public var label: String {
    switch self {
    case .caseFile(let id): id
    case .group(_, let label): label
    }
  }

  /// What a file says is followed; `nil` where the kind is not known.
  public init?(kind: String, label: String) {
    if kind == "case" {
      self = .caseFile(label)
    } else if let field = CaseField(rawValue: kind) {
      self = .group(field, label)
    } else {
      return nil
    }
  }
}

extension [Follow] {
  /// What is due first comes first, then what has no day; equals in the order of their names.
  public var byDue: [Follow] {
    sorted { one, other in
      let (left, right) = (one.due?.number ?? .max, other.due?.number ?? .max)
      return left == right
        ? (one.subject.kind, one.subject.label) < (other.subject.kind, other.subject.label)
        : left < right
    }
  }
}
