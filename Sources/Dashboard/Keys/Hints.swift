import Metrics
import Terminal

/// A key worth knowing now, in two or three words.
struct Hint: Hashable, Sendable {
  var command: Command
  var words: String

  init(_ command: Command, _ words: String) {
    self.command = command
    self.words = words
  }

  /// The columns that it takes in the foot line.
  var width: Int {
    (KeyBinding.of(command)?.keys.first?.label.columns ?? 0) + 1 + words.columns
  }
}

extension Session {
  /// The most useful keys of the moment, the most useful first; those that can do nothing now are
  /// left out.
  var hints: [Hint] {
    let wanted: [Hint]
    switch state.overlay {
    case .menu:
      wanted = [Hint(.open, "choose"), Hint(.up, "up"), Hint(.down, "down"), Hint(.back, "close")]
    case .card: wanted = [Hint(.open, "open the cases"), Hint(.down, "down"), Hint(.back, "close")]
    case .line:
      wanted = [
        Hint(.open, "filter"), Hint(.complete, "complete"), Hint(.down, "suggestions"),
        Hint(.back, "leave it"),
      ]
    case .prompt: wanted = [Hint(.open, "save"), Hint(.back, "leave it")]
    case nil: wanted = pageHints
    }
    return wanted.filter { state.overlay != nil || reason(against: $0.command) == nil }
  }

  private var pageHints: [Hint] {
    var hints: [Hint] = []
    if selection?.opens != nil { hints.append(Hint(.open, "open")) }
    if state.levels.count > 1 || state.isZoomed { hints.append(Hint(.back, "back")) }
    if state.isFrozen { hints.append(Hint(.freeze, "go on")) }
    hints.append(Hint(.explain, "explain"))
    switch state.place {
    case .panel(.disparity):
      hints += [
        Hint(.trend, "trend"), Hint(.referenceMenu, "reference"), Hint(.toggleAdjusted, "adjusted"),
      ]
    case .panel(.moved):
      hints += [Hint(.referenceMenu, "against"), Hint(.groupingMenu, "which groups")]
    case .strata: hints += [Hint(.trend, "trend"), Hint(.sortMenu, "sort")]
    case .trend: hints.append(Hint(.trend, "year or quarter"))
    case .panel(.compare): hints += [Hint(.measureMenu, "measure"), Hint(.groupingMenu, "by unit")]
    case .panel(.caseload): hints += [Hint(.sortMenu, "sort"), Hint(.groupingMenu, "group by")]
    case .survival: hints.append(Hint(.groupingMenu, "group by"))
    case .cases: hints.append(Hint(.sortMenu, "sort"))
    default: hints.append(Hint(.periodMenu, "period"))
    }
    hints += [
      Hint(.editFilter, "filter"), Hint(.palette, "command"), Hint(.help, "help"),
      Hint(.quit, "quit"),
    ]
    return hints
  }
}
