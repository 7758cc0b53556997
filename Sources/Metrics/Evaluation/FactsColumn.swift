import Cases

/// The facts of every case of a store, on a day and in a period.
///
/// Each case has the number of its combination of facts, so that counting is adding into an array.
struct FactsColumn: Sendable {
  /// The facts of each segment.
  let parts: [FactsPart]
  /// The combinations; the first is that of no facts.
  let combinations: [Facts]
  /// By segment, the number that the column has for each of the segment's combinations.
  let numbers: [[Int32]]

  /// Creates the column from the facts of each row.
  init(_ facts: [Facts]) {
    self.init(
      stride(from: 0, to: facts.count, by: PackedCells.segmentRows).map { first in
        FactsPart(facts[first..<min(first + PackedCells.segmentRows, facts.count)])
      })
  }

  /// Finds the facts of a store, a segment at a time on all cores.
  ///
  /// - Parameters:
  ///   - store: the cases.
  ///   - day: the day; no later than the store's own.
  ///   - period: the period, where facts of one are asked for.
  ///   - need: which facts are asked for.
  init(of store: CaseStore, on day: Day, in period: Period?, _ need: FactsNeed = .all) {
    let question = FactsQuestion(day: day, period: period, need: need)
    let filings = DefendantFilings(of: store, for: [question])
    self = Self.columns([question], of: store, filings)[0]
  }

  /// Finds the facts of a store for several questions, in one pass over its segments.
  static func columns(
    _ questions: [FactsQuestion], of store: CaseStore, _ filings: DefendantFilings
  ) -> [FactsColumn] {
    let fields = questions.reduce(into: Set([CaseField.filed, .disposed])) { fields, question in
      if let gate = question.gate { fields.formUnion(gate.fields) }
    }
    let parts = Parallel.map(store.segmentCount) { segment in
      let days = SegmentDays(store, segment: segment, fields)
      return questions.map { FactsPart(days, $0, filings) }
    }
    return questions.indices.map { question in FactsColumn(parts.map { $0[question] }) }
  }

  /// Joins the parts, whose combinations are numbered in the order of the rows.
  init(_ parts: [FactsPart]) {
    var interner = Interner()
    _ = interner.number(of: 0)
    numbers = parts.map { part in
      part.combinations.map { interner.number(of: $0.rawValue) }
    }
    self.parts = parts
    combinations = interner.values.map { Facts(rawValue: $0) }
  }

  /// The column with other parts, behind the last ones too.
  func replacing(_ parts: [Int: FactsPart]) -> FactsColumn {
    var interner = Interner()
    for combination in combinations { _ = interner.number(of: combination.rawValue) }
    var all = self.parts
    var numbers = numbers
    for (segment, part) in parts.sorted(by: { $0.key < $1.key }) {
      let own = part.combinations.map { interner.number(of: $0.rawValue) }
      if segment < all.count {
        (all[segment], numbers[segment]) = (part, own)
      } else {
        all.append(part)
        numbers.append(own)
      }
    }
    return FactsColumn(
      parts: all, combinations: interner.values.map { Facts(rawValue: $0) }, numbers: numbers)
  }

  private init(parts: [FactsPart], combinations: [Facts], numbers: [[Int32]]) {
    (self.parts, self.combinations, self.numbers) = (parts, combinations, numbers)
  }

  /// About the memory that it takes, in bytes.
  var byteCount: Int {
    parts.reduce(0) {
      $0 + 2 * ($1.numbers.count + ($1.offsets?.count ?? 0)) + 24 * $1.counts.count
    }
  }

  /// The number of a row's combination.
  func number(of row: Int) -> Int {
    let segment = PackedCells.segment(of: row)
    let offset = row &- segment &* PackedCells.segmentRows
    guard let number = parts[segment].number(at: offset) else { return 0 }
    return Int(numbers[segment][number])
  }

  /// The number of the combination of each row of a segment.
  func numbers(ofSegment index: Int) -> [Int32] {
    let part = parts[index]
    let numbers = numbers[index]
    guard let offsets = part.offsets else { return part.numbers.map { numbers[Int($0)] } }
    var all = [Int32](repeating: 0, count: part.rowCount)
    for (offset, number) in zip(offsets, part.numbers) { all[Int(offset)] = numbers[Int(number)] }
    return all
  }

  /// The facts of a row.
  subscript(row: Int32) -> Facts { combinations[number(of: Int(row))] }

  /// Whether each combination passes a test.
  func passes(_ test: FactsTest) -> [Bool] {
    combinations.map { test.holds(for: $0) }
  }

  /// The rows among some that pass a test.
  func rows(_ test: FactsTest, among rows: [Int32]) -> [Int32] {
    let passes = passes(test)
    var found: [Int32] = []
    forEachNumber(of: rows[...]) { row, number in
      if passes[number] { found.append(Int32(row)) }
    }
    return found
  }

  /// The rows of a set whose combination passes.
  func rows(_ passes: [Bool], among set: RowSet) -> [Int32] {
    var rows: [Int32] = []
    for segment in parts.indices {
      let part = parts[segment]
      let passes = numbers[segment].map { passes[Int($0)] }
      guard passes.contains(true) else { continue }
      let first = segment * PackedCells.segmentRows
      let words = set.words(inSegment: segment)
      let start = words.startIndex
      for (index, number) in part.numbers.enumerated() where passes[Int(number)] {
        let offset = part.offsets.map { Int($0[index]) } ?? index
        if words[start + offset >> 6] >> UInt64(offset & 63) & 1 == 1 {
          rows.append(Int32(first + offset))
        }
      }
    }
    return rows
  }

  /// Calls a function with each row and the number of its combination; fastest for rows in their
  /// order.
  @inline(__always)
  func forEachNumber(of rows: ArraySlice<Int32>, _ body: (Int, Int) -> Void) {
    var rest = rows
    while let first = rest.first {
      let segment = PackedCells.segment(of: Int(first))
      let start = Int32(segment * PackedCells.segmentRows)
      let end = start + Int32(PackedCells.segmentRows)
      let run = rest.prefix { start <= $0 && $0 < end }
      let part = parts[segment]
      let numbers = numbers[segment]
      if let offsets = part.offsets {
        var next = 0
        for row in run {
          let offset = UInt16(truncatingIfNeeded: row &- start)
          if next > 0, offsets[next - 1] >= offset { next = 0 }
          while next < offsets.count, offsets[next] < offset { next += 1 }
          let isThere = next < offsets.count && offsets[next] == offset
          body(Int(row), isThere ? Int(numbers[Int(part.numbers[next])]) : 0)
        }
      } else {
        for row in run {
          body(Int(row), Int(numbers[Int(part.numbers[Int(row &- start)])]))
        }
      }
      rest = rest[run.endIndex...]
    }
  }
}
