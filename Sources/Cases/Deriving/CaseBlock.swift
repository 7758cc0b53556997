/// Some cases while they are derived, one column after another: the rows of a segment, or some rows
/// of many.
///
/// At most as many as a segment has, so that what is worked on stays near a core.
struct CaseBlock {
  /// Which cases these are.
  enum Rows: Sendable {
    case segment(Int)
    case list([Int])
  }

  /// What is known of a column so far.
  enum Work {
    /// It is not in the office's data.
    case absent
    /// It is as it was read.
    case asRead
    /// Codes for texts, 0 for none; days and numbers; flags as 0, 1 or none.
    case values([Int32])
  }

  let office: OfficeFacts
  let rows: Rows
  let count: Int
  var work: [Work]
  /// What the charges of each case say; empty where there are none.
  var charges: [ChargesOfCase] = []
  /// By mask, the rules that each row breaks; empty where none does.
  var broken: [[UInt32]]
  var closed: [UInt32]
  var inactive: [UInt32]
  var unlisted: [UInt32] = []
  var placeholder: [UInt32]
  var calendar = Calendar()

  /// The court dates of each case; `nil` where the office has none.
  struct Calendar {
    var lastEvent, nextHearing, hearings, continuances: [Int32]?
  }

  init(_ rows: Rows, of office: OfficeFacts) {
    self.office = office
    self.rows = rows
    count =
      switch rows {
      case .segment(let index): office.cases.slots.cells.rows(inSegment: index)
      case .list(let list): list.count
      }
    work = Array(repeating: .absent, count: office.fields.count)
    broken = Array(repeating: [], count: office.rules.maskCount)
    closed = Array(repeating: 0, count: count)
    inactive = closed
    placeholder = closed
  }

  /// Derives the cases.
  mutating func derive() {
    for index in office.fields.indices { read(index) }
    summarizeCharges()
    fillFromLeadCharge()
    deriveRace()
    deriveOutcome()
    deriveDiversion()
    deriveGravity()
    deriveAttorney()
    applyDefaults()
    markPlaceholders()
    markUnlisted()
    deriveCalendar()
    findMissing()
  }

  /// The row of a case in the whole office.
  func row(_ index: Int) -> Int {
    switch rows {
    case .segment(let segment): segment * PackedCells.segmentRows + index
    case .list(let list): list[index]
    }
  }

  /// The values of a column, of these rows.
  func gather(_ column: Numbers) -> [Int32] {
    switch rows {
    case .segment(let segment):
      [Int32](unsafeUninitializedCapacity: PackedCells.segmentRows) { buffer, initialized in
        initialized = column.copy(segment: segment, to: buffer)
      }
    case .list(let list): list.map { column[$0] }
    }
  }

  /// The slots of these rows.
  func gatherSlots() -> [Int32] {
    switch rows {
    case .segment(let segment): office.cases.slots.numbers(inSegment: segment)
    case .list(let list): list.map { office.cases.slots[$0] }
    }
  }

  /// The codes of a column of texts, of these rows; 0 for none.
  func gatherCodes(_ column: Numbers) -> [Int32] {
    var codes = gather(column)
    for index in codes.indices where codes[index] < 0 { codes[index] = 0 }
    return codes
  }

  /// Says that a row breaks a rule.
  mutating func breaks(_ rule: Int, _ index: Int) {
    if broken[rule >> 5].isEmpty { broken[rule >> 5] = Array(repeating: 0, count: count) }
    broken[rule >> 5][index] |= 1 << UInt32(rule & 31)
  }

  /// The values of a field so far; `nil` where it is not in the office's data.
  func values(_ field: CaseField) -> [Int32]? {
    let index = field.ordinal
    switch work[index] {
    case .absent: return nil
    case .values(let values): return values
    case .asRead:
      guard let own = office.fields[index].own else { return nil }
      return office.fields[index].kind == .text ? gatherCodes(own) : gather(own)
    }
  }

  /// The values of a field to change them, or none in each row where it is not in the data.
  mutating func take(_ field: CaseField, orAll missing: Int32) -> [Int32] {
    let values = values(field) ?? Array(repeating: missing, count: count)
    work[field.ordinal] = .absent
    return values
  }

  mutating func put(_ field: CaseField, _ values: [Int32]) {
    work[field.ordinal] = .values(values)
  }
}
