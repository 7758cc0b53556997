import Cases
import Metrics
import Terminal

/// One decision point, the groups against the reference.
func stripBlock(_ snapshot: Snapshot) -> Block? {
  guard let table = snapshot.disparity, let first = table.rows.first else { return nil }
  let id = "strip"
  let section = Section(
    id,
    list: table.rows.map { row in
      Choice(
        spot: Spot(id, row.group), opens: .panel(.disparity),
        explains: .comparison(point: row.point, group: row.group),
        words: row.stripWords)
    })
  let part = first.notes.contains(.outOfCoverage) ? ", in part" : ""
  var block = Block(
    section, title: "\(pointWords(first.point)) vs \(first.reference)\(part)",
    notes: ["ratio  adj"], height: table.rows.count + 2, least: min(table.rows.count + 1, 4)
  ) { painter, rect in
    painter.strip(table.rows, id, in: rect)
  }
  block.place = ColumnPlace(ofTwo: 1, ofThree: 0)
  return block
}

extension Painter {
  fileprivate mutating func strip(_ rows: [DisparityRow], _ id: String, in rect: Rect) {
    let nameWidth = min(16, max(6, rect.width / 3))
    let plotWidth = max(0, rect.width - nameWidth - 1 - 13)
    let shown = rows.prefix(max(0, rect.height - (rect.height > rows.count ? 1 : 0)))
    let values = shown.compactMap(\.ratio)
    let axis = LogAxis(covering: values, upTo: 4)
    for (line, row) in shown.enumerated() {
      let y = rect.y + line
      let spot = Spot(id, row.group)
      let whole = Rect(x: rect.x, y: y, width: rect.width, height: 1)
      let isSelected = selected == spot
      if isSelected { fill(whole, .selected) }
      note(whole, .spot(spot))
      write(row.group, x: rect.x, y: y, .plain, width: nameWidth)
      guard let value = row.ratio, row.isResult else {
        write(
          flagWords(row), x: rect.x + nameWidth + 1, y: y, .muted,
          width: rect.width - nameWidth - 1)
        continue
      }
      interval(
        RatioInterval(low: row.ratioLow, middle: value, high: row.ratioHigh), on: axis,
        x: rect.x + nameWidth + 1, y: y, width: plotWidth,
        row.verdict == .different ? .strong : .shape)
      let end = rect.x + rect.width
      writeRight(ratio(value), end: end - 6, y: y, .strong, width: 6)
      writeRight(
        row.adjustedRatio.map(ratio) ?? absent, end: end, y: y, .muted, width: 5)
    }
    if shown.count < rect.height, plotWidth > 8 {
      self.axis(
        axis, x: rect.x + nameWidth + 1, y: rect.y + shown.count, width: plotWidth)
    }
  }
}

extension DisparityRow {
  /// The ratio of a group with its interval, what is left of it among like cases, and what to make
  /// of it.
  fileprivate var stripWords: String {
    guard let value = self.ratio, isResult else { return "\(group): \(flagWords(self))" }
    let interval = ratioLow.flatMap { low in
      ratioHigh.map { " (95 % \(Dashboard.ratio(low))-\(Dashboard.ratio($0)))" }
    }
    let adjusted = adjustedRatio.map { ", adjusted \(Dashboard.ratio($0))" } ?? ""
    return "\(group): ratio \(Dashboard.ratio(value))\(interval ?? "")\(adjusted), "
      + flagWords(self)
  }
}
