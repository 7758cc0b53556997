import Cases

/// One of the 55 Prosecutorial Performance Indicators: a published question about an office, and
/// what of it Caseboard can measure.
///
/// Values of this type are the only list of the indicators: the command, the panel and the
/// documentation all read ``all``. Nothing in it is made up: what is not known to us of the
/// published list says so.
public struct Indicator: Hashable, Sendable {
  /// The published number, such as "2.1"; `nil` where it is not known to us.
  public let number: String?
  /// The published title; `nil` where it is not known to us.
  public let title: String?
  /// `nil` where it is not known to us.
  public let objective: Objective?
  /// How it is measured where its authors have measured it, as known to us; empty for not known.
  public let how: String
  /// The metrics of the catalogue that measure it or a part of it, the leading one first.
  public let metrics: [String]
  /// The field whose groups it compares.
  public let by: CaseField?
  /// Which cases it is about, in the filter language; empty for all.
  public let condition: String
  /// What it needs that no field of a case holds here, in words.
  public let lacks: [String]
  /// How the metrics differ from the published measure; empty where they do not.
  public let differs: String

  /// The three goals.
  public enum Goal: Int, CaseIterable, Hashable, Sendable {
    case capacity = 1
    case safety, fairness

    /// The goal as published.
    public var title: String {
      switch self {
      case .capacity: "Capacity & Efficiency"
      case .safety: "Community Safety & Well-Being"
      case .fairness: "Fairness & Justice"
      }
    }
  }

  /// The nine objectives, three to a goal.
  public enum Objective: Int, CaseIterable, Hashable, Sendable {
    case staff = 1
    case priorities, timeliness, seriousCrime, victims, community, race, punitiveness, ethics

    /// The objective as published.
    public var title: String {
      switch self {
      case .staff: "Organizational & Staff Capacity"
      case .priorities: "Time & Resource Prioritization"
      case .timeliness: "Timeliness of Case Processing"
      case .seriousCrime: "Addressing Serious Crime"
      case .victims: "Protecting & Serving Victims"
      case .community: "Community Outreach & Engagement"
      case .race: "Racial & Ethnic Differences"
      case .punitiveness: "Minimizing Unnecessary Punitiveness"
      case .ethics: "Prosecutorial Ethics & Integrity"
      }
    }

    /// The goal that it serves.
    public var goal: Goal {
      switch rawValue {
      case ...3: .capacity
      case ...6: .safety
      default: .fairness
      }
    }
  }

  /// Where the list comes from.
  public static let source = "Prosecutorial Performance Indicators"

  /// What is said where neither the title nor the measure is known.
  static let unknownTitle = "title not known to us"
  static let unknownHow = "published definition not known to us"

  /// The title, or that it is not known.
  public var name: String { title ?? Self.unknownTitle }

  /// How it is measured, or that this is not known.
  public var measure: String { how.isEmpty ? Self.unknownHow : how }

  /// The published number as people write it: "PPI 2.1".
  public var label: String { number.map { "PPI \($0)" } ?? "PPI without a known number" }
}
