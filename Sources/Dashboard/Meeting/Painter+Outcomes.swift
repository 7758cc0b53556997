import Metrics
import Terminal

extension Painter {
  /// How cases end, as bars cut into shares with the percents beside their names.
  mutating func endings(_ room: RoomNumbers, in rect: Rect) {
    let rows = room.endings
    guard !rows.isEmpty else {
      let row = room.snapshot["plea_rate"]
      let why = row?.isShown == true ? "too few cases" : room.reason(row)
      return nothing("How cases end cannot be shown: \(why).", in: rect)
    }
    let step = min(12, max(3, rect.height / rows.count))
    for (index, row) in rows.prefix(max(1, rect.height / step)).enumerated() {
      let place = Rect(x: rect.x, y: rect.y + index * step, width: rect.width, height: step - 1)
      shares(row, of: room, in: place)
    }
  }

  private mutating func shares(_ row: RoomShares, of room: RoomNumbers, in rect: Rect) {
    write(row.name, x: rect.x, y: rect.y, .strong, width: 14)
    writeRight(
      "\(room.text(row.total)) decided", end: rect.maxX, y: rect.y, .plain, width: rect.width - 15)
    let bar = ShareBar(
      row.parts.map { ShareBar.Part(label: $0.label, value: Double($0.count)) },
      thickness: max(1, rect.height - 2))
    draw(bar, in: rect.inset(top: 1))
  }

  /// One decision: each group's share and, around the line of 1, its ratio to the reference.
  mutating func decisions(_ room: RoomNumbers, _ item: Int, in rect: Rect) {
    let decisions = room.decisions
    guard !decisions.isEmpty else {
      return nothing("No decision has groups that are large enough to be shown.", in: rect)
    }
    let index = min(item, decisions.count - 1)
    let decision = decisions[index]
    write(
      "\(decision.title) (\(index + 1) of \(decisions.count) decisions, ↑ ↓)", x: rect.x, y: rect.y,
      .strong, width: rect.width)
    let (body, foot) = rect.inset(top: 2).split(bottom: 2)
    let names = min(rect.width / 4, decision.groups.map(\.name.columns).max() ?? 8)
    let step = min(5, max(1, (body.height + 1) / max(1, decision.groups.count)))
    let isLarge = step > BlockDigits.lowHeight && rect.width >= 120
    let rates = isLarge ? 20 : 6
    let left = rect.x + names + rates + 10
    let width = max(0, rect.maxX - left - 7)
    let axis = LogAxis(covering: decision.groups.compactMap { $0.ratio?.middle }, upTo: 4)
    for (line, group) in decision.groups.prefix((body.height + step - 1) / step).enumerated() {
      let y = body.y + line * step + (isLarge ? 1 : 0)
      write(group.name.cutInMiddle(to: names), x: rect.x, y: y, .strong, width: names)
      if let rate = group.rate {
        let text = "\(decimal(rate * 100, 0)) %"
        let end = rect.x + names + rates
        if isLarge {
          let digits = BlockDigits(text)
          let width = digits.lowWidth ?? text.columns
          draw(
            digits,
            in: Rect(x: end - width, y: y - 1, width: width, height: BlockDigits.lowHeight))
        } else {
          writeRight(text, end: end, y: y, .strong, width: 5)
        }
        writeRight("of \(grouped(group.n))", end: end + 9, y: y, .plain, width: 8)
      }
      if let value = group.ratio, width >= 12 {
        interval(value, on: axis, x: left, y: y, width: width, .strong)
        writeRight(ratio(value.middle), end: rect.maxX, y: y, .strong, width: 6)
      } else if group.ratio == nil {
        write(group.why, x: left, y: y, .plain, width: rect.maxX - left)
      }
    }
    if width >= 12 {
      let below = body.y + decision.groups.count * step
      self.axis(axis, x: left, y: min(foot.y, below), width: width)
    }
    write(
      "Ratio to \(decision.reference). A difference, not by itself bias; not adjusted here.",
      x: rect.x, y: foot.y + 1, .plain, width: rect.width)
  }
}
