import Cases

/// The facts of the cases of one segment, each combination of them numbered by itself.
struct FactsPart: Sendable {
  /// How many rows the segment has.
  let rowCount: Int
  /// Where the rows lie that have facts, in their order; `nil` where all are there.
  ///
  /// The others have none that is asked for.
  let offsets: [UInt16]?
  /// For each of those rows, the number of its combination.
  let numbers: [UInt16]
  /// The combinations that occur.
  let combinations: [Facts]
  /// How many of those rows have each.
  let counts: [Int32]

  /// Creates a part of what was numbered.
  init(
    rowCount: Int, offsets: [UInt16]?, numbers: [UInt16], combinations: [Facts], counts: [Int32]
  ) {
    (self.rowCount, self.offsets, self.numbers) = (rowCount, offsets, numbers)
    (self.combinations, self.counts) = (combinations, counts)
  }

  /// Numbers the facts of all rows of a segment.
  init(_ facts: some Sequence<Facts>) {
    let facts = Array(facts)
    self.init(facts, at: nil, rowCount: facts.count)
  }

  /// Numbers the facts of some rows of a segment, or of all.
  init(_ facts: [Facts], at offsets: [UInt16]?, rowCount: Int) {
    var interner = Interner()
    var counts: [Int32] = []
    numbers = facts.map { facts in
      let number = Int(interner.number(of: facts.rawValue))
      if number == counts.count { counts.append(1) } else { counts[number] &+= 1 }
      return UInt16(truncatingIfNeeded: number)
    }
    combinations = interner.values.map { Facts(rawValue: $0) }
    self.counts = counts
    self.offsets = offsets
    self.rowCount = rowCount
  }

  /// Finds the facts of a segment's rows, of those alone that pass a gate where there is one.
  init(_ days: SegmentDays, _ question: FactsQuestion, _ filings: DefendantFilings) {
    let gate = question.gate
    let offsets = gate.flatMap { $0.offsets(days) }
    let facts = DayFacts.of(
      SegmentRows(days, at: offsets), on: question.day, in: question.period,
      needed: question.need.facts, filings: filings)
    guard let asked = question.need.gate else {
      self.init(facts, at: offsets, rowCount: days.count)
      return
    }
    // The gate lets some through that have none of its facts.
    var kept: [Facts] = []
    var keptOffsets: [UInt16] = []
    kept.reserveCapacity(facts.count)
    keptOffsets.reserveCapacity(facts.count)
    for index in facts.indices where !facts[index].isDisjoint(with: asked) {
      kept.append(facts[index])
      keptOffsets.append(offsets?[index] ?? UInt16(truncatingIfNeeded: index))
    }
    self.init(kept, at: keptOffsets, rowCount: days.count)
  }

  /// How many rows have no facts.
  var emptyCount: Int { offsets == nil ? 0 : rowCount - numbers.count }

  /// The number of the combination of the row at an offset; `nil` where it has no facts.
  func number(at offset: Int) -> Int? {
    guard let offsets else { return Int(numbers[offset]) }
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    guard low < offsets.count, Int(offsets[low]) == offset else { return nil }
    return Int(numbers[low])
  }
}
