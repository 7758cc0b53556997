import Cases

/// The least and the greatest number of each segment of a column, by which whole segments are
/// passed over that a filter cannot keep a row of: in a file that is in the order of time, all but
/// those of the years asked for.
struct ZoneMap: Sendable {
  private struct Zone: Sendable {
    var low = Int32.max
    var high = Int32.min + 1
    var hasMissing = false
  }

  private var zones: [Zone]

  /// Looks at every segment of a column of numbers.
  init(_ cells: PackedCells, bias: Int32) {
    zones = (0..<cells.segmentCount).map { segment in
      cells.withSegment(segment) { cells in
        switch cells {
        case .one(let cells): Self.zone(cells, bias)
        case .two(let cells): Self.zone(cells, bias)
        case .four(let cells): Self.wideZone(cells, bias)
        }
      }
    }
  }

  /// Whether some row of a segment may have a number in one of some ranges.
  func mayHold(_ ranges: [ClosedRange<Int32>], segment: Int) -> Bool {
    let zone = zones[segment]
    return ranges.contains { range in
      range.contains(Int32.min) && zone.hasMissing
        || zone.low <= range.upperBound && range.lowerBound <= zone.high
    }
  }

  /// Narrow cells are in the order of their numbers, the missing one below all others.
  @inline(__always)
  private static func zone<Cell: FixedWidthInteger & UnsignedInteger>(
    _ cells: UnsafeBufferPointer<Cell>, _ bias: Int32
  ) -> Zone {
    var least = Cell.max
    var greatest = Cell.min
    for cell in cells {
      // One less, so that the missing cell is the greatest here and never the least.
      least = min(least, cell &- 1)
      greatest = max(greatest, cell)
    }
    var zone = Zone()
    zone.hasMissing = cells.contains(0)
    guard greatest > 0 else { return zone }
    zone.low = Int32(least) + 1 - bias
    zone.high = Int32(greatest) - bias
    return zone
  }

  private static func wideZone(_ cells: UnsafeBufferPointer<UInt32>, _ bias: Int32) -> Zone {
    var zone = Zone()
    for cell in cells {
      let number = Numbers.number(cell, bias)
      if number == Int32.min {
        zone.hasMissing = true
      } else {
        zone.low = min(zone.low, number)
        zone.high = max(zone.high, number)
      }
    }
    return zone
  }
}
