import Terminal
import Testing

@testable import Dashboard

@Suite("An arrangement")
struct ArrangementTests {
  private func block(
    _ id: String, _ place: ColumnPlace = ColumnPlace(), height: Int = 6, least: Int = 3,
    most: Int? = nil, growth: Int = 0
  ) -> Block {
    var block = Block(
      Section(id, list: [Choice(spot: Spot(id, id))]), title: id, height: height, least: least
    ) { _, _ in }
    block.place = place
    block.most = most ?? height
    block.growth = growth
    return block
  }

  private func rects(
    _ blocks: [Block], _ width: Int, _ height: Int, selected: String? = nil
  ) -> [String: Rect] {
    let arrangement = Arrangement(
      blocks, in: Rect(x: 1, y: 2, width: width, height: height), selected: selected)
    return Dictionary(
      uniqueKeysWithValues: arrangement.places.map { ($0.block.section.id, $0.rect) })
  }

  private var four: [Block] {
    [
      block("top", .whole, height: 4), block("a", ColumnPlace(ofTwo: 0, ofThree: 0)),
      block("b", ColumnPlace(ofTwo: 1, ofThree: 1)),
      block("c", ColumnPlace(ofTwo: 0, ofThree: 2), most: 20, growth: 1),
    ]
  }

  @Test("has one column on a narrow page, two on a wider one, and three where all are at ease")
  func columns() {
    let narrow = rects(four, 60, 40)
    #expect(Set(narrow.values.map(\.x)) == [1] && Set(narrow.values.map(\.width)) == [60])
    let two = rects(four, 100, 40)
    #expect(two["a"]?.x == two["c"]?.x && two["b"]?.y == two["a"]?.y)
    #expect(two["top"]?.width == 100 && two["b"]?.maxX == 101)
    let three = rects(four, 150, 40)
    #expect(Set([three["a"], three["b"], three["c"]].map { $0?.y }) == [7])
    #expect(three["c"]?.maxX == 151)
  }

  @Test("gives a part that would be too narrow the whole page")
  func wide() {
    let table = block("table", ColumnPlace(least: 90, weight: 2))
    let beside = block("beside", ColumnPlace(ofTwo: 1))
    let narrow = rects([table, beside], 110, 40)
    #expect(narrow["table"]?.width == 110 && narrow["beside"]?.width == 110)
    let wide = rects([table, beside], 140, 40)
    #expect(wide["table"]?.y == wide["beside"]?.y)
    #expect((wide["table"]?.width ?? 0) >= 90)
  }

  @Test("gives rows to the first parts first, and the rest to those that grow, by weight")
  func heights() {
    let blocks = [
      block("a", .whole, height: 6), block("b", .whole, height: 6, most: 30, growth: 1),
      block("c", .whole, height: 6, most: 30, growth: 3),
    ]
    #expect(["a", "b", "c"].map { rects(blocks, 80, 14)[$0]?.height } == [6, 3, 3])
    #expect(["a", "b", "c"].map { rects(blocks, 80, 28)[$0]?.height } == [6, 8, 12])
    #expect(["a", "b", "c"].map { rects(blocks, 80, 99)[$0]?.height } == [6, 30, 30])
  }

  @Test("leaves out the last parts where there is no room, but never what is selected")
  func missing() {
    let blocks = ["a", "b", "c"].map { block($0, .whole) }
    #expect(Set(rects(blocks, 80, 8).keys) == ["a", "b"])
    #expect(Set(rects(blocks, 80, 8, selected: "c").keys) == ["a", "c"])
    #expect(Set(rects(blocks, 80, 2, selected: "c").keys) == ["c"])
    let body = Rect(x: 0, y: 0, width: 80, height: 8)
    let names = Arrangement(blocks, in: body, selected: nil).missing.map(\.section.id)
    #expect(names == ["c"])
  }
}
