/// A column of cells in segments, each as narrow as its values allow; 0 stands for "missing".
///
/// A value: a copy costs a reference, and changing or appending some rows of it copies the
/// segments that they lie in and no others. So one generation of an office shares with the next
/// all that did not change.
public struct PackedCells: Sendable {
  /// The rows of a full segment; a power of two, so that a row's place is a shift and a mask.
  ///
  /// 16 Ki rows of a dozen columns stay in a core's second-level cache while they are counted.
  public static let segmentRows = 1 << segmentShift
  @usableFromInline static let segmentShift = 14
  @usableFromInline static let rowMask = segmentRows - 1

  @usableFromInline private(set) var segments: [Segment] = []
  /// How many rows there are.
  public private(set) var count = 0

  /// Creates a column of no rows.
  public init() {}

  /// Creates a column of some cells.
  public init(_ cells: some Sequence<UInt32>) {
    let cells = Array(cells)
    cells.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// The cell of a row.
  @inlinable
  @inline(__always)
  public subscript(row: Int) -> UInt32 {
    segments[row >> Self.segmentShift][row & Self.rowMask]
  }

  /// How many segments there are; all but the last have ``segmentRows`` rows.
  @inlinable public var segmentCount: Int { segments.count }

  /// How many rows a segment has.
  @inlinable
  public func rows(inSegment index: Int) -> Int {
    Swift.min(count - index << Self.segmentShift, Self.segmentRows)
  }

  /// The segment in which a row lies.
  @inlinable
  public static func segment(of row: Int) -> Int { row >> segmentShift }

  /// Calls a function with the cells of a segment, in the order of its rows.
  @inlinable
  public func withSegment<Result>(_ index: Int, _ body: (Cells) throws -> Result) rethrows -> Result
  {
    let segment = segments[index]
    let count = rows(inSegment: index)
    return try withExtendedLifetime(segment) {
      switch segment.width {
      case 1:
        try body(
          .one(.init(start: segment.base.assumingMemoryBound(to: UInt8.self), count: count)))
      case 2:
        try body(
          .two(.init(start: segment.base.assumingMemoryBound(to: UInt16.self), count: count)))
      default:
        try body(
          .four(.init(start: segment.base.assumingMemoryBound(to: UInt32.self), count: count)))
      }
    }
  }

  /// Copies the cells of a segment, widened, into a buffer that has room for a full one.
  ///
  /// - Returns: how many there are.
  @inlinable
  @discardableResult
  public func copy(segment index: Int, to target: UnsafeMutableBufferPointer<UInt32>) -> Int {
    precondition(target.count >= Self.segmentRows)
    withSegment(index) { cells in
      switch cells {
      case .one(let cells): for row in 0..<cells.count { target[row] = UInt32(cells[row]) }
      case .two(let cells): for row in 0..<cells.count { target[row] = UInt32(cells[row]) }
      case .four(let cells): for row in 0..<cells.count { target[row] = cells[row] }
      }
    }
    return rows(inSegment: index)
  }

  /// Whether a segment is the same memory as another column's, so that nothing in it differs.
  public func shares(segment index: Int, with other: PackedCells) -> Bool {
    index < segments.count && index < other.segments.count
      && segments[index] === other.segments[index]
      && rows(inSegment: index) == other.rows(inSegment: index)
  }

  /// Sets the cell of a row.
  public mutating func set(_ row: Int, _ cell: UInt32) {
    precondition(row < count)
    let index = row >> Self.segmentShift
    let width = max(segments[index].width, Segment.width(of: cell))
    if width != segments[index].width || !isKnownUniquelyReferenced(&segments[index]) {
      let old = segments[index]
      segments[index] = Segment(
        old, count: rows(inSegment: index), width: width, capacity: old.capacity)
    }
    segments[index].set(row & Self.rowMask, cell)
  }

  /// Adds a row.
  ///
  /// Nearly always the last segment has room for it and is wide enough, which is asked without
  /// counting references to it: identifiers are added one by one.
  public mutating func append(_ cell: UInt32) {
    if let last = segments.last, last.append(cell, at: count & Self.rowMask) {
      count += 1
      return
    }
    withUnsafePointer(to: cell) { append(contentsOf: UnsafeBufferPointer(start: $0, count: 1)) }
  }

  /// Adds rows.
  public mutating func append(contentsOf cells: UnsafeBufferPointer<UInt32>) {
    var rest = cells[...]
    while !rest.isEmpty {
      let offset = count & Self.rowMask
      let part = UnsafeBufferPointer(rebasing: rest.prefix(Self.segmentRows - offset))
      var bits: UInt32 = 0
      for cell in part { bits |= cell }
      let segment = room(at: offset, for: part.count, width: Segment.width(of: bits))
      segment.write(part, at: offset)
      segment.filled = offset + part.count
      count += part.count
      rest = rest.dropFirst(part.count)
    }
  }

  /// Adds rows.
  mutating func append(contentsOf cells: [UInt32]) {
    cells.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Adds rows that all have one cell.
  public mutating func append(repeating cell: UInt32, count added: Int) {
    guard added > 0 else { return }
    let part = [UInt32](repeating: cell, count: min(added, Self.segmentRows))
    var left = added
    part.withUnsafeBufferPointer { part in
      while left > 0 {
        let some = min(left, part.count)
        append(contentsOf: UnsafeBufferPointer(rebasing: part[..<some]))
        left -= some
      }
    }
  }

  /// Puts another column's segment in the place of one, or behind the last, sharing its memory.
  ///
  /// - Precondition: it has the same rows, or the column so far ends with a full segment.
  public mutating func share(segment index: Int, of other: PackedCells) {
    let rows = other.rows(inSegment: index)
    if index < segments.count {
      precondition(self.rows(inSegment: index) == rows)
      segments[index] = other.segments[index]
    } else {
      precondition(index == segments.count && count == index << Self.segmentShift)
      segments.append(other.segments[index])
      count += rows
    }
  }

  /// Puts a segment of another column behind the last, sharing its memory.
  ///
  /// - Precondition: the column so far ends with a full segment.
  mutating func append(segment index: Int, of other: PackedCells) {
    precondition(count & Self.rowMask == 0)
    segments.append(other.segments[index])
    count += other.rows(inSegment: index)
  }

  /// A column of the rows of one segment, sharing its memory.
  public func only(segment index: Int) -> PackedCells {
    var part = PackedCells()
    part.segments = [segments[index]]
    part.count = rows(inSegment: index)
    return part
  }

  /// The memory that the cells take, in bytes.
  public var byteCount: Int {
    segments.reduce(0) { $0 + $1.width * $1.capacity }
  }

  /// The last segment, made able to take more cells behind those that are there.
  ///
  /// It grows by doubling, so that a small office stays small.
  private mutating func room(at offset: Int, for added: Int, width: Int) -> Segment {
    if offset == 0 {
      let capacity = segments.isEmpty ? max(64, added) : Self.segmentRows
      segments.append(Segment(width: width, capacity: capacity))
    }
    let last = segments[segments.count - 1]
    let isFree = last.filled == offset && last.width >= width && last.capacity >= offset + added
    if isFree { return last }
    let grown = last.capacity >= offset + added ? last.capacity : 2 * last.capacity
    let capacity = min(max(grown, offset + added), Self.segmentRows)
    let larger = Segment(
      last, count: offset, width: max(width, last.width), capacity: capacity)
    segments[segments.count - 1] = larger
    return larger
  }
}

extension PackedCells {
  /// Takes the cells down.
  func write(to archive: inout ArchiveWriter) {
    archive.write(count)
    for index in segments.indices {
      archive.write(.segment(segments[index], rows: rows(inSegment: index)))
    }
  }

  /// Reads cells that were taken down.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    let count = try archive.size()
    while self.count < count {
      let wanted = Swift.min(count - self.count, Self.segmentRows)
      guard case .segment(let segment, let rows) = try archive.part(), rows == wanted else {
        throw ArchiveError()
      }
      segments.append(segment)
      self.count += rows
    }
  }
}

extension PackedCells: Hashable {
  public static func == (left: PackedCells, right: PackedCells) -> Bool {
    left.count == right.count
      && left.segments.indices.allSatisfy { index in
        left.shares(segment: index, with: right)
          || (0..<left.rows(inSegment: index)).allSatisfy {
            left.segments[index][$0] == right.segments[index][$0]
          }
      }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for row in 0..<count { hasher.combine(self[row]) }
  }
}
