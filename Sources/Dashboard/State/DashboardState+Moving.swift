import Terminal

extension DashboardState {
  /// Where a spot stands among the sections: exactly, or as near as what is left allows.
  func locate(in sections: [Section]) -> (section: Int, row: Int, column: Int)? {
    guard !sections.isEmpty else { return nil }
    guard let spot = level.spot,
      let section = sections.firstIndex(where: { $0.id == spot.section && !$0.rows.isEmpty })
    else {
      return sections.firstIndex { !$0.rows.isEmpty }.map { ($0, 0, 0) }
    }
    let rows = sections[section].rows
    for (index, row) in rows.enumerated() {
      // Most rows are of one record, whose name says at once that it is another.
      if row.first?.spot.row != spot.row, row.last?.spot.row == row.first?.spot.row { continue }
      if let column = row.firstIndex(where: { $0.spot == spot }) { return (section, index, column) }
    }
    let sameRow = rows.firstIndex { $0.contains { $0.spot.row == spot.row } }
    let row = sameRow ?? min(max(0, level.row), rows.count - 1)
    let column = rows[row].firstIndex { $0.spot.column == spot.column }
    return (section, row, column ?? 0)
  }

  /// The choice that is selected.
  func selected(in sections: [Section]) -> Choice? {
    locate(in: sections).map { sections[$0.section].rows[$0.row][$0.column] }
  }

  /// Selects a choice; the sections say where it stands.
  mutating func select(_ spot: Spot, in sections: [Section]) {
    level.spot = spot
    level.row = locate(in: sections)?.row ?? 0
  }

  /// Moves the selection; at the edge of a section it goes on into the next one.
  mutating func move(_ command: Command, in sections: [Section], page: Int) {
    guard let here = locate(in: sections) else {
      message = "There is nothing to select here."
      return
    }
    let rows = sections[here.section].rows
    switch command {
    case .up where here.row > 0: settle(rows, here.row - 1, here.column)
    case .down where here.row + 1 < rows.count: settle(rows, here.row + 1, here.column)
    case .left where here.column > 0: settle(rows, here.row, here.column - 1)
    case .right where here.column + 1 < rows[here.row].count:
      settle(rows, here.row, here.column + 1)
    case .pageUp: settle(rows, here.row - page, here.column)
    case .pageDown: settle(rows, here.row + page, here.column)
    case .first: settle(rows, 0, here.column)
    case .last: settle(rows, rows.count - 1, here.column)
    default: leave(here.section, toward: command, of: sections)
    }
  }

  /// Selects the cell of a row that is nearest to a place in it.
  private mutating func settle(_ rows: [[Choice]], _ row: Int, _ column: Int) {
    let row = min(max(0, row), rows.count - 1)
    level.spot = rows[row][min(max(0, column), rows[row].count - 1)].spot
    level.row = row
  }

  /// Goes on into the neighbor of a section, or around in the order of the page.
  private mutating func leave(_ index: Int, toward command: Command, of sections: [Section]) {
    let open = sections.indices.filter { !sections[$0].rows.isEmpty }
    guard let position = open.firstIndex(of: index), open.count > 1 else { return }
    let section = sections[index]
    let others = open.filter { $0 != index }.map { sections[$0] }
    // Where nothing stands below, what has no room comes into view.
    func unseen(_ step: Int) -> Section? {
      let next = position + step
      return open.indices.contains(next) && sections[open[next]].frame == nil
        ? sections[open[next]] : nil
    }
    switch command {
    case .nextSection: enter(sections[open[(position + 1) % open.count]], atEnd: false)
    case .previousSection:
      enter(sections[open[(position + open.count - 1) % open.count]], atEnd: false)
    case .down:
      if let next = section.neighbor(.down, among: others) ?? unseen(1) {
        enter(next, atEnd: false)
      }
    case .up:
      if let next = section.neighbor(.up, among: others) ?? unseen(-1) {
        enter(next, atEnd: true)
      }
    case .left:
      if let next = section.neighbor(.left, among: others) { enter(next, atEnd: false) }
    case .right:
      if let next = section.neighbor(.right, among: others) { enter(next, atEnd: false) }
    default: break
    }
  }

  private mutating func enter(_ section: Section, atEnd: Bool) {
    settle(section.rows, atEnd ? section.rows.count - 1 : 0, section.entry)
  }
}

extension Section {
  fileprivate enum Direction {
    case up, down, left, right
  }

  /// The nearest section in a direction on the screen: one that stands opposite before others.
  fileprivate func neighbor(_ direction: Direction, among sections: [Section]) -> Section? {
    guard let frame else { return nil }
    let near = sections.compactMap { section -> (section: Section, far: (Int, Int, Int))? in
      guard let other = section.frame else { return nil }
      let isAcross = direction == .left || direction == .right
      let gap =
        switch direction {
        case .up: frame.y - other.maxY
        case .down: other.y - frame.maxY
        case .left: frame.x - other.maxX
        case .right: other.x - frame.maxX
        }
      let isOpposite =
        isAcross
        ? other.y < frame.maxY && other.maxY > frame.y
        : other.x < frame.maxX && other.maxX > frame.x
      guard gap >= 0, isOpposite || !isAcross else { return nil }
      let aside = abs(isAcross ? other.y - frame.y : other.x - frame.x)
      return (section, (isOpposite ? 0 : 1, gap, aside))
    }
    return near.min { $0.far < $1.far }?.section
  }
}
