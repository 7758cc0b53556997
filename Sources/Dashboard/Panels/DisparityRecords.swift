import Cases
import Metrics
import Terminal

/// The table of decisions and groups.
func disparityRecords(_ view: View, _ table: DisparityTable) -> RecordTable {
  let id = "disparity"
  let isSorted = view.state.sorts[id] != nil
  let maker = DisparityRecordMaker(
    pen: Pen(view.state.look.glyphs), cohort: table.cohort)
  var records: [Record] = []
  for (index, row) in table.rows.enumerated() {
    let isNewPoint = index == 0 || table.rows[index - 1].point != row.point
    // Each decision begins with those that the others are compared with.
    let reference = isNewPoint ? referenceRow(row) : nil
    if let reference { records.append(maker.record(reference, isFirst: true)) }
    records.append(maker.record(row, isFirst: isSorted || (isNewPoint && reference == nil)))
  }
  var made = RecordTable(
    id: id, columns: disparityColumns(table, isAdjusted: view.state.question.isAdjusted),
    records: records, sort: view.state.sorts[id])
  made.heading = "point"
  return made
}

private func disparityColumns(_ table: DisparityTable, isAdjusted: Bool) -> [TableColumn] {
  let longest = table.rows.map(\.group.count).max() ?? 0
  var columns = [
    TableColumn("point", "DECISION", width: 14, .left),
    TableColumn(
      "group", "GROUP", width: min(max(longest, 8), 22), least: 8, .left, keepsEnd: true),
    TableColumn("n", "N", width: 6, priority: 2),
    TableColumn("events", "EVENTS", width: 6, priority: 8),
    TableColumn("rate", "RATE", width: 5, priority: 4),
    TableColumn("interval", "(95 %)", width: 10, .left, priority: 9),
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 5, isFlexible: true),
    TableColumn("ratio", "RATIO", width: 5),
  ]
  if isAdjusted { columns.append(TableColumn("adjusted", "ADJ.", width: 5, priority: 3)) }
  columns.append(TableColumn("flag", "", width: 15, least: 9, .left, priority: 1))
  if table.rows.contains(where: { $0.persons != nil }) {
    columns.append(TableColumn("persons", "PERSONS", width: 7, priority: 10))
  }
  columns.append(TableColumn("unknown", "UNKNOWN", width: 7, priority: 11))
  return columns
}

/// The counts of the group that others are compared with, as a row without a ratio.
private func referenceRow(_ row: DisparityRow) -> DisparityRow? {
  guard row.referenceN > 0, row.reference != row.group else { return nil }
  var reference = DisparityRow(
    point: row.point, by: row.by, group: row.reference, reference: row.reference,
    n: row.referenceN, events: row.referenceEvents, referenceN: row.referenceN,
    referenceEvents: row.referenceEvents)
  reference.crossing = row.crossing
  reference.rate = row.referenceRate
  reference.unknownShare = row.unknownShare
  reference.notes = row.notes
  return reference
}

/// Makes the rows of the table.
private struct DisparityRecordMaker {
  let pen: Pen
  let cohort: CaseField?

  func record(_ row: DisparityRow, isFirst: Bool) -> Record {
    let subject = Subject.comparison(point: row.point, group: row.group)
    let isRate = isShare(row.point)
    let plain: Style = row.state == .ok && !row.isOfPart ? .plain : .muted
    let atRisk = cases(row, .denominator, atRiskWords(row.point))
    let happened = isRate ? cases(row, .numerator, pointWords(row.point)) : atRisk
    let behind = row.adjustedRatio == nil ? happened : .strata(ComparedGroup(row.point, row.group))
    func cell(
      _ text: String, _ style: Style, _ sort: SortValue = .absent, opens: Place
    ) -> TableCell {
      TableCell(text, style: style, sort: sort, opens: opens, explains: subject)
    }
    func count(_ number: Int, _ opens: Place) -> TableCell {
      row.state == .suppressed
        ? cell(absent, .muted, opens: opens)
        : cell(grouped(number), plain, .number(Double(number)), opens: opens)
    }
    var cells: [String: TableCell] = [
      "point": cell(
        isFirst ? capitalized(pointWords(row.point)) : "", .strong, .text(row.point),
        opens: behind),
      "group": cell(name(row), plain, .text(name(row)), opens: behind),
      "n": count(row.n, atRisk),
      "events": isRate ? count(row.events, happened) : cell("", plain, opens: happened),
      "rate": cell(absent, .muted, opens: happened),
      "flag": TableCell(
        flagMark(row, pen) + " " + flagWords(row),
        short: flagMark(row, pen) + " " + shortFlagWords(row), style: flagStyle(row),
        sort: .text(flagWords(row)), opens: behind, explains: subject),
      "plot": cell("", plain, opens: behind),
      "unknown": cell(
        row.hidesUnknownShare ? absent : percent(row.unknownShare), .muted,
        row.hidesUnknownShare ? .absent : .number(row.unknownShare), opens: atRisk),
      "persons": cell(
        row.persons.map { grouped($0.n) } ?? "", .muted,
        row.persons.map { .number(Double($0.n)) } ?? .absent, opens: atRisk),
    ]
    if let rate = row.rate {
      cells["rate"] = cell(
        isRate ? percent(rate) : decimal(rate, 0) + " d", plain, .number(rate), opens: happened)
    }
    if isRate, let low = row.low, let high = row.high {
      cells["interval"] = cell(
        "\(decimal(low * 100, 1))-\(decimal(high * 100, 1))", .muted, opens: happened)
    }
    ratioCells(row, subject, behind, into: &cells)
    return Record(id: "\(row.point)/\(row.group)", cells: cells, opens: behind)
  }

  /// The ratio, the adjusted one, and their picture; grey where they speak of a part of the cases.
  private func ratioCells(
    _ row: DisparityRow, _ subject: Subject, _ behind: Place,
    into cells: inout [String: TableCell]
  ) {
    guard let value = row.ratio, row.state == .ok else { return }
    let isFirm = row.isResult && row.verdict == .different
    let style: Style = row.isOfPart ? .muted : isFirm ? .strong : .plain
    cells["ratio"] = TableCell(
      ratio(value), style: style, sort: .number(value), opens: behind, explains: subject)
    if let adjusted = row.adjustedRatio {
      cells["adjusted"] = TableCell(
        ratio(adjusted), style: row.isOfPart ? .muted : .plain, sort: .number(adjusted),
        opens: behind, explains: subject)
    }
    guard !row.isOfPart else { return }
    var plot = TableCell(
      "", style: isFirm ? .strong : .shape, sort: .number(value), opens: behind,
      explains: subject)
    plot.interval = RatioInterval(
      low: row.ratioLow, middle: value, high: row.ratioHigh, adjusted: row.adjustedRatio)
    cells["plot"] = plot
  }

  private func name(_ row: DisparityRow) -> String { row.group.isEmpty ? "Unknown" : row.group }

  private func cases(
    _ row: DisparityRow, _ side: NumberReference.Side, _ words: String
  ) -> Place {
    row.cases(side, "\(name(row)): \(words)", cohort: cohort)
  }
}

extension DisparityRow {
  /// The cases behind it, those of a stratum only where a condition keeps them.
  func cases(
    _ side: NumberReference.Side, _ title: String, cohort: CaseField?, condition: String = "",
    ofReference: Bool = false
  ) -> Place {
    .cases(
      CaseSelection(
        title,
        behind: NumberReference(
          .point(point), side, group: ofReference ? referenceLabels : groupLabels,
          cohort: cohort),
        condition: condition))
  }
}
