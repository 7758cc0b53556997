/// A column of whole numbers or ``Day`` numbers; ``CaseStore/missingNumber`` where there is none.
public struct Numbers: Hashable, Sendable {
  /// The packed numbers.
  public private(set) var cells: PackedCells
  /// What is added to a number to make its cell, so that the usual ones are small and above 0.
  public let bias: Int32

  /// Days from 1900 to 2079 take two bytes.
  static let dayBias: Int32 = 25_568
  /// Numbers from 0 to 254 take one byte.
  static let numberBias: Int32 = 1
  /// Codes are their own cells.
  static let codeBias: Int32 = 0

  /// Creates a column of numbers or days.
  public init(_ numbers: some Sequence<Int32>, areDays: Bool = true) {
    self.init(numbers, bias: areDays ? Self.dayBias : Self.numberBias)
  }

  /// Creates a column of the numbers of segments, one after another.
  public init(segments: [[Int32]], areDays: Bool) {
    bias = areDays ? Self.dayBias : Self.numberBias
    cells = PackedCells()
    for var numbers in segments { numbers.withUnsafeMutableBufferPointer { append(packing: $0) } }
  }

  init(_ numbers: some Sequence<Int32>, bias: Int32) {
    self.bias = bias
    cells = PackedCells(numbers.map { Self.cell($0, bias) })
  }

  /// Creates a column of packed numbers.
  init(cells: PackedCells, bias: Int32) {
    self.cells = cells
    self.bias = bias
  }

  /// A column of one number in all rows.
  init(repeating number: Int32, count: Int, bias: Int32) {
    self.bias = bias
    cells = PackedCells()
    cells.append(repeating: Self.cell(number, bias), count: count)
  }

  /// Adds a row.
  public mutating func append(_ number: Int32) {
    cells.append(Self.cell(number, bias))
  }

  /// Adds rows that all have one number.
  mutating func append(repeating number: Int32, count: Int) {
    cells.append(repeating: Self.cell(number, bias), count: count)
  }

  /// Adds rows; the buffer's numbers are replaced by their cells.
  mutating func append(packing numbers: UnsafeMutableBufferPointer<Int32>) {
    for index in numbers.indices {
      numbers[index] = Int32(bitPattern: Self.cell(numbers[index], bias))
    }
    numbers.withMemoryRebound(to: UInt32.self) {
      cells.append(contentsOf: UnsafeBufferPointer($0))
    }
  }

  /// Copies the numbers of a segment into a buffer that has room for a full one.
  ///
  /// - Returns: how many there are.
  @inlinable
  @discardableResult
  public func copy(segment: Int, to target: UnsafeMutableBufferPointer<Int32>) -> Int {
    let bias = bias
    return target.withMemoryRebound(to: UInt32.self) { target in
      let rows = cells.copy(segment: segment, to: target)
      for row in 0..<rows {
        target[row] = UInt32(bitPattern: Self.number(target[row], bias))
      }
      return rows
    }
  }

  // "Missing" is the least number and cell 0; the number that would be cell 0 has its cell.

  @inline(__always)
  static func cell(_ number: Int32, _ bias: Int32) -> UInt32 {
    let cell = number == .min ? 0 : UInt32(bitPattern: number &+ bias)
    return number != .min && cell == 0 ? UInt32(bitPattern: Int32.min &+ bias) : cell
  }

  /// The number of a cell.
  @inlinable
  @inline(__always)
  public static func number(_ cell: UInt32, _ bias: Int32) -> Int32 {
    let number = Int32(bitPattern: cell) &- bias
    return cell == 0 ? .min : number == .min ? 0 &- bias : number
  }
}

extension Numbers: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { cells.count }

  public subscript(row: Int) -> Int32 {
    @inlinable get { Self.number(cells[row], bias) }
    set { cells.set(row, Self.cell(newValue, bias)) }
  }

  public static func == (left: Numbers, right: Numbers) -> Bool {
    left.bias == right.bias ? left.cells == right.cells : left.elementsEqual(right)
  }

  public func hash(into hasher: inout Hasher) {
    for number in self { hasher.combine(number) }
  }
}

extension Numbers: ExpressibleByArrayLiteral {
  public init(arrayLiteral numbers: Int32...) {
    self.init(numbers)
  }
}
