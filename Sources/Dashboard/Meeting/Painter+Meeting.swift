import Cases
import Metrics
import Terminal

extension Painter {
  /// Figures in block digits: side by side where there is room, else the first above the others.
  mutating func figures(_ figures: [RoomFigure], in rect: Rect) {
    let need = figures.map { max(BlockDigits($0.text).width ?? $0.text.columns, $0.note.columns) }
    let isWide = need.reduce(0) { $0 + $1 + 6 } <= rect.width + 6
    guard !isWide, figures.count > 1, rect.height >= 15 else {
      let columns = isWide ? rect.columns(figures.count, gap: 6) : [rect]
      // A little above the middle, where people look; all of one size.
      let top = isWide ? max(0, (rect.height - 18) / 3) : 0
      let room = Size(width: columns[0].width, height: rect.height - top - 3)
      let height = figures.map { BlockDigits($0.text).size(in: room).height }.min() ?? 1
      for (figure, place) in zip(figures, columns) {
        self.figure(figure, in: place.inset(top: top).split(top: height + 3).top)
      }
      return
    }
    // The first takes what the others leave, and so is the largest.
    let below = max(8, min(rect.height * 2 / 5, 18))
    let (first, rest) = rect.split(bottom: below, gap: 1)
    figure(figures[0], in: first)
    for (figure, place) in zip(figures.dropFirst(), rest.columns(2, gap: 4)) {
      self.figure(figure, in: place)
    }
  }

  private mutating func figure(_ figure: RoomFigure, in rect: Rect) {
    write(figure.title, x: rect.x, y: rect.y, .strong, width: rect.width)
    let (digits, note) = rect.inset(top: 1).split(bottom: 2)
    let shape = BlockDigits(figure.text)
    draw(shape, in: digits)
    let y = digits.y + shape.size(in: digits.size).height
    for (line, words) in wrapped(figure.note, to: rect.width).prefix(2).enumerated() {
      write(words, x: note.x, y: y + line, .plain, width: note.width)
    }
  }

  /// Thick bars with their names and numbers, as many as have room.
  mutating func bars(_ bars: RoomBars, in rect: Rect) {
    guard !bars.bars.isEmpty else { return nothing(bars.why, in: rect) }
    let (body, note) = rect.split(bottom: 1, gap: 1)
    write(bars.note, x: note.x, y: note.y, .plain, width: note.width)
    let count = min(bars.bars.count, max(1, (body.height + 1) / 2))
    let step = min(7, max(2, (body.height + 1) / max(1, count)))
    let thick = max(1, step - 1)
    let longest = bars.bars.map(\.name.columns).max() ?? 0
    let names = min(longest, rect.width / 3)
    // Where bars are thick, so are the numbers.
    let isLarge = thick >= BlockDigits.lowHeight && rect.width >= 100
    let figures = isLarge ? bars.bars.map { BlockDigits($0.figure).lowWidth ?? 0 }.max() ?? 0 : 0
    let words = bars.bars.map { isLarge ? $0.note.columns : $0.text.columns }.max() ?? 0
    let numbers = isLarge ? figures + words + 2 : words
    let barWidth = rect.width - names - numbers - 4
    for (index, bar) in bars.bars.prefix(count).enumerated() {
      let y = body.y + index * step
      let middle = y + (thick - 1) / 2
      write(bar.name.cutInMiddle(to: names), x: rect.x, y: middle, .strong, width: names)
      if let share = bar.share, barWidth >= 6 {
        let place = Rect(x: rect.x + names + 2, y: y, width: barWidth, height: thick)
        thickBar(share, target: bar.target, in: place)
      }
      guard isLarge, !bar.figure.isEmpty else {
        writeRight(bar.text, end: rect.maxX, y: middle, .strong, width: numbers)
        continue
      }
      writeRight(bar.note, end: rect.maxX, y: middle, .strong, width: words)
      let digits = BlockDigits(bar.figure)
      let width = digits.lowWidth ?? 0
      draw(
        digits,
        in: Rect(
          x: rect.maxX - words - 2 - width, y: middle - 1, width: width,
          height: BlockDigits.lowHeight))
    }
  }

  private mutating func thickBar(_ share: Double, target: Double?, in rect: Rect) {
    let eighths = max(share > 0 ? 1 : 0, Int((share * Double(rect.width * 8)).rounded()))
    let full = pen.isASCII ? "#" : "█"
    let ends = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let end = pen.isASCII ? (eighths % 8 >= 4 ? "#" : "") : ends[eighths % 8]
    let text = String(repeating: full, count: eighths / 8) + end
    for row in rect.y..<rect.maxY {
      write(text, x: rect.x, y: row, .shape, width: rect.width)
      if let target {
        let x = min(rect.width - 1, Int((target * Double(rect.width)).rounded()))
        write(pen.isASCII ? "|" : "┃", x: rect.x + x, y: row, .strong)
      }
    }
  }

  /// Filed and disposed for each month, and the open cases above them.
  mutating func flow(_ room: RoomNumbers, in rect: Rect) {
    let months = room.flowMonths
    guard !months.isEmpty else {
      return nothing(room.flowReason, in: rect)
    }
    let (body, note) = rect.split(bottom: 1, gap: 1)
    draw(
      FlowChart(
        months.map(\.period), open: months.map(\.open),
        names: FlowChart.Names(open: room.openName, unfinished: "")), in: body)
    write(room.flowNote, x: note.x, y: note.y, .plain, width: note.width)
  }

  /// What moved beyond chance, the surest first.
  mutating func moved(_ room: RoomNumbers, in rect: Rect) {
    let lines = room.movedLines
    guard !lines.isEmpty else {
      return nothing(
        "Nothing changed further than chance explains, of what may be shown.", in: rect)
    }
    let step = rect.height >= 8 ? 3 : 2
    for (index, line) in lines.prefix(min(6, (rect.height + 1) / step)).enumerated() {
      let y = rect.y + index * step
      write(line.sign, x: rect.x, y: y, .strong)
      write(line.title, x: rect.x + 3, y: y, .strong, width: rect.width - 3)
      write(line.words, x: rect.x + 3, y: y + 1, .plain, width: rect.width - 3)
    }
  }
}
