import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("A chart in a panel")
struct ChartBlockTests {
  private func session(_ keys: String, _ size: Size = Size(width: 200, height: 60)) -> Session {
    var session = opened(size: size)
    session.type(keys)
    return session
  }

  private func snapshot(_ panel: Panel) -> Snapshot {
    Snapshot(InventedEngine(), SnapshotRequest(place: .panel(panel)))
  }

  @Test("of ages has the office's standards, and each bin in words with its cases")
  func ages() throws {
    let block = try #require(ageHistogramBlock(snapshot(.caseload)))
    #expect(block.lines.count == 14)
    #expect(block.lines.first?.hasPrefix("0 to 29 days: ") == true)
    #expect(block.lines.last?.hasPrefix("390 days or more: ") == true)
    #expect(block.notes == ["12 without a day of filing"])
    let text = session("2").screen.text
    #expect(text.contains("OPEN CASES BY DAYS SINCE FILING"))
    #expect(text.contains("felony 365 days: "))
  }

  @Test("of ages or times is not there where it is of other cases than the number beside it")
  func otherCases() throws {
    var ages = snapshot(.caseload)
    ages.ages?.beyond += 1000
    #expect(ageHistogramBlock(ages) == nil)
    var times = snapshot(.performance)
    #expect(durationHistogramBlock(times) != nil)
    times.durations?.beyond += 1
    #expect(durationHistogramBlock(times) == nil)
    var past = SnapshotRequest(place: .panel(.caseload))
    past.scope.asOf = InventedEngine().dataDay - 100
    #expect(ageHistogramBlock(Snapshot(InventedEngine(), past)) == nil)
  }

  @Test("of stages gives each its own share, in the words of what it is of")
  func stages() throws {
    let block = try #require(stageFlowBlock(snapshot(.performance)))
    #expect(
      block.lines == [
        "referred: 3,260", "screened: 3,245", "filed: 2,834, 87 % of screened",
        "disposed: 2,511, 89 % of filed", "convicted: 1,532, 61 % of decided",
        "prison or jail: 702, 47 % of sentenced",
      ])
    #expect(session("3").screen.text.contains("87 % of screened"))
  }

  @Test("of every decision shades only what holds, and opens into like cases")
  func heat() throws {
    let table = try #require(snapshot(.disparity).disparity)
    let block = try #require(heatBlock(table, Pen(.unicode)))
    #expect(block.lines.contains { $0.hasPrefix("Dismissed, Black: 1.27, more often") })
    #expect(block.section.rows.count == 3)
    #expect(session("4").screen.text.contains("░ 1.27 ▲ ░"))
    var few = table
    for index in few.rows.indices { few.rows[index].n = 19 }
    #expect(heatBlock(few, Pen(.unicode)) == nil)
  }

  @Test("of months is entered at the newest one, and walks to the older ones")
  func months() throws {
    var session = session("1", Size(width: 120, height: 40))
    session.type("Tab Tab")
    #expect(session.selection?.spot.section == "flow")
    let newest = try #require(session.selection)
    #expect(newest.words.hasPrefix("Nov 2022: "))
    session.type("Left")
    #expect(session.selection?.words.hasPrefix("Oct 2022: ") == true)
    session.type("Enter")
    #expect(session.screen.text.contains("filed in Oct 2022"))
  }

  @Test("is hit by the mouse in each of its parts")
  func mouse() throws {
    var found: Set<String> = []
    for keys in ["1", "2", "3", "4"] {
      let drawing = session(keys).drawing
      for (section, parts) in [("flow", 3), ("age-histogram", 14), ("stages", 6), ("heat", 9)] {
        let spots = drawing.hits.compactMap { hit -> Spot? in
          guard case .spot(let spot) = hit.hit, spot.section == section else { return nil }
          return spot
        }
        guard !spots.isEmpty else { continue }
        found.insert(section)
        #expect(Set(spots).count >= parts)
      }
    }
    #expect(found == ["flow", "age-histogram", "stages", "heat"])
  }
}
