import Glibc

extension PackedCells {
  /// How many of the first rows of a segment are the same memory as another column's.
  ///
  /// Rows that are added behind others share their memory; a row that is set has a copy made.
  func rowsShared(inSegment index: Int, with other: PackedCells) -> Int {
    guard index < segmentCount, index < other.segmentCount,
      segments[index] === other.segments[index]
    else { return 0 }
    return min(rows(inSegment: index), other.rows(inSegment: index))
  }

  /// Calls a function with each row, of those that both columns have, whose cell differs.
  func forEachDifference(from other: PackedCells, _ body: (Int) -> Void) {
    for index in 0..<min(segmentCount, other.segmentCount) {
      let rows = min(rows(inSegment: index), other.rows(inSegment: index))
      guard rowsShared(inSegment: index, with: other) < rows else { continue }
      let (left, right) = (segments[index], other.segments[index])
      if left.width == right.width, memcmp(left.base, right.base, rows * left.width) == 0 {
        continue
      }
      let first = index << Self.segmentShift
      for row in 0..<rows where left[row] != right[row] { body(first + row) }
    }
  }

  /// The least cell of a segment that is not 0, and the greatest; `nil` where all are 0.
  func bounds(inSegment index: Int) -> ClosedRange<UInt32>? {
    withSegment(index) { cells in
      switch cells {
      case .one(let cells): Self.bounds(cells)
      case .two(let cells): Self.bounds(cells)
      case .four(let cells): Self.bounds(cells)
      }
    }
  }

  // Without a branch, so that 4 to 16 cells are compared at once: 0 less 1 is the greatest of all.
  @inline(__always)
  private static func bounds<Cell: FixedWidthInteger & UnsignedInteger>(
    _ cells: UnsafeBufferPointer<Cell>
  ) -> ClosedRange<UInt32>? {
    var greatest: Cell = 0
    var least = Cell.max
    for index in 0..<cells.count {
      greatest = max(greatest, cells[index])
      least = min(least, cells[index] &- 1)
    }
    return greatest == 0 ? nil : UInt32(least) + 1...UInt32(greatest)
  }

  /// The cells of a segment.
  func cells(inSegment index: Int) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: Self.segmentRows) { buffer, count in
      count = copy(segment: index, to: buffer)
    }
  }

  /// The column with other cells in some segments; those for which there are none are shared.
  func replacingSegments(_ cells: @Sendable (Int) -> [UInt32]?) -> PackedCells {
    let parts = Parallel.map(segmentCount) { index in cells(index).map { PackedCells($0) } }
    var replaced = PackedCells()
    for (index, part) in parts.enumerated() {
      replaced.append(segment: part == nil ? index : 0, of: part ?? self)
    }
    return replaced
  }
}
