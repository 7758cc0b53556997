/// Records grouped by the case that they belong to.
struct Grouped: Sendable {
  /// Records of case `c` are `records[starts[c]..<starts[c + 1]]`, in the order of reading.
  private let starts: [Int32]
  private let records: [Int32]
  /// Records that belong to no case.
  let orphans: [Int32]

  /// Groups the records of a table.
  init(_ table: RecordTable, caseOfSlot: Offsets, caseCount: Int) {
    var starts = [Int32](repeating: 0, count: caseCount + 1)
    var orphans: [Int32] = []
    for (record, slot) in table.slots.enumerated() {
      let row = caseOfSlot[Int(slot)]
      if row >= 0 { starts[Int(row) + 1] += 1 } else { orphans.append(Int32(record)) }
    }
    for row in 0..<caseCount { starts[row + 1] += starts[row] }
    var next = starts
    var records = [Int32](repeating: 0, count: Int(starts[caseCount]))
    for (record, slot) in table.slots.enumerated() {
      let row = Int(caseOfSlot[Int(slot)])
      guard row >= 0 else { continue }
      records[Int(next[row])] = Int32(record)
      next[row] += 1
    }
    self.starts = starts
    self.records = records
    self.orphans = orphans
  }

  /// The records of a case.
  subscript(row: Int) -> ArraySlice<Int32> {
    records[Int(starts[row])..<Int(starts[row + 1])]
  }
}
