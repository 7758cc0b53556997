import Cases
import Metrics
import Terminal

/// How long cases take with open ones counted: curves by group, their times, how they end, and how
/// likely those open now end soon.
func survivalBlocks(_ view: View) -> [Block] {
  guard let table = view.snapshot.survival, table.why.isEmpty, !table.groups.isEmpty,
    !table.notes.contains(.outOfCoverage)
  else { return [] }
  let records = timesTable(table, view)
  var list = Block(records, least: 4, title: "Times")
  list.isPinned = true
  list.isMain = true
  list.place = ColumnPlace(ofTwo: 0, ofThree: 1, least: 86, comfortable: 96)
  var blocks = [curvesBlock(table, records.id), list]
  if let ways = waysTable(table, view) {
    var block = Block(ways, least: 4, title: "How they have ended")
    block.place = ColumnPlace(ofTwo: 0, ofThree: 1)
    blocks.append(block)
  }
  if let chances = view.snapshot.chances, chances.why.isEmpty,
    !chances.notes.contains(.outOfCoverage)
  {
    var block = Block(
      chanceTable(chances), least: 5,
      title: "Open now: chance to end in \(chances.days) days",
      notes: ["of a case of the median age", "at the median age", ""])
    block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
    blocks.append(block)
  }
  return blocks
}

func survivalHeadline(_ snapshot: Snapshot) -> String {
  guard let table = snapshot.survival else { return "Times were not asked for." }
  guard table.why.isEmpty else { return "Times cannot be told: \(table.why)." }
  guard !table.groups.isEmpty else { return "No case was filed in the period." }
  if table.notes.contains(.outOfCoverage) {
    return "Times cannot be told: the data does not hold all cases filed \(table.period). "
      + "p chooses another period."
  }
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
let survivalMarks: [(unicode: Character, ascii: Character)] = [
  ("●", "o"), ("◆", "x"), ("▲", "^"), ("■", "#"), ("○", "0"), ("◇", "+"),
]

/// The groups that have a line: the largest, in their order.
func drawnGroups(_ table: SurvivalTable) -> [SurvivalGroup] {
  let largest = Set(table.groups.sorted { $0.n > $1.n }.prefix(survivalMarks.count).map(\.label))
  return table.groups.filter { largest.contains($0.label) && $0.n > 0 }
}

private func curvesBlock(_ table: SurvivalTable, _ list: String) -> Block {
  let groups = drawnGroups(table)
  // The scale ends where nobody is followed any more, at five years at most.
  let last = groups.compactMap(\.followed).max() ?? 365
  var block = Block(
    Section("curves", rows: []), title: "Still open, by days since filing",
    notes: ["Kaplan-Meier · ░ 95 % of the selected", "Kaplan-Meier"], height: 16, least: 9
  ) { painter, rect in
    let row = painter.selected?.section == list ? painter.selected?.row : nil
    let chosen = groups.first { recordID($0) == row } ?? groups.first
    let curves = groups.enumerated().map { index, group in
      SurvivalPlot.Curve(
        steps: group.curve.map {
          .init(day: $0.day, share: $0.open, low: $0.low, high: $0.high)
        },
        lastDay: group.followed ?? 0, style: .part(index), mark: survivalMarks[index],
        hasBand: group.label == chosen?.label,
        label: group.label.isEmpty ? "unknown" : group.label)
    }
    painter.draw(
      SurvivalPlot(curves, days: min(max(90, last), 1825)), in: rect)
  }
  block.most = 34
  block.growth = 2
  block.place = ColumnPlace(ofTwo: 0, ofThree: 0, least: 60, comfortable: 90)
  return block
}

/// What a group's record is called in the table.
func recordID(_ group: SurvivalGroup) -> String { group.label.isEmpty ? " " : group.label }
