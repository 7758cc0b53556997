import Cases
import Metrics
import Terminal

extension Session {
  /// The part of the page in which the selection stands.
  var selectedBlock: Block? {
    let section = selection?.spot.section
    return blocks.first { $0.section.id == section } ?? blocks.first { !$0.section.rows.isEmpty }
  }

  /// The selected table with its marked rows, all of them where none is marked; or, where no table
  /// is selected, what the parts of the page say.
  var extract: Extract {
    if let table = selectedBlock?.table {
      let marked = marked(in: table)
      let records = marked.isEmpty ? table.records : marked
      let rows = "\(records.count) of \(max(snapshot?.cases?.total ?? 0, table.records.count))"
      let all = selectedBlock?.section.id == "cases" ? rows : "\(records.count)"
      return Extract(
        table, records: records, head: extractHead + [Extract.Fact(name: "rows", value: all)])
    }
    return Extract(reading: blocks.map { ($0.title, $0.lines) }, head: extractHead)
  }

  /// The selected row, or those that are marked, as an extract.
  var rowExtract: Extract? {
    let tables = blocks.compactMap(\.table)
    if let table = tables.first(where: { !marked(in: $0).isEmpty }) {
      return Extract(table, records: marked(in: table), head: extractHead)
    }
    return selectedRecord.map { Extract($0.table, records: [$0.record], head: extractHead) }
  }

  /// What must be known of what leaves the screen.
  private var extractHead: [Extract.Fact] {
    guard let snapshot else { return [] }
    let filter = snapshot.request.scope.filter
    var head = [
      ("office", snapshot.office.name), ("page", wayWords),
      ("says", view.map(headline(of:)) ?? ""),
      ("filter", filter.isEverything ? "none" : filter.text),
      ("period", "\(snapshot.period.first)..\(snapshot.period.last)"),
      ("as of", "\(snapshot.asOf)"),
    ]
    if snapshot.isShared {
      head.append(("shared", "rounded, small groups hidden"))
    } else {
      head.append(("rows read", "\(snapshot.rowsRead)"))
      head.append(("rows set aside", "\(snapshot.rowsSetAside)"))
    }
    if isWaiting { head.append(("note", "the numbers of the question before")) }
    return head.map { Extract.Fact(name: $0.0, value: $0.1) }
  }

  /// The way from the office to the page.
  private var wayWords: String { state.levels.map(\.place.title).joined(separator: " › ") }

  /// The text of the selected part as it is drawn, its heading with it.
  var partText: String {
    let drawn = drawing
    guard let id = selectedBlock?.section.id,
      let place = drawn.parts.first(where: { $0.id == id })?.rect
    else { return drawn.canvas.text }
    return drawn.canvas.crop(place).text
  }
}

extension Extract {
  /// Rows as a person pastes them into a mail: values parted by tabs, under their names.
  var tabbed: String {
    ([columns] + rows.map { $0.map(\.text) }).map { $0.joined(separator: "\t") }
      .joined(separator: "\n")
  }
}
