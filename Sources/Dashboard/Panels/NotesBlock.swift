import Terminal

/// What a page says and does not say, in small print below it; the card has all of it.
func notesBlock(_ id: String, _ text: String, height: Int) -> Block {
  let choice = Choice(
    spot: Spot(id, id), explains: .words(title: "What this says, and what not", text: text))
  var block = Block(Section(id, list: [choice]), height: height, least: 2) { painter, rect in
    painter.note(rect, .spot(choice.spot))
    let style: Style = painter.selected == choice.spot ? .selected : .muted
    let lines = wrapped(text, to: rect.width)
    for (line, words) in lines.prefix(rect.height).enumerated() {
      let isCut = line == rect.height - 1 && lines.count > rect.height
      painter.write(
        isCut ? words + " …" : words, x: rect.x, y: rect.y + line, style, width: rect.width)
    }
  }
  block.isPinned = true
  block.place = .whole
  return block
}
