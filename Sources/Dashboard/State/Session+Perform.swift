import Metrics
import Terminal

extension Session {
  /// What takes the keys now.
  var mode: KeyBinding.Mode {
    switch state.overlay {
    case nil: state.meeting == nil ? .page : .meeting
    case .menu: .menu
    case .card: .card
    case .line, .prompt: .line
    }
  }

  /// Does what a command asks: only the next state, and what the program must do for it.
  public mutating func perform(_ command: Command, at now: Int = 0) -> [Effect] {
    (state.message, state.said) = ("", "")
    switch state.overlay {
    case .menu(let menu)?:
      if let effects = perform(command, in: menu, at: now) { return effects }
    case .card(let card)?:
      if let effects = perform(command, in: card) { return effects }
    case .line(let line)?:
      if let effects = perform(command, in: line) { return effects }
    case .prompt(let prompt)?:
      if let effects = perform(command, in: prompt) { return effects }
    case nil:
      if state.meeting != nil, let effects = performInMeeting(command, at: now) { return effects }
    }
    if let reason = reason(against: command) {
      state.message = reason
      return []
    }
    let effects = performOnPage(command, at: now)
    if state.overlay == nil { state.said = words(for: command) }
    return effects
  }

  /// What a command did, for the status line: where the selection went, or what the key is for.
  private func words(for command: Command) -> String {
    guard state.message.isEmpty else { return "" }
    switch command {
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .nextSection,
      .previousSection:
      return selection?.words ?? ""
    default: return KeyBinding.of(command)?.help ?? ""
    }
  }

  /// What `b` chooses on the page.
  var groupingKind: Menu.Kind {
    switch state.place {
    case .panel(.compare): .staff
    case .panel(.moved): .parts
    case .survival: .times
    default: .grouping
    }
  }

  private mutating func performOnPage(_ command: Command, at now: Int) -> [Effect] {
    switch command {
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .nextSection,
      .previousSection:
      move(command)
    case .open: open()
    case .back: state.goBack()
    case .explain: explain()
    case .historyBack: state.travel(-1)
    case .historyForward: state.travel(1)
    case .show(let panel): state.show(panel)
    case .editFilter:
      state.overlay = .line(FilterLine(state.question.filter, fields: snapshot?.fields ?? []))
    case .help: state.overlay = .menu(Menu(.help))
    case .palette: state.overlay = .menu(Menu(.palette))
    case .sortMenu: state.overlay = .menu(Menu(.sort))
    case .periodMenu: state.overlay = .menu(Menu(.period))
    case .referenceMenu:
      state.overlay = .menu(Menu(state.place == .panel(.moved) ? .against : .reference))
    case .comparingMenu: state.overlay = .menu(Menu(.comparing))
    case .cohortMenu: state.overlay = .menu(Menu(.cohort))
    case .trend: showTrend()
    case .groupingMenu:
      state.overlay = .menu(Menu(groupingKind))
    case .times: state.go(to: .survival)
    case .measureMenu: state.overlay = .menu(Menu(.measure))
    case .addStep: state.overlay = .menu(Menu(.step))
    case .sortPrevious: sortByNeighbor(-1)
    case .sortNext: sortByNeighbor(1)
    case .reverseSort: reverseSort()
    case .zoom: state.isZoomed.toggle()
    case .follow: follow()
    case .followed: state.go(to: .followed)
    case .mark: toggleMark()
    case .unmarkAll:
      state.marked = [:]
      state.message = "No row is marked any more."
    case .copyRow: return copy(.row)
    case .save: state.overlay = .menu(Menu(.save))
    case .views: state.overlay = .menu(Menu(.views))
    case .clearFilter, .keepOnly, .keepLike, .dropCondition, .undo, .periodBack, .periodForward,
      .toggleAdjusted, .toggleBenchmark, .dropStep, .removeSteps:
      askAnew(command)
    case .freeze, .nextTheme, .toggleGlyphs, .toggleMouse, .redraw, .suspend, .quit, .leave,
      .complete, .meeting, .nextSlide, .previousSlide, .toggleNames, .toggleList:
      return performOutside(command, at: now)
    }
    return []
  }

  /// Commands that change what is asked of the data.
  private mutating func askAnew(_ command: Command) {
    switch command {
    case .clearFilter: state.ask { $0.filter = "" }
    case .undo: state.undo()
    case .toggleAdjusted:
      state.ask { $0.isAdjusted.toggle() }
      state.message = state.question.isAdjusted ? "Adjusted ratios shown." : "Unadjusted only."
    case .toggleBenchmark:
      state.ask { $0.isOfPopulation.toggle() }
      state.message =
        state.question.isOfPopulation
        ? "Rates for each 1,000 people; B returns to the stage before."
        : "Shares of those who reached the stage before."
    case .keepOnly:
      guard let group = selectedGroup else { return }
      state.ask { $0.filter = Filter.everything.and($0.filter).and(Filter(group)).text }
      state.message = "Only \(groupName(group)); u undoes."
    case .keepLike:
      guard let like = filterLikeSelection else { return }
      state.ask { $0.filter = Filter.everything.and($0.filter).and(like).text }
      state.message = "Only \(like.text); u undoes."
    case .dropCondition(let index):
      let filter = Filter.everything.and(state.question.filter)
      guard filter.parts.indices.contains(index) else { return }
      let dropped = filter.parts[index].text
      state.ask { $0.filter = filter.removing(part: index).text }
      state.message = "Without \(dropped); u undoes."
    case .dropStep(let index):
      guard state.question.scenario.indices.contains(index) else { return }
      let dropped = state.question.scenario[index]
      state.ask { $0.scenario.remove(at: index) }
      state.message = "Without \(dropped); u undoes."
    case .removeSteps:
      state.ask { $0.scenario = [] }
      state.message = "As it is; u undoes."
    case .periodBack, .periodForward:
      guard let moved = moved(command == .periodBack ? -1 : 1) else { return }
      state.ask { $0 = moved }
      state.message = "Period: \(moved.period.words)."
    default: break
    }
  }

  /// Commands that the program carries out.
  private mutating func performOutside(_ command: Command, at now: Int) -> [Effect] {
    switch command {
    case .freeze:
      state.isFrozen.toggle()
      if !state.isFrozen { thaw(at: now) }
      state.message =
        state.isFrozen
        ? "Frozen: the picture stays as it is. Space goes on." : "Live again."
    case .nextTheme:
      let names = Theme.all.map(\.name)
      let index = names.firstIndex(of: state.look.theme) ?? 0
      return show(theme: names[(index + 1) % names.count])
    case .toggleGlyphs:
      state.look.glyphs = state.look.glyphs.next
      state.message = "Characters: \(state.look.glyphs.words)."
    case .toggleMouse:
      state.look.hasMouse.toggle()
      state.message =
        state.look.hasMouse ? "Mouse on." : "Mouse off: text can be selected and copied."
      return [.setMouse(state.look.hasMouse)]
    case .meeting:
      state.beginMeeting()
      return [.setTheme(meetingTheme)]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit, .leave: state.isFinished = true
    default: break
    }
    return []
  }

  /// Changes how roles look.
  mutating func show(theme name: String) -> [Effect] {
    state.look.theme = name
    state.message = "Theme: \(name)."
    return [.setTheme(name)]
  }

  /// Moves the selection; a list that goes on is fetched further when its end is near.
  private mutating func move(_ command: Command) {
    let sections = sections
    state.move(command, in: sections, page: max(1, size.height - 12))
    guard let cases = snapshot?.cases, cases.rows.count < cases.total,
      state.level.spot?.section == "cases"
    else { return }
    if command == .last {
      state.level.limit = cases.total
    } else if state.level.row + 50 > cases.rows.count {
      state.level.limit = max(state.level.limit, cases.rows.count) * 2
    }
  }

  private mutating func open() {
    guard let choice = selection else {
      state.message = "There is nothing to open here."
      return
    }
    if let place = choice.opens {
      state.select(choice.spot, in: sections)
      state.go(to: place)
    } else if let subject = choice.explains {
      state.overlay = .card(Card(subject))
    } else {
      state.message = "Nothing lies behind this."
    }
  }

  /// Shows how a ratio moved; on a trend, the other step in its place.
  private mutating func showTrend() {
    guard let one = comparedGroup else { return }
    if let choice = selection { state.select(choice.spot, in: sections) }
    if case .trend = state.place { state.goBack() }
    state.go(to: .trend(one))
  }

  private mutating func explain() {
    guard let subject = selection?.explains else { return }
    state.overlay = .card(Card(subject))
  }

  /// Sorts by the column before or after the one in force.
  private mutating func sortByNeighbor(_ step: Int) {
    guard let table = selectedTable else { return }
    let index = table.columns.firstIndex { $0.id == table.sort?.column } ?? 0
    let count = table.columns.count
    sort(table, by: table.columns[(index + step + count) % count])
  }

  /// Sorts by a column, the greatest first where it holds numbers.
  mutating func sort(_ table: RecordTable, by column: TableColumn) {
    state.sorts[table.id] = TableSort(column.id, isDescending: column.descendsFirst)
    state.message = "Sorted by \(column.spokenTitle)."
  }

  private mutating func reverseSort() {
    guard let table = selectedTable else { return }
    let sort = table.sort ?? TableSort(table.columns[0].id, isDescending: false)
    state.sorts[table.id] = TableSort(sort.column, isDescending: !sort.isDescending)
  }
}
