import Cases
import Metrics
import Terminal

/// How long own cases take beside the office's, open ones counted.
func ownTimesBlock(_ view: View, _ group: GroupLabel) -> Block? {
  let snapshot = view.snapshot
  let title = "Time to disposition, open cases counted"
  guard let table = snapshot.survival, let office = snapshot.survivalOfAll else { return nil }
  let few = max(20, snapshot.office.fewCases)
  if !table.why.isEmpty { return reasonBlock("times", title, "Not computable: \(table.why).") }
  if table.notes.contains(.outOfCoverage) {
    return reasonBlock(
      "times", title,
      "Not told: the data does not hold all cases filed \(table.period.words). p chooses another "
        + "period.")
  }
  guard let own = table.groups.first, own.n >= few else {
    let n = table.groups.first?.n ?? 0
    return reasonBlock(
      "times", title,
      "\(counted(n, "case")) filed \(snapshot.request.scope.period.inWords), "
        + "\(grouped(table.groups.first?.disposed ?? 0)) of them disposed: too few for a curve, "
        + "which needs \(few). p chooses a longer period.")
  }
  return curvesBlock(own, office, group, snapshot, title)
}

private func curvesBlock(
  _ own: SurvivalGroup, _ office: SurvivalGroup, _ group: GroupLabel, _ snapshot: Snapshot,
  _ title: String
) -> Block {
  let id = "times"
  let words =
    "\(groupName(group)): half disposed within \(medianWords(own)), of \(counted(own.n, "case")) filed; "
    + "the office: within \(medianWords(office)), of \(grouped(office.n))."
  let choice = Choice(
    spot: Spot(id, id), opens: .cases(snapshot.selection("filed", "filed")),
    explains: .words(
      title: title,
      text: words + " Kaplan-Meier estimates of cases filed in the period, open ones counted up to "
        + "today; the band is the 95 % interval of their own. The office's curve holds their cases, "
        + "too. Kinds of cases differ: a slower curve is no verdict."),
    words: words)
  var block = Block(
    Section(id, list: [choice]), title: title,
    notes: [
      "median \(medianWords(own)), office \(medianWords(office)) · n \(grouped(own.n))",
      "median \(medianWords(own))",
    ], height: 10, least: 7
  ) { painter, rect in
    painter.note(rect, .spot(choice.spot))
    let last = [own, office].compactMap(\.followed).max() ?? 365
    let curves = [(own, groupName(group)), (office, "office")].enumerated().map { index, curve in
      SurvivalPlot.Curve(
        steps: curve.0.curve.map {
          .init(day: $0.day, share: $0.open, low: $0.low, high: $0.high)
        },
        lastDay: curve.0.followed ?? 0, style: .part(index), mark: survivalMarks[index],
        hasBand: index == 0, label: curve.1)
    }
    painter.draw(SurvivalPlot(curves, days: min(max(90, last), 1825)), in: rect)
  }
  block.most = 18
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

/// The median of a curve with its interval, or that half have not ended yet.
private func medianWords(_ group: SurvivalGroup) -> String {
  guard let median = group.median else { return "not seen yet" }
  let bounds = [median.low, median.high].map { $0.map { decimal($0, 0) } ?? "?" }
  return "\(decimal(median.value, 0)) d (\(bounds[0])-\(bounds[1]))"
}
