import Metrics

extension DashboardState {
  /// Shows a panel as it was left.
  mutating func show(_ panel: Panel) {
    if case .panel(let current)? = levels.first?.place { panels[current] = levels[0] }
    levels = [panels[panel] ?? Level(.panel(panel))]
    isZoomed = false
    record()
  }

  /// Goes into a place.
  mutating func go(to place: Place) {
    guard place != self.place else { return }
    if case .panel(let panel) = place {
      show(panel)
      return
    }
    // A worklist opens with the most pressing first, however lists were sorted before.
    if case .cases(let selection) = place, selection.worklist != nil { sorts["cases"] = nil }
    // A place that is already on the way is gone back to, so that the way never loops.
    if let index = levels.firstIndex(where: { $0.place == place }) {
      levels.removeSubrange((index + 1)...)
    } else {
      levels.append(Level(place))
    }
    isZoomed = false
    record()
  }

  /// Goes to a place that was looked for by name: what was on the way is not on the way to it.
  mutating func jump(to place: Place) {
    guard place != self.place else { return }
    switch place {
    case .group, .caseFile: levels.removeSubrange(1...)
    default: break
    }
    go(to: place)
  }

  /// Goes back out, one level.
  mutating func goBack() {
    if isZoomed {
      isZoomed = false
    } else if levels.count > 1 {
      levels.removeLast()
      record()
    } else {
      message = "This is the top of \(panel.title). q leaves Caseboard."
    }
  }

  /// Changes the question, so that undo can restore the one before.
  mutating func ask(_ change: (inout Question) -> Void) {
    let before = question
    change(&question)
    guard question != before else { return }
    if question.filter != before.filter { remember(filter: question.filter) }
    record()
  }

  /// Keeps a filter among those that the filter line offers again, the newest first.
  private mutating func remember(filter: String) {
    guard !filter.isEmpty else { return }
    filtersUsed.removeAll { $0 == filter }
    filtersUsed.insert(filter, at: 0)
    filtersUsed = Array(filtersUsed.prefix(Self.filtersKept))
  }

  static let filtersKept = 20

  /// Takes back the last change of the question or of the place, and says which it was.
  mutating func undo() {
    guard visit > 0 else {
      message = "There is nothing to undo."
      return
    }
    let undone = history[visit].words(after: history[visit - 1])
    travel(-1)
    message = "Undone: \(undone). ] does it again."
  }

  /// Notes the visible view, so that history can return to it.
  mutating func record() {
    let now = Visit(levels: levels, question: question)
    guard !history[visit].isLike(now) else { return }
    history.removeSubrange((visit + 1)...)
    history.append(now)
    if history.count > Self.visitsKept { history.removeFirst() }
    visit = history.count - 1
  }

  private static let visitsKept = 100

  /// Returns to an earlier or later view.
  mutating func travel(_ step: Int) {
    let target = visit + step
    guard history.indices.contains(target) else {
      message = step < 0 ? "This is the first view." : "This is the newest view."
      return
    }
    history[visit].levels = levels
    visit = target
    isZoomed = false
    levels = history[target].levels
    question = history[target].question
  }
}
