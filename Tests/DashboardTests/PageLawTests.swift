import Terminal
import Testing

@testable import Dashboard

private let pages = [
  "1", "2", "3", "4", "5", "6", "7", "8", "2 Enter", "2 l Enter", "2 l Enter Enter", "S",
  "1 Tab Tab Tab", "3 Tab Tab Tab Tab", "6 Down Down", "7 End", "A 1", "A 3", "A 4",
]

private let sizes = [
  (40, 12), (60, 16), (80, 24), (120, 40), (150, 30), (200, 50), (300, 100),
]

private func page(_ keys: String, size: Size) -> Session {
  var session = opened(size: size)
  session.type(keys)
  return session
}

@Suite("Every page")
struct PageLawTests {
  @Test("has its parts side by side and below each other, inside of the page", arguments: pages)
  func disjoint(keys: String) {
    for (width, height) in sizes {
      let session = page(keys, size: Size(width: width, height: height))
      let places = session.arrangement.places
      #expect(!places.isEmpty, "\(width)x\(height)")
      for (index, place) in places.enumerated() {
        #expect(place.rect.intersection(session.body) == place.rect, "\(width)x\(height)")
        for other in places[..<index] {
          #expect(
            place.rect.intersection(other.rect).isEmpty,
            "\(place.block.section.id) on \(other.block.section.id) at \(width)x\(height)")
        }
      }
    }
  }

  @Test("draws each part in its own place alone", arguments: pages)
  func within(keys: String) {
    for (width, height) in sizes {
      let size = Size(width: width, height: height)
      let session = page(keys, size: size)
      for place in session.arrangement.places {
        var painter = Painter(size, pen: Pen(session.state.look.glyphs))
        painter.selected = session.selection?.spot
        painter.draw(place.block, in: place.rect, isLow: session.body.height < 14)
        let strays = (0..<height).contains { y in
          (0..<width).contains { x in
            !place.rect.contains(x: x, y: y) && painter.canvas[x, y]?.scalars.base != " "
          }
        }
        #expect(!strays, "\(place.block.section.id) at \(width)x\(height)")
      }
    }
  }

  @Test("shows the heading of each part whole", arguments: pages)
  func headings(keys: String) {
    for (width, height) in sizes {
      let session = page(keys, size: Size(width: width, height: height))
      let isLow = session.body.height < 14
      let screen = session.screen
      for place in session.arrangement.places where !(place.block.isMain && isLow) {
        let block = place.block
        let title = (block.heading?(session.selection?.spot).title ?? block.title).uppercased()
        let row = screen.crop(
          Rect(x: place.rect.x, y: place.rect.y, width: place.rect.width, height: 1))
        let shown = session.state.look.glyphs.isASCII ? title.asciiForm : title
        #expect(
          row.text.hasPrefix(shown), "\(block.section.id): \(title) at \(width)x\(height)")
      }
    }
  }

  @Test("never leaves out the part that is selected", arguments: sizes)
  func selected(size: (Int, Int)) throws {
    for panel in 1...8 {
      var session = page("\(panel)", size: Size(width: size.0, height: size.1))
      for _ in 0..<6 {
        let section = try #require(session.selection?.spot.section)
        #expect(session.arrangement.rect(of: section) != nil, "\(section) of panel \(panel)")
        session.type("Tab")
      }
    }
  }

  @Test("is left by the arrows for the part that stands there")
  func arrows() throws {
    var session = page("1", size: Size(width: 200, height: 50))
    func frame() throws -> Rect {
      let id = session.selection?.spot.section
      return try #require(session.sections.first { $0.id == id }?.frame)
    }
    session.type("Down")
    #expect(session.selection?.spot.section == "attention")
    let first = try frame()
    session.type("Right")
    #expect(try frame().x >= first.maxX)
    // Through the months of the chart first.
    for _ in 0..<40 { session.type("Left") }
    #expect(try frame().x == first.x)
  }
}

extension String {
  /// As the canvas writes it where only ASCII is shown.
  fileprivate var asciiForm: String {
    var canvas = Canvas(width: columns, height: 1)
    canvas.write(self, x: 0, y: 0)
    return canvas.transliterated.text
  }
}
