import Cases
import Metrics
import Terminal

/// What lies over the page takes the commands first; `nil` hands a command on to the page.
extension Session {
  /// Commands in a menu.
  mutating func perform(_ command: Command, in menu: Menu, at now: Int) -> [Effect]? {
    var menu = menu
    let items = items(of: menu)
    let last = max(0, items.count - 1)
    switch command {
    case .up: menu.index = menu.index <= 0 ? last : menu.index - 1
    case .down: menu.index = menu.index >= last ? 0 : menu.index + 1
    case .pageUp: menu.index = max(0, menu.index - 10)
    case .pageDown: menu.index = min(last, menu.index + 10)
    case .back:
      state.overlay = nil
      return []
    case .open:
      guard items.indices.contains(menu.index) else { return [] }
      return choose(items[menu.index], at: now)
    default: return isForProgram(command) ? nil : []
    }
    state.overlay = .menu(menu)
    return []
  }

  /// Does what an item of a menu stands for.
  private mutating func choose(_ item: MenuItem, at now: Int) -> [Effect] {
    if let reason = item.reason {
      state.message = reason
      return []
    }
    state.overlay = nil
    switch item.action {
    case .command(let command): return perform(command, at: now)
    case .sort(let id):
      if let table = selectedTable, let column = table.columns.first(where: { $0.id == id }) {
        sort(table, by: column)
      }
    case .period(let period):
      state.ask {
        $0.period = period
        $0.asOf = nil
      }
    case .reference(let label):
      state.ask { $0.reference = label }
      state.message = "Compared with \(label)."
    case .comparing(let field):
      state.ask {
        $0.comparing = field
        $0.crossing = nil
        $0.reference = nil
      }
      state.message = "Compared by \(field.title)."
    case .crossing(let field, let other):
      state.ask {
        $0.comparing = field
        $0.crossing = other
        $0.reference = nil
      }
      state.message = "Compared by \(field.title) and \(other.title)."
    case .cohort(let field):
      state.ask { $0.cohort = field }
      state.message =
        field.map { "Cases \($0.title) in the period, followed to their end." }
        ?? "Each decision by its own day in the period."
    case .grouping(let field):
      state.ask { $0.grouping = field }
      state.message = "Grouped by \(field.title)."
    case .against(let against):
      state.ask { $0.against = against }
      state.message = "Compared with \(against.words)."
    case .parts(let field):
      state.ask { $0.partsBy = field }
      state.message = "Changes of shares by \(field.title)."
    case .times(let field):
      state.ask { $0.timesBy = field }
      state.message = "Times by \(field.title)."
    case .staff(let field):
      state.ask { $0.staff = field }
      state.message = "Compared by \(field.title)."
    case .measure(let id):
      state.ask { $0.measure = id }
      state.message = "Compared: \((snapshot?.metric(id)?.title ?? id).lowercased())."
    case .step(let step): add(step: step)
    case .writeStep(let begun): state.overlay = .prompt(Prompt(.step, begun))
    case .note(let subjects, let text):
      state.overlay = .prompt(Prompt(.follow(subjects), text))
    case .unfollow(let subjects): return unfollow(subjects)
    case .go(let place): state.jump(to: place)
    case .theme(let name): return show(theme: name)
    case .copy(let kind): return copy(kind)
    case .save(let format): askForFile(format)
    case .nameView: state.overlay = .prompt(Prompt(.view, ""))
    case .openView(let view): state.open(view)
    case .forgetView(let name):
      state.forgetView(named: name)
      return [.keep]
    }
    return []
  }

  /// Commands in a card.
  mutating func perform(_ command: Command, in card: Card) -> [Effect]? {
    var card = card
    let doors = view.map { cardText(card.subject, in: $0).doors } ?? []
    switch command {
    case .up, .down:
      let step = command == .up ? -1 : 1
      if doors.isEmpty {
        card.top = max(0, card.top + step)
      } else {
        card.index = min(max(0, card.index + step), doors.count - 1)
      }
    case .pageUp: card.top = max(0, card.top - 5)
    case .pageDown: card.top += 5
    case .first: card.top = 0
    case .last: card.top = Int.max / 2
    case .open:
      state.overlay = nil
      if doors.indices.contains(card.index) { state.go(to: doors[card.index].opens) }
      return []
    case .back, .explain, .quit:
      state.overlay = nil
      return []
    default: return isForProgram(command) ? nil : []
    }
    state.overlay = .card(card)
    return []
  }

  /// Commands in the filter line.
  mutating func perform(_ command: Command, in line: FilterLine) -> [Effect]? {
    var line = line
    let suggestions = suggestions(for: line)
    switch command {
    case .up, .down:
      guard !suggestions.isEmpty else { return [] }
      let step = command == .up ? -1 : 1
      let from = line.suggestion ?? (step > 0 ? -1 : suggestions.count)
      line.suggestion = (from + step + suggestions.count) % suggestions.count
    case .complete:
      guard let first = suggestions.first else { return [] }
      line.take(line.suggestion.map { suggestions[$0] } ?? first)
    case .open:
      return accept(line, suggestions)
    case .back:
      state.overlay = nil
      return []
    default: return isForProgram(command) ? nil : []
    }
    state.overlay = .line(line)
    return []
  }

  /// Enter in the filter line: takes the suggestion that was gone to, or else the filter.
  private mutating func accept(
    _ line: FilterLine, _ suggestions: [FilterSuggestion]
  ) -> [Effect] {
    if let index = line.suggestion, suggestions.indices.contains(index) {
      var line = line
      line.take(suggestions[index])
      state.overlay = .line(line)
      return []
    }
    guard error(in: line) == nil else {
      state.message = "The filter is not finished: see the mark below it. Esc leaves it as it was."
      return []
    }
    state.overlay = nil
    let text = line.editor.text.trimmingSpaces
    state.ask { $0.filter = text }
    state.message = text.isEmpty ? "All cases." : "Filtered; u undoes."
    return []
  }

  /// What is wrong with the filter as typed: how it is written, or a field that the data lacks.
  func error(in line: FilterLine) -> FilterError? {
    if let error = line.error { return error }
    guard let snapshot, var filter = line.filter else { return nil }
    do { filter = try filter.bound(to: snapshot.fields) } catch { return error }
    let missing = CaseColumn.all(with: snapshot.fields).first { column in
      guard case .field(let field) = column else { return false }
      return filter.columns.contains(column) && !snapshot.fields.contains(field)
    }
    guard let missing else { return nil }
    let text = line.editor.text.lowercased()
    let start = text.firstRange(of: missing.name)?.lowerBound ?? text.startIndex
    return FilterError(
      column: text.distance(from: text.startIndex, to: start) + 1,
      message: "the office's data has no \(missing.title)")
  }

  /// What could come at the caret of the filter line.
  func suggestions(for line: FilterLine) -> [FilterSuggestion] {
    line.suggestions(in: snapshot, earlier: state.filtersUsed)
  }

  private func isForProgram(_ command: Command) -> Bool {
    [.suspend, .leave, .redraw].contains(command)
  }
}
