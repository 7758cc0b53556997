/// A column of flags: 0 no, 1 yes, 2 not known.
public struct Flags: Hashable, Sendable {
  /// The packed flags: 0 not known, 1 no, 2 yes, so that 0 is "missing" as in every column.
  public private(set) var cells: PackedCells

  /// Creates a column.
  public init(_ flags: some Sequence<UInt8>) {
    cells = PackedCells(flags.map(Self.cell))
  }

  /// A column with a flag for each code of another.
  public init(_ codes: Codes, flags: [UInt8]) {
    let flags = flags.map(Self.cell)
    cells = codes.cells.replacingSegments { segment in
      codes.cells.cells(inSegment: segment).map { flags[Int($0)] }
    }
  }

  /// Creates a column of packed flags.
  public init(cells: PackedCells) {
    self.cells = cells
  }

  /// A column of one flag in all rows.
  public init(repeating flag: UInt8, count: Int) {
    cells = PackedCells()
    cells.append(repeating: Self.cell(flag), count: count)
  }

  /// Adds a row.
  public mutating func append(_ flag: UInt8) {
    cells.append(Self.cell(flag))
  }

  private static func cell(_ flag: UInt8) -> UInt32 { flag > 1 ? 0 : UInt32(flag) + 1 }
}

extension Flags: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { cells.count }

  public subscript(row: Int) -> UInt8 {
    @inlinable get {
      let cell = cells[row]
      return cell == 0 ? 2 : UInt8(truncatingIfNeeded: cell - 1)
    }
    set { cells.set(row, Self.cell(newValue)) }
  }
}

extension Flags: ExpressibleByArrayLiteral {
  public init(arrayLiteral flags: UInt8...) {
    self.init(flags)
  }
}
