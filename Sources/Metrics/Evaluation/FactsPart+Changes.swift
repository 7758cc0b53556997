import Cases

extension FactsPart {
  /// The part with other facts in some rows, or with rows added behind the others.
  ///
  /// - Parameters:
  ///   - facts: the facts of the rows.
  ///   - changed: where the rows lie, in their order.
  ///   - rowCount: how many rows the segment has now.
  ///   - isGated: whether only rows that have facts are in the part.
  /// - Returns: the part.
  func replacing(
    _ facts: [Facts], at changed: [UInt16], rowCount: Int, isGated: Bool
  ) -> FactsPart {
    var editor = FactsPartEditor(self)
    for (offset, facts) in zip(changed, facts) {
      if isGated { editor.remove(at: offset) }
      if isGated && facts.isEmpty { continue }
      editor.set(facts, at: offset)
    }
    return editor.part(rowCount: rowCount)
  }
}

/// A part that is being changed.
private struct FactsPartEditor {
  private var offsets: [UInt16]?
  private var numbers: [UInt16]
  private var combinations: [Facts]
  private var counts: [Int32]

  init(_ part: FactsPart) {
    (offsets, numbers) = (part.offsets, part.numbers)
    (combinations, counts) = (part.combinations, part.counts)
  }

  func part(rowCount: Int) -> FactsPart {
    FactsPart(
      rowCount: rowCount, offsets: offsets, numbers: numbers, combinations: combinations,
      counts: counts)
  }

  /// The place of the first row that does not lie before an offset.
  private func place(of offset: UInt16) -> Int {
    guard let offsets else { return Int(offset) }
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func remove(at offset: UInt16) {
    let place = place(of: offset)
    guard let offsets, place < offsets.count, offsets[place] == offset else { return }
    counts[Int(numbers[place])] -= 1
    self.offsets?.remove(at: place)
    numbers.remove(at: place)
  }

  /// Sets the facts of a row that is there, or of one that was not.
  mutating func set(_ facts: Facts, at offset: UInt16) {
    let number = number(of: facts)
    let place = place(of: offset)
    if offsets == nil, place < numbers.count {
      counts[Int(numbers[place])] -= 1
      numbers[place] = number
    } else {
      offsets?.insert(offset, at: place)
      numbers.insert(number, at: place)
    }
    counts[Int(number)] += 1
  }

  private mutating func number(of facts: Facts) -> UInt16 {
    if let known = combinations.firstIndex(of: facts) { return UInt16(known) }
    combinations.append(facts)
    counts.append(0)
    return UInt16(combinations.count - 1)
  }
}
