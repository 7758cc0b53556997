import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("The page of where the time goes")
struct TimeUsePanelTests {
  private func shown(
    _ keys: String, _ size: Size, _ engine: StoreEngine? = nil
  ) throws -> Canvas {
    screen(
      of: try engine ?? TimeUseOffice.engine(), size: size, keys: try Key.parse("0 " + keys).get(),
      live: .live(since: "10:42:07"))
  }

  @Test("looks as it is kept", arguments: ["80x24", "120x40", "200x50"])
  func looks(size: String) throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    let canvas = try shown("", Size(width: parts[0], height: parts[1]))
    try expectScreen(canvas, "time-use-\(size)")
    let plain = try shown("A", Size(width: parts[0], height: parts[1]))
    #expect(!plain.text.contains { !$0.isASCII })
  }

  @Test("says that a dismissal was not always to be known, and which keys price delay")
  func words() throws {
    let size = Size(width: 120, height: 40)
    #expect(try shown("", size).text.contains("A dismissal was not always to be known"))
    let unpriced = try shown("", size, TimeUseOffice.engine(settings: "")).text
    #expect(unpriced.contains("later than 30 days, a default"))
    #expect(unpriced.contains("no cost"))
    let bare = try shown("", size, TimeUseOffice.engine(events: false)).text
    #expect(bare.contains("Not computable: not in the data: events"))
  }

  @Test("has no number that differs from the cases that it opens")
  func openable() throws {
    let engine = try TimeUseOffice.engine()
    let request = SnapshotRequest(
      scope: Scope(period: .months(12)), place: .panel(.timeUse), limit: 20)
    let view = View(
      snapshot: Snapshot(engine, request), state: DashboardState(), marks: [:])
    var checked = 0
    for table in timeUseBlocks(view).compactMap(\.table) {
      for record in table.records {
        for (column, cell) in record.cells {
          guard case .cases(let selection)? = cell.opens,
            let shown = Int(cell.text.filter { !",≥".contains($0) })
          else { continue }
          // Days and weights open the cases that they are of.
          guard !["days", "weighted"].contains(where: column.hasSuffix) else { continue }
          var scope = request.scope
          scope.filter = scope.filter.and(selection.condition)
          let list = try engine.answer(
            CasesQuery(columns: [], limit: 0, behind: selection.behind, in: scope))
          #expect(list.total == shown, "\(table.id) \(record.id) \(column): \(selection)")
          checked += 1
        }
      }
    }
    #expect(checked > 24)
  }

  @Test("is drawn at every size")
  func sizes() throws {
    for (width, height) in [
      (0, 0), (1, 1), (40, 12), (57, 17), (78, 40), (80, 18), (110, 20), (300, 100),
    ] {
      let size = Size(width: width, height: height)
      #expect(try shown("Tab j i", size).size == size)
    }
  }

  @Test("is not shown to others")
  func shared() throws {
    let engine = try SharedEngine(TimeUseOffice.engine())
    let text = screen(
      of: engine, size: Size(width: 120, height: 40), keys: [.character("0")]
    ).text
    #expect(text.contains("it is not shared") && !text.contains("STAGES"), "\(text)")
  }
}
