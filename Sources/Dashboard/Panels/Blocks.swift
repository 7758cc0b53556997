import Cases

/// The parts of the page that a snapshot is of.
func blocks(of view: View) -> [Block] {
  guard view.snapshot.problem == nil else { return [] }
  switch view.snapshot.request.place {
  case .panel(.overview): return overviewBlocks(view)
  case .panel(.caseload): return caseloadBlocks(view)
  case .panel(.performance): return performanceBlocks(view)
  case .panel(.disparity): return disparityBlocks(view)
  case .panel(.quality): return qualityBlocks(view)
  case .panel(.compare): return compareBlocks(view)
  case .panel(.moved): return movedBlocks(view)
  case .panel(.indicators): return indicatorBlocks(view)
  case .panel(.worklists): return worklistBlocks(view)
  case .panel(.timeUse): return timeUseBlocks(view)
  case .panel(.plan): return planBlocks(view)
  case .group(let group): return groupBlocks(view, group)
  case .survival: return survivalBlocks(view)
  case .followed: return followedBlocks(view)
  case .cases: return caseListBlocks(view)
  case .strata(let one): return strataBlocks(view, one)
  case .trend(let one): return trendBlocks(view, one)
  case .caseFile: return caseFileBlocks(view)
  }
}

/// What a page says in words, before any picture.
func headline(of view: View) -> String {
  if let problem = view.snapshot.problem { return problem }
  return [holeWarning(view.snapshot), pageHeadline(view), followedWords(view)]
    .filter { !$0.isEmpty }.joined(separator: " ")
}

/// That the extract seems to leave months out, where no coverage is stated; empty where not.
private func holeWarning(_ snapshot: Snapshot) -> String {
  guard case .panel(let panel) = snapshot.request.place, panel != .quality else { return "" }
  guard let hole = snapshot.filingHoles.last else { return breakWarning(snapshot) }
  let months =
    hole.count == 1
    ? "in \(monthWords(hole.lowerBound))"
    : "from \(monthWords(hole.lowerBound)) to \(monthWords(hole.upperBound))"
  return "Hardly any filings \(months): is the extract whole?"
}

/// That the filings changed their level at once and for good; empty where they did not.
private func breakWarning(_ snapshot: Snapshot) -> String {
  guard let change = snapshot.filingBreak else { return "" }
  return "Filings went from \(grouped(change.before)) to \(grouped(change.after)) a month in "
    + "\(monthWords(change.month)): does the extract hold the same cases since?"
}

private func pageHeadline(_ view: View) -> String {
  switch view.snapshot.request.place {
  case .panel(.overview): return overviewHeadline(view.snapshot)
  case .panel(.caseload): return caseloadHeadline(view.snapshot)
  case .panel(.performance): return performanceHeadline(view.snapshot)
  case .panel(.disparity): return disparityHeadline(view.snapshot)
  case .panel(.quality): return qualityHeadline(view.snapshot)
  case .panel(.compare): return compareHeadline(view.snapshot)
  case .panel(.moved): return movedHeadline(view.snapshot)
  case .panel(.indicators): return indicatorHeadline(view.snapshot)
  case .panel(.worklists): return worklistsHeadline(view.snapshot)
  case .panel(.timeUse): return timeUseHeadline(view.snapshot)
  case .panel(.plan): return planHeadline(view.snapshot)
  case .group(let group): return groupHeadline(view.snapshot, group)
  case .survival: return survivalHeadline(view.snapshot)
  case .followed: return followedHeadline(view)
  case .cases(let selection): return caseListHeadline(view.snapshot, selection)
  case .strata(let one): return strataHeadline(view.snapshot, one)
  case .trend(let one): return trendHeadline(view.snapshot, one)
  case .caseFile(let id): return caseFileHeadline(view.snapshot, id)
  }
}
