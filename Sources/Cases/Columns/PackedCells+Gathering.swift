extension PackedCells {
  /// The cells of some rows of a segment, in the order of the offsets; of all of them for `nil`.
  ///
  /// The width of the cells is looked at once, not for each row.
  public func cells(inSegment index: Int, at offsets: [UInt16]?) -> [UInt32] {
    guard let offsets else { return cells(inSegment: index) }
    return [UInt32](unsafeUninitializedCapacity: offsets.count) { buffer, count in
      offsets.withUnsafeBufferPointer { offsets in
        withSegment(index) { cells in
          switch cells {
          case .one(let cells): Self.gather(cells, offsets, to: buffer)
          case .two(let cells): Self.gather(cells, offsets, to: buffer)
          case .four(let cells): Self.gather(cells, offsets, to: buffer)
          }
        }
      }
      count = offsets.count
    }
  }

  @inline(__always)
  private static func gather<Cell: FixedWidthInteger & UnsignedInteger>(
    _ cells: UnsafeBufferPointer<Cell>, _ offsets: UnsafeBufferPointer<UInt16>,
    to buffer: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<offsets.count {
      precondition(Int(offsets[index]) < cells.count)
      buffer[index] = UInt32(truncatingIfNeeded: cells[Int(offsets[index])])
    }
  }
}

extension Numbers {
  /// The least number; `nil` where all are missing.
  ///
  /// Cells are looked at by segment, many at once; only numbers below 0 with the bias, whose cells
  /// are the greatest, are looked at one by one.
  public var least: Int32? {
    var least: Int32?
    for segment in 0..<cells.segmentCount {
      guard let bounds = cells.bounds(inSegment: segment) else { continue }
      let number =
        bounds.upperBound <= UInt32(Int32.max)
        ? Self.number(bounds.lowerBound, bias)
        : numbers(inSegment: segment).lazy.filter { $0 != .min }.min() ?? .max
      least = Swift.min(least ?? .max, number)
    }
    return least
  }

  /// The numbers of some rows of a segment, in the order of the offsets; of all of them for `nil`.
  public func numbers(inSegment index: Int, at offsets: [UInt16]? = nil) -> [Int32] {
    let bias = bias
    guard offsets == nil else {
      return cells.cells(inSegment: index, at: offsets).map { Self.number($0, bias) }
    }
    return [Int32](unsafeUninitializedCapacity: cells.rows(inSegment: index)) { buffer, count in
      cells.withSegment(index) { cells in
        switch cells {
        case .one(let cells): Self.unpack(cells, bias, to: buffer)
        case .two(let cells): Self.unpack(cells, bias, to: buffer)
        case .four(let cells):
          for row in 0..<cells.count { buffer[row] = Self.number(cells[row], bias) }
        }
      }
      count = buffer.count
    }
  }

  // Narrow cells are never that of the least number, so that eight are unpacked at once.
  @inline(__always)
  private static func unpack<Cell: FixedWidthInteger & UnsignedInteger>(
    _ cells: UnsafeBufferPointer<Cell>, _ bias: Int32, to buffer: UnsafeMutableBufferPointer<Int32>
  ) {
    for row in 0..<cells.count {
      let number = Int32(truncatingIfNeeded: cells[row]) &- bias
      buffer[row] = cells[row] == 0 ? .min : number
    }
  }
}
