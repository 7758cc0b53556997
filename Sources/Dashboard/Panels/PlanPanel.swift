import Cases
import Metrics
import Terminal

/// The parts of the page: staffing, and what if; what is supposed stands first.
func planBlocks(_ view: View) -> [Block] {
  guard let plan = view.snapshot.plan else { return [] }
  let isSupposed = !(plan.whatIf.steps + plan.unread).isEmpty
  let courses = coursesBlock(plan, view)
  let ahead = [aheadBlock(plan.whatIf, courses.section.id), courses].compactMap(\.self)
  let staffing = [staffingBlock(plan, view)] + mixBlock(plan, view)
  let notes = noteBlock(planWords(plan), title: "What is assumed, and what is not known")
  return (isSupposed ? stepsBlock(plan) + ahead + staffing : staffing + ahead) + [notes]
}

private func staffingBlock(_ plan: PlanAnswer, _ view: View) -> Block {
  var block = Block(
    staffingTable(plan.staffing, view), least: 5,
    title: "Staffing by \(plan.staffing.by?.title ?? "office")"
      + (plan.whatIf.steps.isEmpty ? "" : ", as it is"), notes: ["i: the weights"])
  block.isPinned = plan.whatIf.steps.isEmpty
  block.place = ColumnPlace(ofTwo: 0, ofThree: 0, least: 74, comfortable: 84)
  return block
}

private func coursesBlock(_ plan: PlanAnswer, _ view: View) -> Block {
  var block = Block(
    beforeAfterTable(plan.whatIf, view), least: 6,
    title: plan.whatIf.steps.isEmpty ? "Going on as it is" : "As it is, and then",
    notes: ["+ supposes something"])
  block.isPinned = true
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1, least: 70, comfortable: 84)
  return block
}

private func mixBlock(_ plan: PlanAnswer, _ view: View) -> [Block] {
  guard let table = mixTable(plan.staffing, view) else { return [] }
  var block = Block(
    table, least: 5, title: "Load by severity and offense",
    notes: plan.staffing.inputs.areDefaults ? ["* default weights"] : [])
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2, least: 60, comfortable: 64)
  return [block]
}

func planHeadline(_ snapshot: Snapshot) -> String {
  guard let plan = snapshot.plan else {
    return "Staffing and what if are the office's own: they are not shared."
  }
  let steps = stepWords(plan.whatIf)
  let staffing = (steps.isEmpty ? "" : "Now: ") + staffingWords(plan.staffing)
  return [steps, staffing, aheadWords(plan.whatIf)].filter {
    !$0.isEmpty
  }
  .joined(separator: " ")
}

/// What is supposed, and what of the office's attorneys and load of each becomes of it.
private func stepWords(_ table: WhatIfTable) -> String {
  guard table.steps.contains(where: \.problem.isEmpty), let whole = table.subjects.first else {
    return ""
  }
  let changed = [
    (whole.before.attorneys, whole.after.attorneys, "attorneys there", 1),
    (whole.before.loadPerAttorney, whole.after.loadPerAttorney, "weighted load of each", 0),
    (whole.before.needed, whole.after.needed, "attorneys needed", 1),
  ].compactMap { before, after, words, places -> String? in
    guard let old = before.value, let new = after.value, abs(new - old) > 0.005 else { return nil }
    return "\(words) \(decimal(old, places)) → \(decimal(new, places))"
  }
  return changed.isEmpty ? "" : "If so: \(changed.joined(separator: ", "))."
}

/// How many attorneys are needed and there, or why that is not known.
private func staffingWords(_ table: StaffingTable) -> String {
  let office = table.office
  guard let needed = office.needed.value, office.needed.isShown else {
    let reason = office.needed.why.isEmpty ? "not known" : office.needed.why
    let load = office.weighted.isShown || office.weighted.isFloor ? office.weighted.text : nil
    return
      (load.map {
        "A weighted load of \($0) \(table.inputs.areDefaults ? "default " : "")\(table.inputs.unit). "
      } ?? "")
      + "Attorneys needed are not computable: \(reason)."
  }
  var words = "A year of filings needs \(decimal(needed, 1)) attorneys"
  if let there = office.fte, let gap = office.gap, let used = office.utilization {
    words += ", \(decimal(there, 1)) are there: "
    words +=
      gap > 0
      ? "\(decimal(gap, 1)) too few" : "\(decimal(-gap, 1)) more than needed"
    words += " (\(percent(used)) used)"
    let idle = table.rows.filter { $0.gap == nil && $0.filed.value == 0 }
      .reduce(0) { $0 + ($1.fte ?? 0) }
    if idle > 0 { words += ", \(decimal(idle, 1)) of them in units whose work has no weight" }
  } else if !office.why.isEmpty {
    words += "; no gap: \(office.why)"
  }
  return words + "."
}

/// Where open cases go, as it is and with the steps.
private func aheadWords(_ table: WhatIfTable) -> String {
  guard let whole = table.subjects.first else { return "" }
  guard table.why.isEmpty, let now = whole.before.open.first?.value,
    let before = whole.before.open.last, let after = whole.after.open.last
  else { return "The months ahead are not computable: \(table.why)." }
  let months = counted(table.months, "month")
  let start =
    "As it is, open cases go from \(decimal(now, 0)) to \(rangeWords(before)) in \(months)"
  guard table.steps.contains(where: \.problem.isEmpty) else { return start + "." }
  return start + "; with \(counted(table.steps.count, "step")) to \(rangeWords(after))."
}

/// "920 (95 % 808-1,033)".
func rangeWords(_ estimate: WhatIfEstimate) -> String {
  guard let value = estimate.value else { return absent }
  guard let low = estimate.low, let high = estimate.high else { return decimal(value, 0) }
  return "\(decimal(value, 0)) (95 % \(decimal(low, 0))-\(decimal(high, 0)))"
}

/// All that is assumed, in one text.
private func planWords(_ plan: PlanAnswer) -> String {
  (plan.whatIf.assumptions + plan.whatIf.unknowns + plan.staffing.remarks
    + ["Nothing is written to the data."]).joined(separator: " ")
}
