import Cases

extension Filter {
  /// The rows that the filter keeps.
  ///
  /// - Throws: A ``FilterError`` that names a field which the data does not have.
  func rows(of columns: CaseColumns) throws(FilterError) -> RowSet {
    let count = columns.store.count
    guard let expression else { return RowSet(all: count) }
    let prepared = try PreparedFilter(expression, columns)
    return RowSet(marks: Parallel.map(columns.store.segmentCount) { prepared.marks(inSegment: $0) })
  }

  /// The rows that the filter keeps of a store that differs from another in a few rows only.
  ///
  /// - Parameters:
  ///   - columns: the columns of the store.
  ///   - base: what it keeps of the other.
  ///   - changed: by segment, the rows in which they may differ.
  /// - Returns: The rows.
  /// - Throws: A ``FilterError`` that names a field which the data does not have.
  func rows(
    of columns: CaseColumns, after base: RowSet, changed: [[UInt16]]
  ) throws(FilterError) -> RowSet {
    guard let expression else { return base }
    let prepared = try PreparedFilter(expression, columns)
    let words = Parallel.map(columns.store.segmentCount) { segment in
      var words = Array(base.words(inSegment: segment))
      let offsets = changed.indices.contains(segment) ? changed[segment] : []
      for (offset, mark) in zip(offsets, prepared.marks(inSegment: segment, at: offsets)) {
        let bit: UInt64 = 1 << UInt64(offset & 63)
        if mark == 1 { words[Int(offset >> 6)] |= bit } else { words[Int(offset >> 6)] &= ~bit }
      }
      return words
    }
    return RowSet(columns.store.count, words: words)
  }
}

/// A filter made ready to be asked of each segment: labels become a table by code once, days become
/// numbers.
private indirect enum PreparedFilter: Sendable {
  case not(PreparedFilter)
  case all([PreparedFilter])
  case any([PreparedFilter])
  /// The cells that pass, by cell.
  case cells(PackedCells, passes: [UInt8])
  case numbers(Numbers, [ClosedRange<Int32>])
  case lengths(CaseLengths, [ClosedRange<Int32>])
  /// The combinations of facts that pass.
  case facts(FactsColumn, passes: [UInt8])

  init(_ expression: FilterExpression, _ columns: CaseColumns) throws(FilterError) {
    switch expression {
    case .not(let part): self = .not(try PreparedFilter(part, columns))
    case .all(let parts): self = .all(try Self.prepared(parts, columns))
    case .any(let parts): self = .any(try Self.prepared(parts, columns))
    case .condition(let condition): try self.init(condition, columns)
    case .unbound(let condition): throw condition.error
    }
  }

  private static func prepared(
    _ parts: [FilterExpression], _ columns: CaseColumns
  ) throws(FilterError) -> [PreparedFilter] {
    var prepared: [PreparedFilter] = []
    for part in parts { prepared.append(try PreparedFilter(part, columns)) }
    return prepared
  }

  private init(_ condition: FilterCondition, _ columns: CaseColumns) throws(FilterError) {
    let test = condition.test
    let asOf = columns.store.asOf
    guard let values = columns.values(of: condition.column) else {
      let known = CaseColumn.all(of: columns.store.office.ownColumns)
        .filter { columns.values(of: $0) != nil && $0.kind == condition.column.kind }
      throw FilterError(
        column: condition.place, message: columns.whyMissing(condition.column),
        nearest: nearest(to: condition.column.name, among: known.map(\.name)))
    }
    switch values {
    case .column(.text(let column)):
      self = .cells(
        column.codes.cells, passes: column.labels.map { test.holds(forLabel: $0) ? 1 : 0 })
    case .column(.flag(let flags)):
      // The cells of flags are 0 not known, 1 no, 2 yes.
      self = .cells(
        flags.cells, passes: [nil, false, true].map { test.holds(forFlag: $0) ? 1 : 0 })
    case .column(.day(let numbers)), .column(.number(let numbers)):
      self = .numbers(numbers, test.ranges(asOf: asOf))
    case .lengths(let lengths): self = .lengths(lengths, test.ranges(asOf: asOf))
    case .fact(let facts, let fact):
      let passes = facts.passes(FactsTest(fact)).map { test.holds(forFlag: $0) ? UInt8(1) : 0 }
      self = .facts(facts, passes: passes)
    }
  }

  /// A byte for each row of a segment: 1 where it passes, 0 where not.
  func marks(inSegment index: Int) -> [UInt8] {
    switch self {
    case .not(let part):
      return part.marks(inSegment: index).map { $0 ^ 1 }
    case .all(let parts):
      var marks = parts[0].marks(inSegment: index)
      for part in parts.dropFirst() { part.narrow(&marks, inSegment: index) }
      return marks
    case .any(let parts):
      return Self.combined(parts, inSegment: index) { $0 | $1 }
    case .cells(let cells, let passes):
      return cells.cells(inSegment: index, at: nil).map { passes[Int($0)] }
    case .numbers(let numbers, let ranges):
      return Self.marks(numbers.numbers(inSegment: index), ranges)
    case .lengths(let lengths, let ranges):
      return Self.marks(lengths.lengths(inSegment: index), ranges)
    case .facts(let facts, let passes):
      return facts.numbers(ofSegment: index).map { passes[Int($0)] }
    }
  }

  /// A byte for each of some rows of a segment.
  func marks(inSegment index: Int, at offsets: [UInt16]) -> [UInt8] {
    guard !offsets.isEmpty else { return [] }
    switch self {
    case .not(let part):
      return part.marks(inSegment: index, at: offsets).map { $0 ^ 1 }
    case .all(let parts), .any(let parts):
      var marks = parts[0].marks(inSegment: index, at: offsets)
      let isAll = if case .all = self { true } else { false }
      for part in parts.dropFirst() {
        let other = part.marks(inSegment: index, at: offsets)
        for row in marks.indices {
          marks[row] = isAll ? marks[row] & other[row] : marks[row] | other[row]
        }
      }
      return marks
    case .cells(let cells, let passes):
      return cells.cells(inSegment: index, at: offsets).map { passes[Int($0)] }
    case .numbers(let numbers, let ranges):
      return Self.marks(numbers.numbers(inSegment: index, at: offsets), ranges)
    case .lengths, .facts:
      let all = marks(inSegment: index)
      return offsets.map { all[Int($0)] }
    }
  }

  /// Takes away the marks of rows that do not pass; where few are marked, only those are looked at.
  private func narrow(_ marks: inout [UInt8], inSegment index: Int) {
    let offsets = marks.indices.filter { marks[$0] == 1 }
    if offsets.count < marks.count / 8 {
      let passes = self.marks(inSegment: index, at: offsets.map { UInt16($0) })
      for (offset, mark) in zip(offsets, passes) { marks[offset] = mark }
    } else {
      let passes = self.marks(inSegment: index)
      for row in marks.indices { marks[row] &= passes[row] }
    }
  }

  private static func combined(
    _ parts: [PreparedFilter], inSegment index: Int, _ join: (UInt8, UInt8) -> UInt8
  ) -> [UInt8] {
    var marks = parts[0].marks(inSegment: index)
    for part in parts.dropFirst() {
      let other = part.marks(inSegment: index)
      for row in marks.indices { marks[row] = join(marks[row], other[row]) }
    }
    return marks
  }

  private static func marks(_ numbers: [Int32], _ ranges: [ClosedRange<Int32>]) -> [UInt8] {
    var marks = [UInt8](repeating: 0, count: numbers.count)
    for range in ranges {
      let (first, last) = (range.lowerBound, range.upperBound)
      for row in marks.indices {
        marks[row] |= (numbers[row] >= first ? 1 : 0) & (numbers[row] <= last ? 1 : 0)
      }
    }
    return marks
  }
}

extension FilterCondition.Test {
  /// Whether a label passes; an empty one is missing.
  func holds(forLabel label: String) -> Bool {
    switch self {
    case .labels(let labels):
      let folded = label.lowercased()
      return labels.contains { $0.lowercased() == folded }
    case .contains(let text):
      return !label.isEmpty && (text.isEmpty || label.lowercased().contains(text.lowercased()))
    case .missing: return label.isEmpty
    case .days, .numbers, .flag: return false
    }
  }

  /// Whether a flag passes; `nil` is missing.
  func holds(forFlag flag: Bool?) -> Bool {
    switch self {
    case .flag(let wanted): flag == wanted
    case .missing: flag == nil
    case .labels, .contains, .days, .numbers: false
    }
  }

  /// The numbers that pass, of days or of a number; the number of "missing" passes only `missing`.
  func ranges(asOf: Day) -> [ClosedRange<Int32>] {
    switch self {
    case .days(let comparison, let days):
      days.map { day in
        let period = day.period(asOf: asOf)
        return comparison.range(from: period.first.number, through: period.last.number)
      }
    case .numbers(let comparison, let numbers):
      numbers.map { comparison.range(from: Int32($0), through: Int32($0)) }
    case .missing: [Int32.min...Int32.min]
    case .labels, .contains, .flag: []
    }
  }
}

extension FilterCondition.Comparison {
  /// What compares so with a value that goes from a number through another.
  fileprivate func range(from first: Int32, through last: Int32) -> ClosedRange<Int32> {
    // The least number stands for "missing", which is neither more nor less than anything.
    let least = Int32.min + 1
    return switch self {
    case .equal: first...last
    case .less: least...(first - 1)
    case .lessOrEqual: least...last
    case .greater: (last + 1)...Int32.max
    case .greaterOrEqual: first...Int32.max
    }
  }
}
