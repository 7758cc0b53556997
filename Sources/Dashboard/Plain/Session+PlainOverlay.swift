import Cases
import Metrics
import Terminal

/// What lies over the page, in words: it stands alone until it is closed.
extension Session {
  /// The lines of what lies over the page; `nil` where nothing does.
  var plainOverlay: [PlainLine]? {
    switch state.overlay {
    case nil: nil
    case .menu(let menu)?: plain(menu)
    case .card(let card)?: plain(card)
    case .line(let line)?: plain(line)
    case .prompt(let prompt)?:
      [
        PlainLine(prompt.title, isHeading: true),
        PlainLine(prompt.editor.text, isSelected: true), PlainLine(prompt.notice),
      ]
    }
  }

  private func plain(_ menu: Menu) -> [PlainLine] {
    let typed = menu.query.isEmpty ? "type to find" : "found by \(menu.query)"
    var lines = [PlainLine("\(menu.kind.title), \(typed)", isHeading: true)]
    let items = items(of: menu)
    if items.isEmpty { lines.append(PlainLine("Nothing fits.", isSelected: true)) }
    for (index, item) in items.enumerated() {
      if !item.heading.isEmpty, index == 0 || items[index - 1].heading != item.heading {
        lines.append(PlainLine(item.heading, isHeading: true))
      }
      let key = item.detail.isEmpty ? "" : ", \(item.detail)"
      let reason = item.reason.map { ". Not now: \($0)" } ?? ""
      lines.append(
        PlainLine(item.title + key + reason, isSelected: index == menu.index, hit: .item(index)))
    }
    return lines
  }

  private func plain(_ card: Card) -> [PlainLine] {
    guard let view else { return [] }
    let text = cardText(card.subject, in: view)
    let shown = text.lines.map(\.text).filter { !$0.isEmpty }
    let lines = shown.enumerated().map { index, words in
      PlainLine(words, isSelected: text.doors.isEmpty && index == min(card.top, shown.count - 1))
    }
    let doors = text.doors.enumerated().map { index, door in
      PlainLine(door.words.trimmingSpaces, isSelected: index == card.index, hit: .item(index))
    }
    return [PlainLine(text.title, isHeading: true)] + lines
      + (doors.isEmpty ? [] : [PlainLine("To open:", isHeading: true)] + doors)
  }

  private func plain(_ line: FilterLine) -> [PlainLine] {
    let suggestions = suggestions(for: line)
    var lines = [
      PlainLine("Filter", isHeading: true),
      PlainLine(line.editor.text, isSelected: line.suggestion == nil),
    ]
    if line.editor.text.trimmingSpaces.isEmpty {
      lines.append(PlainLine("Such as: severity = felony and age_days > 180"))
    } else if let error = error(in: line) {
      let nearest = error.nearest.map { "; did you mean \($0)?" } ?? ""
      lines.append(PlainLine("At character \(error.column): \(error.message)\(nearest)"))
    } else if let count = snapshot?.typedCount, snapshot?.request.typed == line.filter {
      lines.append(PlainLine("Keeps \(counted(count, "case"))"))
    }
    return lines
      + suggestions.prefix(12).enumerated().map { index, suggestion in
        PlainLine(
          suggestion.note.isEmpty ? suggestion.text : "\(suggestion.text), \(suggestion.note)",
          isSelected: index == line.suggestion, hit: .item(index))
      }
  }
}
