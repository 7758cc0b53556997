import Cases
import Metrics
import Terminal

/// Each decision, each group against the reference: how often, and what remains among like cases.
func disparityBlocks(_ view: View) -> [Block] {
  if let population = view.snapshot.population { return populationBlocks(view, population) }
  guard let table = view.snapshot.disparity else { return [] }
  let records = disparityRecords(view, table)
  let field = view.snapshot.request.comparing
  var list = Block(records, least: 12, title: "Each decision by \(field.title)")
  list.place = ColumnPlace(least: 96, comfortable: 130, weight: 2)
  list.isPinned = true
  list.isMain = true
  let detail = detailBlock(beside: records, view)
  let heat = heatBlock(table, Pen(view.state.look.glyphs))
  return [list, detail] + cascadeBlocks(table)
    + [heat, limitsBlock(table, view)].compactMap(\.self)
}

func disparityHeadline(_ snapshot: Snapshot) -> String {
  if let population = snapshot.population { return populationHeadline(snapshot, population) }
  let field = snapshot.request.comparing
  guard let table = snapshot.disparity, let reference = table.rows.first?.reference else {
    return snapshot.fields.contains(field)
      ? "No decision point can be compared by \(field.title) in this office's data."
      : "The office's data has no \(field.title), so groups cannot be compared."
  }
  let base = "Each group compared with \(reference), \(chosenWords(table, snapshot)): "
  return coverageWords(table) + base + findingWords(table, isShared: snapshot.isShared)
}

/// Which cases are compared: of a period, or a cohort.
private func chosenWords(_ table: DisparityTable, _ snapshot: Snapshot) -> String {
  let period = snapshot.request.scope.period.words
  guard let cohort = table.cohort else { return period }
  let isImmature = table.rows.contains { $0.notes.contains(.immature) }
  return "cases \(cohort.title) \(period)" + (isImmature ? ", many of them still open" : "")
}

private func findingWords(_ table: DisparityTable, isShared: Bool) -> String {
  let results = table.rows.filter(\.isResult)
  let different = results.filter { $0.verdict == .different }
  guard let strongest = different.min(by: { doubt($0) < doubt($1) }) else {
    // Verdicts rest on exact numbers, which are not shared.
    if isShared, !results.isEmpty { return "ratios of rounded counts, without verdicts." }
    return results.contains { $0.verdict != nil }
      ? "no difference that stands out." : "nothing that can be compared."
  }
  return "\(different.count) of \(counted(table.familySize, "comparison")) differ; the surest: "
    + "\(strongest.group) \(pointWords(strongest.point)) \(oftenWords(strongest)), "
    + "\(grouped(strongest.events)) of \(grouped(strongest.n))."
}

/// That some of the numbers are of cases which the data holds only in part; empty where none is.
private func coverageWords(_ table: DisparityTable) -> String {
  let outside = table.rows.filter(\.isOfPart)
  guard !outside.isEmpty else { return "" }
  let points = Set(outside.map(\.point))
  let all = Set(table.rows.map(\.point))
  return points == all
    ? "The data does not hold all of these cases. "
    : "The data holds the cases of \(all.count - points.count) of \(all.count) decisions only. "
}

/// The least doubtful first: a wide ratio of few cases is not the one to say aloud.
private func doubt(_ row: DisparityRow) -> Double { row.pAdjusted ?? row.p ?? 1 }

// MARK: - From referral to custody

/// What of each group's cases goes all the way, a line a group; none where a stage is not known.
private func cascadeBlocks(_ table: DisparityTable) -> [Block] {
  let points = Set(table.rows.filter(\.isOfPart).map(\.point))
  let rows = table.cascade.filter { row in
    row.ratio != nil && !row.stages.contains { points.contains($0.point) }
  }
  guard !rows.isEmpty else { return [] }
  let id = "cascade"
  let assumption =
    "The shares that are filed, convicted of those decided, and sent to custody of those convicted, "
    + "multiplied: it takes the cases of each stage to be like those that the stage before let "
    + "through."
  let choices = rows.map { row in
    Choice(
      spot: Spot(id, row.group),
      explains: .words(title: "From referral to custody", text: row.words + " " + assumption),
      words: row.words)
  }
  let section = Section(id, list: choices)
  return [
    Block(
      section, title: "From referral to custody", notes: ["stages multiplied"],
      height: rows.count + 1, least: min(rows.count + 1, 3)
    ) { painter, rect in
      for (line, row) in rows.prefix(rect.height).enumerated() {
        let place = Rect(x: rect.x, y: rect.y + line, width: rect.width, height: 1)
        let isSelected = painter.selected == choices[line].spot
        if isSelected { painter.fill(place, .selected) }
        painter.note(place, .spot(choices[line].spot))
        let words = fitting([row.words, row.shortWords, row.product], rect.width - 1)
        painter.write(
          words ?? "", x: rect.x + 1, y: place.y, width: rect.width - 1)
      }
    }
  ]
}

extension CascadeRow {
  /// The product with its stages: of each the shares of both, the reference's in brackets.
  fileprivate var words: String {
    let parts = stages.map { "\($0.name) \(percent($0.share)) (\(percent($0.referenceShare)))" }
    return product + ": " + parts.joined(separator: " × ")
  }

  /// The same with the ratios of the stages alone.
  fileprivate var shortWords: String {
    let parts = stages.map { stage in
      let ratio = stage.referenceShare > 0 ? stage.share / stage.referenceShare : nil
      return "\(stage.name) " + (ratio.map { decimal($0, 2) } ?? absent)
    }
    return product + ": " + parts.joined(separator: " × ")
  }

  /// The product alone.
  fileprivate var product: String {
    let interval = low.flatMap { low in high.map { " (\(decimal(low, 2))-\(decimal($0, 2)))" } }
    return "\(group) \(decimal(ratio ?? 0, 2)) times \(reference)\(interval ?? "")"
  }
}

extension CascadeRow.Stage {
  fileprivate var name: String {
    switch point {
    case "declined": "filed"
    case "incarcerated": "custody"
    default: point
    }
  }
}

// MARK: - Limits

/// What the table does not say, in sentences, always at its foot.
private func limitsBlock(_ table: DisparityTable, _ view: View) -> Block {
  let pen = Pen(view.state.look.glyphs)
  let first =
    "Difference among cases that reached this point; not bias, not cause. "
    + "\(pen.up)\(pen.down) hold in a family of \(counted(table.familySize, "comparison")); "
    + "\(pen.explained) the mix of cases explains."
  var sentences: [String] = []
  if table.isExploratory {
    sentences.append("Filtered, so exploratory: \(counted(table.familySize, "comparison")).")
  }
  let isOfAdjustment = { (remark: String) in
    remark.hasPrefix("Adjusted for") || remark.hasPrefix("Not adjusted")
  }
  let adjustments = table.remarks.filter(isOfAdjustment)
  sentences += adjustments
  if adjustments.isEmpty, let adjusted = table.rows.first(where: { !$0.adjustedFor.isEmpty }) {
    sentences.append("Adjusted for \(listed(adjusted.adjustedFor.map(\.title))).")
  }
  if let unknown = table.rows.map(\.unknownShare).max(), unknown > 0 {
    let title = view.snapshot.request.comparing.title
    sentences.append("\(capitalized(title)) is unknown for up to \(percent(unknown)).")
  }
  // The remarks begin with what the first sentence has said.
  let rest = table.remarks.filter { remark in
    !isOfAdjustment(remark) && !["Difference", "Exploratory"].contains(where: remark.hasPrefix)
  }
  let text = ([first] + sentences + rest).joined(separator: " ")
  return noteBlock(text, title: "What this does not say")
}

/// Sentences at the foot of a page, as many lines of them as there is room for; `i` shows all.
func noteBlock(_ text: String, title: String) -> Block {
  let id = "limits"
  let choice = Choice(spot: Spot(id, id), explains: .words(title: title, text: text))
  let more = " i: all"
  var block = Block(Section(id, list: [choice]), height: 5, least: 3) { painter, rect in
    painter.note(rect, .spot(choice.spot))
    let lines = wrapped(text, to: rect.width)
    let style: Style = painter.selected == choice.spot ? .selected : .muted
    for (line, words) in lines.prefix(rect.height).enumerated() {
      let isCut = line == rect.height - 1 && lines.count > rect.height
      let shown = isCut ? words.cut(to: max(0, rect.width - more.count)) + more : words
      painter.write(shown, x: rect.x, y: rect.y + line, style, width: rect.width)
    }
  }
  block.isPinned = true
  block.place = .whole
  return block
}
