import Cases
import Metrics
import Terminal

/// The strata behind an adjusted ratio: kinds of case that are alike, each compared by itself.
func strataBlocks(_ view: View, _ one: ComparedGroup) -> [Block] {
  guard let table = view.snapshot.strata, let row = table.row, table.why.isEmpty else { return [] }
  let records = strataRecords(view, table, row)
  let dropped = table.strata.filter { !$0.whyDropped.isEmpty }
  var text =
    "The adjusted ratio is the mean of these ratios by their weights. Difference among cases that "
    + "reached this point; not bias, not cause."
  if !dropped.isEmpty {
    text +=
      " \(counted(dropped.count, "kind")) of case with \(grouped(dropped.reduce(0) { $0 + $1.n })) "
      + "of \(row.group) and \(grouped(dropped.reduce(0) { $0 + $1.referenceN })) of "
      + "\(row.reference) dropped: only one of the two is in them."
  }
  if let p = row.heterogeneityP {
    text +=
      p < 0.05
      ? " The ratio is not the same for every kind (Q, p \(probability(p)))."
      : " The data does not show that the kinds differ (Q, p \(probability(p)))."
  }
  var list = Block(records, least: 5, title: "Kinds of case")
  list.isMain = true
  list.place = .whole
  list.isPinned = true
  return [list, noteBlock(text, title: "Like cases")]
}

func strataHeadline(_ snapshot: Snapshot, _ one: ComparedGroup) -> String {
  let name = "\(capitalized(pointWords(one.point))), \(one.group)"
  guard let table = snapshot.strata else { return "\(name): this was not asked for." }
  guard let row = table.row, table.why.isEmpty else { return "\(name): \(table.why)." }
  guard let adjusted = row.adjustedRatio else {
    let why = row.why.isEmpty ? "nothing to compare with" : row.why
    return "\(name): no adjusted ratio, \(why)."
  }
  let kept = table.strata.count { $0.whyDropped.isEmpty }
  return "\(name) against \(row.reference): \(row.ratio.map(ratio) ?? absent) unadjusted, "
    + "\(ratio(adjusted)) among like cases, of \(counted(kept, "kind")) that both have"
    + (row.isOfPart ? "; the data does not hold all of these cases." : ".")
}

private func strataRecords(
  _ view: View, _ table: DisparityStrataTable, _ row: DisparityRow
) -> RecordTable {
  let id = "strata"
  let fields = table.strata.first?.values.map(\.field) ?? []
  var columns = fields.map { field in
    let longest =
      table.strata.flatMap(\.values).filter { $0.field == field }
      .map(\.words.count).max() ?? 0
    return TableColumn(
      field.rawValue, field == .filedSeverity ? "SEVERITY" : field.title.uppercased(),
      width: min(max(longest, 6), 30), .left,
      priority: field == .offense ? 0 : 3)
  }
  columns += [
    TableColumn("events", "EVENTS", width: 6, priority: 2),
    TableColumn("n", "OF", width: 6, priority: 1),
    TableColumn("base", row.reference.uppercased().cut(to: 9), width: 6, priority: 2),
    TableColumn("m", "OF", width: 6, priority: 1),
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 5, isFlexible: true),
    TableColumn("ratio", "RATIO", width: 5),
    TableColumn("weight", "WEIGHT", width: 6),
    TableColumn("note", "", width: 20, .left, priority: 6),
  ]
  let cohort = view.snapshot.request.cohort
  return RecordTable(
    id: id, columns: columns,
    records: table.strata.map { stratumRecord($0, row, cohort) }, sort: view.state.sorts[id])
}

private func stratumRecord(
  _ stratum: DisparityStratum, _ row: DisparityRow, _ cohort: CaseField?
) -> Record {
  let kind = stratum.values.map(\.words).joined(separator: ", ")
  func cases(_ side: NumberReference.Side, ofReference: Bool = false) -> Place {
    let name = ofReference ? row.reference : row.group
    let what = side == .numerator ? pointWords(row.point) : atRiskWords(row.point)
    return row.cases(
      side, "\(name): \(what), \(kind)", cohort: cohort, condition: stratum.filter.text,
      ofReference: ofReference)
  }
  let style: Style = stratum.whyDropped.isEmpty && !row.isOfPart ? .plain : .muted
  func count(_ number: Int, opens: Place) -> TableCell {
    TableCell(grouped(number), style: style, sort: .number(Double(number)), opens: opens)
  }
  var cells: [String: TableCell] = [
    "events": count(stratum.events, opens: cases(.numerator)),
    "n": count(stratum.n, opens: cases(.denominator)),
    "base": count(stratum.referenceEvents, opens: cases(.numerator, ofReference: true)),
    "m": count(stratum.referenceN, opens: cases(.denominator, ofReference: true)),
    "ratio": TableCell(
      stratum.ratio.map(ratio) ?? absent, style: style,
      sort: stratum.ratio.map(SortValue.number) ?? .absent),
    "weight": TableCell(
      stratum.weight.map(percent) ?? "", style: style,
      sort: stratum.weight.map(SortValue.number) ?? .absent),
    "note": TableCell(stratum.whyDropped, style: .muted),
  ]
  for value in stratum.values {
    cells[value.field.rawValue] = TableCell(value.words, style: style, sort: .text(value.words))
  }
  if let ratio = stratum.ratio, ratio > 0, !row.isOfPart {
    cells["plot"] = TableCell("", style: .shape, sort: .number(ratio))
    cells["plot"]?.interval = RatioInterval(low: stratum.low, middle: ratio, high: stratum.high)
  }
  return Record(id: stratum.filter.text, cells: cells, opens: cases(.denominator))
}

/// A p-value in words.
private func probability(_ p: Double) -> String { p < 0.001 ? "< 0.001" : decimal(p, 3) }
