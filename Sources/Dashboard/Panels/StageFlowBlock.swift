import Cases
import Metrics
import Terminal

/// How many cases passed each stage in the period, those stages that the data knows.
///
/// They are not the same cases, so shares are those of the catalogue, each with what it is of.
func stageFlowBlock(_ snapshot: Snapshot) -> Block? {
  let stages = [
    count("referred", snapshot), screened(snapshot), count("filed", snapshot, shares: filedShare),
    count("disposed", snapshot, shares: clearance),
    part("convicted", "conviction_rate", "of decided", snapshot),
    part("prison or jail", "incarceration_rate", "of sentenced", snapshot),
  ].compactMap(\.self)
  guard stages.count >= 3, stages.contains(where: { $0.stage.count != nil }) else { return nil }
  let id = "stages"
  let choices = stages.map { stage in
    Choice(
      spot: Spot(id, stage.key.metric), opens: stage.opens, explains: .number(stage.key),
      words: ["\(stage.stage.name): \(stage.stage.text)", stage.stage.shares?.first ?? ""]
        .filter { !$0.isEmpty }.joined(separator: ", "))
  }
  var block = Block(
    Section(id, rows: [choices]), title: "From referral to sentence",
    notes: ["of the period, not the same cases", "not the same cases"], height: 5, least: 5
  ) { painter, rect in
    let chosen = painter.selected?.section == id ? painter.selected?.row : nil
    let flow = StageFlow(
      stages.map(\.stage), selected: stages.firstIndex { $0.key.metric == chosen })
    painter.draw(flow, in: rect)
    for (index, stage) in stages.enumerated() {
      guard let place = flow.place(of: index, in: rect.size) else { continue }
      painter.note(place.moved(by: rect), .spot(Spot(id, stage.key.metric)))
    }
  }
  block.place = .whole
  // Side by side, with all of their arrows.
  block.place.page = 104
  return block
}

/// A stage, the number that it is, and its cases.
private struct KnownStage {
  var stage: StageFlow.Stage
  var key: NumberKey
  var opens: Place?
}

/// A number of cases of the catalogue; none where the office's data has no such day.
private func count(
  _ metric: String, _ snapshot: Snapshot, shares: (Snapshot) -> [String] = { _ in [] }
) -> KnownStage? {
  guard let row = snapshot[metric] else { return nil }
  guard row.isShown, let value = row.value else {
    // A day that nobody records is no stage; one that is not covered says so.
    guard metric != "referred" else { return nil }
    return KnownStage(
      stage: .init(metric, nil, text: snapshot.reasons(row).last ?? absent, shares: []),
      key: NumberKey(metric))
  }
  return KnownStage(
    stage: .init(metric, value, shares: shares(snapshot)), key: NumberKey(metric),
    opens: .cases(snapshot.selection(metric, metric)))
}

/// Those that were filed or declined.
private func screened(_ snapshot: Snapshot) -> KnownStage? {
  guard let row = snapshot["declination_rate"], row.isShown, let n = row.denominator else {
    return nil
  }
  return KnownStage(
    stage: .init("screened", n, shares: []), key: NumberKey("declination_rate"),
    opens: .cases(snapshot.selection("screened", "declination_rate", side: .denominator)))
}

private func filedShare(_ snapshot: Snapshot) -> [String] {
  guard let row = snapshot["declination_rate"], row.isShown, let declined = row.value else {
    return []
  }
  let share = percent(1 - declined)
  return ["\(share) of screened", share]
}

private func clearance(_ snapshot: Snapshot) -> [String] {
  guard let row = snapshot["clearance_rate"], row.isShown, let value = row.value else { return [] }
  return ["\(percent(value)) of filed", percent(value)]
}

/// The cases in the numerator of a share; none where it is not shown.
private func part(
  _ name: String, _ metric: String, _ whole: String, _ snapshot: Snapshot
) -> KnownStage? {
  guard let row = snapshot[metric], row.isShown, let count = row.numerator, let share = row.value
  else { return nil }
  return KnownStage(
    stage: .init(name, count, shares: ["\(percent(share)) \(whole)", percent(share)]),
    key: NumberKey(metric), opens: .cases(snapshot.selection(name, metric)))
}
