import Cases
import Metrics

/// Something that is followed, and where it stands.
public struct FollowedRow: Sendable {
  public var follow: Follow
  public var standing: Standing

  /// Creates a row.
  public init(_ follow: Follow, _ standing: Standing) {
    self.follow = follow
    self.standing = standing
  }
}

extension Report<FollowedRow> {
  /// What a person follows, what is due first first.
  public static func followed(_ rows: [FollowedRow]) -> Report {
    Report(
      columns: [
        ReportColumn("due") { $0.follow.due.map(ReportValue.day) ?? .none }
          .shown("due") { $0.follow.due?.description ?? "" },
        ReportColumn("kind") { .text($0.follow.subject.kind) }
          .shown("kind") { $0.follow.subject.kind },
        ReportColumn("label") { .text($0.follow.subject.label) }
          .shown("what") { Self.name($0.follow.subject) },
        ReportColumn("note") { $0.follow.note.isEmpty ? .none : .text($0.follow.note) }
          .shown("note") { $0.follow.note },
        ReportColumn("state") { .text($0.standing.state) }
          .shown("stands") { $0.standing.state.replacing("_", with: " ") },
        ReportColumn("age_days") { $0.standing.ageDays.map(ReportValue.count) ?? .none }
          .shown("age", right: true) { row in
            row.standing.ageDays.map { Words.decimals(Double($0), 0) + " d" } ?? ""
          },
        ReportColumn("next_hearing") { $0.standing.next.map(ReportValue.day) ?? .none }
          .shown("next in court") { $0.standing.next?.description ?? "" },
        ReportColumn("disposed") { $0.standing.disposed.map(ReportValue.day) ?? .none }
          .shown("disposed") { $0.standing.disposed?.description ?? "" },
        ReportColumn("open") { $0.standing.open.map { .number($0) } ?? .none }
          .shown("open", right: true) { row in
            row.standing.open.map { Words.decimals($0, 0) } ?? ""
          },
      ], rows: rows)
  }

  private static func name(_ subject: Follow.Subject) -> String {
    subject.label.isEmpty ? "(none)" : subject.label
  }
}

extension Standing {
  fileprivate var state: String {
    switch self {
    case .open: "open"
    case .disposed: "disposed"
    case .notOpen: "not_open"
    case .group: "group"
    case .missing: "not_in_data"
    }
  }

  fileprivate var ageDays: Int? { if case .open(let days, _, _) = self { days } else { nil } }
  fileprivate var next: Day? { if case .open(_, let next, _) = self { next } else { nil } }
  fileprivate var disposed: Day? { if case .disposed(let day, _) = self { day } else { nil } }
  fileprivate var open: Double? { if case .group(let row) = self { row?.value } else { nil } }
}
