/// The loops over the rows of a block: masks of a byte a row (0 or 255), group numbers, indexes.
///
/// Each is over plain memory and without a branch, so that the compiler makes vector instructions
/// of it: a mask takes 0.03 to 0.1 ns a row, and whoever branches on a row takes ten times that.
enum RowKernels {
  /// Sets the mask of rows whose cell is `low` or up to `span` above it; with `isMore`, of those
  /// too.
  @inline(__always)
  static func mask<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ cells: UnsafePointer<Cell>,
    low: Cell, span: Cell, isMore: Bool
  ) {
    if isMore {
      for row in 0..<count { out[row] |= (cells[row] &- low) <= span ? 0xff : 0 }
    } else {
      for row in 0..<count { out[row] = (cells[row] &- low) <= span ? 0xff : 0 }
    }
  }

  /// Sets the mask of rows by a table of codes.
  @inline(__always)
  static func mask<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ cells: UnsafePointer<Cell>,
    table: UnsafePointer<UInt8>
  ) {
    for row in 0..<count { out[row] = table[Int(cells[row])] }
  }

  /// Sets every row of a mask.
  static func fill(_ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ value: UInt8) {
    out.update(repeating: value, count: count)
  }

  /// Sets a mask to another's opposite.
  static func not(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ mask: UnsafePointer<UInt8>
  ) {
    for row in 0..<count { out[row] = ~mask[row] }
  }

  /// Sets a mask to where two are set.
  static func and(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ one: UnsafePointer<UInt8>,
    _ other: UnsafePointer<UInt8>
  ) {
    for row in 0..<count { out[row] = one[row] & other[row] }
  }

  /// Sets a mask to where either of two is set.
  static func or(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ one: UnsafePointer<UInt8>,
    _ other: UnsafePointer<UInt8>
  ) {
    for row in 0..<count { out[row] = one[row] | other[row] }
  }

  /// How many rows of a mask are set.
  static func ones(_ mask: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var total = 0
    var start = 0
    // Sums of up to 255 fit into a byte, so that 16 rows are added at once.
    while start < count {
      let end = min(start + 4080, count)
      var part: UInt32 = 0
      for row in start..<end { part &+= UInt32(mask[row] & 1) }
      total += Int(part)
      start = end
    }
    return total
  }

  /// Lists the rows that a mask sets; the list has room for all.
  ///
  /// Every row is written and only a set one is kept, which is three times as fast as to ask.
  static func rows(
    _ mask: UnsafePointer<UInt8>, _ count: Int, from first: Int,
    to list: UnsafeMutablePointer<UInt16>
  ) -> Int {
    var found = 0
    for row in 0..<count {
      list[found] = UInt16(truncatingIfNeeded: first &+ row)
      found &+= Int(mask[row] & 1)
    }
    return found
  }

  /// Copies the cells of some rows.
  @inline(__always)
  static func gather<Cell: FixedWidthInteger>(
    _ cells: UnsafePointer<Cell>, _ rows: UnsafePointer<UInt16>, _ count: Int,
    to out: UnsafeMutablePointer<Cell>
  ) {
    for index in 0..<count { out[index] = cells[Int(rows[index])] }
  }

  /// Sets numbers to cells less a bias; what is missing becomes a number that no mask lets through.
  @inline(__always)
  static func numbers<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<Int32>, _ count: Int, _ cells: UnsafePointer<Cell>, bias: Int32
  ) {
    for row in 0..<count { out[row] = Int32(truncatingIfNeeded: cells[row]) &- bias }
  }

  /// Sets numbers to the differences of others.
  static func differences(
    _ out: UnsafeMutablePointer<Int32>, _ count: Int, _ to: UnsafePointer<Int32>,
    _ from: UnsafePointer<Int32>
  ) {
    for row in 0..<count { out[row] = to[row] &- from[row] }
  }

  /// Copies cells, widened.
  @inline(__always)
  static func widen<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt32>, _ count: Int, _ cells: UnsafePointer<Cell>
  ) {
    for row in 0..<count { out[row] = UInt32(truncatingIfNeeded: cells[row]) }
  }

  /// Begins group numbers with the codes of a first dimension.
  @inline(__always)
  static func groups<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt16>, _ count: Int, _ cells: UnsafePointer<Cell>
  ) {
    for row in 0..<count { out[row] = UInt16(truncatingIfNeeded: cells[row]) }
  }

  /// Adds a further dimension to group numbers.
  @inline(__always)
  static func groups<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt16>, _ count: Int, _ cells: UnsafePointer<Cell>, radix: UInt16
  ) {
    for row in 0..<count {
      out[row] = (out[row] &* radix) &+ UInt16(truncatingIfNeeded: cells[row])
    }
  }

  /// Sets codes by a table of cells.
  @inline(__always)
  static func codes<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt16>, _ count: Int, _ cells: UnsafePointer<Cell>,
    table: UnsafePointer<UInt16>
  ) {
    for row in 0..<count { out[row] = table[Int(cells[row])] }
  }

  /// Adds a bit to the conditions that a row meets.
  static func bit(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ mask: UnsafePointer<UInt8>, bit: UInt8,
    isFirst: Bool
  ) {
    if isFirst {
      for row in 0..<count { out[row] = mask[row] & bit }
    } else {
      for row in 0..<count { out[row] |= mask[row] & bit }
    }
  }

  /// Adds two bits to the conditions that a row meets.
  static func bits(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ one: UnsafePointer<UInt8>,
    _ other: UnsafePointer<UInt8>, bit: UInt8, isFirst: Bool
  ) {
    let next = bit &* 2
    if isFirst {
      for row in 0..<count { out[row] = (one[row] & bit) | (other[row] & next) }
    } else {
      for row in 0..<count { out[row] |= (one[row] & bit) | (other[row] & next) }
    }
  }

  /// Sets the place of each row in a table: its group, then the conditions that it meets, from 1
  /// on; 0 for a row that is not asked for.
  @inline(__always)
  static func indexes<Index: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<Index>, _ count: Int, groups: UnsafePointer<Index>, shift: Index,
    low: UnsafePointer<UInt8>, high: UnsafePointer<UInt8>, where mask: UnsafePointer<UInt8>
  ) {
    for row in 0..<count {
      let bits = Index(truncatingIfNeeded: low[row]) | (Index(truncatingIfNeeded: high[row]) &<< 8)
      let index = ((groups[row] &<< shift) | bits) &+ 1
      out[row] = index & Index(truncatingIfNeeded: Int8(bitPattern: mask[row]))
    }
  }

  /// Counts rows by their place; `copies` tables lie `stride` apart.
  ///
  /// Four tables where they are small: rows in a row often have one place, and each addition would
  /// wait for the one before (0.35 in place of 1.5 ns a row).
  @inline(__always)
  static func count<Index: FixedWidthInteger & UnsignedInteger>(
    _ indexes: UnsafePointer<Index>, _ count: Int, in table: UnsafeMutablePointer<UInt32>,
    stride: Int, adding step: UInt32
  ) {
    let (second, third, fourth) = (table + stride, table + 2 * stride, table + 3 * stride)
    var row = 0
    while row &+ 4 <= count {
      table[Int(indexes[row])] &+= step
      second[Int(indexes[row &+ 1])] &+= step
      third[Int(indexes[row &+ 2])] &+= step
      fourth[Int(indexes[row &+ 3])] &+= step
      row &+= 4
    }
    while row < count {
      table[Int(indexes[row])] &+= step
      row &+= 1
    }
  }

  /// Adds the rows' values by their place, as ``count(_:_:in:stride:adding:)`` does.
  @inline(__always)
  static func sum<Index: FixedWidthInteger & UnsignedInteger, Number: FixedWidthInteger>(
    _ indexes: UnsafePointer<Index>, _ count: Int, _ values: UnsafePointer<Number>,
    in table: UnsafeMutablePointer<Int64>, stride: Int, times step: Int64
  ) {
    let (second, third, fourth) = (table + stride, table + 2 * stride, table + 3 * stride)
    var row = 0
    while row &+ 4 <= count {
      table[Int(indexes[row])] &+= Int64(values[row]) &* step
      second[Int(indexes[row &+ 1])] &+= Int64(values[row &+ 1]) &* step
      third[Int(indexes[row &+ 2])] &+= Int64(values[row &+ 2]) &* step
      fourth[Int(indexes[row &+ 3])] &+= Int64(values[row &+ 3]) &* step
      row &+= 4
    }
    while row < count {
      table[Int(indexes[row])] &+= Int64(values[row]) &* step
      row &+= 1
    }
  }
}
