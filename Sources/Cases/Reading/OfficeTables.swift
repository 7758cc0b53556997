/// Everything that was read of an office, merged by key, before anything is derived from it.
final class OfficeTables {
  let definition: OfficeDefinition
  /// Case ids; slot = code − 1.
  private(set) var keys = ByteDictionary()
  /// By slot, the record of the case; −1 for an id that only other entities name.
  private(set) var caseOfSlot: [Int32] = []
  let cases: RecordTable
  /// Values for cases that no `fields` filled.
  let otherwise: RecordTable
  let charges: RecordTable
  let events: RecordTable
  let hearings: RecordTable
  let assignments: RecordTable
  let staff: RecordTable
  let population: RecordTable
  /// By source, the version of each charge.
  var versions: [UInt8: [Int64]] = [:]
  var tally = FindingTally()
  /// The names of the files that were read, by number.
  private(set) var files: [String] = []
  private var chargeOfKey: [UInt64: Int32] = [:]

  init(_ definition: OfficeDefinition) {
    self.definition = definition
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

  /// The slot of a case id.
  func slot(of key: UnsafeRawBufferPointer) -> Int {
    let (code, isNew) = keys.insert(key)
    if isNew { caseOfSlot.append(-1) }
    return code - 1
  }

  /// The case in a slot, made when there is none and the source may.
  func caseRecord(slot: Int, place: RecordPlace, makes: Bool) -> Int? {
    if caseOfSlot[slot] >= 0 { return Int(caseOfSlot[slot]) }
    guard makes else { return nil }
    let record = cases.append(slot: Int32(slot), place: place)
    _ = otherwise.append(slot: Int32(slot), place: place)
    caseOfSlot[slot] = Int32(record)
    return record
  }

  /// The charge of a case with a number, and whether it is new.
  func chargeRecord(slot: Int, number: Int32, place: RecordPlace) -> (record: Int, isNew: Bool) {
    let key = UInt64(UInt32(truncatingIfNeeded: slot)) << 32 | UInt64(UInt32(bitPattern: number))
    // A charge without a number is a charge of its own.
    if number != RecordTable.missing, let record = chargeOfKey[key] { return (Int(record), false) }
    let record = charges.append(slot: Int32(slot), place: place)
    chargeOfKey[key] = Int32(record)
    return (record, true)
  }
}
