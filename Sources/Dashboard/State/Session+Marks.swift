import Cases
import Metrics

/// A table on the page of a place: lists of cases are of one kind, and of other cases each.
struct MarkedTable: Hashable, Sendable {
  var place: Place
  var table: String
}

extension Session {
  /// The records of a table that are marked, in its order.
  func marked(in table: RecordTable) -> [Record] {
    guard let ids = state.marked[MarkedTable(place: state.place, table: table.id)] else {
      return []
    }
    return table.records.filter { ids.contains($0.id) }
  }

  /// The record in which the selection stands.
  var selectedRecord: (table: RecordTable, record: Record)? {
    guard let spot = selection?.spot,
      let table = blocks.compactMap(\.table).first(where: { $0.id == spot.section }),
      let record = table.records.first(where: { $0.id == spot.row })
    else { return nil }
    return (table, record)
  }

  /// Marks the selected row or takes its mark away, and goes on to the next row.
  mutating func toggleMark() {
    guard let (table, record) = selectedRecord else { return }
    let key = MarkedTable(place: state.place, table: table.id)
    var ids = state.marked[key] ?? []
    if ids.remove(record.id) == nil { ids.insert(record.id) }
    state.marked[key] = ids.isEmpty ? nil : ids
    state.move(.down, in: sections, page: 1)
    state.message = "\(counted(marked(in: table).count, "row")) marked; Y copies, w saves them."
  }

  /// The filter that keeps what the selected cell says: its value, or the group and condition of
  /// the cases behind it.
  var filterLikeSelection: Filter? {
    guard let choice = selection else { return nil }
    if case .cases = state.place, let filter = filterOfListedValue(choice.spot) { return filter }
    if case .group = state.place, choice.spot.section == "cases" {
      return filterOfListedValue(choice.spot)
    }
    var parts: [Filter] = []
    if case .cases(let selection)? = choice.opens {
      parts = (selection.behind?.group ?? []).map { Filter($0) }
      if let condition = try? Filter(parsing: selection.condition) { parts.append(condition) }
    } else if let group = selectedGroup {
      parts = [Filter(group)]
    }
    let filter = Filter(all: parts)
    return filter.isEverything ? nil : filter
  }

  /// The filter that keeps the value of a cell of a list of cases.
  private func filterOfListedValue(_ spot: Spot) -> Filter? {
    guard let cases = snapshot?.cases,
      let index = cases.fields.firstIndex(where: { $0.name == spot.column }),
      let row = cases.rows.first(where: { $0.caseID == spot.row }),
      row.values.indices.contains(index)
    else { return nil }
    return Filter(cases.fields[index], is: row.values[index])
  }
}
