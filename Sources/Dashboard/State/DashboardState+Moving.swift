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
    switch command {
    case .nextSection: enter(sections[open[(position + 1) % open.count]], atEnd: false)
    case .previousSection:
      enter(sections[open[(position + open.count - 1) % open.count]], atEnd: false)
    case .down:
      if let next = neighbor(of: sections[index], 0, 1, among: open.map { sections[$0] }) {
        enter(next, atEnd: false)
      }
    case .up:
      if let next = neighbor(of: sections[index], 0, -1, among: open.map { sections[$0] }) {
        enter(next, atEnd: true)
      }
    case .left, .right:
      let step = command == .left ? -1 : 1
      if let next = neighbor(of: sections[index], step, 0, among: open.map { sections[$0] }) {
        enter(next, atEnd: false)
      }
    default: break
    }
  }

  /// The nearest section in a direction of the page's plan.
  private func neighbor(
    of section: Section, _ dx: Int, _ dy: Int, among sections: [Section]
  ) -> Section? {
    func distance(_ other: Section) -> Int {
      let along = (other.x - section.x) * dx + (other.y - section.y) * dy
      let across = abs((other.x - section.x) * dy) + abs((other.y - section.y) * dx)
      return along * 10 + across
    }
    return sections.filter { other in
      other.id != section.id && (other.x - section.x) * dx + (other.y - section.y) * dy > 0
        && (dx == 0 || other.y == section.y)
    }.min { distance($0) < distance($1) }
  }

  private mutating func enter(_ section: Section, atEnd: Bool) {
    settle(section.rows, atEnd ? section.rows.count - 1 : 0, 0)
  }
}
