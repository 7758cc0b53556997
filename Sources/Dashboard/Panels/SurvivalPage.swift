import Cases
import Metrics
import Terminal

/// How long cases take with open ones counted: curves by group, their times, how they end, and how
/// likely those open now end soon.
func survivalBlocks(_ view: View) -> [Block] {
  guard let table = view.snapshot.survival, table.why.isEmpty, !table.groups.isEmpty else {
    return []
  }
  let records = timesTable(table, view)
  var list = Block(records, y: 1, least: 4)
  list.isPinned = true
  list.grows = false
  var blocks = [curvesBlock(table, records.id), list]
  if let ways = waysTable(table, view) {
    var block = Block(ways, x: 0, y: 2, least: 4, title: "How they have ended")
    block.grows = false
    blocks.append(block)
  }
  if let chances = view.snapshot.chances, chances.why.isEmpty {
    var block = Block(
      chanceTable(chances), x: 1, y: 2, least: 5,
      title: "Open now: the chance to end in \(chances.days) days")
    block.grows = false
    blocks.append(block)
  }
  return blocks
}

func survivalHeadline(_ snapshot: Snapshot) -> String {
  guard let table = snapshot.survival else { return "Times were not asked for." }
  guard table.why.isEmpty else { return "Times cannot be told: \(table.why)." }
  guard !table.groups.isEmpty else { return "No case was filed in the period." }
  let n = table.groups.reduce(0) { $0 + $1.n }
  let open = n - table.groups.reduce(0) { $0 + $1.disposed }
  var words =
    "Of \(counted(n, "case")) filed \(snapshot.request.scope.period.inWords), \(grouped(open)) are "
    + "open and counted up to \(table.asOf.words)"
  if let test = table.logRank, let by = table.by {
    let verdict =
      test.p < 0.05
      ? "do not end equally fast by \(by.title)" : "show no difference by \(by.title) beyond chance"
    words += "; they \(verdict) (log-rank p \(probability(test.p)))"
  }
  words += "."
  if let note = table.notes.first { words += " " + note.sentence }
  return words
}

/// A p-value with its sign of comparison.
private func probability(_ p: Double) -> String {
  p < 0.001 ? "< 0.001" : "= " + decimal(p, 3)
}

// MARK: - Curves

/// The mark of each line, in the order of the table.
private let marks: [(unicode: Character, ascii: Character)] = [
  ("●", "o"), ("◆", "x"), ("▲", "^"), ("■", "#"), ("○", "0"), ("◇", "+"),
]

/// The groups that have a line: the largest, in their order.
private func drawn(_ table: SurvivalTable) -> [SurvivalGroup] {
  let largest = Set(table.groups.sorted { $0.n > $1.n }.prefix(marks.count).map(\.label))
  return table.groups.filter { largest.contains($0.label) && $0.n > 0 }
}

private func curvesBlock(_ table: SurvivalTable, _ list: String) -> Block {
  let groups = drawn(table)
  // The scale ends where nobody is followed any more, at five years at most.
  let last = groups.compactMap(\.followed).max() ?? 365
  return Block(Section("curves", rows: []), height: 18, least: 8) { painter, rect in
    painter.heading(
      "Still open, by days since filing", rect, isFocused: false,
      note: "Kaplan-Meier · ░ 95 % of the selected")
    let row = painter.selected?.section == list ? painter.selected?.row : nil
    let chosen = groups.first { recordID($0) == row } ?? groups.first
    let curves = groups.enumerated().map { index, group in
      SurvivalPlot.Curve(
        steps: group.curve.map {
          .init(day: $0.day, share: $0.open, low: $0.low, high: $0.high)
        },
        lastDay: group.followed ?? 0, style: .part(index), mark: marks[index],
        hasBand: group.label == chosen?.label)
    }
    painter.draw(
      SurvivalPlot(curves, days: min(max(90, last), 1825)),
      in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: max(0, rect.height - 1)))
  }
}

/// What a group's record is called in the table.
private func recordID(_ group: SurvivalGroup) -> String { group.label.isEmpty ? " " : group.label }

// MARK: - Times

private func timesTable(_ table: SurvivalTable, _ view: View) -> RecordTable {
  let title = table.by?.title.uppercased() ?? "CASES"
  let horizon = table.horizon.map { "MEAN OF \($0) D" } ?? "MEAN"
  let columns = [
    TableColumn("group", title, width: 18, .left),
    TableColumn("n", "N", width: 6),
    TableColumn("disposed", "DISPOSED", width: 8, priority: 6),
    TableColumn("median", "MEDIAN", width: 6),
    TableColumn("interval", "95 %", width: 9, priority: 4),
    TableColumn("by90", "BY 90 D", width: 7, priority: 3),
    TableColumn("by180", "BY 180 D", width: 8, priority: 2),
    TableColumn("by365", "BY 365 D", width: 8, priority: 5),
    TableColumn("mean", horizon, width: 6, priority: 8),
    TableColumn("gap", "GAP (95 %)", width: 20, priority: 1),
  ]
  let shown = drawn(table).map(\.label)
  let isASCII = view.state.look.isASCII
  return RecordTable(
    id: "times", columns: columns,
    records: table.groups.map { group in
      let index = shown.firstIndex(of: group.label)
      let mark = index.map { String(isASCII ? marks[$0].ascii : marks[$0].unicode) + " " } ?? "  "
      return timesRecord(group, table, mark: mark, view.snapshot)
    }, sort: view.state.sorts["times"])
}

private func timesRecord(
  _ group: SurvivalGroup, _ table: SurvivalTable, mark: String, _ snapshot: Snapshot
) -> Record {
  let labels = table.by.map { [GroupLabel($0, group.label)] } ?? []
  let name = labels.first.map(groupName) ?? "All cases"
  func cases(_ side: NumberReference.Side) -> Place {
    .cases(
      snapshot.selection(
        side == .numerator ? "\(name), disposed" : "\(name), filed", "km_days_to_disposition",
        labels, side: side))
  }
  let subject = Subject.words(title: "Times of \(name)", text: timesWords(group, table))
  func cell(
    _ text: String, _ value: Double?, opens: Place, isFaint: Bool = false
  ) -> TableCell {
    TableCell(
      text, style: isFaint ? .muted : .plain, sort: value.map(SortValue.number) ?? .absent,
      opens: opens, explains: subject)
  }
  func share(_ day: Int) -> TableCell {
    let share = group.disposedBy.first { $0.day == day }
    return cell(
      share?.value.map(percent) ?? "too few", share?.value, opens: cases(.numerator),
      isFaint: share?.value == nil)
  }
  let median = group.median
  let bound = { (days: Double?) in days.map { decimal($0, 0) } ?? "?" }
  return Record(
    id: recordID(group),
    cells: [
      "group": TableCell(mark + name, sort: .text(name), explains: subject),
      "n": cell(grouped(group.n), Double(group.n), opens: cases(.denominator)),
      "disposed": cell(
        grouped(group.disposed), Double(group.disposed), opens: cases(.numerator)),
      "median": cell(
        median.map { decimal($0.value, 0) + " d" } ?? "–", median?.value, opens: cases(.numerator),
        isFaint: median == nil),
      "interval": cell(
        median.map { "\(bound($0.low))–\(bound($0.high))" } ?? "not seen", nil,
        opens: cases(.numerator), isFaint: true),
      "by90": share(90), "by180": share(180), "by365": share(365),
      "mean": cell(
        group.restrictedMean.map { decimal($0.value, 0) + " d" } ?? absent,
        group.restrictedMean?.value, opens: cases(.denominator)),
      "gap": cell(
        gapWords(group, table), group.gap?.value, opens: cases(.denominator),
        isFaint: group.gap == nil),
    ], opens: cases(.denominator), isApart: !group.whyNotCompared.isEmpty)
}

/// How far a group's mean time is from the reference's, or why that is not said.
private func gapWords(_ group: SurvivalGroup, _ table: SurvivalTable) -> String {
  if let gap = group.gap, let low = gap.low, let high = gap.high {
    return "\(signed(gap.value)) d (\(signed(low)) to \(signed(high)))"
  }
  if table.by == nil { return "" }
  if group.label == table.reference { return "compared with" }
  return group.whyNotCompared.isEmpty
    ? "" : group.whyNotCompared.hasPrefix("fewer") ? "too few" : "not compared"
}

private func signed(_ days: Double) -> String {
  (days > 0 ? "+" : "") + decimal(days, 0)
}

private func timesWords(_ group: SurvivalGroup, _ table: SurvivalTable) -> String {
  var words = [
    "\(counted(group.n, "case")) filed \(table.period), \(grouped(group.disposed)) of them "
      + "disposed; the others are counted as open up to \(table.asOf)."
  ]
  if group.missing > 0 {
    words.append(
      "\(counted(group.missing, "case")) left out: closed at an unknown day, or disposed before "
        + "filed.")
  }
  words.append(
    "Kaplan-Meier with Greenwood's intervals on the log-log scale; a share by a day needs 20 cases "
      + "that are followed to it.")
  if let horizon = table.horizon, table.by != nil {
    words.append(
      "The mean counts at most \(horizon) days of each case, to which every group compared is "
        + "followed; the gap is that mean less the reference's.")
  }
  if !group.whyNotCompared.isEmpty { words.append(capitalized(group.whyNotCompared) + ".") }
  return (words + table.remarks).joined(separator: " ")
}

// MARK: - Ways of ending

/// How the cases of all groups have ended by day 90, 180 and 365.
private func waysTable(_ table: SurvivalTable, _ view: View) -> RecordTable? {
  guard let whole = view.snapshot.survivalOfAll, !whole.outcomes.isEmpty else { return nil }
  let records = whole.outcomes.map { outcome in
    let name = outcome.disposition.map { words(of: $0) } ?? "not recorded"
    let condition =
      outcome.disposition.map { "disposition = \($0.word)" } ?? "disposition is missing"
    let opens = Place.cases(
      view.snapshot.selection(
        "filed in the period, ended as \(name)", "km_days_to_disposition", condition: condition))
    let subject = Subject.words(
      title: "Ended as \(name)",
      text: "\(counted(outcome.cases, "case")) of \(grouped(whole.n)) filed \(table.period). The "
        + "share by a day counts each other way of ending as an ending (Aalen-Johansen), so that all "
        + "ways and what is still open add up to 100 %.")
    var cells = [
      "way": TableCell(capitalized(name), sort: .text(name), opens: opens, explains: subject),
      "cases": TableCell(
        grouped(outcome.cases), sort: .number(Double(outcome.cases)), opens: opens,
        explains: subject),
    ]
    for share in outcome.endedBy {
      cells["by\(share.day)"] = TableCell(
        share.value.map(percent) ?? "too few", style: share.value == nil ? .muted : .plain,
        sort: share.value.map(SortValue.number) ?? .absent, opens: opens, explains: subject)
    }
    return Record(id: name, cells: cells, opens: opens)
  }
  return RecordTable(
    id: "ways",
    columns: [
      TableColumn("way", "ENDED AS", width: 16, .left), TableColumn("cases", "CASES", width: 6),
      TableColumn("by90", "BY 90 D", width: 7, priority: 2),
      TableColumn("by180", "BY 180 D", width: 8, priority: 1),
      TableColumn("by365", "BY 365 D", width: 8, priority: 3),
    ], records: records, sort: view.state.sorts["ways"])
}

// MARK: - Chances

private func chanceTable(_ table: ChanceTable) -> RecordTable {
  let learned =
    "Learned from \(counted(table.cases, "case")) that were open at some time in "
    + "\(table.learned), of which \(grouped(table.ended)) ended. "
    + table.remarks.joined(separator: " ")
  let records = table.bands.map { band in
    let name =
      band.ages.lowerBound > 365
      ? "over 365 d" : "\(band.ages.lowerBound)–\(band.ages.upperBound) d"
    let ages =
      band.ages.lowerBound > 365
      ? "open and age_days > 365"
      : "open and age_days >= \(band.ages.lowerBound) and age_days <= \(band.ages.upperBound)"
    let opens = Place.cases(CaseSelection("open for \(name)", condition: ages))
    let subject = Subject.words(
      title: "Open for \(name): the chance to end in \(table.days) days",
      text:
        "Of a case of the median age of these, \(band.medianAge.map { decimal($0, 0) } ?? absent)"
        + " days; \(decimal(band.expected, 0)) of them are expected to end. " + learned)
    let chance = band.chance
    let interval = chance.low.flatMap { low in
      chance.high.map { "\(percentNumber(low))–\(percentNumber($0))" }
    }
    return Record(
      id: name,
      cells: [
        "age": TableCell(name, opens: opens, explains: subject),
        "open": TableCell(
          grouped(band.open), sort: .number(Double(band.open)), opens: opens, explains: subject),
        "chance": TableCell(
          chance.value.map(percent) ?? absent, style: chance.value == nil ? .muted : .plain,
          opens: opens, explains: subject),
        "interval": TableCell(
          interval ?? (chance.value == nil ? "too few" : ""), style: .muted, opens: opens,
          explains: subject),
        "expected": TableCell(decimal(band.expected, 0), opens: opens, explains: subject),
      ], opens: opens)
  }
  return RecordTable(
    id: "chances",
    columns: [
      TableColumn("age", "OPEN FOR", width: 10, .left), TableColumn("open", "OPEN", width: 6),
      TableColumn("chance", "CHANCE", width: 6), TableColumn("interval", "95 %", width: 9),
      TableColumn("expected", "EXPECTED", width: 8, priority: 1),
    ], records: records, sort: nil)
}

/// A disposition in running text.
private func words(of disposition: Disposition) -> String {
  String(disposition.word.map { $0 == "_" ? " " : $0 })
}
