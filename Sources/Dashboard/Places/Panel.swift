/// One of the panels of the tab bar.
public enum Panel: String, CaseIterable, Codable, Hashable, Sendable {
  case overview, caseload, performance, disparity, quality, compare, moved, indicators

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
    }
  }

  /// The place in the tab bar and the key that shows it, from 1.
  public var number: Int { (Panel.allCases.firstIndex(of: self) ?? 0) + 1 }
}
