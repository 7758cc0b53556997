/// What a terminal tells of the mouse: `<button;column;row` and `M`, or `m` where it is let go.
public struct MouseReport: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case press
    case wheel(up: Bool)
    /// Other buttons, letting go, and moving.
    case other
  }

  public let kind: Kind
  /// Counted from 0.
  public let x: Int
  public let y: Int

  /// Whether a character belongs to a report that has not ended.
  public static func isPart(_ character: Unicode.Scalar, of letters: String) -> Bool {
    letters.utf8.count < 20 && (character == ";" || ("0"..."9").contains(character))
  }

  /// The report of these numbers; nothing where they are none.
  public init?(_ letters: String, end: Unicode.Scalar) {
    let numbers = letters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard end == "M" || end == "m", numbers.count == 3, let button = numbers[0],
      let column = numbers[1], let row = numbers[2], column > 0, row > 0
    else { return nil }
    (x, y) = (column - 1, row - 1)
    // Keys that are held add 4, 8 and 16; moving adds 32; the wheel begins at 64.
    switch button & ~28 {
    case 0 where end == "M": kind = .press
    case 64: kind = .wheel(up: true)
    case 65: kind = .wheel(up: false)
    default: kind = .other
    }
  }
}
