import Cases
import Metrics
import Terminal

/// The times of each group: median, shares by a day, mean within the horizon and its gap.
func timesTable(_ table: SurvivalTable, _ view: View) -> RecordTable {
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
    TableColumn("gap", "GAP OF MEANS (95 %)", width: 20, priority: 1),
  ]
  let shown = drawnGroups(table).map(\.label)
  let isASCII = view.state.look.glyphs.isASCII
  return RecordTable(
    id: "times", columns: columns,
    records: table.groups.map { group in
      let index = shown.firstIndex(of: group.label)
      let mark =
        index.map { String(isASCII ? survivalMarks[$0].ascii : survivalMarks[$0].unicode) + " " }
        ?? "  "
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
