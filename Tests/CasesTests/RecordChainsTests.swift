import Testing

@testable import Cases

@Suite("The records of each case")
struct RecordChainsTests {
  private func offsets(_ numbers: [Int32]) -> Offsets {
    var offsets = Offsets()
    offsets.append(contentsOf: numbers)
    return offsets
  }

  @Test("are those of its slot in the order of reading", arguments: 1...8 as ClosedRange<UInt64>)
  func recordsOfSlot(seed: UInt64) {
    var dice = Dice(state: seed)
    var slots: [Int32] = []
    var chains = RecordChains()
    var slotCount = 0
    var before: (chains: RecordChains, slots: [Int32]) = (chains, slots)
    for round in 0..<12 {
      slotCount += dice.roll(200)
      let added = round == 0 ? 20_000 : dice.roll(round.isMultiple(of: 3) ? 9_000 : 50)
      if slotCount == 0 { slotCount = 1 }
      for _ in 0..<added { slots.append(Int32(dice.roll(slotCount))) }
      chains.extend(slots: offsets(slots), slotCount: slotCount)
      for (chains, slots) in [(chains, slots), before] {
        var expected = Array(repeating: [Int](), count: slotCount)
        for (record, slot) in slots.enumerated() { expected[Int(slot)].append(record) }
        #expect((0..<slotCount).map(chains.records) == expected)
      }
      before = (chains, slots)
    }
  }
}
