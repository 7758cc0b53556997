import Cases
import Terminal

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
  case .group(let group): return groupBlocks(view, group)
  case .survival: return survivalBlocks(view)
  case .cases: return caseListBlocks(view)
  case .strata(let one): return strataBlocks(view, one)
  case .trend(let one): return trendBlocks(view, one)
  case .caseFile: return caseFileBlocks(view)
  }
}

/// What a page says in words, before any picture.
func headline(of view: View) -> String {
  if let problem = view.snapshot.problem { return problem }
  return [holeWarning(view.snapshot), pageHeadline(view)].filter { !$0.isEmpty }
    .joined(separator: " ")
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
  case .group(let group): return groupHeadline(view.snapshot, group)
  case .survival: return survivalHeadline(view.snapshot)
  case .cases(let selection): return caseListHeadline(view.snapshot, selection)
  case .strata(let one): return strataHeadline(view.snapshot, one)
  case .trend(let one): return trendHeadline(view.snapshot, one)
  case .caseFile(let id): return caseFileHeadline(view.snapshot, id)
  }
}

/// Where each part of a page stands in a rectangle; what has no room is left out, but never what
/// is selected.
func arranged(
  _ blocks: [Block], in rect: Rect, selected: String?
) -> [(block: Block, rect: Rect)] {
  var rows = blockRows(blocks.filter { $0.pageWidth <= rect.width }, isWide: rect.width >= 78)
  func needed() -> Int { rows.reduce(-1) { $0 + least($1) + 1 } }
  while needed() > rect.height, rows.count > 1 {
    guard
      let last = rows.lastIndex(where: { row in
        !row.contains { $0.isPinned || $0.section.id == selected }
      })
    else { break }
    rows.remove(at: last)
  }
  let heights = heights(of: rows, in: rect.height)
  var placed: [(block: Block, rect: Rect)] = []
  var y = rect.y
  for (row, height) in zip(rows, heights) where height > 0 {
    placed += side(row, by: Rect(x: rect.x, y: y, width: rect.width, height: height))
    y += height + 1
  }
  return placed
}

private func least(_ row: [Block]) -> Int { row.map(\.least).max() ?? 0 }

/// The heights of the rows of blocks: what each needs, then what it would like, and the rest to
/// those that grow.
private func heights(of rows: [[Block]], in room: Int) -> [Int] {
  var heights = rows.map(least)
  var spare = room - heights.reduce(0, +) - max(0, rows.count - 1)
  while spare > 0 {
    // One line at a time to whoever lacks most.
    let lacking = rows.indices.map { (rows[$0].map(\.height).max() ?? 0) - heights[$0] }
    guard let most = lacking.max(), most > 0, let index = lacking.firstIndex(of: most) else {
      break
    }
    heights[index] += 1
    spare -= 1
  }
  if spare > 0, let growing = rows.firstIndex(where: { $0.contains(where: \.grows) }) {
    heights[growing] += spare
  }
  // Where even the least does not fit, the last rows are cut.
  for index in heights.indices.reversed() where spare < 0 {
    let cut = min(heights[index], -spare)
    heights[index] -= cut
    spare += cut
  }
  return heights
}

/// The blocks of one row side by side.
private func side(_ row: [Block], by rect: Rect) -> [(block: Block, rect: Rect)] {
  let gap = 3
  let weights = max(1, row.reduce(0) { $0 + $1.weight })
  let room = rect.width - gap * (row.count - 1)
  var x = rect.x
  return row.enumerated().map { index, block in
    let isLast = index == row.count - 1
    let width = isLast ? rect.x + rect.width - x : room * block.weight / weights
    defer { x += width + gap }
    return (block, Rect(x: x, y: rect.y, width: max(0, width), height: rect.height))
  }
}

/// The blocks in rows of the page's plan, each on its own where the page is narrow.
private func blockRows(_ blocks: [Block], isWide: Bool) -> [[Block]] {
  guard isWide else { return blocks.map { [$0] } }
  var rows: [[Block]] = []
  for block in blocks {
    if let last = rows.last?.last, last.section.y == block.section.y {
      rows[rows.count - 1].append(block)
    } else {
      rows.append([block])
    }
  }
  return rows
}
