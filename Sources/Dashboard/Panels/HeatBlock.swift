import Metrics
import Terminal

/// Every decision and every group at one look: the ratio to the reference, shaded by how far it is
/// from 1 where a difference holds or the mix of cases explains it.
func heatBlock(_ table: DisparityTable, _ pen: Pen) -> Block? {
  let points = uniqued(table.rows.map(\.point))
  let groups = uniqued(table.rows.filter(\.isShaded).map(\.group))
  guard points.count >= 2, !groups.isEmpty, let reference = table.rows.first?.reference else {
    return nil
  }
  let id = "heat"
  func row(_ point: String, _ group: String) -> DisparityRow? {
    table.rows.first { $0.point == point && $0.group == group }
  }
  let choices = points.map { point in
    groups.compactMap { group -> Choice? in
      guard let row = row(point, group) else { return nil }
      let words =
        "\(capitalized(pointWords(point))), \(group): "
        + (row.isShaded ? row.ratio.map(ratio) ?? absent : heatAbsence(row))
        + ", \(flagWords(row))"
      let behind: Place? = row.adjustedRatio.map { _ in .strata(ComparedGroup(point, group)) }
      return Choice(
        spot: Spot(id, point, group), opens: behind,
        explains: .comparison(point: point, group: group), words: words)
    }
  }
  func chart(_ spot: Spot?) -> HeatTable {
    HeatTable(
      columns: groups,
      rows: points.map { point in
        (capitalized(pointWords(point)), groups.map { heatCell(row(point, $0), pen) })
      },
      legend: [
        "no difference can be told", "1.2 times or as much rarer", "1.4", "1.7", "2 and more",
      ],
      selected: spot?.section == id
        ? points.firstIndex { $0 == spot?.row }.flatMap { row in
          groups.firstIndex { $0 == spot?.column }.map { (row, $0) }
        } : nil)
  }
  var block = Block(
    Section(id, rows: choices), title: "Every decision and group, ratio to \(reference)",
    notes: ["\(pen.up)\(pen.down) hold in the family, \(pen.explained) the mix explains"],
    height: points.count + 4, least: points.count + 2
  ) { painter, rect in
    let chart = chart(painter.selected)
    painter.draw(chart, in: rect)
    for (line, point) in points.enumerated() {
      for (column, group) in groups.enumerated() {
        guard let place = chart.place(row: line, column: column, in: rect.size) else { continue }
        painter.note(place.moved(by: rect), .spot(Spot(id, point, group)))
      }
    }
  }
  block.place = ColumnPlace(
    ofTwo: 0, ofThree: 2, least: 96, comfortable: 96, weight: 2, page: 100)
  return block
}

extension DisparityRow {
  /// Whether it has a ratio of cases enough, and of all of them.
  fileprivate var isShaded: Bool { isResult && n >= 20 }
}

private func heatCell(_ row: DisparityRow?, _ pen: Pen) -> HeatTable.Cell {
  guard let row else { return HeatTable.Cell("–") }
  guard row.isShaded, let value = row.ratio, value > 0 else {
    return HeatTable.Cell(heatAbsence(row))
  }
  // A shade would claim a difference where none can be told.
  let mark = flagMark(row, pen)
  return mark.trimmingSpaces.isEmpty
    ? HeatTable.Cell(ratio(value)) : HeatTable.Cell("\(ratio(value)) \(mark)", times: value)
}

/// Why a cell has no ratio, in a word or two.
private func heatAbsence(_ row: DisparityRow) -> String {
  switch row.state {
  case .suppressed: "hidden"
  case .ok where row.isOfPart: "in part"
  case .ok where row.n < 20, .few: "few"
  default: absent
  }
}
