import Cases
import Metrics
import Terminal

/// One attorney, unit, offense or other group: its load, its outcomes, what is due, its cases.
func groupBlocks(_ view: View, _ group: GroupLabel) -> [Block] {
  let snapshot = view.snapshot
  var blocks = [figuresBlock("figures", groupFigures(snapshot)), ageBlock(snapshot)]
  blocks += [mixBlock(view), shapeBlock(snapshot)].compactMap(\.self)
  if [.attorney, .unit].contains(group.field) {
    blocks.append(historyBlock(view, group))
    blocks += [
      ratesBlock(view, group), courtDatesBlock(view), ownTimesBlock(view, group),
      ownDisparityBlock(view), handoversBlock(view, group), lacksBlock(view, group),
    ].compactMap(\.self)
  }
  if snapshot.grouping != nil {
    let table = caseloadTable(view, wholeName: groupName(group), id: "members")
    var members = Block(table, least: 6, title: "Load of its attorneys")
    members.place = .whole
    blocks.insert(members, at: 1)
  }
  var cases = Block(caseTable(view), least: 4, title: "Open cases")
  cases.place = .whole
  blocks.append(cases)
  return blocks
}

func groupHeadline(_ snapshot: Snapshot, _ group: GroupLabel) -> String {
  let name = groupName(group) + standingWords(group, snapshot)
  if let open = snapshot["open"], open.isFloor { return "\(name): \(floorWords(open, snapshot))" }
  guard let open = snapshot["open"], open.isShown, let count = open.value else {
    return "\(name): open cases cannot be counted: \(snapshot.reason(snapshot["open"]) ?? "")."
  }
  var words = "\(name): \(counted(Int(count), "open case"))"
  if let whole = snapshot["open", span: .office]?.value, whole > 0 {
    words += " of the office's \(decimal(whole, 0)) (\(percent(count / whole)))"
  }
  if let age = snapshot["pending_age_median"], age.isShown {
    words += ", half of them older than \(age.text)"
    if let office = snapshot["pending_age_median", span: .office], office.isShown {
      words += " (office \(office.text))"
    }
  }
  if let inactive = snapshot["open_inactive"], inactive.isShown, let more = inactive.value, more > 0
  {
    words += ", \(decimal(more, 0)) inactive beside them"
  }
  if group.field == .attorney {
    words +=
      snapshot.knowsAssignments
      ? ". Outcomes are of the cases that they held when these ended"
      : ". Outcomes are of the cases that are theirs now, which others may have decided"
  }
  return words + "."
}

/// Who the person is, by the staff table, or that a name is nobody's: " (attorney, Property, 0.8
/// FTE, since 2019-01-01)"; empty where nothing is known.
func standingWords(_ group: GroupLabel, _ snapshot: Snapshot) -> String {
  guard group.field == .attorney else { return "" }
  guard !group.isNobody else { return " (cases that nobody holds)" }
  guard let profile = snapshot.attorneys[group.label] else { return "" }
  if profile.isPlaceholder { return " (placeholder: a name that is nobody's)" }
  var parts = [profile.role, profile.unit].filter { !$0.isEmpty }
  if let fte = profile.fteHundredths {
    parts.append("\(decimal(Double(fte) / 100, fte % 100 == 0 ? 0 : 2)) FTE")
  }
  if let day = profile.left(before: snapshot.asOf) {
    parts.append("left on \(day)")
  } else if let from = profile.from {
    parts.append("since \(from)")
  }
  return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
}

extension GroupLabel {
  /// Whether it is of the cases of no attorney.
  var isNobody: Bool { field == .attorney && (label.isEmpty || label == unassignedLabel) }
}

private func groupFigures(_ snapshot: Snapshot) -> [Figure] {
  let wanted = [
    ("Open cases", "Open", "open"), ("Weighted load", "Weighted", "weighted_open"),
    ("Median age", "Median age", "pending_age_median"),
    ("Over standard", "Over std", "pending_over_standard"), ("Stalled", "Stalled", "stalled"),
    ("Time to disposition", "Days", "days_to_disposition_median"),
    ("Dismissed", "Dismissed", "dismissal_rate"),
  ]
  return wanted.map { title, short, metric in
    var figure = Figure(title, short: short, NumberKey(metric), in: snapshot)
    guard let row = snapshot[metric], row.isShown else {
      if metric != "dismissal_rate", let row = snapshot[metric], row.unit == .share {
        figure.value = row.numeratorCell ?? figure.value
      }
      return figure
    }
    if row.unit == .share, let count = row.numerator, metric != "dismissal_rate" {
      figure.beside = figure.value
      figure.value = decimal(count, 0)
    }
    if let office = snapshot[metric, span: .office], office.isShown, metric != "open" {
      figure.change = ["office \(office.text)"]
    }
    if metric == "open", let entered = snapshot["filed", span: .lately]?.value,
      let left = snapshot["disposed", span: .lately]?.value
    {
      let flow = "\(decimal(entered, 0)) in, \(decimal(left, 0)) out"
      figure.change = ["30 days: \(flow)", flow]
    }
    if let n = row.denominator, row.unit != .count {
      let few = "few cases: \(decimal(n, 0))"
      let all = "of \(decimal(n, 0))"
      let interval = row.intervalText.map { [all + ", 95 % " + $0, all + ", " + $0] } ?? []
      figure.note = row.state == .few ? [few] : interval + [all]
    }
    return figure
  }
}
