import Cases
import Metrics
import Terminal

/// One row an attorney, the age of each load in view.
func caseloadBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  let table = caseloadTable(view, wholeName: "Office")
  let field = snapshot.grouping ?? .attorney
  var list = Block(table, least: 8, title: "Load by \(field.title)")
  list.place = ColumnPlace(least: 92, comfortable: 137, weight: 2)
  list.isMain = true
  list.isPinned = true
  var flow = flowBlock(snapshot)
  flow.place = ColumnPlace(ofTwo: 1, ofThree: 2)
  var ages = ageBlock(snapshot)
  ages.place = ColumnPlace(ofTwo: 0, ofThree: 2)
  return [list, detailBlock(beside: table, view), ages, flow, ageHistogramBlock(snapshot)]
    .compactMap(\.self)
}

func caseloadHeadline(_ snapshot: Snapshot) -> String {
  if let open = snapshot["open"], open.isFloor {
    return floorWords(open, snapshot) + groupingWords(snapshot)
  }
  guard let open = snapshot["open"], open.isShown, let count = open.value else {
    return "Open cases cannot be counted: \(snapshot.reason(snapshot["open"]) ?? "not known")."
  }
  guard let field = snapshot.grouping else {
    return "\(counted(Int(count), "open case")); no attorney, unit or offense is in the data."
  }
  let holders = snapshot.labels.filter {
    !$0.isEmpty && (snapshot["open", GroupLabel(field, $0)]?.value ?? 0) > 0
  }
  var words = "\(counted(Int(count), "open case")) with \(counted(holders.count, field.title))"
  if field == .attorney {
    words = counted(Int(count), "open case")
    if let each = snapshot["open_per_attorney"], each.isShown, let mean = each.value,
      let attorneys = each.denominator
    {
      // The average is of those who carry cases; who is nobody, as a vacancy, does not.
      words +=
        attorneys == 1
        ? ": 1 attorney carries \(decimal(mean, 0))"
        : ": \(counted(Int(attorneys), "attorney")) carry \(decimal(mean, 0)) each on average"
      if attorneys > 1, let median = snapshot.medianLoad {
        words += ", median \(decimal(median, median == median.rounded() ? 0 : 1))"
      }
    } else {
      words += " with \(counted(holders.count, "attorney"))"
    }
    if let none = snapshot["unassigned"], none.isShown, let missing = none.numerator, missing > 0 {
      words += ", \(grouped(Int(missing))) with nobody"
    }
    return words + "."
  }
  return words + "." + groupingWords(snapshot)
}

/// By what the load is shown, where the data names no attorney.
private func groupingWords(_ snapshot: Snapshot) -> String {
  guard !snapshot.fields.contains(.attorney), let field = snapshot.grouping else { return "" }
  return " The data names no attorney, so the load is shown by \(field.title)."
}

// MARK: - The table

private let bands: [(id: String, title: String, condition: String)] = [
  ("b90", "0-90", "age_days <= 90"),
  ("b180", "-180", "age_days > 90 and age_days <= 180"),
  ("b365", "-365", "age_days > 180 and age_days <= 365"),
  ("b366", "365+", "age_days > 365"),
]

/// The load of each label of the snapshot's grouping, and the whole below.
func caseloadTable(_ view: View, wholeName: String, id: String = "caseload") -> RecordTable {
  let snapshot = view.snapshot
  let field = snapshot.grouping ?? .attorney
  // Names that are nobody's say so, which takes more room.
  let hasNobody = snapshot.labels.contains {
    !$0.isEmpty && !snapshot.apartWords(GroupLabel(field, $0)).isEmpty
  }
  var columns = [
    TableColumn(
      "name", field.title.uppercased(), width: hasNobody ? 26 : 22, least: 12, .left,
      isFlexible: true,
      keepsEnd: true),
    TableColumn("open", "OPEN", width: 7),
    TableColumn("felony", "FELONY", width: 7, priority: 5),
    TableColumn("weighted", "WEIGHTED", width: 8, priority: 7),
    TableColumn("median", "MEDIAN", width: 7, priority: 2),
  ]
  columns += bands.map { TableColumn($0.id, $0.title, width: 5, priority: 9) }
  columns += [
    TableColumn("over", "OVER STD", width: 8, priority: 1),
    TableColumn("stalled", "STALLED", width: 7, priority: 1),
    TableColumn("in", "IN 30", width: 5, priority: 4),
    TableColumn("out", "OUT 30", width: 6, priority: 4),
    TableColumn("shape", "MONTH FILED", width: 12, .left, priority: 3),
  ]
  if !snapshot.fields.contains(.severity) { columns.removeAll { $0.id == "felony" } }
  let labels = snapshot.labels.filter { (snapshot["open", GroupLabel(field, $0)]?.value ?? 0) > 0 }
  var records = labels.map { label in
    caseloadRecord(GroupLabel(field, label), snapshot, view)
  }
  records.append(caseloadRecord(nil, snapshot, view, wholeName: wholeName))
  return RecordTable(
    id: id, columns: columns, records: records,
    sort: view.state.sorts[id] ?? TableSort("open", isDescending: true))
}

/// The row of a group, or of the whole.
private func caseloadRecord(
  _ group: GroupLabel?, _ snapshot: Snapshot, _ view: View, wholeName: String = ""
) -> Record {
  let groups = group.map { [$0] } ?? []
  let name = group.map(groupName) ?? wholeName
  let apart = group.map(snapshot.apartWords) ?? ""
  let shape = group.map { snapshot.openByMonthFiled[$0.label] ?? [] } ?? snapshot.shape
  var cells: [String: TableCell] = [
    "name": TableCell(
      apart.isEmpty ? name : "\(name) · \(apart)",
      style: !apart.isEmpty ? .warning : group == nil ? .strong : .plain,
      sort: .text(name.lowercased())),
    "shape": TableCell(
      shapeText(shape, view.state.look.glyphs), style: .shape,
      explains: .words(
        title: "Open cases now, by month filed",
        text: "How many of the cases that are open today were filed in each of the last months, "
          + "the oldest at the left; what is older is counted in the first. It is no history of "
          + "the load: an attorney's past load would need dated assignments.")),
  ]
  func number(_ id: String, _ metric: String, _ span: NumberKey.Span = .now) {
    let key = NumberKey(metric, groups, span)
    cells[id] = TableCell(
      snapshot.numbers[key], key,
      opens: .cases(
        snapshot.selection(
          "\(name): \(metricWords(metric))", metric, groups,
          period: span == .lately ? snapshot.lately : nil)))
  }
  number("open", "open")
  number("weighted", "weighted_open")
  number("median", "pending_age_median")
  number("in", "filed", .lately)
  number("out", "disposed", .lately)
  cells["felony"] = felonyCell(groups, name, snapshot)
  cells["over"] = countCell("pending_over_standard", groups, name, snapshot)
  cells["stalled"] = countCell("stalled", groups, name, snapshot)
  for (index, band) in bands.enumerated() {
    cells[band.id] = bandCell(index, groups, name, snapshot)
  }
  return Record(
    id: group?.label ?? "\u{0}whole", cells: cells, opens: group.map(Place.group),
    isTotal: group == nil, isApart: !apart.isEmpty)
}

/// What a metric's cases have in common, in a breadcrumb.
private func metricWords(_ metric: String) -> String {
  switch metric {
  case "open", "weighted_open", "pending_age_median": "open"
  case "pending_over_standard": "over standard"
  case "no_next_event": "nothing scheduled"
  default: spaced(metric)
  }
}

/// The count of cases in the numerator of a share.
private func countCell(
  _ metric: String, _ groups: [GroupLabel], _ name: String, _ snapshot: Snapshot
) -> TableCell {
  let key = NumberKey(metric, groups)
  guard let row = snapshot.numbers[key], let text = row.numeratorCell, let count = row.numerator
  else { return TableCell(absent, style: .muted, key: key) }
  return TableCell(
    text, style: count == 0 ? .muted : .plain, sort: .number(count), key: key,
    opens: .cases(snapshot.selection("\(name): \(metricWords(metric))", metric, groups)))
}

private func felonyCell(
  _ groups: [GroupLabel], _ name: String, _ snapshot: Snapshot
) -> TableCell {
  let felony = GroupLabel(.severity, Severity.felony.word)
  let key = NumberKey("open", groups + [felony])
  guard snapshot.fields.contains(.severity) else { return TableCell(absent, style: .muted) }
  // A group without a row has no such case.
  let row = snapshot.numbers[key]
  let count = row?.value ?? 0
  return TableCell(
    row?.cell ?? "0", style: count == 0 || row?.isFloor == true ? .muted : .plain,
    sort: .number(count), key: key,
    opens: .cases(snapshot.selection("\(name): open felonies", "open", groups + [felony])))
}

/// Open cases in an age band: those over its beginning less those over its end.
private func bandCell(
  _ index: Int, _ groups: [GroupLabel], _ name: String, _ snapshot: Snapshot
) -> TableCell {
  guard let counts = bandCounts(groups, snapshot) else { return TableCell(absent, style: .muted) }
  let count = counts[index]
  let band = bands[index]
  return TableCell(
    count == 0 ? "·" : bandSign(groups, snapshot) + grouped(count),
    style: count == 0 ? .muted : .plain,
    sort: .number(Double(count)), key: nil,
    opens: .cases(
      snapshot.selection(
        "\(name): open \(bandWords[index])", "open", groups, condition: band.condition)),
    explains: .words(
      title: "Open \(bandWords[index])",
      text: "Open cases by days from filing to the as-of day; cases with no filed day are in no "
        + "band."))
}

private let bandWords = [
  "up to 90 days", "91 to 180 days", "181 to 365 days", "longer than a year",
]

/// The counts of the four age bands; `nil` where the ages are not known.
private func bandCounts(_ groups: [GroupLabel], _ snapshot: Snapshot) -> [Int]? {
  let rows = ["pending_over_90", "pending_over_180", "pending_over_365"].map {
    snapshot.numbers[NumberKey($0, groups)]
  }
  let over = rows.compactMap { $0?.numerator }.map { Int($0) }
  guard over.count == 3, let all = rows[0]?.denominator else { return nil }
  return [Int(all) - over[0], over[0] - over[1], over[1] - over[2], over[2]]
}

/// "≥" where the data holds a part of the open cases only.
private func bandSign(_ groups: [GroupLabel], _ snapshot: Snapshot) -> String {
  let row = snapshot.numbers[NumberKey("pending_over_90", groups)]
  return row?.notes.contains(.outOfCoverage) == true ? "≥" : ""
}

/// Open cases by month filed as a line of levels from 0, months that fit.
func shapeText(_ counts: [Int], _ glyphs: Glyphs, last: Int = 12) -> String {
  let shown = counts.suffix(last).map { $0 == 0 ? nil : Double($0) }
  guard let top = shown.compactMap({ $0 }).max() else { return "" }
  var canvas = Canvas(width: shown.count, height: 1)
  canvas.draw(Sparkline(shown, scale: Scale(0, top)), in: canvas.area, glyphs: glyphs)
  return canvas.text
}

// MARK: - Ages

/// How old the open cases are, in four bands.
func ageBlock(_ snapshot: Snapshot, groups: [GroupLabel] = []) -> Block {
  let id = "ages"
  let counts = bandCounts(groups, snapshot) ?? []
  let section = Section(
    id,
    list: counts.indices.map { index in
      Choice(
        spot: Spot(id, bands[index].id),
        opens: .cases(
          snapshot.selection(
            "open \(bandWords[index])", "open", condition: bands[index].condition)),
        explains: .number(NumberKey("pending_age_median")),
        words: "\(grouped(counts[index])) open \(bandWords[index])")
    })
  let median = snapshot["pending_age_median"].map { ["median \($0.text)"] } ?? []
  return Block(section, title: "Age of open cases", notes: median, height: 5, least: 5) {
    painter, rect in
    painter.ages(counts, snapshot, id, in: rect)
  }
}

extension Painter {
  fileprivate mutating func ages(
    _ counts: [Int], _ snapshot: Snapshot, _ id: String, in rect: Rect
  ) {
    guard !counts.isEmpty else {
      let why = snapshot["pending_over_90"]?.absence ?? "ages are not known"
      write(capitalized(why) + ".", x: rect.x, y: rect.y, .muted, width: rect.width)
      return
    }
    let total = max(1, counts.reduce(0, +))
    let greatest = max(1, counts.max() ?? 1)
    let titles = ["0 to 90 days", "91 to 180", "181 to 365", "over a year"]
    for (index, count) in counts.enumerated() where index < rect.height {
      let y = rect.y + index
      let spot = Spot(id, bands[index].id)
      let row = Rect(x: rect.x, y: y, width: rect.width, height: 1)
      let isSelected = selected == spot
      if isSelected { fill(row, .selected) }
      write(titles[index], x: rect.x, y: y, .plain, width: 12)
      let barWidth = rect.width - 13 - 15
      if barWidth > 2 {
        bar(
          Double(count) / Double(greatest), x: rect.x + 13, y: y, width: barWidth, .shape)
      }
      let end = rect.x + rect.width
      let sign = bandSign([], snapshot)
      writeRight(sign + grouped(count), end: end - 7, y: y, .strong, width: 7)
      if sign.isEmpty {
        writeRight(
          percent(Double(count) / Double(total)), end: end, y: y, .muted, width: 7)
      }
      note(row, .spot(spot))
    }
  }
}
