import Cases
import Metrics
import Terminal

/// What is wrong with the data, where, and how much of it.
func qualityBlocks(_ view: View) -> [Block] {
  let findings = view.snapshot.findings.all
  let field = findings.map { spaced($0.field).columns }.max() ?? 0
  let columns = [
    TableColumn("rule", "RULE", width: 24, least: 14, .left),
    TableColumn("field", "FIELD", width: min(24, max(14, field)), least: 8, .left, priority: 2),
    TableColumn("rows", "ROWS", width: 7), TableColumn("share", "SHARE", width: 6, priority: 3),
    TableColumn(
      "first", "FIRST PLACES", width: 16, least: 14, .left, priority: 4, isFlexible: true),
  ]
  let records = findings.enumerated().map { index, finding in
    let subject = Subject.finding(index)
    return Record(
      id: "\(finding.rule.rawValue)/\(finding.field)",
      cells: [
        "rule": TableCell(
          ruleTitle(finding.rule), sort: .text(ruleTitle(finding.rule)),
          explains: subject),
        "field": TableCell(spaced(finding.field), sort: .text(finding.field), explains: subject),
        "rows": TableCell(
          grouped(finding.rows), style: .strong, sort: .number(Double(finding.rows)),
          explains: subject),
        "share": TableCell(percent(finding.share), sort: .number(finding.share), explains: subject),
        "first": TableCell(
          finding.first.prefix(3).map(\.description).joined(separator: "  "),
          short: finding.first.first?.description, style: .muted,
          explains: subject),
      ])
  }
  let id = "quality"
  let table = RecordTable(id: id, columns: columns, records: records, sort: view.state.sorts[id])
  var list = Block(table, title: "Findings")
  list.place = ColumnPlace(least: 78, comfortable: 110, weight: 2)
  list.isMain = true
  list.isPinned = true
  return [list, detailBlock(beside: table, view), sourcesBlock(view.snapshot)]
}

func qualityHeadline(_ snapshot: Snapshot) -> String {
  let findings = snapshot.findings.all
  let rows = findings.reduce(0) { $0 + $1.rows }
  let aside =
    snapshot.rowsSetAside == 0
    ? "none set aside"
    : "\(grouped(snapshot.rowsSetAside)) set aside (\(percent(snapshot.setAsideShare)))"
  guard rows > 0 else {
    return "\(counted(snapshot.rowsRead, "row")) read, \(aside), nothing found that breaks a rule."
  }
  return "\(counted(snapshot.rowsRead, "row")) read, \(aside); "
    + "\(counted(rows, "finding")) under \(counted(Set(findings.map(\.rule)).count, "rule")). "
    + "Findings are of the whole office, whatever the filter."
}

/// The files that were read.
private func sourcesBlock(_ snapshot: Snapshot) -> Block {
  let sources = snapshot.sources
  var block = Block(
    Section("sources", rows: []), title: "Files", notes: ["rows  set aside"],
    height: min(10, sources.count + 1), least: min(4, sources.count + 1)
  ) { painter, rect in
    for (line, source) in sources.prefix(rect.height).enumerated() {
      let y = rect.y + line
      let end = rect.x + rect.width
      painter.write(source.file, x: rect.x, y: y, .plain, width: max(0, rect.width - 24))
      painter.writeRight(grouped(source.rows), end: end - 11, y: y, .plain, width: 12)
      painter.writeRight(
        grouped(source.setAside), end: end, y: y, source.setAside > 0 ? .warning : .muted,
        width: 10)
    }
  }
  block.place = ColumnPlace(ofTwo: 1, ofThree: 2)
  block.most = min(30, sources.count + 1)
  block.growth = 1
  return block
}

/// A rule's name on screen.
func ruleTitle(_ rule: QualityRule) -> String {
  switch rule {
  case .badValue: "value cannot be read"
  case .implausibleDay: "implausible day"
  case .implausibleAge: "implausible age"
  case .disposedBeforeFiled: "disposed before filed"
  case .openWithDisposition: "open, with a disposition"
  case .closedWithoutDay: "closed at an unknown day"
  case .unlistedValue: "word not in the mapping"
  case .orphan: "belongs to no case"
  case .duplicateRow: "row given twice"
  case .conflict: "rows that disagree"
  case .fieldCount: "too few or many fields"
  case .notUTF8: "text is not UTF-8"
  case .nameVariants: "name spelled in two ways"
  case .missingAttorney: "no attorney"
  case .missingRace: "no race"
  case .missingKey: "no case id"
  }
}

/// What the rule means for the numbers, and what to do about it.
func ruleAdvice(_ rule: QualityRule) -> String {
  switch rule {
  case .badValue:
    "The value is missing in its field. Correct it in the case system, or map its format in "
      + "office.yml."
  case .implausibleDay:
    "A day before 1900 or after the data day is missing in every number. Correct it at its source."
  case .implausibleAge: "The age is missing in every number. Correct the birth date or the age."
  case .disposedBeforeFiled:
    "The case counts, but is in no time metric. Check which of the two days is wrong."
  case .openWithDisposition:
    "The status wins: the disposition is in no number. Close the case or remove its disposition."
  case .closedWithoutDay:
    "The case is in no time metric and in no past inventory. Enter the day it was closed."
  case .unlistedValue:
    "The word is kept as it is and counted apart. List it under values: in office.yml."
  case .orphan: "The row is in no number. Export the case that it belongs to, or remove the row."
  case .duplicateRow: "Rows that are exactly the same count once. Nothing need be done."
  case .conflict: "The earlier row wins. Decide which source is right, and list it first."
  case .fieldCount:
    "The row is set aside whole, and in no number. Look for a separator or a quote in its text."
  case .notUTF8: "What could not be read was replaced. Export the file as UTF-8."
  case .nameVariants: "The spellings count as one attorney. Make them one in the case system."
  case .missingAttorney: "The case stands under (unassigned). Assign it, if it is open."
  case .missingRace: "The case stands under Unknown, and is in no comparison."
  case .missingKey: "The row belongs to no case, and is in no number. Export the case id."
  }
}
