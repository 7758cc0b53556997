import Terminal
import Testing

@Suite("A rectangle")
struct GeometryTests {
  @Test("splits into parts that lie inside of it, touch and never overlap")
  func parts() {
    for width in [0, 1, 2, 7, 80] {
      for count in [1, 2, 3, 9] {
        for gap in [0, 1, 5] {
          let whole = Rect(x: 3, y: 2, width: width, height: 4)
          let columns = whole.columns(count, gap: gap)
          #expect(columns.count == count)
          #expect(columns.allSatisfy { $0.x >= whole.x && $0.maxX <= whole.maxX })
          #expect(zip(columns, columns.dropFirst()).allSatisfy { $0.maxX <= $1.x })
        }
      }
    }
    #expect(Rect(x: 0, y: 0, width: 10, height: 1).columns(3).map(\.width) == [4, 3, 3])
    #expect(Rect(x: 0, y: 0, width: 1, height: 10).rows(2, gap: 1).map(\.height) == [5, 4])
    #expect(Rect(x: 0, y: 0, width: 5, height: 5).columns(0).isEmpty)
  }

  @Test("gives the first or the last rows and the rest")
  func splits() {
    let whole = Rect(x: 1, y: 1, width: 10, height: 6)
    #expect(whole.split(top: 2, gap: 1).rest == Rect(x: 1, y: 4, width: 10, height: 3))
    #expect(whole.split(bottom: 2).bottom == Rect(x: 1, y: 5, width: 10, height: 2))
    #expect(whole.split(left: 4, gap: 2).rest == Rect(x: 7, y: 1, width: 4, height: 6))
    #expect(whole.split(right: 3).right == Rect(x: 8, y: 1, width: 3, height: 6))
    #expect(whole.split(top: 99).rest.isEmpty)
    #expect(whole.split(bottom: 99).bottom == whole)
    #expect(whole.inset(by: 9).isEmpty)
  }

  @Test("survives numbers of every size")
  func extremes() {
    for number in [Int.min, -1, 0, 1, Int.max] {
      let rect = Rect(x: number, y: number, width: number, height: number)
      #expect(rect.inset(by: number == Int.min ? 0 : number).width >= 0)
      #expect(rect.intersection(Rect(x: 0, y: 0, width: 5, height: 5)).width <= 5)
      #expect(Size(width: number, height: number).width >= 0)
    }
  }
}
