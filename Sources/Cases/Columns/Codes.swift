/// A column of codes into a list of labels; 0 is "missing".
public struct Codes: Hashable, Sendable {
  /// The packed codes.
  public private(set) var cells: PackedCells

  /// Creates a column.
  public init(_ codes: some Sequence<UInt32>) {
    cells = PackedCells(codes)
  }

  /// Creates a column of packed codes.
  public init(cells: PackedCells) {
    self.cells = cells
  }

  /// A column of one code in all rows.
  public init(repeating code: UInt32, count: Int) {
    cells = PackedCells()
    cells.append(repeating: code, count: count)
  }

  /// Adds a row.
  public mutating func append(_ code: UInt32) {
    cells.append(code)
  }
}

extension Codes: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { cells.count }

  public subscript(row: Int) -> UInt32 {
    @inlinable get { cells[row] }
    set { cells.set(row, newValue) }
  }
}

extension Codes: ExpressibleByArrayLiteral {
  public init(arrayLiteral codes: UInt32...) {
    self.init(codes)
  }
}
