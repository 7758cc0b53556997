import Cases

/// How a case without an attorney is named.
public let unassignedLabel = "(unassigned)"

extension CaseColumn {
  /// The column of a name, in whatever case; `nil` where there is none.
  public init?(named name: String) {
    guard let column = Self.byName[name.lowercased()] else { return nil }
    self = column
  }

  /// What the column holds.
  public var kind: CaseField.Kind {
    switch self {
    case .field(let field): field.kind
    case .ageDays, .days, .hearings, .quietDays, .standardDaysLeft, .decisionDays, .speedyDaysLeft,
      .discoveryDaysLeft, .diversionDaysLeft:
      .number
    case .open, .stalled, .departed: .flag
    case .nextHearing, .lastEvent: .day
    case .lastEventType: .text
    }
  }

  /// The column's name in running text.
  public var title: String {
    switch self {
    case .field(let field): field.title
    case .ageDays: "age in days"
    case .days: "days to disposition"
    case .open: "open"
    case .stalled: "stalled"
    case .hearings: "court dates"
    case .nextHearing: "next hearing"
    case .lastEvent: "last event"
    case .quietDays: "days without an event"
    case .lastEventType: "last event of an open case"
    case .standardDaysLeft: "days left to the standard"
    case .decisionDays: "days waiting for a decision"
    case .speedyDaysLeft: "days left to speedy trial"
    case .discoveryDaysLeft: "days left for discovery"
    case .diversionDaysLeft: "days left of diversion"
    case .departed: "attorney has left"
    }
  }

  private static let byName: [String: CaseColumn] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })
}
