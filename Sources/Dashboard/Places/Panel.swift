/// One of the panels of the tab bar.
public enum Panel: String, CaseIterable, Codable, Hashable, Sendable {
  case overview, caseload, performance, disparity, quality, compare, moved, indicators
  case worklists, timeUse, plan

  /// The name on the tab.
  public var title: String {
    switch self {
    case .overview: "Overview"
    case .caseload: "Caseload"
    case .performance: "Performance"
    case .disparity: "Disparity"
    case .quality: "Quality"
    case .compare: "Compare"
    case .moved: "Moved"
    case .indicators: "Indicators"
    case .worklists: "Worklists"
    case .timeUse: "Time use"
    case .plan: "Plan"
    }
  }

  /// The name on the tab where there is little room.
  var shortTitle: String {
    switch self {
    case .overview: "Over"
    case .caseload: "Load"
    case .performance: "Perf"
    case .disparity: "Disp"
    case .quality: "Qual"
    case .compare: "Comp"
    case .moved: "Moved"
    case .indicators: "Indic"
    case .worklists: "Work"
    case .timeUse: "Time"
    case .plan: "Plan"
    }
  }

  /// The key that shows it: the place in the tab bar as a digit, as far as there are digits.
  public var key: Character {
    switch self {
    case .timeUse: "0"
    case .plan: "W"
    default: Character("\((Panel.allCases.firstIndex(of: self) ?? 0) + 1)")
    }
  }
}
