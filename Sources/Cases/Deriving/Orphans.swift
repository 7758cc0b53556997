/// The records of a table that belong to no case.
struct Orphans {
  private(set) var places = FirstPlaces()

  /// Counts the records that were added, and no longer those whose case has come.
  ///
  /// `newCases` are the slots of cases that were not there in the state before.
  mutating func update(
    _ records: Records, before: Int, _ chains: RecordChains, newCases: Offsets.SubSequence,
    caseOfSlot: Offsets
  ) {
    let slots = records.slots
    if before > 0 {
      for slot in newCases {
        chains.forEach(of: Int(slot)) { if $0 < before { places.remove($0) } }
      }
    }
    for record in before..<records.count where caseOfSlot[Int(slots[record])] < 0 {
      places.add(record)
    }
    places.complete(upTo: records.count) { caseOfSlot[Int(slots[$0])] < 0 }
  }
}
