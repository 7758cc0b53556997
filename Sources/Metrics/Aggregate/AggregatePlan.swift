import Cases

/// What some questions need of each row, each thing once: the columns, the conditions, the numbers
/// and the groups, and what is counted by which of them.
struct AggregatePlan: Sendable {
  /// A column of the store as cells.
  struct Source: Sendable {
    var column: CaseColumn
    var cells: PackedCells
    /// What a number's cell is above the number; 0 for codes and flags.
    var bias: Int32
    var kind: CaseField.Kind
    /// The labels of a text, by code.
    var labels: Labels
    /// The order of the labels; `nil` where there are none.
    var order: LabelOrder?
  }

  /// A condition on rows, of which a mask is made: a byte a row.
  enum Mask: Hashable, Sendable {
    /// The row's cell, as a code, is in one of these ranges.
    case codes(source: Int, [ClosedRange<UInt32>])
    /// The row's number is in one of these ranges; the least number is "missing".
    case numbers(source: Int, [ClosedRange<Int32>])
    case not(Int)
    case all([Int])
    case any([Int])
  }

  /// A number of each row.
  enum Value: Hashable, Sendable {
    case number(Int)
    case days(from: Int, to: Int)
    case age(since: Int)
  }

  /// What groups rows.
  struct Dimension: Hashable, Sendable {
    enum Step: Hashable, Sendable {
      case code
      case month, quarter
    }

    var source: Int
    var step: Step
    /// The codes are below this, while the columns are as the plan was made for.
    var radix: Int
  }

  /// Counts of rows by group and by the conditions that they meet.
  struct CountTask: Sendable {
    var grouping: Int
    /// Which rows; all when `nil`.
    var condition: Int?
    /// The conditions whose combinations are counted, the first in the lowest bit.
    var bits: [Int]
    /// The values of which sums are kept by the same combinations.
    var sums: [Int]
  }

  /// The values of rows by group.
  struct ValueTask: Hashable, Sendable {
    var grouping: Int
    var condition: Int?
    var value: Int
  }

  /// How one measure is read off.
  enum Reading: Hashable, Sendable {
    /// The combinations of a count task that have a bit, or all of them; with the sum of one of its
    /// values.
    case counts(task: Int, bit: Int?, sum: Int?)
    /// From the values of a task.
    case values(task: Int)
  }

  /// How one question is answered.
  struct Question: Sendable {
    var query: AggregateQuery
    var grouping: Int
    /// The count task that tells which groups there are.
    var existence: Int
    var readings: [Reading]

    /// The tasks that count for it.
    var countTasks: ClosedRange<Int> {
      let last = readings.reduce(existence) { last, reading in
        if case .counts(let task, _, _) = reading { max(last, task) } else { last }
      }
      return existence...last
    }
  }

  let asOf: Day
  let rowCount: Int
  private(set) var sources: [Source] = []
  private(set) var masks: [Mask] = []
  private(set) var values: [Value] = []
  private(set) var groupings: [[Dimension]] = []
  private(set) var countTasks: [CountTask] = []
  private(set) var valueTasks: [ValueTask] = []
  private(set) var questions: [Question] = []
  /// What every question asks of a row; `nil` for nothing.
  private(set) var common: Int?
  /// The conditions that the tasks ask, and those that ``common`` is made of, parts first.
  private(set) var taskMasks: [Int] = []
  private(set) var commonMasks: [Int] = []
  /// The columns of which numbers are made.
  private(set) var numberSources: [Int] = []
  private var maskNumbers: [Mask: Int] = [:]
  private let order: @Sendable (CaseColumn, Labels) -> LabelOrder

  /// Plans questions.
  ///
  /// - Parameters:
  ///   - queries: the questions, their filters bound to the office.
  ///   - store: the cases; their as-of day is today.
  ///   - order: finds the order of a column's labels.
  ///   - column: finds the values of a column, or says why there are none.
  /// - Throws: ``QueryError`` where a question cannot be asked of the office's data.
  init(
    _ queries: [AggregateQuery], of store: CaseStore,
    order: @escaping @Sendable (CaseColumn, Labels) -> LabelOrder,
    column: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) {
    self.order = order
    asOf = store.asOf
    rowCount = store.count
    let shared = Self.shared(queries)
    var requirements: [Int] = []
    for part in shared { requirements.append(try mask(part, column)) }
    common = conjunction(requirements)
    for query in queries { try add(query, apart: shared, column) }
    let asked =
      countTasks.flatMap { $0.bits + ($0.condition.map { [$0] } ?? []) }
      + valueTasks.compactMap(\.condition)
    taskMasks = parts(of: asked)
    numberSources = Set(
      values.flatMap { value in
        switch value {
        case .number(let source), .age(let source): [source]
        case .days(let from, let to): [from, to]
        }
      }
    ).sorted()
    commonMasks = parts(of: common.map { [$0] } ?? [])
  }

  /// The segments in which every question may find a row, by the zones of columns of numbers.
  func segments(_ zones: (Source) -> ZoneMap) -> [Int] {
    let rows = PackedCells.segmentRows
    var segments = Array(0..<(rowCount + rows - 1) / rows)
    for mask in requirements(of: common) {
      guard case .numbers(let source, let ranges) = masks[mask] else { continue }
      let zones = zones(sources[source])
      segments.removeAll { !zones.mayHold(ranges, segment: $0) }
    }
    return segments
  }

  /// The plan with the group numbers of one that it follows, and the order of labels that are the
  /// same.
  func following(_ old: AggregatePlan) -> AggregatePlan {
    var plan = self
    plan.groupings = old.groupings
    for (index, source) in old.sources.enumerated()
    where source.labels.count == sources[index].labels.count {
      plan.sources[index].order = source.order
    }
    return plan
  }

  /// Some conditions with those that they are made of, parts first.
  private func parts(of masks: [Int]) -> [Int] {
    var found: Set<Int> = []
    var open = masks
    while let mask = open.popLast() {
      guard found.insert(mask).inserted else { continue }
      switch self.masks[mask] {
      case .codes, .numbers: break
      case .not(let part): open.append(part)
      case .all(let parts), .any(let parts): open += parts
      }
    }
    return found.sorted()
  }

  /// The conditions that every question asks.
  private static func shared(_ queries: [AggregateQuery]) -> [FilterExpression] {
    let parts = queries.map { query in query.filter.parts.compactMap(\.expression) }
    guard let first = parts.first else { return [] }
    return first.filter { part in parts.allSatisfy { $0.contains(part) } }
  }

  private mutating func add(
    _ query: AggregateQuery, apart shared: [FilterExpression],
    _ column: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) {
    var conditions: [Int] = []
    for part in query.filter.parts.compactMap(\.expression) where !shared.contains(part) {
      conditions.append(try mask(part, column))
    }
    let grouping = try self.grouping(query.by, column)
    let known = requirements(of: common) + conditions
    var measured: [(condition: [Int], value: Int?)] = []
    for measure in query.measures {
      let value = try measure.kind.number.map { number throws(QueryError) in
        try self.value(number, column)
      }
      var asked: [Int] = []
      if let value { asked = presence(of: value) }
      for part in measure.filter.parts.compactMap(\.expression) {
        asked.append(try mask(part, column))
      }
      measured.append((needed(asked, where: known), value))
    }
    let condition = conjunction(conditions)
    questions.append(
      Question(
        query: query, grouping: grouping, existence: countTasks.count,
        readings: readings(query, measured, conditions, grouping, condition)))
  }

  /// Plans what is counted for a question's measures.
  private mutating func readings(
    _ query: AggregateQuery, _ measured: [(condition: [Int], value: Int?)], _ conditions: [Int],
    _ grouping: Int, _ condition: Int?
  ) -> [Reading] {
    var task = CountTask(grouping: grouping, condition: condition, bits: [], sums: [])
    let most = bits(ofGroups: groupings[grouping])
    var readings: [Reading] = []
    let valued = zip(query.measures, measured).filter { $0.0.kind.needsValues }
      .map { ValuedCases(value: $0.1.value, condition: $0.1.condition) }
    for (measure, part) in zip(query.measures, measured) {
      let key = ValuedCases(value: part.value, condition: part.condition)
      if let value = part.value, measure.kind.needsValues || valued.contains(key) {
        let all = conjunction(conditions + part.condition)
        readings.append(
          .values(task: self.task(ValueTask(grouping: grouping, condition: all, value: value))))
        continue
      }
      let bit = conjunction(part.condition)
      if let bit, !task.bits.contains(bit), task.bits.count == most {
        countTasks.append(task)
        task = CountTask(grouping: grouping, condition: condition, bits: [], sums: [])
      }
      let place = bit.map { Self.place(of: $0, in: &task.bits) }
      let sum = part.value.map { Self.place(of: $0, in: &task.sums) }
      readings.append(.counts(task: countTasks.count, bit: place, sum: sum))
    }
    countTasks.append(task)
    return readings
  }

  private struct ValuedCases: Hashable {
    var value: Int?
    var condition: [Int]
  }

  private mutating func task(_ task: ValueTask) -> Int {
    Self.place(of: task, in: &valueTasks)
  }

  private static func place<Element: Equatable>(
    of element: Element, in list: inout [Element]
  ) -> Int {
    if let place = list.firstIndex(of: element) { return place }
    list.append(element)
    return list.count - 1
  }

  /// How many conditions are combined in one table: so many that it stays near the core.
  private func bits(ofGroups dimensions: [Dimension]) -> Int {
    guard let groups = Self.directCount(dimensions) else { return 4 }
    var bits = 1
    while bits < 16, (groups + 1) << (bits + 1) <= Self.directLimit { bits += 1 }
    return bits
  }

  /// Groups are numbered by their codes up to this many, so that an index takes two bytes.
  static let directLimit = 1 << 16

  /// The groups that codes make by themselves; `nil` where they are too many, or not known before.
  static func directCount(_ dimensions: [Dimension]) -> Int? {
    combinedCount(dimensions, most: directLimit / 4)
  }

  /// The combinations of codes; `nil` where they are too many for a table, or not known before.
  static func combinedCount(_ dimensions: [Dimension], most: Int = 1 << 22) -> Int? {
    var count = 1
    for dimension in dimensions {
      guard dimension.radix > 0 else { return nil }
      count *= dimension.radix
      if count > most { return nil }
    }
    return count
  }
}

// MARK: - Columns, numbers and groups

extension AggregatePlan {
  private mutating func source(
    _ column: CaseColumn, _ find: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) -> Int {
    if let known = sources.firstIndex(where: { $0.column == column }) { return known }
    let kind = column.kind
    switch try find(column) {
    case .text(let text):
      sources.append(
        Source(
          column: column, cells: text.codes.cells, bias: 0, kind: kind, labels: text.labels,
          order: order(column, text.labels)))
    case .flag(let flags):
      sources.append(
        Source(
          column: column, cells: flags.cells, bias: 0, kind: kind, labels: Self.flagLabels,
          order: order(column, Self.flagLabels)))
    case .day(let numbers), .number(let numbers):
      sources.append(
        Source(column: column, cells: numbers.cells, bias: numbers.bias, kind: kind, labels: []))
    }
    return sources.count - 1
  }

  private static let flagLabels: Labels = ["", "no", "yes"]

  private mutating func value(
    _ number: AggregateQuery.Number, _ column: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) -> Int {
    let value: Value
    switch number {
    case .field(let field):
      guard field.kind == .number else { throw .notANumber(field) }
      value = .number(try source(.field(field), column))
    case .days(let from, let to):
      for field in [from, to] where field.kind != .day { throw .notADay(field) }
      value = .days(
        from: try source(.field(from), column), to: try source(.field(to), column))
    case .age(let field):
      guard field.kind == .day else { throw .notADay(field) }
      value = .age(since: try source(.field(field), column))
    }
    return Self.place(of: value, in: &values)
  }

  /// The conditions under which a row has a value.
  private mutating func presence(of value: Int) -> [Int] {
    let sources: [Int] =
      switch values[value] {
      case .number(let source), .age(let source): [source]
      case .days(let from, let to): [from, to]
      }
    return sources.map { number(.numbers(source: $0, [Int32.min + 1...Int32.max])) }
  }

  private mutating func grouping(
    _ by: [AggregateQuery.Dimension], _ column: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) -> Int {
    var dimensions: [Dimension] = []
    for dimension in by { dimensions.append(try self.dimension(dimension, column)) }
    return Self.place(of: dimensions, in: &groupings)
  }

  private mutating func dimension(
    _ dimension: AggregateQuery.Dimension, _ column: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) -> Dimension {
    let field = dimension.field
    switch dimension {
    case .label:
      try field.requireLabels()
      let source = try source(.field(field), column)
      // Room for labels that come with added rows, so that the groups keep their numbers.
      let labels = sources[source].labels.count
      let radix = field.kind == .flag ? 3 : labels + max(2, labels / 32)
      return Dimension(source: source, step: .code, radix: radix)
    case .month, .quarter:
      guard field.kind == .day else { throw .notADay(field) }
      let source = try source(.field(field), column)
      let step: Dimension.Step = if case .month = dimension { .month } else { .quarter }
      // Codes are by the cells of days from 1900 to 2079; others are numbered as they come.
      let isUsual = sources[source].cells.isNarrow && sources[source].bias == CalendarCodes.bias
      return Dimension(
        source: source, step: step, radix: isUsual ? CalendarCodes.count(of: step) : 0)
    }
  }
}

// MARK: - Conditions

extension AggregatePlan {
  /// The number of a condition.
  private mutating func number(_ mask: Mask) -> Int {
    if let known = maskNumbers[mask] { return known }
    masks.append(mask)
    maskNumbers[mask] = masks.count - 1
    return masks.count - 1
  }

  private mutating func mask(
    _ expression: FilterExpression, _ column: (CaseColumn) throws(QueryError) -> Column
  ) throws(QueryError) -> Int {
    switch expression {
    case .all(let parts):
      var numbers: [Int] = []
      for part in parts { numbers.append(try mask(part, column)) }
      return conjunction(numbers) ?? number(.all([]))
    case .any(let parts):
      var numbers: Set<Int> = []
      for part in parts { numbers.insert(try mask(part, column)) }
      return numbers.count == 1 ? numbers[numbers.startIndex] : number(.any(numbers.sorted()))
    case .not(let part):
      return negation(of: try mask(part, column))
    case .condition(let condition):
      let source = try source(condition.column, column)
      return number(sources[source].mask(condition.test, source: source, asOf: asOf))
    case .unbound(let condition):
      throw .filter(condition.error)
    }
  }

  private mutating func negation(of mask: Int) -> Int {
    switch masks[mask] {
    case .codes(let source, let ranges): number(.codes(source: source, ranges.complement))
    case .numbers(let source, let ranges): number(.numbers(source: source, ranges.complement))
    case .not(let part): part
    case .all, .any: number(.not(mask))
    }
  }

  /// The conditions that a row meets all of; `nil` for none.
  private mutating func conjunction(_ parts: [Int]) -> Int? {
    let all = Set(parts.flatMap { requirements(of: $0) }).sorted()
    return all.isEmpty ? nil : all.count == 1 ? all[0] : number(.all(all))
  }

  private func requirements(of mask: Int?) -> [Int] {
    guard let mask else { return [] }
    if case .all(let parts) = masks[mask] { return parts }
    return [mask]
  }

  /// The conditions without those that follow from others or from what is known of all rows.
  private func needed(_ parts: [Int], where known: [Int]) -> [Int] {
    let all = Set(parts.flatMap { requirements(of: $0) })
    return all.filter { part in
      !known.contains(part)
        && !(all.subtracting([part]).union(known)).contains { follows(part, from: $0) }
    }.sorted()
  }

  /// Whether a condition that a value is there follows from another one of the same column.
  private func follows(_ mask: Int, from other: Int) -> Bool {
    guard case .numbers(let source, [Int32.min + 1...Int32.max]) = masks[mask],
      case .numbers(source, let ranges) = masks[other], mask != other
    else { return false }
    return !ranges.contains { $0.contains(Int32.min) }
  }
}

extension AggregatePlan.Source {
  /// The cells or numbers that pass a test.
  fileprivate func mask(
    _ test: FilterCondition.Test, source: Int, asOf: Day
  ) -> AggregatePlan.Mask {
    switch kind {
    case .text:
      .codes(source: source, ranges(labels.map { test.holds(forLabel: $0) }))
    case .flag:
      .codes(source: source, ranges([nil, false, true].map { test.holds(forFlag: $0) }))
    case .day, .number:
      .numbers(source: source, test.ranges(asOf: asOf).ordered)
    }
  }

  private func ranges(_ passes: [Bool]) -> [ClosedRange<UInt32>] {
    passes.indices.filter { passes[$0] }.map { UInt32($0)...UInt32($0) }.ordered
  }
}

extension [ClosedRange<Int32>] {
  /// The same numbers in ranges that neither touch nor overlap, in order.
  fileprivate var ordered: Self { joined() }
  /// All other numbers.
  fileprivate var complement: Self { inverted() }
}

extension [ClosedRange<UInt32>] {
  fileprivate var ordered: Self { joined() }
  fileprivate var complement: Self { inverted() }
}

extension Array {
  fileprivate func joined<Bound: FixedWidthInteger>() -> Self where Element == ClosedRange<Bound> {
    var joined: [ClosedRange<Bound>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last,
        range.lowerBound <= last.upperBound
          || range.lowerBound &- 1 == last.upperBound && range.lowerBound > Bound.min
      {
        joined[joined.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  fileprivate func inverted<Bound: FixedWidthInteger>() -> Self
  where Element == ClosedRange<Bound> {
    var rest: [ClosedRange<Bound>] = []
    var next: Bound? = Bound.min
    for range in self {
      if let first = next, first < range.lowerBound { rest.append(first...range.lowerBound - 1) }
      next = range.upperBound == Bound.max ? nil : range.upperBound + 1
    }
    if let first = next { rest.append(first...Bound.max) }
    return rest
  }
}

extension PackedCells {
  /// Whether every cell takes two bytes at most.
  var isNarrow: Bool {
    (0..<segmentCount).allSatisfy { index in
      withSegment(index) { if case .four = $0 { false } else { true } }
    }
  }
}
