import Metrics
import Terminal

extension Session {
  /// Draws what lies over the page, if anything.
  func overlay(_ painter: inout Painter, over body: Rect) {
    switch state.overlay {
    case .menu(let menu)?: draw(menu, &painter)
    case .card(let card)?: draw(card, &painter)
    case .line(let line)?: draw(line, &painter)
    case .prompt(let prompt)?: draw(prompt, &painter)
    case nil: break
    }
  }

  // MARK: - Menus

  private func draw(_ menu: Menu, _ painter: inout Painter) {
    let items = items(of: menu)
    let rows = menuRows(items)
    let titleWidth = items.map(\.title.columns).max() ?? 0
    let detailWidth = items.map(\.detail.columns).max() ?? 0
    let width = min(size.width - 2, max(36, titleWidth + detailWidth + 7))
    let height = min(size.height - 2, rows.count + 4)
    let box = Rect(size).centered(width: width, height: height)
    painter.popup(box, title: menu.kind.title)
    let query = menu.query.isEmpty ? "type to find" : menu.query
    painter.write("/ ", x: box.x + 2, y: box.y + 1, .key)
    painter.write(
      query, x: box.x + 4, y: box.y + 1, menu.query.isEmpty ? .muted : .input, width: width - 6)
    let room = max(0, height - 4)
    let selectedRow = rows.firstIndex { $0.item == menu.index } ?? 0
    let top = min(max(0, selectedRow - room / 2), max(0, rows.count - room))
    if items.isEmpty {
      painter.write("Nothing fits.", x: box.x + 2, y: box.y + 2, .muted, width: width - 4)
    }
    for (line, row) in rows.dropFirst(top).prefix(room).enumerated() {
      let y = box.y + 2 + line
      guard let index = row.item else {
        painter.write(row.heading, x: box.x + 2, y: y, .heading, width: width - 4)
        continue
      }
      draw(items[index], isSelected: index == menu.index, box, y: y, &painter)
      painter.note(Rect(x: box.x + 1, y: y, width: width - 2, height: 1), .item(index))
    }
    painter.draw(
      ScrollBar(offset: top, visible: room, rows: rows.count),
      in: Rect(x: box.maxX - 1, y: box.y + 2, width: 1, height: room))
    let reason = items.indices.contains(menu.index) ? items[menu.index].reason ?? "" : ""
    painter.write(reason, x: box.x + 2, y: box.y + height - 2, .warning, width: width - 4)
  }

  /// The lines of a menu: items, and the headings above them.
  private func menuRows(_ items: [MenuItem]) -> [(item: Int?, heading: String)] {
    var rows: [(item: Int?, heading: String)] = []
    for (index, item) in items.enumerated() {
      if !item.heading.isEmpty, index == 0 || items[index - 1].heading != item.heading {
        rows.append((nil, item.heading))
      }
      rows.append((index, ""))
    }
    return rows
  }

  private func draw(
    _ item: MenuItem, isSelected: Bool, _ box: Rect, y: Int, _ painter: inout Painter
  ) {
    let line = Rect(x: box.x + 1, y: y, width: box.width - 2, height: 1)
    if isSelected { painter.fill(line, .selected) }
    let style: Style = isSelected ? .selected : item.reason != nil ? .disabled : .popup
    if isSelected { painter.write("▸", x: box.x + 1, y: y, .selected) }
    let detail = item.detail.columns
    // Keys stand out; other words, such as what a name is of, are said under the breath.
    let isKey = if case .command = item.action { true } else { false }
    painter.write(item.title, x: box.x + 3, y: y, style, width: box.width - 6 - detail)
    painter.writeRight(
      item.detail, end: box.x + box.width - 2, y: y,
      isSelected ? .selected : item.reason != nil ? .disabled : isKey ? .key : .muted,
      width: detail)
  }

  // MARK: - Cards

  private func draw(_ card: Card, _ painter: inout Painter) {
    guard let view else { return }
    let text = cardText(card.subject, in: view)
    let width = min(size.width - 2, 78)
    let lines = text.lines.flatMap { line -> [CardLine] in
      guard line.text.columns > width - 6 - line.indent else { return [line] }
      return wrapped(line.text, to: width - 6 - line.indent).map {
        CardLine($0, line.style, indent: line.indent)
      }
    }
    // Where there is little room, the definition keeps a part of it.
    let shownDoors = min(text.doors.count, max(3, (size.height - 5) * 2 / 3))
    let doors = text.doors.isEmpty ? 0 : shownDoors + 1
    let height = min(size.height - 2, lines.count + doors + 3)
    let box = Rect(size).centered(width: width, height: height)
    painter.popup(box, title: text.title)
    let room = max(0, height - 3 - doors)
    let top = min(card.top, max(0, lines.count - room))
    for (row, line) in lines.dropFirst(top).prefix(room).enumerated() {
      painter.write(
        line.text, x: box.x + 3 + line.indent, y: box.y + 1 + row, line.style,
        width: width - 6 - line.indent)
    }
    if top + room < lines.count {
      painter.writeRight(" PgDn ", end: box.x + width - 2, y: box.y + height - 1, .muted, width: 6)
    }
    let firstDoor = min(
      max(0, card.index - shownDoors / 2), max(0, text.doors.count - shownDoors))
    for (line, index) in text.doors.indices.dropFirst(firstDoor).prefix(shownDoors).enumerated() {
      let door = text.doors[index]
      let y = box.y + height - 1 - shownDoors + line
      let isSelected = index == card.index
      let row = Rect(x: box.x + 1, y: y, width: width - 2, height: 1)
      if isSelected { painter.fill(row, .selected) }
      painter.write(
        (isSelected ? "▸ " : "  ") + door.words, x: box.x + 1, y: y,
        isSelected ? .selected : .popup, width: width - 4)
      painter.note(row, .item(index))
    }
  }

  // MARK: - A name that is asked for

  private func draw(_ prompt: Prompt, _ painter: inout Painter) {
    let box = Rect(size).centered(width: min(size.width - 2, 72), height: 4)
    painter.popup(box, title: prompt.title)
    let line = TextInput(
      prompt: "", text: prompt.editor.text, cursor: prompt.editor.caret)
    painter.draw(line, in: Rect(x: box.x + 2, y: box.y + 1, width: box.width - 4, height: 1))
    painter.setCursor(
      Canvas.Point(x: box.x + 2 + min(prompt.editor.caret, box.width - 5), y: box.y + 1))
    let notice = prompt.notice.isEmpty ? "Enter saves, Esc leaves it." : prompt.notice
    painter.write(
      notice, x: box.x + 2, y: box.y + 2, prompt.notice.isEmpty ? .muted : .warning,
      width: box.width - 4)
  }

  // MARK: - The filter line

  private func draw(_ line: FilterLine, _ painter: inout Painter) {
    let suggestions = suggestions(for: line)
    let room = min(6, max(0, size.height - 8))
    let selected = line.suggestion ?? 0
    let top = min(max(0, selected - room / 2), max(0, suggestions.count - room))
    let shown = Array(suggestions.dropFirst(top).prefix(room))
    let height = 4 + shown.count
    let box = Rect(x: 0, y: size.height - 1 - height, width: size.width, height: height)
    painter.popup(box, title: "Filter")
    let width = size.width - 6
    // A long text is moved to the left, so that the caret stays in sight.
    let caret = String(line.editor.beforeCaret).columns
    let shift = max(0, caret - width + 1)
    let text = String(line.editor.text.dropFirst(shift))
    painter.write("/", x: 2, y: box.y + 1, .key)
    painter.fill(Rect(x: 4, y: box.y + 1, width: width, height: 1), .input)
    painter.write(text, x: 4, y: box.y + 1, .input, width: width)
    painter.setCursor(Canvas.Point(x: 4 + caret - shift, y: box.y + 1))
    state(of: line, shift: shift, width: width, y: box.y + 2, &painter)
    for (row, suggestion) in shown.enumerated() {
      let isSelected = line.suggestion == top + row
      let line = Rect(x: 4, y: box.y + 3 + row, width: min(width, 60), height: 1)
      if isSelected { painter.fill(line, .selected) }
      let style: Style = isSelected ? .selected : .popup
      let note = suggestion.note
      painter.write(
        (isSelected ? "▸ " : "  ") + suggestion.text, x: line.x, y: line.y, style,
        width: line.width - note.columns - 1)
      painter.writeRight(note, end: line.maxX, y: line.y, style, width: note.columns)
      painter.note(Rect(x: 4, y: box.y + 3 + row, width: width, height: 1), .item(top + row))
    }
  }

  /// Whether the text only lacks its end.
  private func isUnfinished(_ line: FilterLine, _ error: FilterError) -> Bool {
    let text = line.editor.text
    return line.editor.caret == text.count && error.column > text.trimmingSpaces.count
  }

  /// Under the text: where it is wrong and why, or how many cases it keeps.
  private func state(
    of line: FilterLine, shift: Int, width: Int, y: Int, _ painter: inout Painter
  ) {
    if line.editor.text.trimmingSpaces.isEmpty {
      painter.write(
        "such as: severity = felony and age_days > 180", x: 4, y: y, .muted, width: width)
    } else if let error = error(in: line), isUnfinished(line, error) {
      // Whoever is still typing has done nothing wrong.
      painter.write(error.message, x: 4, y: y, .muted, width: width)
    } else if let error = error(in: line) {
      let column = min(max(0, error.column - 1 - shift), width - 1)
      painter.write("^", x: 4 + column, y: y, .error)
      let room = width - column - 2
      let message = error.message + (error.nearest.map { "; did you mean \($0)?" } ?? "")
      if message.columns <= room || column < width / 2 {
        painter.write(message, x: 4 + column + 2, y: y, .error, width: room)
      } else {
        painter.writeRight(
          message, end: 4 + max(0, column - 1), y: y, .error, width: max(0, column - 1))
      }
    } else if let count = snapshot?.typedCount, snapshot?.request.typed == line.filter {
      painter.write("keeps \(counted(count, "case"))", x: 4, y: y, .good, width: width)
    }
  }
}

extension Menu.Kind {
  /// The heading of the menu.
  var title: String {
    switch self {
    case .help: "Keys"
    case .palette: "Find"
    case .sort: "Sort by"
    case .period: "Period"
    case .reference: "Compare with"
    case .comparing: "Compare by"
    case .cohort: "Which cases"
    case .staff: "Compare with what is expected"
    case .measure: "Compare the share of cases"
    case .against: "Compare the period with"
    case .parts: "Which groups account for a change"
    case .times: "Times by"
    case .save: "Copy or save"
    case .views: "Views"
    case .step: "What if"
    case .follow: "You follow this"
    case .grouping: "Group by"
    }
  }
}

extension Painter {
  /// An empty box over the page, with a title in its upper edge.
  mutating func popup(_ box: Rect, title: String) {
    fill(box, .popup)
    draw(Frame(title: title), in: box)
    note(box, .inside)
  }
}
