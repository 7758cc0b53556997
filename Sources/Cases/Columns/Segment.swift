/// The cells of some rows of a column in plain memory, each as narrow as the widest one needs.
///
/// Plain memory, since every row of every column goes through here: an array inside an enum is
/// copied whole where one element changes, and costs a reference count where one is read.
///
/// What is written is never changed while another column shares it. Rows may be added behind what
/// others see of it.
@usableFromInline
final class Segment: @unchecked Sendable {
  /// The bytes of a cell: 1, 2 or 4.
  @usableFromInline let width: Int
  @usableFromInline let base: UnsafeMutableRawPointer
  /// How many cells there is room for.
  let capacity: Int
  /// How many cells some column has written; who has seen all of them may add more.
  var filled: Int
  /// What the memory belongs to; `nil` where it is this segment's own.
  private let block: MemoryBlock?

  /// Cells that lie in a block of memory, all of them written.
  init(width: Int, rows: Int, in block: MemoryBlock, at offset: Int) {
    self.width = width
    capacity = rows
    filled = rows
    self.block = block
    base = block.base + offset
  }

  init(width: Int, capacity: Int, filled: Int = 0) {
    block = nil
    self.width = width
    self.capacity = capacity
    self.filled = filled
    base = .allocate(byteCount: max(width * capacity, 1), alignment: 16)
  }

  /// A copy with wider cells, more room, or memory of its own.
  convenience init(_ other: Segment, count: Int, width: Int, capacity: Int) {
    self.init(width: width, capacity: capacity, filled: count)
    if width == other.width {
      base.copyMemory(from: other.base, byteCount: count * width)
    } else {
      for index in 0..<count { set(index, other[index]) }
    }
  }

  deinit {
    if block == nil { base.deallocate() }
  }

  /// The cell at an offset.
  @inlinable
  @inline(__always)
  subscript(offset: Int) -> UInt32 {
    switch width {
    case 1: UInt32(base.load(fromByteOffset: offset, as: UInt8.self))
    case 2: UInt32(base.load(fromByteOffset: offset &* 2, as: UInt16.self))
    default: base.load(fromByteOffset: offset &* 4, as: UInt32.self)
    }
  }

  /// Sets a cell that is wide enough for its value.
  func set(_ offset: Int, _ cell: UInt32) {
    switch width {
    case 1:
      base.storeBytes(of: UInt8(truncatingIfNeeded: cell), toByteOffset: offset, as: UInt8.self)
    case 2:
      base.storeBytes(
        of: UInt16(truncatingIfNeeded: cell), toByteOffset: offset * 2, as: UInt16.self)
    default: base.storeBytes(of: cell, toByteOffset: offset * 4, as: UInt32.self)
    }
  }

  /// Adds a cell behind those that are there, where nobody else has added one and it finds room.
  ///
  /// - Returns: whether it was added; never where the segment is full.
  @inline(__always)
  func append(_ cell: UInt32, at offset: Int) -> Bool {
    guard offset > 0, filled == offset, offset < capacity, Self.width(of: cell) <= width else {
      return false
    }
    set(offset, cell)
    filled = offset + 1
    return true
  }

  /// Sets cells that are wide enough for their values.
  func write(_ cells: UnsafeBufferPointer<UInt32>, at offset: Int) {
    precondition(offset + cells.count <= capacity)
    switch width {
    case 1: Self.narrow(cells, to: base.assumingMemoryBound(to: UInt8.self) + offset)
    case 2: Self.narrow(cells, to: base.assumingMemoryBound(to: UInt16.self) + offset)
    default: Self.narrow(cells, to: base.assumingMemoryBound(to: UInt32.self) + offset)
    }
  }

  @inline(__always)
  private static func narrow<Cell: FixedWidthInteger>(
    _ cells: UnsafeBufferPointer<UInt32>, to target: UnsafeMutablePointer<Cell>
  ) {
    for index in 0..<cells.count { target[index] = Cell(truncatingIfNeeded: cells[index]) }
  }

  /// The bytes that a cell needs for a value, or for the bits of several.
  static func width(of cell: UInt32) -> Int {
    cell <= 0xff ? 1 : cell <= 0xffff ? 2 : 4
  }
}

/// The cells of one segment, for loops over them; they are there as long as their column is.
public enum Cells {
  case one(UnsafeBufferPointer<UInt8>)
  case two(UnsafeBufferPointer<UInt16>)
  case four(UnsafeBufferPointer<UInt32>)
}
