import Cases
import Metrics
import Terminal

/// What a chief sees first: the key figures, what needs attention, the flows, the load.
func overviewBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  var blocks = [figuresBlock("figures", overviewFigures(snapshot))]
  blocks.append(attentionBlock(snapshot))
  if let followed = followedBlock(view) { blocks.append(followed) }
  blocks.append(flowBlock(snapshot))
  if let load = loadBlock(view) { blocks.append(load) }
  if let strip = stripBlock(snapshot) { blocks.append(strip) }
  var ages = ageBlock(snapshot)
  ages.place = ColumnPlace(ofTwo: 1, ofThree: 0, page: 146)
  blocks.append(ages)
  return blocks
}

func overviewHeadline(_ snapshot: Snapshot) -> String {
  if let open = snapshot["open"], open.isFloor { return floorWords(open, snapshot) }
  guard let open = snapshot["open"], open.isShown, let now = open.value else {
    return "Open cases cannot be counted: \(snapshot.reason(snapshot["open"]) ?? "not known")."
  }
  var words = counted(Int(now), "open case")
  let before = snapshot["open", span: .before]
  if let before, before.isShown, let old = before.value, case .on(let day) = before.period {
    let moved = Int(now - old)
    words +=
      moved == 0
      ? ", as many as on \(day.words)"
      : ", \(grouped(abs(moved))) \(moved > 0 ? "more" : "fewer") than on \(day.words)"
  }
  guard let filed = snapshot["filed"]?.value, let disposed = snapshot["disposed"]?.value else {
    return words + "."
  }
  return words + ": \(grouped(Int(filed))) filed and \(grouped(Int(disposed))) disposed "
    + "\(snapshot.request.scope.period.inWords)."
}

/// "At least 2,139 open cases", and why no more is known.
func floorWords(_ open: MetricRow, _ snapshot: Snapshot) -> String {
  "At least \(counted(Int(open.value ?? 0), "open case")): "
    + "\(snapshot.reason(open) ?? "the data does not hold all of them"), so rates and medians are "
    + "left out."
}

private func overviewFigures(_ snapshot: Snapshot) -> [Figure] {
  var open = Figure("Open cases", short: "Open", NumberKey("open"), in: snapshot)
  if let inactive = snapshot["open_inactive"], inactive.isShown, let count = inactive.value {
    open.note = ["\(decimal(count, 0)) more inactive", "+\(decimal(count, 0)) inactive"]
  }
  var clearance = Figure(
    "Clearance", short: "Clearance", NumberKey("clearance_rate"), in: snapshot)
  if !clearance.isFaint {
    clearance.note = parts(snapshot["clearance_rate"], "of", "filed", snapshot)
  }
  return [
    open, clearance, timeFigure(snapshot),
    shareFigure(
      "Over standard", "pending_over_standard", note: [snapshot.standardsInWords, "by severity"],
      snapshot),
    shareFigure(
      "Nothing scheduled", short: "Not scheduled", "no_next_event",
      note: stalledNote(snapshot), snapshot),
  ]
}

/// "511 of 2,834 filed"; why there is no number where there is none.
private func parts(
  _ row: MetricRow?, _ of: String, _ what: String, _ snapshot: Snapshot
) -> [String] {
  guard let row else { return [] }
  if snapshot.reason(row) != nil { return [] }
  guard let numerator = row.numerator, let denominator = row.denominator else { return [] }
  let short = "\(decimal(numerator, 0)) \(of) \(decimal(denominator, 0))"
  return ["\(short) \(what)", short]
}

private func stalledNote(_ snapshot: Snapshot) -> [String] {
  guard let stalled = snapshot["stalled"], stalled.isShown, let count = stalled.numerator else {
    return []
  }
  return ["\(decimal(count, 0)) of them stalled", "\(decimal(count, 0)) stalled"]
}

/// The time to disposition, or the share disposed within a year where times would flatter.
private func timeFigure(_ snapshot: Snapshot) -> Figure {
  let median = snapshot["days_to_disposition_median"]
  if median?.notes.contains(.immature) == true, let year = snapshot["disposed_by_365"],
    year.isShown
  {
    var figure = Figure(
      "Disposed in a year", short: "In a year", NumberKey("disposed_by_365"), in: snapshot)
    figure.note = parts(year, "of", "filed before", snapshot)
    return figure
  }
  var figure = Figure(
    "Time to disposition", short: "To disposition", NumberKey("days_to_disposition_median"),
    in: snapshot)
  if let median, median.isShown, let n = median.denominator {
    figure.note = ["median of \(decimal(n, 0))", "of \(decimal(n, 0))"]
  }
  return figure
}

/// A count of open cases, with its share beside it.
private func shareFigure(
  _ title: String, short: String? = nil, _ metric: String, note: [String], _ snapshot: Snapshot
) -> Figure {
  var figure = Figure(title, short: short ?? title, NumberKey(metric), in: snapshot, note: note)
  guard let row = snapshot[metric], let count = row.numeratorCell else { return figure }
  if row.isShown { figure.beside = figure.value }
  figure.value = count
  return figure
}

// MARK: - What needs attention

private func attentionBlock(_ snapshot: Snapshot) -> Block {
  let id = "attention"
  let section = Section(
    id,
    list: snapshot.attention.map { item in
      Choice(
        spot: Spot(id, item.words), opens: item.opens,
        explains: item.key.map(Subject.number)
          ?? .words(title: item.words, text: "\(item.countText) of the cases in view."),
        words: "\(item.countText) \(item.words)")
    })
  let wanted = max(2, snapshot.attention.count + 1)
  return Block(section, title: "Needs attention", height: wanted, least: min(wanted, 4)) {
    painter, rect in
    guard !snapshot.attention.isEmpty else {
      painter.write(
        "Nothing that Caseboard looks for.", x: rect.x, y: rect.y, .muted, width: rect.width)
      return
    }
    let shown = Scrolling.window(
      of: snapshot.attention.count, height: rect.height,
      selected: snapshot.attention.firstIndex { Spot(id, $0.words) == painter.selected })
    for (line, item) in snapshot.attention[shown].enumerated() {
      painter.attention(item, Spot(id, item.words), rect, y: rect.y + line)
    }
  }
}

extension Painter {
  fileprivate mutating func attention(_ item: Attention, _ spot: Spot, _ rect: Rect, y: Int) {
    let row = Rect(x: rect.x, y: y, width: rect.width, height: 1)
    let isSelected = selected == spot
    if isSelected {
      fill(row, .selected)
      write("▸", x: rect.x, y: y, .selected)
    }
    writeRight(
      item.countText, end: rect.x + 8, y: y, .strong, width: 6)
    write(
      fitting([item.words, item.short], rect.width - 10) ?? "", x: rect.x + 10, y: y,
      .plain, width: rect.width - 10)
    note(row, .spot(spot))
  }
}

// MARK: - Load

private func loadBlock(_ view: View) -> Block? {
  let snapshot = view.snapshot
  guard let field = snapshot.grouping else { return nil }
  let rows = snapshot.labels.compactMap { label -> (group: GroupLabel, open: Double)? in
    let group = GroupLabel(field, label)
    guard let row = snapshot["open", group], row.isShown || row.isFloor, let value = row.value,
      value > 0
    else {
      return nil
    }
    return (group, value)
  }.sorted { ($1.open, $0.group.label) < ($0.open, $1.group.label) }
  let id = "load"
  let section = Section(
    id,
    list: rows.map { row in
      Choice(
        spot: Spot(id, row.group.label, "open"), opens: .group(row.group),
        explains: .number(NumberKey("open", [row.group])),
        words: "\(groupName(row.group)): \(decimal(row.open, 0)) open")
    })
  let title = "Load by \(field.title)"
  let heads = "open   over 180 d"
  var block = Block(
    section, title: title, notes: [heads, "open"], height: min(rows.count + 1, 9),
    least: min(rows.count + 1, 4)
  ) { painter, rect in
    // The second number is shown where its head fits into the heading, too.
    let hasOld = rect.width >= title.columns + 5 + heads.columns
    painter.load(rows, snapshot, id, hasOld: hasOld, in: rect)
  }
  block.most = rows.count + 1
  block.growth = 2
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2)
  return block
}

extension Painter {
  fileprivate mutating func load(
    _ rows: [(group: GroupLabel, open: Double)], _ snapshot: Snapshot, _ id: String,
    hasOld: Bool, in rect: Rect
  ) {
    let hasRest = rows.count > rect.height && rect.height > 1
    let room = max(0, rect.height - (hasRest ? 1 : 0))
    let shown = Scrolling.window(
      of: rows.count, height: room,
      selected: selected?.section == id
        ? rows.firstIndex { $0.group.label == selected?.row } : nil)
    let longest = rows[shown].map { groupName($0.group).columns }.max() ?? 0
    let numbers = hasOld ? 19 : 7
    let nameWidth = min(longest, max(8, rect.width - numbers - 9))
    let greatest = rows.first?.open ?? 1
    for (line, row) in rows[shown].enumerated() {
      let place = Rect(x: rect.x, y: rect.y + line, width: rect.width, height: 1)
      let spot = Spot(id, row.group.label, "open")
      if selected == spot { fill(place, .selected) }
      note(place, .spot(spot))
      let (name, rest) = place.split(left: nameWidth, gap: 1)
      write(groupName(row.group).cutInMiddle(to: nameWidth), x: name.x, y: name.y)
      let (shape, counts) = rest.split(right: numbers)
      bar(row.open / greatest, x: shape.x, y: shape.y, width: shape.width, .shape)
      writeRight(
        snapshot["open", row.group]?.cell ?? decimal(row.open, 0),
        end: hasOld ? counts.maxX - 13 : counts.maxX, y: counts.y, .strong, width: 6)
      if hasOld, let old = snapshot["pending_over_180", row.group]?.numeratorCell {
        writeRight(old, end: counts.maxX, y: counts.y, .muted, width: 6)
      }
    }
    if hasRest {
      let median = snapshot.medianLoad.map {
        " · median \(decimal($0, $0 == $0.rounded() ? 0 : 1))"
      }
      write(
        "\(grouped(rows.count - room)) more\(median ?? "")",
        x: rect.x, y: rect.maxY - 1, .muted, width: rect.width)
    }
  }
}
