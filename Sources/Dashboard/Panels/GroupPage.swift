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
    painter.note(rect, .spot(choice.spot))
    painter.draw(shapeChart(snapshot), in: rect)
  }
  block.reading = snapshot.shape.enumerated().map { index, count in
    let month = snapshot.asOf.monthIndex - snapshot.shape.count + 1 + index
    return "\(monthWords(month))\(index == 0 ? " or before" : ""): \(grouped(count))"
  }
  block.most = 10
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

/// The open cases by month filed as columns; the first holds what is older, too.
private func shapeChart(_ snapshot: Snapshot) -> ColumnChart {
  let first = snapshot.asOf.monthIndex - snapshot.shape.count + 1
  return ColumnChart(
    snapshot.shape.enumerated().map { index, count in
      let name = monthName(first + index)
      return ColumnChart.Period(
        label: index == 0 ? "≤\(name)" : name, short: index == 0 ? "≤" : String(name.prefix(1)),
        year: "\(Day.first(ofMonth: first + index).date.year)", left: Double(count), right: nil)
    }, left: .shape)
}
