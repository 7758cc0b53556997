import Cases

/// Counts rows as a plan says, block by block: a block's masks, numbers and groups are made once,
/// and stay in the core's caches while all questions count by them.
///
/// Belongs to one thread.
final class AggregatePass {
  /// The rows of a block: few enough that what is made of them stays near the core, many enough
  /// that starting a loop costs nothing (1,024 to 8,192 are alike within a tenth).
  static let blockRows = 4096

  /// The cells of a column in the rows of a block.
  fileprivate struct View {
    /// The bytes of a cell: 1, 2 or 4.
    var width: Int
    var base: UnsafeRawPointer

    func cells<Cell>(_: Cell.Type) -> UnsafePointer<Cell> {
      base.assumingMemoryBound(to: Cell.self)
    }
  }

  let plan: AggregatePlan
  let tally: AggregateTally
  private let removes: Bool

  // Of the block at hand.
  private var count = 0
  private var views: [View]
  /// The rows of the block that are asked for; all where it is `nil`.
  private var base: UnsafePointer<UInt8>?

  // Memory that is used again for every block.
  private let masks: CellMemory<UInt8>
  private let tables: [CellMemory<UInt8>?]
  private let gathered: CellMemory<UInt32>
  private let numbers: CellMemory<Int32>
  private let values: CellMemory<Int32>
  private let wideValues: CellMemory<Int64>
  private let groups: CellMemory<UInt16>
  private let wideGroups: CellMemory<UInt32>
  private let codes = CellMemory<UInt16>(blockRows)
  private let bits = CellMemory<UInt8>(2 * blockRows)
  private let indexes = CellMemory<UInt16>(blockRows)
  private let wideIndexes = CellMemory<UInt32>(blockRows)
  private let asked = CellMemory<UInt8>(blockRows)
  private let listed = CellMemory<UInt16>(blockRows)
  private let kept = CellMemory<UInt8>(PackedCells.segmentRows)
  private let rows = CellMemory<UInt16>(PackedCells.segmentRows + 1)
  private let noRows = CellMemory<UInt8>(blockRows)
  private let allRows = CellMemory<UInt8>(blockRows)
  private let oneGroup = CellMemory<UInt16>(blockRows)
  private let dimensionCodes: CellMemory<UInt32>
  /// By grouping and combined code, the number of the group + 1, where a table can hold them.
  private let places: [CellMemory<UInt32>?]

  /// Prepares to add rows to a tally, or to take them out of it.
  init(_ plan: AggregatePlan, _ tally: AggregateTally, removes: Bool = false) {
    self.plan = plan
    self.tally = tally
    self.removes = removes
    let block = Self.blockRows
    views = Array(
      repeating: View(width: 1, base: UnsafeRawPointer(noRows.base)), count: plan.sources.count)
    masks = CellMemory(plan.masks.count * block)
    tables = plan.masks.map { Self.table($0, plan) }
    gathered = CellMemory(plan.sources.count * block)
    numbers = CellMemory(plan.sources.count * block)
    values = CellMemory(plan.values.count * block)
    wideValues = CellMemory(plan.values.count * block)
    groups = CellMemory(plan.groupings.count * block)
    wideGroups = CellMemory(plan.groupings.count * block)
    dimensionCodes = CellMemory((plan.groupings.map(\.count).max() ?? 0) * block)
    places = zip(plan.groupings, tally.numbers).map { dimensions, numbers in
      numbers == nil ? nil : AggregatePlan.combinedCount(dimensions).map { CellMemory($0) }
    }
    RowKernels.fill(allRows.base, block, 0xff)
  }

  /// By code whether it passes, where there are too many ranges to look at each.
  private static func table(_ mask: AggregatePlan.Mask, _ plan: AggregatePlan) -> CellMemory<UInt8>?
  {
    guard case .codes(let source, let ranges) = mask, ranges.count > 3 else { return nil }
    let codes = max(plan.sources[source].labels.count, 1)
    let table = CellMemory<UInt8>(codes)
    for range in ranges where range.lowerBound < codes {
      for code in Int(range.lowerBound)...min(Int(range.upperBound), codes - 1) {
        table.base[code] = 0xff
      }
    }
    return table
  }
}

// MARK: - Segments and blocks

extension AggregatePass {
  /// Counts the rows of a segment.
  func add(segment: Int) {
    let first = segment * PackedCells.segmentRows
    let count = min(plan.rowCount - first, PackedCells.segmentRows)
    let found = plan.common.map { keep($0, segment: segment, count) } ?? count
    guard found > 0 else { return }
    // To gather a row's cells costs less than a third of counting it.
    if found < count - count / 4 {
      let listed = RowKernels.rows(kept.base, count, from: 0, to: rows.base)
      add(segment: segment, rows: UnsafePointer(rows.base), listed)
      return
    }
    for start in stride(from: 0, to: count, by: Self.blockRows) {
      view(segment: segment, from: start)
      self.count = min(count - start, Self.blockRows)
      base = found == count ? nil : UnsafePointer(kept.base + start)
      countBlock()
    }
  }

  /// Counts those of some rows of a segment that every question asks for.
  func add(segment: Int, changed: [UInt16]) {
    changed.withUnsafeBufferPointer { changed in
      guard let list = changed.baseAddress else { return }
      for start in stride(from: 0, to: changed.count, by: Self.blockRows) {
        count = min(changed.count - start, Self.blockRows)
        gather(segment: segment, list + start)
        base = plan.common.map { evaluate(plan.commonMasks, $0) }
        countBlock()
      }
    }
  }

  private func add(segment: Int, rows: UnsafePointer<UInt16>, _ found: Int) {
    for start in stride(from: 0, to: found, by: Self.blockRows) {
      count = min(found - start, Self.blockRows)
      gather(segment: segment, rows + start)
      base = nil
      countBlock()
    }
  }

  /// Marks the rows of a segment that a condition keeps.
  private func keep(_ condition: Int, segment: Int, _ rows: Int) -> Int {
    var found = 0
    for start in stride(from: 0, to: rows, by: Self.blockRows) {
      view(segment: segment, from: start)
      count = min(rows - start, Self.blockRows)
      let mask = evaluate(plan.commonMasks, condition)
      found += RowKernels.ones(mask, count)
      (kept.base + start).update(from: mask, count: count)
    }
    return found
  }

  /// Looks at the cells of a segment, from a row on.
  private func view(segment: Int, from row: Int) {
    for (index, source) in plan.sources.enumerated() {
      views[index] = source.cells.withSegment(segment) { cells in
        // The cells stay where they are as long as the plan holds their column.
        switch cells {
        case .one(let cells): View(cells, from: row)
        case .two(let cells): View(cells, from: row)
        case .four(let cells): View(cells, from: row)
        }
      }
    }
  }

  /// Copies the cells of some rows of a segment beside each other.
  private func gather(segment: Int, _ rows: UnsafePointer<UInt16>) {
    view(segment: segment, from: 0)
    for index in views.indices {
      let view = views[index]
      let target = UnsafeMutableRawPointer(gathered.base + index * Self.blockRows)
      switch view.width {
      case 1:
        RowKernels.gather(
          view.cells(UInt8.self), rows, count, to: target.assumingMemoryBound(to: UInt8.self))
      case 2:
        RowKernels.gather(
          view.cells(UInt16.self), rows, count, to: target.assumingMemoryBound(to: UInt16.self))
      default:
        RowKernels.gather(
          view.cells(UInt32.self), rows, count, to: target.assumingMemoryBound(to: UInt32.self))
      }
      views[index].base = UnsafeRawPointer(target)
    }
  }

  /// Counts the rows of the block by every task.
  private func countBlock() {
    _ = evaluate(plan.taskMasks, nil)
    makeNumbers()
    for value in plan.values.indices { make(value: value) }
    for grouping in plan.groupings.indices { make(grouping: grouping) }
    for task in plan.countTasks.indices { tally(count: task) }
    for task in plan.valueTasks.indices { tally(values: task) }
  }
}

extension AggregatePass.View {
  init<Cell>(_ cells: UnsafeBufferPointer<Cell>, from row: Int) {
    let first = cells.baseAddress.unsafelyUnwrapped + row
    self.init(width: MemoryLayout<Cell>.size, base: UnsafeRawPointer(first))
  }
}

// MARK: - Masks

extension AggregatePass {
  private func mask(_ number: Int) -> UnsafeMutablePointer<UInt8> {
    masks.base + number * Self.blockRows
  }

  /// Makes masks, parts first.
  ///
  /// - Returns: the mask of one of them.
  @discardableResult
  private func evaluate(_ numbers: [Int], _ wanted: Int?) -> UnsafePointer<UInt8> {
    for number in numbers {
      let out = mask(number)
      switch plan.masks[number] {
      case .codes(let source, let ranges):
        make(out, codes: source, ranges, tables[number])
      case .numbers(let source, let ranges):
        make(out, numbers: source, ranges)
      case .not(let part):
        RowKernels.not(out, count, mask(part))
      case .all(let parts):
        guard parts.count > 1 else {
          RowKernels.fill(out, count, 0xff)
          continue
        }
        RowKernels.and(out, count, mask(parts[0]), mask(parts[1]))
        for part in parts.dropFirst(2) { RowKernels.and(out, count, out, mask(part)) }
      case .any(let parts):
        RowKernels.or(out, count, mask(parts[0]), mask(parts[1]))
        for part in parts.dropFirst(2) { RowKernels.or(out, count, out, mask(part)) }
      }
    }
    return UnsafePointer(mask(wanted ?? 0))
  }

  private func make(
    _ out: UnsafeMutablePointer<UInt8>, codes source: Int, _ ranges: [ClosedRange<UInt32>],
    _ table: CellMemory<UInt8>?
  ) {
    let view = views[source]
    if let table {
      switch view.width {
      case 1: RowKernels.mask(out, count, view.cells(UInt8.self), table: table.base)
      case 2: RowKernels.mask(out, count, view.cells(UInt16.self), table: table.base)
      default: RowKernels.mask(out, count, view.cells(UInt32.self), table: table.base)
      }
      return
    }
    switch view.width {
    case 1: make(out, view.cells(UInt8.self), ranges)
    case 2: make(out, view.cells(UInt16.self), ranges)
    default: make(out, view.cells(UInt32.self), ranges)
    }
  }

  /// Masks the rows whose cells lie in some ranges, as far as cells of the width can.
  @inline(__always)
  private func make<Cell: FixedWidthInteger & UnsignedInteger>(
    _ out: UnsafeMutablePointer<UInt8>, _ cells: UnsafePointer<Cell>,
    _ ranges: [ClosedRange<UInt32>]
  ) {
    var isMore = false
    for range in ranges where range.lowerBound <= UInt32(Cell.max) {
      let low = Cell(range.lowerBound)
      let high = Cell(clamping: range.upperBound)
      RowKernels.mask(out, count, cells, low: low, span: high - low, isMore: isMore)
      isMore = true
    }
    if !isMore { RowKernels.fill(out, count, 0) }
  }

  private func make(
    _ out: UnsafeMutablePointer<UInt8>, numbers source: Int, _ ranges: [ClosedRange<Int32>]
  ) {
    let view = views[source]
    let bias = plan.sources[source].bias
    if view.width == 4 {
      // Cells of four bytes are not in the order of their numbers.
      let numbers = numbers.base + source * Self.blockRows
      decodeWide(source, numbers)
      numbers.withMemoryRebound(to: UInt32.self, capacity: count) { numbers in
        make(out, UnsafePointer(numbers), ranges)
      }
      return
    }
    let cells = ranges.compactMap { $0.cells(bias: bias) }.flatMap { $0 }
    if view.width == 1 {
      make(out, view.cells(UInt8.self), cells)
    } else {
      make(out, view.cells(UInt16.self), cells)
    }
  }

  private func make(
    _ out: UnsafeMutablePointer<UInt8>, _ numbers: UnsafePointer<UInt32>,
    _ ranges: [ClosedRange<Int32>]
  ) {
    var isMore = false
    for range in ranges {
      let low = UInt32(bitPattern: range.lowerBound)
      let span = UInt32(bitPattern: range.upperBound) &- low
      RowKernels.mask(out, count, numbers, low: low, span: span, isMore: isMore)
      isMore = true
    }
    if !isMore { RowKernels.fill(out, count, 0) }
  }
}

extension ClosedRange<Int32> {
  /// The cells of one or two bytes whose numbers lie in the range: for "missing" the cell 0.
  fileprivate func cells(bias: Int32) -> [ClosedRange<UInt32>]? {
    let first = Swift.max(Int64(lowerBound), Int64(Int32.min) + 1) + Int64(bias)
    let last = Int64(upperBound) + Int64(bias)
    var cells: [ClosedRange<UInt32>] = contains(Int32.min) ? [0...0] : []
    if last >= 1, first <= 0xffff, first <= last {
      cells.append(UInt32(Swift.max(first, 1))...UInt32(Swift.min(last, 0xffff)))
    }
    return cells
  }
}

// MARK: - Numbers and groups

extension AggregatePass {
  private func decodeWide(_ source: Int, _ out: UnsafeMutablePointer<Int32>) {
    let cells = views[source].cells(UInt32.self)
    let bias = plan.sources[source].bias
    for row in 0..<count { out[row] = Numbers.number(cells[row], bias) }
  }

  /// Makes the numbers of every column of which values are made.
  private func makeNumbers() {
    for source in plan.numberSources {
      let out = numbers.base + source * Self.blockRows
      let view = views[source]
      let bias = plan.sources[source].bias
      switch view.width {
      case 1: RowKernels.numbers(out, count, view.cells(UInt8.self), bias: bias)
      case 2: RowKernels.numbers(out, count, view.cells(UInt16.self), bias: bias)
      default: decodeWide(source, out)
      }
    }
  }

  /// Whether a value may not fit into 32 bits.
  private func isWide(_ value: Int) -> Bool {
    switch plan.values[value] {
    case .number: false
    case .days(let from, let to): views[from].width == 4 || views[to].width == 4
    case .age(let since): views[since].width == 4
    }
  }

  private func values(_ value: Int) -> UnsafePointer<Int32> {
    if case .number(let source) = plan.values[value] {
      return UnsafePointer(numbers.base + source * Self.blockRows)
    }
    return UnsafePointer(values.base + value * Self.blockRows)
  }

  private func wideValues(_ value: Int) -> UnsafeMutablePointer<Int64> {
    wideValues.base + value * Self.blockRows
  }

  private func make(value: Int) {
    let out = values.base + value * Self.blockRows
    func column(_ source: Int) -> UnsafePointer<Int32> {
      UnsafePointer(numbers.base + source * Self.blockRows)
    }
    let today = plan.asOf.number
    switch plan.values[value] {
    case .number: break
    case .days(let from, let to):
      let (from, to) = (column(from), column(to))
      guard isWide(value) else { return RowKernels.differences(out, count, to, from) }
      let wide = wideValues(value)
      for row in 0..<count { wide[row] = Int64(to[row]) - Int64(from[row]) }
    case .age(let since):
      let since = column(since)
      if isWide(value) {
        let wide = wideValues(value)
        for row in 0..<count { wide[row] = Int64(today) - Int64(since[row]) }
      } else {
        for row in 0..<count { out[row] = today &- since[row] }
      }
    }
  }

  private func make(grouping: Int) {
    let dimensions = plan.groupings[grouping]
    guard tally.numbers[grouping] == nil else {
      number(grouping)
      return
    }
    let out = groups.base + grouping * Self.blockRows
    for (index, dimension) in dimensions.enumerated() {
      let radix = index == 0 ? nil : UInt16(dimension.radix)
      let view = views[dimension.source]
      if dimension.step != .code {
        let table = CalendarCodes.table(of: dimension.step)
        table.withUnsafeBufferPointer { table in
          let table = table.baseAddress.unsafelyUnwrapped
          if view.width == 1 {
            RowKernels.codes(codes.base, count, view.cells(UInt8.self), table: table)
          } else {
            RowKernels.codes(codes.base, count, view.cells(UInt16.self), table: table)
          }
        }
        add(UnsafePointer(codes.base), radix, to: out)
        continue
      }
      switch view.width {
      case 1: add(view.cells(UInt8.self), radix, to: out)
      case 2: add(view.cells(UInt16.self), radix, to: out)
      default: add(view.cells(UInt32.self), radix, to: out)
      }
    }
  }

  @inline(__always)
  private func add<Cell: FixedWidthInteger & UnsignedInteger>(
    _ cells: UnsafePointer<Cell>, _ radix: UInt16?, to out: UnsafeMutablePointer<UInt16>
  ) {
    if let radix {
      RowKernels.groups(out, count, cells, radix: radix)
    } else {
      RowKernels.groups(out, count, cells)
    }
  }

  /// Numbers the groups of rows whose codes make too many.
  private func number(_ grouping: Int) {
    guard var known = tally.numbers[grouping] else { return }
    // Out of the tally for the loop, so that it is not copied where it grows.
    tally.numbers[grouping] = nil
    let dimensions = plan.groupings[grouping]
    for (index, dimension) in dimensions.enumerated() { makeCodes(dimension, index) }
    let out = wideGroups.base + grouping * Self.blockRows
    let all = dimensionCodes.base
    func codes(_ row: Int) -> [UInt32] {
      dimensions.indices.map { all[$0 * Self.blockRows + row] }
    }
    if let places = places[grouping] {
      let keys = wideIndexes.base
      keys.update(from: all, count: count)
      for index in 1..<dimensions.count {
        let (more, radix) = (all + index * Self.blockRows, UInt32(dimensions[index].radix))
        for row in 0..<count { keys[row] = (keys[row] &* radix) &+ more[row] }
      }
      for row in 0..<count {
        let key = Int(keys[row])
        if places.base[key] == 0 { places.base[key] = known.number(codes(row)) &+ 1 }
        out[row] = places.base[key] &- 1
      }
    } else {
      for row in 0..<count { out[row] = known.number(codes(row)) }
    }
    tally.numbers[grouping] = known
  }

  /// Sets the codes of a dimension, whatever their width.
  private func makeCodes(_ dimension: AggregatePlan.Dimension, _ index: Int) {
    let out = dimensionCodes.base + index * Self.blockRows
    let view = views[dimension.source]
    switch view.width {
    case 1: RowKernels.widen(out, count, view.cells(UInt8.self))
    case 2: RowKernels.widen(out, count, view.cells(UInt16.self))
    default: RowKernels.widen(out, count, view.cells(UInt32.self))
    }
    guard dimension.step != .code else { return }
    let bias = plan.sources[dimension.source].bias
    for row in 0..<count {
      out[row] = CalendarCodes.code(of: Numbers.number(out[row], bias), dimension.step)
    }
  }
}

// MARK: - Tasks

extension AggregatePass {
  /// The rows of the block that a task asks for; `nil` for all.
  private func asked(_ condition: Int?) -> UnsafePointer<UInt8>? {
    guard let condition else { return base }
    guard let base else { return UnsafePointer(mask(condition)) }
    RowKernels.and(asked.base, count, mask(condition), base)
    return UnsafePointer(asked.base)
  }

  private func tally(count task: Int) {
    let counted = plan.countTasks[task]
    let table = tally.counts[task]
    let rows = asked(counted.condition) ?? UnsafePointer(allRows.base)
    makeBits(counted.bits)
    let high = counted.bits.count > 8 ? bits.base + Self.blockRows : noRows.base
    let low = counted.bits.isEmpty ? noRows.base : bits.base
    if let numbers = tally.numbers[counted.grouping] {
      table.makeRoom(groups: numbers.count)
      let groups = wideGroups.base + counted.grouping * Self.blockRows
      RowKernels.indexes(
        wideIndexes.base, count, groups: groups, shift: UInt32(table.bits), low: low, high: high,
        where: rows)
      count(UnsafePointer(wideIndexes.base), counted, table)
    } else {
      let isOne = plan.groupings[counted.grouping].isEmpty
      let groups =
        isOne ? oneGroup.base : self.groups.base + counted.grouping * Self.blockRows
      RowKernels.indexes(
        indexes.base, count, groups: groups, shift: UInt16(table.bits), low: low, high: high,
        where: rows)
      count(UnsafePointer(indexes.base), counted, table)
    }
  }

  @inline(__always)
  private func count<Index: FixedWidthInteger & UnsignedInteger>(
    _ indexes: UnsafePointer<Index>, _ task: AggregatePlan.CountTask, _ table: CountTable
  ) {
    let stride = table.stride
    RowKernels.count(
      indexes, count, in: table.countBase, stride: stride, adding: removes ? .max : 1)
    for (sum, value) in task.sums.enumerated() {
      let sums = table.sumBase(sum)
      if isWide(value) {
        RowKernels.sum(
          indexes, count, UnsafePointer(wideValues(value)), in: sums, stride: stride,
          times: removes ? -1 : 1)
      } else {
        RowKernels.sum(
          indexes, count, values(value), in: sums, stride: stride, times: removes ? -1 : 1)
      }
    }
  }

  /// Makes the bits of the conditions that each row meets, eight in a byte.
  private func makeBits(_ conditions: [Int]) {
    for start in stride(from: 0, to: conditions.count, by: 8) {
      let out = bits.base + start / 8 * Self.blockRows
      let end = min(start + 8, conditions.count)
      var index = start
      while index < end {
        let bit = UInt8(1) << UInt8(index - start)
        let one = mask(conditions[index])
        if index + 1 < end {
          RowKernels.bits(
            out, count, one, mask(conditions[index + 1]), bit: bit, isFirst: index == start)
        } else {
          RowKernels.bit(out, count, one, bit: bit, isFirst: index == start)
        }
        index += 2
      }
    }
  }

  private func tally(values task: Int) {
    let valued = plan.valueTasks[task]
    let list = tally.values[task]
    let rows = asked(valued.condition) ?? UnsafePointer(allRows.base)
    let found = RowKernels.rows(rows, count, from: 0, to: listed.base)
    guard found > 0 else { return }
    if tally.numbers[valued.grouping] != nil {
      add(list, found, UnsafePointer(wideGroups.base + valued.grouping * Self.blockRows), valued)
    } else if plan.groupings[valued.grouping].isEmpty {
      add(list, found, UnsafePointer(oneGroup.base), valued)
    } else {
      add(list, found, UnsafePointer(groups.base + valued.grouping * Self.blockRows), valued)
    }
  }

  @inline(__always)
  private func add<Group: FixedWidthInteger & UnsignedInteger>(
    _ list: ValueCounts, _ found: Int, _ groups: UnsafePointer<Group>,
    _ task: AggregatePlan.ValueTask
  ) {
    if isWide(task.value) {
      list.add(
        listed.base, found, groups: groups, values: UnsafePointer(wideValues(task.value)),
        isRemoved: removes)
    } else {
      list.add(
        listed.base, found, groups: groups, values: values(task.value), isRemoved: removes)
    }
  }
}
