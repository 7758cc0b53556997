/// The records of each case: chains from the last record of a case back to its first.
///
/// A record that is added becomes the head of its case's chain, so that nothing is sorted again; a
/// generation that was made before sees the chains as they were. Records of one case mostly follow
/// each other, so that a step back takes one byte.
struct RecordChains: Sendable {
  /// By slot of a case: 1 + its last record; 0 for none.
  private var last = PackedCells()
  /// By record: how many records back the one before of the same case lies; 0 for its first.
  private var steps = PackedCells()

  /// How many records the chains hold.
  var count: Int { steps.count }

  /// Adds the records of a table that are not in the chains yet.
  mutating func extend(slots: Offsets, slotCount: Int) {
    let added = slots.count - count
    guard added > 0 || slotCount > last.count else { return }
    if added > count / 8 {
      rebuild(slots, slotCount)
      return
    }
    last.append(repeating: 0, count: slotCount - last.count)
    for record in count..<slots.count {
      let slot = Int(slots[record])
      let before = last[slot]
      steps.append(before == 0 ? 0 : UInt32(record + 1) - before)
      last.set(slot, UInt32(record + 1))
    }
  }

  /// Makes the chains anew in plain arrays, which is quicker for many records.
  private mutating func rebuild(_ slots: Offsets, _ slotCount: Int) {
    var heads = [UInt32](repeating: 0, count: slotCount)
    steps = PackedCells()
    var stepOf = [UInt32](repeating: 0, count: PackedCells.segmentRows)
    for segment in 0..<slots.cells.segmentCount {
      let slotOf = slots.numbers(inSegment: segment)
      let rows = slotOf.count
      let first = UInt32(segment * PackedCells.segmentRows + 1)
      heads.withUnsafeMutableBufferPointer { heads in
        for row in 0..<rows {
          let slot = Int(slotOf[row])
          let record = first + UInt32(row)
          stepOf[row] = heads[slot] == 0 ? 0 : record - heads[slot]
          heads[slot] = record
        }
      }
      stepOf.withUnsafeBufferPointer {
        steps.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<rows]))
      }
    }
    last = PackedCells(heads)
  }

  /// Calls a function with each record of a case, the last one first.
  @inline(__always)
  func forEach(of slot: Int, _ body: (Int) -> Void) {
    var record = slot < last.count ? Int(last[slot]) - 1 : -1
    while record >= 0 {
      body(record)
      let step = Int(steps[record])
      record = step == 0 ? -1 : record - step
    }
  }

  /// The records of a case, in the order of reading.
  func records(of slot: Int) -> [Int] {
    var records: [Int] = []
    forEach(of: slot) { records.append($0) }
    return records.reversed()
  }
}

extension RecordChains {
  func write(to archive: inout ArchiveWriter) {
    last.write(to: &archive)
    steps.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    last = try PackedCells(from: &archive)
    steps = try PackedCells(from: &archive)
  }
}
