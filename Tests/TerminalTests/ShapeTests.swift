import Testing

@testable import Terminal

@Suite("A character that is a shape")
struct ShapeTests {
  private func drawn(_ character: Unicode.Scalar, count: Int = 1) -> String {
    CellShape(character).drawn(count: count, x: 0, y: 0, fill: "#000000")
  }

  @Test("is drawn, whichever of the blocks, lines and dots it is")
  func every() {
    let ranges: [ClosedRange<UInt32>] = [0x2580...0x259f, 0x2801...0x28ff, 0x2500...0x257f]
    for value in ranges.joined() {
      guard let character = Unicode.Scalar(value), CellShape.isShape(character) else {
        #expect((0x2500...0x257f).contains(value), "a block or dots without a shape")
        continue
      }
      let shape = drawn(character, count: 3)
      #expect(shape.hasPrefix("<path d=\"M") && shape.hasSuffix("/>\n"), "\(character)")
    }
    #expect(drawn("\u{2800}").isEmpty)
    #expect(!CellShape.isShape("a") && !CellShape.isShape("●"))
  }

  @Test("leaves no gap to its like")
  func joined() {
    #expect(drawn("█", count: 3).contains("M0 0h24v17h-24z"))
    #expect(drawn("─", count: 3).contains("M0 8.5h24"))
    #expect(
      drawn("░", count: 2).contains("M0 0h16v17h-16z\" fill=\"#000000\" fill-opacity=\"0.25\""))
    #expect(drawn("▌", count: 2).contains("M0 0h4v17h-4zM8 0h4v17h-4z"))
  }

  @Test("reaches the edges that it joins")
  func arms() {
    #expect(drawn("┼").contains("M0 8.5h8M4 0v17"))
    #expect(drawn("├").contains("M4 0v17M4 8.5h4"))
    #expect(drawn("┘").contains("M4 0V8.5M4 8.5h-4"))
    #expect(drawn("╭").contains("M4 17V12Q4 8.5 8 8.5"))
    #expect(drawn("▚").contains("M0 0h4v8h-4zM4 8h4v9h-4z"))
  }
}
