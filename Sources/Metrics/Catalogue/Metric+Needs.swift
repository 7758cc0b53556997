extension Metric.Need {
  /// What is needed, in the words in which its absence is said.
  public var words: String {
    switch self {
    case .events: "events"
    case .hearings: "scheduled hearings"
    case .eventTypes: "events with their types"
    case .ending: "disposed or status"
    case .hours: "weights in hours"
    case .present: "the newest day of the data"
    case .staffDays: "staff with from and to"
    case .staffRoles: "staff with role"
    case .staffRace: "staff with race"
    }
  }
}
