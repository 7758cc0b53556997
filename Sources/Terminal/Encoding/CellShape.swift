/// A character that is a shape rather than a letter: lines of boxes, blocks, shades and braille.
struct CellShape {
  static let width = 8
  static let height = 17

  private let value: UInt32

  init(_ character: Unicode.Scalar) { value = character.value }

  /// Whether the character is drawn as a shape.
  static func isShape(_ character: Unicode.Scalar) -> Bool {
    switch character.value {
    case 0x2580...0x259f, 0x2800...0x28ff: true
    case 0x2500...0x257f: arms[character.value] != nil || dashes[character.value] != nil
    default: false
    }
  }

  /// The shape so many times side by side, as an element of a picture.
  func drawn(count: Int, x: Int, y: Int, fill: String) -> String {
    switch value {
    case 0x2591...0x2593:
      let share = ["0.25", "0.5", "0.75"][Int(value - 0x2591)]
      let box = rectangle(x, y, CellShape.width * count, CellShape.height)
      return path(box, fill: fill, opacity: share)
    case 0x2800...0x28ff: return dots(count: count, x: x, y: y, fill: fill)
    case 0x2500...0x257f: return lines(count: count, x: x, y: y, stroke: fill)
    default:
      let boxes = blocks.map { block in
        // What reaches from edge to edge is one box, however often it is repeated.
        let isWhole = block.x == 0 && block.width == CellShape.width
        return isWhole
          ? rectangle(x, y + block.y, CellShape.width * count, block.height)
          : (0..<count).map {
            rectangle(x + $0 * CellShape.width + block.x, y + block.y, block.width, block.height)
          }.joined()
      }
      return path(boxes.joined(), fill: fill)
    }
  }

  private func path(_ data: String, fill: String, opacity: String? = nil) -> String {
    let share = opacity.map { " fill-opacity=\"\($0)\"" } ?? ""
    return "<path d=\"\(data)\" fill=\"\(fill)\"\(share) shape-rendering=\"crispEdges\"/>\n"
  }

  private func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "M\(x) \(y)h\(width)v\(height)h\(-width)z"
  }
}

/// Blocks: halves, eighths and quarters (U+2580 to U+259F).
extension CellShape {
  private var blocks: [(x: Int, y: Int, width: Int, height: Int)] {
    let (wide, high) = (CellShape.width, CellShape.height)
    switch value {
    case 0x2580: return [(0, 0, wide, high / 2)]
    case 0x2581...0x2588:
      let height = (high * Int(value - 0x2580) + 4) / 8
      return [(0, high - height, wide, height)]
    case 0x2589...0x258f: return [(0, 0, wide * Int(0x2590 - value) / 8, high)]
    case 0x2590: return [(wide / 2, 0, wide / 2, high)]
    case 0x2594: return [(0, 0, wide, high / 8)]
    case 0x2595: return [(wide - 1, 0, 1, high)]
    default:
      // Upper left, upper right, lower left, lower right.
      let quarters = [
        0b0010, 0b0001, 0b1000, 0b1011, 0b1001, 0b1110, 0b1101, 0b0100, 0b0110, 0b0111,
      ]
      let bits = quarters[Int(value - 0x2596)]
      let upper = high / 2
      let places = [
        (0, 0, upper), (4, 0, upper), (0, upper, high - upper), (4, upper, high - upper),
      ]
      return places.enumerated().filter { bits & (8 >> $0.offset) != 0 }.map {
        ($0.element.0, $0.element.1, wide / 2, $0.element.2)
      }
    }
  }
}

/// Braille: up to eight dots a cell, in the order in which their bits are numbered.
extension CellShape {
  private static let dotPlaces = [
    (2, 2), (2, 6), (2, 10), (6, 2), (6, 6), (6, 10), (2, 14), (6, 14),
  ]

  private func dots(count: Int, x: Int, y: Int, fill: String) -> String {
    var data = ""
    for copy in 0..<count {
      for (bit, place) in CellShape.dotPlaces.enumerated() where value & (1 << UInt32(bit)) != 0 {
        let left = x + copy * CellShape.width + place.0
        data += "M\(left - 1) \(y + place.1)a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0z"
      }
    }
    return data.isEmpty ? "" : "<path d=\"\(data)\" fill=\"\(fill)\"/>\n"
  }
}

/// Lines of boxes: an arm to each side that the character joins.
extension CellShape {
  private struct Arms {
    let up: Bool
    let right: Bool
    let down: Bool
    let left: Bool
    let width: String
    let isRound: Bool

    init(_ sides: String, width: String = "1", isRound: Bool = false) {
      up = sides.contains("u")
      right = sides.contains("r")
      down = sides.contains("d")
      left = sides.contains("l")
      self.width = width
      self.isRound = isRound
    }
  }

  private static let arms: [UInt32: Arms] = {
    let light: [(UInt32, String)] = [
      (0x2500, "lr"), (0x2502, "ud"), (0x250c, "dr"), (0x2510, "dl"), (0x2514, "ur"),
      (0x2518, "ul"), (0x251c, "udr"), (0x2524, "udl"), (0x252c, "lrd"), (0x2534, "lru"),
      (0x253c, "udlr"), (0x2574, "l"), (0x2575, "u"), (0x2576, "r"), (0x2577, "d"),
    ]
    let heavy: [(UInt32, String)] = [
      (0x2501, "lr"), (0x2503, "ud"), (0x250f, "dr"), (0x2513, "dl"), (0x2517, "ur"),
      (0x251b, "ul"), (0x2523, "udr"), (0x252b, "udl"), (0x2533, "lrd"), (0x253b, "lru"),
      (0x254b, "udlr"), (0x2578, "l"), (0x2579, "u"), (0x257a, "r"), (0x257b, "d"),
    ]
    let round: [(UInt32, String)] = [
      (0x256d, "dr"), (0x256e, "dl"), (0x256f, "ul"), (0x2570, "ur"),
    ]
    let all =
      light.map { ($0, Arms($1)) } + heavy.map { ($0, Arms($1, width: "2")) }
      + round.map { ($0, Arms($1, isRound: true)) }
    return Dictionary(uniqueKeysWithValues: all)
  }()

  /// Lines with gaps: across or down, the length of a dash and its gap, and the width.
  private static let dashes: [UInt32: (isAcross: Bool, pattern: String, width: String)] = [
    0x2504: (true, "2 0.67", "1"), 0x2505: (true, "2 0.67", "2"),
    0x2506: (false, "3 2.67", "1"), 0x2507: (false, "3 2.67", "2"),
    0x2508: (true, "1 1", "1"), 0x2509: (true, "1 1", "2"),
    0x250a: (false, "2 2.25", "1"), 0x250b: (false, "2 2.25", "2"),
    0x254c: (true, "2 2", "1"), 0x254d: (true, "2 2", "2"),
    0x254e: (false, "4 4.5", "1"), 0x254f: (false, "4 4.5", "2"),
  ]

  private func lines(count: Int, x: Int, y: Int, stroke: String) -> String {
    let (wide, high) = (CellShape.width, CellShape.height)
    if let dash = CellShape.dashes[value] {
      let data =
        dash.isAcross
        ? "M\(x) \(y + 8).5h\(wide * count)"
        : (0..<count).map { "M\(x + $0 * wide + 4) \(y)v\(high)" }.joined()
      return "<path d=\"\(data)\" stroke=\"\(stroke)\" stroke-width=\"\(dash.width)\" "
        + "stroke-dasharray=\"\(dash.pattern)\"/>\n"
    }
    guard let arms = CellShape.arms[value] else { return "" }
    var data = ""
    if arms.left, arms.right { data += "M\(x) \(y + 8).5h\(wide * count)" }
    for copy in 0..<count {
      data += CellShape.joint(arms, x: x + copy * wide + 4, y: y)
    }
    return
      "<path d=\"\(data)\" stroke=\"\(stroke)\" stroke-width=\"\(arms.width)\" fill=\"none\"/>\n"
  }

  /// The arms that do not run through the cell from side to side, from its middle at `x`.
  private static func joint(_ arms: Arms, x: Int, y: Int) -> String {
    let middle = "\(y + 8).5"
    if arms.isRound {
      let (end, bow) = (arms.down ? "\(y + height)" : "\(y)", arms.right ? x + 4 : x - 4)
      return "M\(x) \(end)V\(arms.down ? y + 12 : y + 5)Q\(x) \(middle) \(bow) \(middle)"
    }
    var data = ""
    if arms.up, arms.down {
      data += "M\(x) \(y)v\(height)"
    } else if arms.up {
      data += "M\(x) \(y)V\(middle)"
    } else if arms.down {
      data += "M\(x) \(middle)V\(y + height)"
    }
    if arms.left != arms.right { data += "M\(x) \(middle)h\(arms.right ? 4 : -4)" }
    return data
  }
}
