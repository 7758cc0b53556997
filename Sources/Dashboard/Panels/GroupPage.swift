import Cases
import Metrics
import Terminal

/// One attorney, unit, offense or other group: its figures, the age of its load, its cases.
func groupBlocks(_ view: View, _ group: GroupLabel) -> [Block] {
  let snapshot = view.snapshot
  var blocks = [
    figuresBlock("figures", groupFigures(snapshot)),
    ageBlock(snapshot), shapeBlock(snapshot),
  ]
  if let rates = ratesBlock(view, group) { blocks.append(rates) }
  if snapshot.grouping != nil {
    let table = caseloadTable(view, wholeName: groupName(group), id: "members")
    var members = Block(table, least: 6, title: "Load")
    members.place = .whole
    blocks.append(members)
  }
  var cases = Block(caseTable(view), least: 4, title: "Open cases")
  cases.place = .whole
  blocks.append(cases)
  return blocks
}

func groupHeadline(_ snapshot: Snapshot, _ group: GroupLabel) -> String {
  let name = groupName(group)
  if let open = snapshot["open"], open.isFloor { return "\(name): \(floorWords(open, snapshot))" }
  guard let open = snapshot["open"], open.isShown, let count = open.value else {
    return "\(name): open cases cannot be counted: \(snapshot.reason(snapshot["open"]) ?? "")."
  }
  var words = "\(name): \(counted(Int(count), "open case"))"
  if let whole = snapshot["open", span: .office]?.value, whole > 0 {
    words += " of the office's \(decimal(whole, 0)) (\(percent(count / whole)))"
  }
  if let age = snapshot["pending_age_median"], age.isShown {
    words += ", half of them older than \(age.text)"
    if let office = snapshot["pending_age_median", span: .office], office.isShown {
      words += " (office \(office.text))"
    }
  }
  if group.field == .attorney {
    words +=
      snapshot.knowsAssignments
      ? ". Outcomes are of the cases that they held when these ended"
      : ". Outcomes are of the cases that are theirs now, which others may have decided"
  }
  return words + "."
}

private func groupFigures(_ snapshot: Snapshot) -> [Figure] {
  let wanted = [
    ("Open cases", "Open", "open"), ("Median age", "Median age", "pending_age_median"),
    ("Over standard", "Over std", "pending_over_standard"), ("Stalled", "Stalled", "stalled"),
    ("Time to disposition", "Days", "days_to_disposition_median"),
    ("Dismissed", "Dismissed", "dismissal_rate"),
  ]
  return wanted.map { title, short, metric in
    var figure = Figure(title, short: short, NumberKey(metric), in: snapshot)
    guard let row = snapshot[metric], row.isShown else {
      if metric != "dismissal_rate", let row = snapshot[metric], row.unit == .share {
        figure.value = row.numeratorCell ?? figure.value
      }
      return figure
    }
    if row.unit == .share, let count = row.numerator, metric != "dismissal_rate" {
      figure.beside = figure.value
      figure.value = decimal(count, 0)
    }
    if let office = snapshot[metric, span: .office], office.isShown, metric != "open" {
      figure.change = ["office \(office.text)"]
    }
    if metric == "open", let entered = snapshot["filed", span: .lately]?.value,
      let left = snapshot["disposed", span: .lately]?.value
    {
      let flow = "\(decimal(entered, 0)) in, \(decimal(left, 0)) out"
      figure.change = ["30 days: \(flow)", flow]
    }
    if let n = row.denominator, row.unit != .count {
      let few = "few cases: \(decimal(n, 0))"
      let all = "of \(decimal(n, 0))"
      let interval = row.intervalText.map { [all + ", 95 % " + $0, all + ", " + $0] } ?? []
      figure.note = row.state == .few ? [few] : interval + [all]
    }
    return figure
  }
}

/// Open cases now, by the month in which they were filed.
private func shapeBlock(_ snapshot: Snapshot) -> Block {
  let id = "shape"
  let choice = Choice(
    spot: Spot(id, "shape"),
    opens: .cases(snapshot.selection("open", "open")),
    explains: .words(
      title: "Open cases now, by month filed",
      text: "What is open today, by the month in which it was filed. It is no history of the "
        + "load: past loads would need dated assignments."))
  var block = Block(
    Section(id, list: [choice]), title: "Open now, by month filed", height: 6, least: 5
  ) { painter, rect in
    painter.shape(snapshot, id, in: rect)
  }
  block.most = 10
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

extension Painter {
  fileprivate mutating func shape(_ snapshot: Snapshot, _ id: String, in rect: Rect) {
    note(rect, .spot(Spot(id, "shape")))
    let cell = rect.width >= snapshot.shape.count * 2 + 6 ? 2 : 1
    let counts = snapshot.shape.suffix(max(0, (rect.width - 6) / cell))
    let height = rect.height - 1
    guard height > 0, let top = counts.max(), top > 0 else { return }
    writeRight(grouped(top), end: rect.x + 4, y: rect.y, .axis, width: 4)
    for (index, count) in counts.enumerated() {
      let x = rect.x + 5 + index * cell
      let cells = Double(count) / Double(top) * Double(height)
      for row in 0..<height {
        let glyph = pen.column(cells, at: row)
        if glyph != " " { write(String(glyph), x: x, y: rect.y + height - 1 - row, .shape) }
      }
      let month = snapshot.asOf.monthIndex - counts.count + 1 + index
      if cell == 2 || index.isMultiple(of: 3) {
        write(String(monthName(month).prefix(1)), x: x, y: rect.y + height, .axis)
      }
    }
  }
}
