import Metrics
import Terminal

/// How likely cases open now end soon, by how long they have been open.
func chanceTable(_ table: ChanceTable) -> RecordTable {
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
