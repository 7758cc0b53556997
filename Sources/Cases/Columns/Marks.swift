/// A column of yes or no, where every row's is known.
public struct Marks: Hashable, Sendable {
  /// The packed marks: 0 no, 1 yes.
  public private(set) var cells: PackedCells

  /// Creates a column.
  public init(_ marks: some Sequence<Bool>) {
    cells = PackedCells(marks.map { $0 ? 1 : 0 })
  }

  /// Creates a column of packed marks.
  public init(cells: PackedCells) {
    self.cells = cells
  }

  /// A column of one mark in all rows.
  public init(repeating mark: Bool, count: Int) {
    cells = PackedCells()
    cells.append(repeating: mark ? 1 : 0, count: count)
  }

  /// Whether any row is marked.
  public var hasMarks: Bool {
    (0..<cells.segmentCount).contains { cells.bounds(inSegment: $0) != nil }
  }

  /// Adds a row.
  public mutating func append(_ mark: Bool) {
    cells.append(mark ? 1 : 0)
  }
}

extension Marks: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { cells.count }

  public subscript(row: Int) -> Bool {
    @inlinable get { cells[row] != 0 }
    set { cells.set(row, newValue ? 1 : 0) }
  }
}

extension Marks: ExpressibleByArrayLiteral {
  public init(arrayLiteral marks: Bool...) {
    self.init(marks)
  }
}
