import Cases
import Metrics
import Terminal

/// Open cases by severity, then by offense, with their parts of the own load and of the office's.
func mixBlock(_ view: View) -> Block? {
  let snapshot = view.snapshot
  let fields = [CaseField.severity, .offense].filter(snapshot.fields.contains)
  let records = fields.flatMap { mixRecords($0, snapshot) }
  guard !records.isEmpty else { return nil }
  let columns = [
    TableColumn("name", "", width: 24, least: 12, .left, isFlexible: true),
    TableColumn("open", "OPEN", width: 6), TableColumn("share", "OWN %", width: 6, priority: 1),
    TableColumn("office", "OFFICE %", width: 8, priority: 2),
  ]
  let table = RecordTable(id: "mix", columns: columns, records: records, sort: nil)
  var block = Block(table, least: 5, title: "Open by severity and offense")
  block.height = min(block.most, 9)
  block.place = ColumnPlace(ofTwo: 0, ofThree: 0)
  return block
}

private func mixRecords(_ field: CaseField, _ snapshot: Snapshot) -> [Record] {
  let own = snapshot.groupLabels(field, of: "open").compactMap { label -> (String, Double)? in
    guard let count = snapshot["open", GroupLabel(field, label)]?.value, count > 0 else {
      return nil
    }
    return (label, count)
  }
  let sorted = own.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  let whole = own.reduce(0) { $0 + $1.1 }
  let office = snapshot["open", span: .office]?.value ?? 0
  // Of a part of the open cases there are counts at least, and no shares.
  let isPart = snapshot["open"]?.isFloor == true
  return sorted.map { label, count in
    let group = GroupLabel(field, label)
    let name = groupName(group)
    let all = snapshot["open", span: .office, group]?.value ?? 0
    let key = NumberKey("open", [group])
    return Record(
      id: "\(field.rawValue)/\(label)",
      cells: [
        "name": TableCell(name, style: field == .severity ? .strong : .plain, key: key),
        "open": TableCell(
          snapshot["open", group]?.cell ?? decimal(count, 0), style: .strong,
          sort: .number(count), key: key),
        "share": TableCell(whole > 0 && !isPart ? percent(count / whole) : "", key: key),
        "office": TableCell(
          office > 0 && !isPart ? percent(all / office) : "", style: .muted, key: key),
      ],
      opens: .cases(snapshot.selection("open: \(name)", "open", [group])))
  }
}

/// Open cases now, by the month in which they were filed.
func shapeBlock(_ snapshot: Snapshot) -> Block {
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

/// What came to an attorney or a unit and what left, by month over two years, and what was open at
/// the end of each; why not where it is not known who held a case then.
func historyBlock(_ view: View, _ group: GroupLabel) -> Block {
  let snapshot = view.snapshot
  if group.field == .attorney, !snapshot.knowsAssignments {
    return reasonBlock(
      "history", "Past load and handovers",
      "Not computable: assignments are not mapped, so who held a case then is not known. Map "
        + "them (case, attorney, from) in office.yml to see what came, left and was open by month.")
  }
  guard group.field == .attorney, let row = snapshot.history?.row(group.label) else {
    var block = flowBlock(snapshot, id: "history")
    if group.field != .attorney { block.notes = ["24 months, of cases that are theirs now"] }
    return block
  }
  return heldBlock(view, group, row)
}

private func heldBlock(_ view: View, _ group: GroupLabel, _ row: HandoverRow) -> Block {
  let snapshot = view.snapshot
  let id = "history"
  let open = snapshot.series["open"].map { snapshot.comparable($0) } ?? []
  let levels = row.months.indices.map { open.indices.contains($0) ? open[$0] : nil }
  let openName = snapshot.hasUndatedInactive ? "open and inactive" : "open"
  let choices = row.months.enumerated().map { index, month in
    let days = Period(
      from: Day.first(ofMonth: month.month), through: Day.first(ofMonth: month.month + 1) - 1)
    let level = levels[index].map { ", \(decimal($0, 0)) \(openName) at its end" } ?? ""
    return Choice(
      spot: Spot(id, "\(month.month)"),
      opens: .cases(
        snapshot.selection("disposed in \(monthWords(month.month))", "disposed", period: days)),
      explains: .number(NumberKey("clearance_rate", [], .before)),
      words:
        "\(monthWords(month.month)): \(month.first) given first, \(month.received) taken over, "
        + "\(month.disposed) disposed, \(month.given) handed on\(level)")
  }
  var section = Section(id, rows: [choices])
  section.entry = max(0, choices.count - 1)
  var block = Block(
    section, title: "Came and left", notes: historyNotes(snapshot, row),
    height: 11, least: 7
  ) { painter, rect in
    let chosen = painter.selected?.section == id ? painter.selected?.row : nil
    let chart = FlowChart(
      row.months.map { month in
        let name = monthName(month.month)
        return ColumnChart.Period(
          label: name, short: String(name.prefix(1)),
          year: "\(Day.first(ofMonth: month.month).date.year)",
          left: Double(month.first + month.received), right: Double(month.disposed + month.given),
          isUnfinished: !snapshot.isWhole(month: month.month))
      }, open: levels,
      names: FlowChart.Names(
        left: "came", right: "left",
        open: openName, unfinished: ""),
      selected: row.months.firstIndex { "\($0.month)" == chosen })
    painter.draw(chart, in: rect)
    for index in row.months.indices {
      guard let place = chart.place(of: index, in: rect.size) else { continue }
      painter.note(
        Rect(x: rect.x + place.x, y: rect.y + place.y, width: place.width, height: place.height),
        .spot(Spot(id, "\(row.months[index].month)")))
    }
  }
  block.most = 20
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

/// What came and went in all, and the clearance of those months.
private func historyNotes(_ snapshot: Snapshot, _ row: HandoverRow) -> [String] {
  let came = "\(grouped(row.first)) given first + \(grouped(row.received.n)) taken over"
  let left = "\(grouped(row.disposed)) disposed + \(grouped(row.given.n)) handed on"
  var clearance = ""
  if let rate = snapshot["clearance_rate", span: .before], rate.isShown {
    clearance = " · cleared \(rate.text)"
  }
  return [
    "24 months: \(came) · \(left)\(clearance)",
    "24 months: +\(grouped(row.first + row.received.n)) "
      + "−\(grouped(row.disposed + row.given.n))\(clearance)",
    "",
  ]
}

/// A part of a page that has no number, and why.
func reasonBlock(
  _ id: String, _ title: String, _ words: String, column: Int = 1, least: Int = 2
) -> Block {
  let choice = Choice(
    spot: Spot(id, id), explains: .words(title: title, text: words), words: words)
  var block = Block(Section(id, list: [choice]), title: title, height: 4, least: least) {
    painter, rect in
    painter.note(rect, .spot(choice.spot))
    let style: Style = painter.selected == choice.spot ? .selected : .muted
    for (line, text) in wrapped(words, to: rect.width).prefix(rect.height).enumerated() {
      painter.write(text, x: rect.x, y: rect.y + line, style, width: rect.width)
    }
  }
  block.most = 5
  block.place = ColumnPlace(ofTwo: column, ofThree: column)
  return block
}
