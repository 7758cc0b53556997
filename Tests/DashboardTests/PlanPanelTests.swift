import Cases
import Dashboard
import Metrics
import Terminal
import Testing

@Suite("The page of staffing and what if")
struct PlanPanelTests {
  private func shown(_ keys: String, _ size: Size, hasHours: Bool = true) throws -> Canvas {
    screen(
      of: planOffice(hasHours: hasHours), size: size, keys: try Key.parse("W " + keys).get(),
      live: .live(since: "10:42:07"))
  }

  private static let steps = "+ i n f l o w Enter + b e n Space l e a v e s Enter"

  @Test("looks as it is kept", arguments: ["80x24", "120x40", "200x50"])
  func looks(size: String) throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    let place = Size(width: parts[0], height: parts[1])
    try expectScreen(try shown("", place), "plan-\(size)")
    try expectScreen(try shown(Self.steps, place), "plan-supposed-\(size)")
    let plain = try shown(Self.steps + " A", place)
    #expect(!plain.text.contains { !$0.isASCII })
  }

  @Test("says that attorneys needed are not computable with default weights")
  func defaults() throws {
    let text = try shown("", Size(width: 120, height: 40), hasHours: false).text
    #expect(text.contains("default points"))
    #expect(text.contains("Attorneys needed are not computable: the office gives no weights in"))
  }

  @Test("is drawn at every size")
  func sizes() throws {
    for (width, height) in [
      (0, 0), (1, 1), (40, 12), (57, 17), (78, 40), (80, 18), (110, 20), (300, 100),
    ] {
      let size = Size(width: width, height: height)
      #expect(try shown(Self.steps + " Tab j i", size).size == size)
    }
  }

  @Test("takes a step away, undoes, and refuses what is no step")
  func steps() throws {
    let size = Size(width: 120, height: 40)
    #expect(try shown(Self.steps, size).text.contains("if attorney Ben leaves"))
    #expect(try !shown(Self.steps + " u", size).text.contains("if attorney Ben leaves"))
    #expect(try shown(Self.steps + " u", size).text.contains("if inflow +10 %"))
    #expect(try shown("+ Enter n o Enter", size).text.contains("not a step"))
    let unknown = try shown("+ Enter h i r e Space 1 Space i n Space X Enter", size).text
    #expect(unknown.contains("not taken: there is no unit of this name"))
  }

  @Test("is not shown to others")
  func shared() throws {
    let engine = try SharedEngine(planOffice())
    let text = screen(
      of: engine, size: Size(width: 120, height: 40), keys: [.character("W")]
    ).text
    #expect(!text.contains("STAFFING") && !text.contains("AS IT IS"))
  }
}
