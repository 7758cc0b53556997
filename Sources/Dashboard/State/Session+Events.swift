import Terminal

extension Session {
  /// Takes an event; `now` is in milliseconds of any clock that only moves on.
  public mutating func handle(_ event: Event, at now: Int) -> [Effect] {
    switch event {
    case .key(let key): return handle(key, at: now)
    case .terminate(let signal):
      state.isFinished = true
      state.endingSignal = signal
      return []
    case .hangUp:
      state.isFinished = true
      state.endingSignal = 1
      return []
    case .resized, .woken, .tick: return []
    }
  }

  /// Takes a key, a click or a turn of the wheel.
  public mutating func handle(_ key: Key, at now: Int) -> [Effect] {
    switch key {
    case .press(let x, let y): return press(drawing.hit(x: x, y: y), at: now)
    case .doubleClick(let x, let y): return doublePress(drawing.hit(x: x, y: y), at: now)
    case .wheel(let up, let x, let y):
      if state.overlay == nil { enterPart(at: drawing.hit(x: x, y: y)) }
      var effects: [Effect] = []
      for _ in 0..<(state.overlay == nil ? 3 : 1) { effects += scroll(up ? .up : .down, at: now) }
      return effects
    case .pasteBegin, .pasteEnd: return []
    default: break
    }
    let command = KeyBinding.command(for: key, in: mode)
    if waits(key, command) { return [] }
    if let command { return perform(command, at: now) }
    if type(key) { return [] }
    if state.overlay == nil {
      state.message =
        state.meeting == nil
        ? "\(key.label) does nothing here; ? lists the keys."
        : "\(key.label) does nothing in the meeting view; Esc leaves it."
    }
    return []
  }

  /// Keeps a key for the page that is on its way, and all that follow it in their order.
  private mutating func waits(_ key: Key, _ command: Command?) -> Bool {
    guard mode == .page, isPageWaiting else { return false }
    switch command {
    case .back, .quit, .leave, .suspend, .redraw:
      typedAhead = []
      return false
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .nextSection,
      .previousSection, .open, .explain, .sortMenu, .sortNext, .sortPrevious, .reverseSort,
      .keepOnly, .keepLike, .zoom, .mark, .follow, .copyRow, .save:
      typedAhead.append(key)
      if snapshot == nil {
        state.message = "\(key.label) waits for the page; Esc takes it back."
      }
      return true
    default:
      // What follows a key that waits waits too: it may be meant for what that one opens.
      guard !typedAhead.isEmpty else { return false }
      // Until there is any page, keys that need none are never kept waiting by others.
      guard snapshot != nil else {
        typedAhead = []
        return false
      }
      typedAhead.append(key)
      return true
    }
  }

  /// Text that was pasted is typed where one types, and is never a command.
  public mutating func paste(_ text: String) {
    guard mode == .line || mode == .menu else {
      state.message = "Pasted text was left out; / takes a filter."
      return
    }
    for character in text where !character.isNewline { _ = type(.character(character)) }
  }

  /// The wheel turns the list under the pointer.
  private mutating func enterPart(at hit: Hit?) {
    guard case .spot(let spot)? = hit, selection?.spot.section != spot.section else { return }
    state.select(spot, in: sections)
  }

  /// The wheel stays within its section.
  private mutating func scroll(_ command: Command, at now: Int) -> [Effect] {
    guard state.overlay == nil else { return perform(command, at: now) }
    let section = selection?.spot.section
    let before = state.level
    let effects = perform(command, at: now)
    if selection?.spot.section != section { state.level = before }
    return effects
  }

  // MARK: - Clicks

  private mutating func press(_ hit: Hit?, at now: Int) -> [Effect] {
    switch hit {
    case .item(let index)?:
      switch state.overlay {
      case .menu(var menu)?:
        menu.index = index
        state.overlay = .menu(menu)
        return perform(.open, at: now)
      case .card(var card)?:
        card.index = index
        state.overlay = .card(card)
        return perform(.open, at: now)
      case .line(var line)?:
        line.suggestion = index
        state.overlay = .line(line)
        return perform(.complete, at: now)
      case .prompt?, nil: return []
      }
    case .inside?: return []
    default: break
    }
    if state.overlay != nil {
      // A click beside a box closes it, and does nothing else.
      state.overlay = nil
      return []
    }
    switch hit {
    case .spot(let spot)?: state.select(spot, in: sections)
    case .command(let command)?: return perform(command, at: now)
    case .sort(let table, let column)?: sort(table, column)
    default: break
    }
    return []
  }

  private mutating func sort(_ table: String, _ column: String) {
    guard let table = blocks.compactMap(\.table).first(where: { $0.id == table }),
      let clicked = table.columns.first(where: { $0.id == column })
    else { return }
    if table.sort?.column == column {
      state.sorts[table.id] = TableSort(
        column, isDescending: !(table.sort?.isDescending ?? false))
    } else {
      sort(table, by: clicked)
    }
  }

  /// The first click of the two has selected; where a list has moved under the pointer since, what
  /// was selected is opened, and not what lies there now.
  private mutating func doublePress(_ hit: Hit?, at now: Int) -> [Effect] {
    guard state.overlay == nil, case .spot(let spot)? = hit else { return press(hit, at: now) }
    if selection?.spot.section != spot.section { state.select(spot, in: sections) }
    return perform(.open, at: now)
  }

  // MARK: - Typing

  /// Types into what takes text; whether the key was of any use.
  private mutating func type(_ key: Key) -> Bool {
    switch state.overlay {
    case .menu(var menu)?:
      switch key {
      case .character(let character): menu.query.append(character)
      case .backspace: menu.query = String(menu.query.dropLast())
      case .control("u"): menu.query = ""
      default: return false
      }
      menu.index = 0
      state.overlay = .menu(menu)
      return true
    case .line(var line)?:
      guard line.editor.type(key) else { return false }
      line.suggestion = nil
      state.overlay = .line(line)
      return true
    case .prompt(var prompt)?:
      guard prompt.editor.type(key) else { return false }
      prompt.notice = ""
      state.overlay = .prompt(prompt)
      return true
    case .card?, nil: return false
    }
  }
}

extension LineEditor {
  /// Does what a key asks of a line of text; whether it asked anything.
  fileprivate mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: deleteBackward()
    case .delete: deleteForward()
    case .left: move(-1)
    case .right: move(1)
    case .home, .control("a"): move(-text.count)
    case .end, .control("e"): move(text.count)
    case .control("w"): deleteWord()
    case .control("u"): deleteToStart()
    default: return false
    }
    return true
  }
}
