/// What a terminal shows after the bytes that it was sent: enough of xterm to read a program by.
struct TerminalScreen {
  private(set) var columns: Int
  private(set) var rows: Int
  private var cells: [[Character]]
  private var x = 0
  private var y = 0
  private var saved = (x: 0, y: 0)
  private var region = 0..<0
  private var last: Character = " "
  private var pending: [UInt8] = []
  /// The private modes that are set, such as 1049 for the other screen.
  private(set) var modes: Set<Int> = [25]
  /// Sequences that set a title or talk to the clipboard; none is ever sent by us.
  private(set) var commands: [String] = []
  /// How often all was cleared, a picture was shown at once, and, since all was last cleared, a line ran
  /// over the right edge.
  private(set) var clears = 0
  private(set) var frames = 0
  private(set) var overruns = 0

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    region = 0..<rows
  }

  /// The screen as lines without trailing blanks.
  var text: String {
    cells.map { row in
      String(row).reversed().drop { $0 == " " }.reversed().map(String.init).joined()
    }.joined(separator: "\n")
  }

  /// A line of the screen.
  func line(_ y: Int) -> String { y < rows ? String(cells[y]) : "" }

  /// Where a text stands, counted from 1 as the mouse does.
  func place(of text: String) -> (x: Int, y: Int)? {
    for (y, row) in cells.enumerated() {
      let line = String(row)
      guard let range = line.firstRange(of: text) else { continue }
      return (line.distance(from: line.startIndex, to: range.lowerBound) + 1, y + 1)
    }
    return nil
  }

  /// Takes another size, as a window does.
  mutating func resize(columns: Int, rows: Int) {
    self = with(self) { screen in
      screen.columns = columns
      screen.rows = rows
      screen.cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
      screen.region = 0..<rows
      screen.x = 0
      screen.y = 0
    }
  }

  private func with(_ screen: Self, _ change: (inout Self) -> Void) -> Self {
    var screen = screen
    change(&screen)
    return screen
  }

  /// Takes what a program wrote; a sequence or character that is cut off waits for its rest.
  mutating func feed(_ bytes: [UInt8]) {
    pending += bytes
    var index = 0
    while index < pending.count, let next = take(from: index) { index = next }
    pending.removeFirst(index)
  }

  /// Takes one character or sequence; `nil` where its end is not there yet.
  private mutating func take(from index: Int) -> Int? {
    let byte = pending[index]
    switch byte {
    case 0x1B: return escape(from: index + 1)
    case 0x0D: x = 0
    case 0x0A: lineFeed()
    case 0x08: x = max(0, x - 1)
    case 0x09: x = min(columns - 1, (x / 8 + 1) * 8)
    case 0x00..<0x20, 0x7F: break
    default:
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard index + length <= pending.count else { return nil }
      let text = String(decoding: pending[index..<index + length], as: UTF8.self)
      for character in text { put(character) }
      return index + length
    }
    return index + 1
  }

  private mutating func put(_ character: Character) {
    if x >= columns {
      overruns += 1
      x = 0
      lineFeed()
    }
    cells[y][x] = character
    last = character
    x += 1
  }

  private mutating func lineFeed() {
    if y == region.upperBound - 1 {
      scroll(region, by: 1)
    } else {
      y = min(rows - 1, y + 1)
    }
  }

  /// Moves the lines of a range up, or down where `lines` is negative.
  private mutating func scroll(_ range: Range<Int>, by lines: Int) {
    let blank = Array(repeating: Character(" "), count: columns)
    let old = Array(cells[range])
    for (offset, row) in range.enumerated() {
      let from = offset + lines
      cells[row] = old.indices.contains(from) ? old[from] : blank
    }
  }
}

/// Sequences.
extension TerminalScreen {
  private mutating func escape(from index: Int) -> Int? {
    guard index < pending.count else { return nil }
    switch pending[index] {
    case UInt8(ascii: "["): return control(from: index + 1)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return string(from: index + 1)
    case UInt8(ascii: "("), UInt8(ascii: ")"): return index + 2 <= pending.count ? index + 2 : nil
    case UInt8(ascii: "7"): saved = (x, y)
    case UInt8(ascii: "8"): (x, y) = saved
    case UInt8(ascii: "M"):
      if y == region.lowerBound { scroll(region, by: -1) } else { y = max(0, y - 1) }
    default: break
    }
    return index + 1
  }

  /// A string for the terminal itself, up to BEL or ESC \.
  private mutating func string(from index: Int) -> Int? {
    for end in index..<pending.count where pending[end] == 0x07 || pending[end] == 0x1B {
      commands.append(String(decoding: pending[index..<end], as: UTF8.self))
      return pending[end] == 0x07 ? end + 1 : end + 2
    }
    return nil
  }

  private mutating func control(from index: Int) -> Int? {
    guard let end = pending[index...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return nil
    }
    let body = String(decoding: pending[index..<end], as: UTF8.self)
    let isPrivate = body.hasPrefix("?")
    let numbers = body.drop { !$0.isNumber && $0 != ";" }.split(
      separator: ";", omittingEmptySubsequences: false
    ).map { Int($0) ?? 0 }
    let final = Character(Unicode.Scalar(pending[end]))
    if isPrivate {
      if final == "h" { modes.formUnion(numbers) }
      if final == "l" {
        modes.subtract(numbers)
        if numbers.contains(2026) { frames += 1 }
      }
    } else if !body.hasPrefix(">") {
      move(final, numbers)
      change(final, numbers)
    }
    return end + 1
  }

  private mutating func move(_ final: Character, _ numbers: [Int]) {
    let count = max(1, numbers.first ?? 1)
    switch final {
    case "A": y = max(0, y - count)
    case "B", "e": y = min(rows - 1, y + count)
    case "C", "a": x = min(columns - 1, x + count)
    case "D": x = max(0, x - count)
    case "G", "`": x = min(columns - 1, count - 1)
    case "d": y = min(rows - 1, count - 1)
    case "H", "f":
      y = min(rows - 1, count - 1)
      x = min(columns - 1, max(1, numbers.dropFirst().first ?? 1) - 1)
    case "r":
      let bottom = numbers.dropFirst().first ?? rows
      region = (count - 1)..<max(count, min(rows, bottom == 0 ? rows : bottom))
      (x, y) = (0, 0)
    default: break
    }
  }

  private mutating func change(_ final: Character, _ numbers: [Int]) {
    let count = max(1, numbers.first ?? 1)
    let column = min(x, columns)
    switch final {
    case "J":
      if numbers.first ?? 0 >= 2 || (x, y) == (0, 0) {
        clears += 1
        overruns = 0
      }
      erase(numbers.first ?? 0)
    case "K":
      let range = [0: column..<columns, 1: 0..<min(columns, column + 1)][numbers.first ?? 0]
      for place in range ?? 0..<columns { cells[y][place] = " " }
    case "X": for place in column..<min(columns, column + count) { cells[y][place] = " " }
    case "P":
      cells[y].removeSubrange(column..<min(columns, column + count))
      cells[y] += Array(repeating: " ", count: columns - cells[y].count)
    case "@":
      cells[y].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[y].removeLast(count)
    case "b": for _ in 0..<count { put(last) }
    case "L": scroll(y..<max(y + 1, region.upperBound), by: -count)
    case "M": scroll(y..<max(y + 1, region.upperBound), by: count)
    case "S": scroll(region, by: count)
    case "T": scroll(region, by: -count)
    default: break
    }
  }

  private mutating func erase(_ kind: Int) {
    for row in 0..<rows {
      for place in 0..<columns {
        let isAfter = row > y || row == y && place >= x
        let isBefore = row < y || row == y && place <= x
        if kind >= 2 || kind == 0 && isAfter || kind == 1 && isBefore { cells[row][place] = " " }
      }
    }
  }
}
