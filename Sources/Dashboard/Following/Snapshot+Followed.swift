import Cases
import Metrics

extension Snapshot {
  /// Looks up where what is followed stands, whatever the filter.
  mutating func gatherFollowed(from engine: some Engine) throws(QueryError) {
    followed = try engine.standings(of: request.followed, asOf: request.scope.asOf)
  }
}

extension Standing {
  /// "open 214 days, next in court 3 Dec 2026".
  var words: String {
    switch self {
    case .open(let days, let next, let knowsHearings):
      let ahead =
        next.map { ", next in court \($0.words)" } ?? (knowsHearings ? ", nothing scheduled" : "")
      return "open \(counted(days, "day"))" + ahead
    case .disposed(let day, let disposition):
      return "\(disposition.isEmpty ? "disposed" : spaced(disposition)), \(day.words)"
    case .notOpen: return "not open"
    case .group(let open?) where open.isShown || open.isFloor: return "\(open.cell) open"
    case .group: return ""
    case .missing: return "not in the data"
    }
  }

  /// Whether there is nothing left to wait for, or nothing to be found.
  var isOver: Bool {
    switch self {
    case .disposed, .missing: true
    default: false
    }
  }
}
