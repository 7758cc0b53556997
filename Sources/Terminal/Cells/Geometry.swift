/// How many columns and rows something takes.
public struct Size: Hashable, Sendable {
  public let width: Int
  public let height: Int

  /// A size; negative lengths count as nothing.
  public init(width: Int, height: Int) {
    self.width = min(max(0, width), Rect.limit)
    self.height = min(max(0, height), Rect.limit)
  }

  public static let zero = Size(width: 0, height: 0)
}

/// A rectangle of cells; it may lie partly or wholly outside of a canvas.
public struct Rect: Hashable, Sendable {
  public let x: Int
  public let y: Int
  public let width: Int
  public let height: Int

  /// Far beyond every terminal, and small enough that sums of a few never overflow.
  static let limit = 1_000_000

  /// A rectangle; negative lengths count as nothing.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = min(max(-Rect.limit, x), Rect.limit)
    self.y = min(max(-Rect.limit, y), Rect.limit)
    self.width = min(max(0, width), Rect.limit)
    self.height = min(max(0, height), Rect.limit)
  }

  /// The rectangle of that size at the origin.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  public var size: Size { Size(width: width, height: height) }
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// The first column to the right of it.
  public var maxX: Int { x + width }

  /// The first row below it.
  public var maxY: Int { y + height }

  public func contains(x: Int, y: Int) -> Bool {
    x >= self.x && x < maxX && y >= self.y && y < maxY
  }

  /// What two rectangles share; empty when they share nothing.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}

/// Cutting a screen into parts: every part lies inside of the whole, however small that is.
extension Rect {
  /// What remains when that much is taken from each side.
  public func inset(
    left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0
  ) -> Rect {
    let left = min(max(0, left), width)
    let top = min(max(0, top), height)
    return Rect(
      x: x + left, y: y + top, width: width - left - max(0, right),
      height: height - top - max(0, bottom))
  }

  /// What remains when that much is taken from every side.
  public func inset(by amount: Int) -> Rect {
    inset(left: amount, right: amount, top: amount, bottom: amount)
  }

  /// The first rows, and the rest.
  public func split(top rows: Int, gap: Int = 0) -> (top: Rect, rest: Rect) {
    let rows = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: rows),
      inset(top: rows + max(0, gap))
    )
  }

  /// All but the last rows, and these.
  public func split(bottom rows: Int, gap: Int = 0) -> (rest: Rect, bottom: Rect) {
    let rows = min(max(0, rows), height)
    return (
      inset(bottom: rows + max(0, gap)),
      Rect(x: x, y: maxY - rows, width: width, height: rows)
    )
  }

  /// The first columns, and the rest.
  public func split(left columns: Int, gap: Int = 0) -> (left: Rect, rest: Rect) {
    let columns = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: columns, height: height),
      inset(left: columns + max(0, gap))
    )
  }

  /// All but the last columns, and these.
  public func split(right columns: Int, gap: Int = 0) -> (rest: Rect, right: Rect) {
    let columns = min(max(0, columns), width)
    return (
      inset(right: columns + max(0, gap)),
      Rect(x: maxX - columns, y: y, width: columns, height: height)
    )
  }

  /// Equal parts side by side; the first ones take the columns that are left over.
  public func columns(_ count: Int, gap: Int = 0) -> [Rect] {
    Rect.parts(count, of: width, gap: gap).map {
      Rect(x: x + $0.start, y: y, width: $0.length, height: height)
    }
  }

  /// Equal parts one below the other; the first ones take the rows that are left over.
  public func rows(_ count: Int, gap: Int = 0) -> [Rect] {
    Rect.parts(count, of: height, gap: gap).map {
      Rect(x: x, y: y + $0.start, width: width, height: $0.length)
    }
  }

  private static func parts(
    _ count: Int, of whole: Int, gap: Int
  ) -> [(start: Int, length: Int)] {
    guard count > 0 else { return [] }
    let count = min(count, limit)
    let gap = min(max(0, gap), limit)
    let room = max(0, whole - gap * (count - 1))
    var start = 0
    return (0..<count).map { index in
      let length = min(room / count + (index < room % count ? 1 : 0), max(0, whole - start))
      defer { start = min(whole, start + length + gap) }
      return (start, length)
    }
  }

  /// A rectangle of that size in the middle of this one, never larger than it.
  public func centered(width: Int, height: Int) -> Rect {
    let width = min(max(0, width), self.width)
    let height = min(max(0, height), self.height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width,
      height: height)
  }
}
