import Cases
import Metrics
import Terminal

/// How long cases take, against the standards, and how they end.
func performanceBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  return [
    figuresBlock("figures", performanceFigures(snapshot)),
    standardsBlock(snapshot), mannerBlock(snapshot),
    timesBlock(snapshot), trendBlock(snapshot),
    chosenBlock(view), offenseBlock(view), stageFlowBlock(snapshot),
    durationHistogramBlock(snapshot),
  ].compactMap(\.self)
}

func performanceHeadline(_ snapshot: Snapshot) -> String {
  guard let median = snapshot["days_to_disposition_median"] else {
    return "Times to disposition were not asked for."
  }
  guard median.isShown, let days = median.value, let n = median.denominator else {
    return "Time to disposition is not known: \(snapshot.reason(median) ?? "there is none")."
  }
  var words =
    "Half of the \(counted(Int(n), "case")) disposed \(snapshot.request.scope.period.inWords) "
    + "took \(decimal(days, 0)) days or fewer"
  if let open = snapshot["km_days_to_disposition"], open.isShown, let counting = open.value {
    words += "; counting those still open, \(decimal(counting, 0))"
  }
  words += "."
  if median.notes.contains(.immature) {
    words += " Many cases filed in the period are still open, so times of disposed cases flatter."
  }
  return words + clockWords(snapshot)
}

/// That the office's clock starts on another day than the one that times are counted from; empty
/// where it does not.
private func clockWords(_ snapshot: Snapshot) -> String {
  let clock = snapshot.office.clock
  return clock == .filed
    ? "" : " Days run from filed, though the office's clock starts with \(clock.title)."
}

private func performanceFigures(_ snapshot: Snapshot) -> [Figure] {
  var median = Figure(
    "Median days", short: "Median", NumberKey("days_to_disposition_median"), in: snapshot)
  if let row = snapshot["days_to_disposition_median"], row.isShown, let n = row.denominator {
    median.note = ["of \(decimal(n, 0)) disposed", "of \(decimal(n, 0))"]
  }
  var slow = Figure(
    "90th percentile", short: "90th pct", NumberKey("days_to_disposition_p90"), in: snapshot)
  if !slow.isFaint { slow.note = ["one in ten takes longer", "1 in 10 longer"] }
  var counting = Figure(
    "Counting open cases", short: "With open", NumberKey("km_days_to_disposition"), in: snapshot)
  if let row = snapshot["km_days_to_disposition"], row.isShown {
    counting.note = ["Kaplan-Meier median", "Kaplan-Meier"]
  }
  counting.opens = .survival
  var clearance = Figure(
    "Clearance", short: "Clearance", NumberKey("clearance_rate"), in: snapshot)
  if let row = snapshot["clearance_rate"], row.isShown, let out = row.numerator,
    let entered = row.denominator
  {
    let flow = "\(decimal(out, 0)) of \(decimal(entered, 0))"
    clearance.note = [flow + " filed", flow]
  }
  var year = Figure(
    "Disposed in a year", short: "In a year", NumberKey("disposed_by_365"), in: snapshot)
  if let row = snapshot["disposed_by_365"], row.isShown, let n = row.denominator {
    year.note = ["of \(decimal(n, 0)) filed before", "of \(decimal(n, 0))"]
  }
  // Where many cases are still open, times of disposed ones flatter: the share leads.
  return snapshot["days_to_disposition_median"]?.notes.contains(.immature) == true
    ? [year, median, slow, counting, clearance] : [median, slow, counting, clearance, year]
}

// MARK: - Standards

private func standardsBlock(_ snapshot: Snapshot) -> Block {
  let id = "standards"
  let section = Section(
    id,
    list: Standard.all.map { standard in
      let row = snapshot[standard.metric]
      return Choice(
        spot: Spot(id, standard.metric),
        opens: row?.isShown == true
          ? .cases(
            snapshot.selection(
              "\(standard.severity.word) within \(standard.days) days", standard.metric)) : nil,
        explains: .number(NumberKey(standard.metric)),
        words: "\(standard.severity.word) within \(standard.days) days: \(row?.text ?? absent)"
          + ", the standard asks for \(percent(standard.target))")
    })
  return Block(
    section, title: "Within standards", notes: ["share  (95 %)   target", "share  target"],
    height: Standard.all.count + 1, least: 4
  ) { painter, rect in
    let shown = Scrolling.window(
      of: Standard.all.count, height: rect.height,
      selected: Standard.all.firstIndex { Spot(id, $0.metric) == painter.selected })
    for (line, standard) in Standard.all[shown].enumerated() {
      let row = snapshot[standard.metric]
      painter.standard(standard, row, snapshot.reasons(row), id, rect, y: rect.y + line)
    }
  }
}

extension Painter {
  /// A standard's bar, the target as a line across it, and whether it is met in words.
  fileprivate mutating func standard(
    _ standard: Standard, _ row: MetricRow?, _ reasons: [String], _ id: String, _ rect: Rect,
    y: Int
  ) {
    let spot = Spot(id, standard.metric)
    let line = Rect(x: rect.x, y: y, width: rect.width, height: 1)
    let isSelected = selected == spot
    if isSelected { fill(line, .selected) }
    note(line, .spot(spot))
    let name = standard.severity == .felony ? "felony" : "misdem."
    write("\(name) \(standard.days) d", x: rect.x, y: y, .plain, width: 13)
    let end = rect.x + rect.width
    guard let row, row.isShown, let value = row.value else {
      let reason = fitting(reasons, rect.width - 14) ?? absent
      write(reason, x: rect.x + 14, y: y, .muted, width: rect.width - 14)
      return
    }
    let hasInterval = rect.width >= 50
    let numbers = hasInterval ? 31 : 17
    let barWidth = rect.width - 14 - numbers
    if barWidth > 3 {
      bar(value, x: rect.x + 14, y: y, width: barWidth, row.isFaint ? .muted : .shape)
      let target = min(barWidth - 1, Int((standard.target * Double(barWidth)).rounded()))
      write("│", x: rect.x + 14 + target, y: y, .axis)
    }
    // Where the interval holds the target, the share is about it: neither can be claimed.
    let isMet = (row.low ?? value) >= standard.target
    let isBelow = (row.high ?? value) < standard.target
    let verdict = isMet ? "met" : isBelow ? "below" : "about"
    writeRight(
      percent(value), end: end - (hasInterval ? 25 : 11), y: y,
      row.isFaint ? .muted : .strong, width: 7)
    if hasInterval, let interval = row.intervalText {
      writeRight(String(interval.dropLast(2)), end: end - 11, y: y, .muted, width: 12)
    }
    writeRight(percent(standard.target), end: end - 6, y: y, .muted, width: 5)
    writeRight(verdict, end: end, y: y, isBelow ? .warning : .plain, width: 5)
  }
}

// MARK: - Times with open cases counted

private func timesBlock(_ snapshot: Snapshot) -> Block {
  let id = "times"
  let days = [90, 180, 365]
  let section = Section(
    id,
    list: days.map { days in
      let metric = "km_disposed_by_\(days)"
      return Choice(
        spot: Spot(id, metric), opens: nil, explains: .number(NumberKey(metric)),
        words: "disposed by day \(days): " + snapshot.words(metric))
    })
  return Block(
    section, title: "Disposed by day",
    notes: ["of those filed, open ones counted", "open ones counted"], height: 4, least: 4
  ) { painter, rect in
    for (line, days) in days.enumerated() where line < rect.height {
      let row = snapshot["km_disposed_by_\(days)"]
      painter.time(days, row, snapshot.reasons(row), id, rect, y: rect.y + line)
    }
  }
}

extension Painter {
  fileprivate mutating func time(
    _ days: Int, _ row: MetricRow?, _ reasons: [String], _ id: String, _ rect: Rect, y: Int
  ) {
    let spot = Spot(id, "km_disposed_by_\(days)")
    let line = Rect(x: rect.x, y: y, width: rect.width, height: 1)
    let isSelected = selected == spot
    if isSelected { fill(line, .selected) }
    note(line, .spot(spot))
    writeRight("\(days) d", end: rect.x + 6, y: y, .plain, width: 6)
    guard let row, row.isShown, let value = row.value else {
      let reason = fitting(reasons, rect.width - 8) ?? absent
      write(reason, x: rect.x + 8, y: y, .muted, width: rect.width - 8)
      return
    }
    let barWidth = rect.width - 8 - 23
    if barWidth > 3 { bar(value, x: rect.x + 8, y: y, width: barWidth, .shape) }
    let end = rect.x + rect.width
    writeRight(percent(value), end: end - 14, y: y, .strong, width: 7)
    writeRight(row.intervalText ?? "", end: end, y: y, .muted, width: 13)
  }
}

// MARK: - Trends

private func trendBlock(_ snapshot: Snapshot) -> Block {
  let id = "trend"
  let metrics = [
    ("clearance_rate", "clearance"), ("dismissal_rate", "dismissed"),
    ("conviction_rate", "convicted"),
  ]
  let section = Section(
    id,
    list: metrics.map { metric, words in
      Choice(
        spot: Spot(id, metric),
        opens: snapshot[metric]?.isShown == true
          ? .cases(snapshot.selection(words, metric)) : nil,
        explains: .number(NumberKey(metric)),
        words: "\(words): " + snapshot.words(metric))
    })
  let greyed = snapshot.series["clearance_rate"].map { snapshot.unrecorded($0) } ?? 0
  var block = Block(
    section, title: "By month",
    notes: (greyed == 0 ? [] : ["grey: not all recorded · this period"]) + ["this period"],
    height: 4, least: 4
  ) { painter, rect in
    for (line, metric) in metrics.enumerated() where line < rect.height {
      painter.trend(metric.0, metric.1, snapshot, id, rect, y: rect.y + line)
    }
  }
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

extension Painter {
  fileprivate mutating func trend(
    _ metric: String, _ words: String, _ snapshot: Snapshot, _ id: String, _ rect: Rect, y: Int
  ) {
    let spot = Spot(id, metric)
    let line = Rect(x: rect.x, y: y, width: rect.width, height: 1)
    let isSelected = selected == spot
    if isSelected { fill(line, .selected) }
    note(line, .spot(spot))
    write(words, x: rect.x, y: y, .plain, width: 10)
    let values = snapshot.series[metric].map { monthly($0, snapshot) } ?? []
    let width = min(values.count, max(0, rect.width - 11 - 9))
    let greyed = snapshot.series[metric].map { snapshot.unrecorded($0) } ?? 0
    sparkline(
      values, greyed: greyed, x: rect.x + 11, y: y, width: width, .shape)
    let text = snapshot[metric]?.text ?? absent
    writeRight(text, end: rect.x + rect.width, y: y, .strong, width: 8)
  }
}

/// All months of a series that are over.
private func monthly(_ series: Series, _ snapshot: Snapshot) -> [Double?] {
  let rows = snapshot.isLastMonthPartial ? series.rows.dropLast() : series.rows[...]
  return rows.map { $0.isShown ? $0.value : nil }
}

// MARK: - Times by offense

private func offenseBlock(_ view: View) -> Block {
  let snapshot = view.snapshot
  let field = snapshot.grouping ?? .offense
  let id = "offenses"
  let columns = [
    TableColumn("name", field.title.uppercased(), width: 20, least: 14, .left, isFlexible: true),
    TableColumn("n", "DISPOSED", width: 8), TableColumn("median", "MEDIAN", width: 8),
    TableColumn("p90", "90TH PCT", width: 8, priority: 2),
    TableColumn("dismissed", "DISMISSED", width: 9, priority: 3),
    TableColumn("interval", "(95 %)", width: 13, .left, priority: 5),
    TableColumn("convicted", "CONVICTED", width: 9, priority: 4),
  ]
  let records = snapshot.labels.map { label -> Record in
    let group = GroupLabel(field, label)
    let name = groupName(group)
    func cell(_ metric: String) -> TableCell {
      let key = NumberKey(metric, [group])
      return TableCell(
        snapshot.numbers[key], key,
        opens: .cases(snapshot.selection("\(name): \(spaced(metric))", metric, [group])))
    }
    return Record(
      id: label,
      cells: [
        "name": TableCell(name, sort: .text(name.lowercased())), "n": cell("disposed"),
        "median": cell("days_to_disposition_median"), "p90": cell("days_to_disposition_p90"),
        "dismissed": cell("dismissal_rate"), "convicted": cell("conviction_rate"),
        "interval": TableCell(
          snapshot["dismissal_rate", group]?.intervalText ?? "", style: .muted,
          explains: .number(NumberKey("dismissal_rate", [group]))),
      ], opens: .group(group))
  }
  let table = RecordTable(
    id: id, columns: columns, records: records,
    sort: view.state.sorts[id] ?? TableSort("n", isDescending: true))
  var block = Block(table, least: 4, title: "By \(field.title)")
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2, least: 94, comfortable: 94, weight: 2)
  return block
}
