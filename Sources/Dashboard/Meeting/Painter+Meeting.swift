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
      // A little above the middle, where people look.
      let top = isWide ? max(0, (rect.height - 9) / 3) : 0
      for (figure, place) in zip(figures, columns) {
        self.figure(figure, in: place.inset(top: top))
      }
      return
    }
    figure(figures[0], in: rect.split(top: 7).top)
    for (figure, place) in zip(figures.dropFirst(), rect.inset(top: 8).columns(2, gap: 4)) {
      self.figure(figure, in: place)
    }
  }

  private mutating func figure(_ figure: RoomFigure, in rect: Rect) {
    write(figure.title, x: rect.x, y: rect.y, .strong, width: rect.width)
    let digits = BlockDigits(figure.text)
    let body = rect.inset(top: 1)
    let size = digits.size(in: body.size)
    draw(digits, in: body.split(top: size.height).top)
    let y = body.y + size.height
    for (line, words) in wrapped(figure.note, to: rect.width).prefix(2).enumerated() {
      write(words, x: rect.x, y: y + line, .plain, width: rect.width)
    }
  }

  /// Thick bars with their names and numbers, as many as have room.
  mutating func bars(_ bars: RoomBars, in rect: Rect) {
    guard !bars.bars.isEmpty else { return nothing(bars.why, in: rect) }
    let (body, note) = rect.split(bottom: 1, gap: 1)
    write(bars.note, x: note.x, y: note.y, .plain, width: note.width)
    let count = min(bars.bars.count, max(1, (body.height + 1) / 2))
    let step = min(5, max(2, (body.height + 1) / max(1, count)))
    let thick = max(1, step - 1)
    let longest = bars.bars.map(\.name.columns).max() ?? 0
    let names = min(longest, rect.width / 3)
    let numbers = bars.bars.map(\.text.columns).max() ?? 0
    let barWidth = rect.width - names - numbers - 4
    for (index, bar) in bars.bars.prefix(count).enumerated() {
      let y = body.y + index * step
      let middle = y + (thick - 1) / 2
      write(bar.name.cutInMiddle(to: names), x: rect.x, y: middle, .strong, width: names)
      if let share = bar.share, barWidth >= 6 {
        let place = Rect(x: rect.x + names + 2, y: y, width: barWidth, height: thick)
        thickBar(share, target: bar.target, in: place)
      }
      writeRight(bar.text, end: rect.maxX, y: middle, .strong, width: numbers)
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
      FlowChart(months.map(\.period), open: months.map(\.open)), in: body)
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
