/// Everything that was read of an office, merged by key, before anything is derived from it.
final class OfficeTables {
  let definition: OfficeDefinition
  /// Case ids; slot = code − 1.
  private(set) var keys = ByteDictionary()
  /// By slot, the record of the case; −1 for an id that only other entities name.
  private(set) var caseOfSlot = Offsets()
  let cases: RecordTable
  /// Values for cases that no `fields` filled; without records where no source gives any.
  let otherwise: RecordTable
  /// Whether some source gives values for cases that no `fields` filled.
  let hasOtherwise: Bool
  let charges: RecordTable
  let events: RecordTable
  let hearings: RecordTable
  let assignments: RecordTable
  let staff: RecordTable
  let population: RecordTable
  var tally = FindingTally()
  /// The names of the files that were read, by number.
  private(set) var files: [String] = []
  private var chargeOfKey = PairTable()

  init(_ definition: OfficeDefinition) {
    self.definition = definition
    hasOtherwise = definition.sources.contains { !$0.otherwise.isEmpty }
    cases = RecordTable(.case, definition: definition)
    otherwise = RecordTable(.case, definition: definition)
    charges = RecordTable(.charge, definition: definition)
    events = RecordTable(.event, definition: definition)
    hearings = RecordTable(.hearing, definition: definition)
    assignments = RecordTable(.assignment, definition: definition)
    staff = RecordTable(.staff, definition: definition)
    population = RecordTable(.population, definition: definition)
  }

  /// The table of an entity.
  func table(_ entity: Entity) -> RecordTable {
    switch entity {
    case .case: cases
    case .charge: charges
    case .event: events
    case .hearing: hearings
    case .assignment: assignments
    case .staff: staff
    case .population: population
    }
  }

  /// The days as read of which the newest is the day of the data.
  var dataDays: [Numbers] {
    [
      cases.column(CaseField.filed.ordinal), cases.column(CaseField.disposed.ordinal),
      charges.column(ChargeField.disposed.ordinal), events.column(0),
    ].compactMap(\.self)
  }

  /// The number of a file, for places.
  func number(ofFile name: String) -> UInt16 {
    if let index = files.firstIndex(of: name) { return UInt16(clamping: index) }
    files.append(name)
    return UInt16(clamping: files.count - 1)
  }

  /// A place as people read it.
  func place(_ place: RecordPlace) -> Place {
    Place(file: files[Int(place.file)], line: Int(place.line))
  }

  /// Writes the slots of some case ids, −1 for an empty one.
  func slots(of keys: HashedTexts, _ slots: UnsafeMutablePointer<Int32>) {
    self.keys.insert(keys, codes: slots)
    for index in 0..<keys.count { slots[index] -= 1 }
  }

  /// Says that the slots which were made last have no cases so far.
  func endAddingSlots() {
    let added = keys.count - caseOfSlot.count
    caseOfSlot.append(contentsOf: Array(repeating: Offsets.none, count: added))
  }

  /// Says that the slots which were made last have the cases that come next.
  func fillSlots() {
    let next = Int32(cases.count)
    caseOfSlot.append(contentsOf: (0..<Int32(keys.count - caseOfSlot.count)).map { next + $0 })
  }

  /// Makes room for about so many case ids in all.
  func reserve(keys count: Int) {
    keys.reserve(count)
  }

  /// Says which case is in a slot.
  func setCase(_ record: Int32, inSlot slot: Int) {
    caseOfSlot[slot] = record
  }

  /// The charge of a case with a number; `record` where it is new, as each one without a number is.
  func charge(slot: Int, number: Int32, orNew record: Int) -> Int {
    guard number != RecordTable.missing else { return record }
    return Int(chargeOfKey.number(Int32(slot), number, orNew: Int32(record)))
  }
}
