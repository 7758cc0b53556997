/// The texts of derived columns: which code each word has, wherever it comes from.
///
/// Kept from one generation to the next, since codes never change.
struct DerivedWords {
  /// What a person of the staff says of a case that does not say it itself.
  struct StaffField: Hashable, Sendable {
    var field: CaseField
    /// By the attorney's code, the field's; 0 for none.
    var codes: [Int32]
  }

  /// What race and ethnicity are called.
  struct RaceWords: Sendable {
    var hispanic: Int32 = 0
    var unknown: Int32 = 0
    /// By the code of an ethnicity, whether it is Hispanic.
    var isHispanic: [Bool] = []
    /// By the code of a race, whether it stays what it is whatever the ethnicity.
    var stays: [Bool] = []
  }

  private let tables: OfficeTables
  private let fields: [CaseField]
  /// By field, its labels.
  private(set) var labels: [DerivedLabels]
  /// By field and code as read for ``OfficeTables/otherwise``, the code.
  private(set) var otherwise: [[UInt32]]
  /// By code in the assignments, the attorney's code.
  private(set) var history: [UInt32] = []
  private(set) var staffFields: [StaffField] = []
  private(set) var placeholders: Set<UInt32> = []
  private(set) var defaults: [(field: CaseField, code: Int32)] = []
  private(set) var race: RaceWords?

  init(_ tables: OfficeTables) {
    self.tables = tables
    fields = tables.definition.caseFields
    labels = Array(repeating: DerivedLabels(), count: fields.count)
    otherwise = Array(repeating: [], count: fields.count)
  }

  /// Whether a label is spelled otherwise than in the generation before.
  var isRespelled: Bool { labels.contains { $0.isRespelled } }

  /// Takes what was read since the last time; `staff` where it is not what it was.
  mutating func update(_ records: OfficeRecords, staff: [StaffMember]?) {
    for index in fields.indices {
      let read = tables.cases.texts[index]
      guard read.vocabulary == nil, fields[index].kind == .text else { continue }
      labels[index].take(read)
      guard records.otherwise.columns[index] != nil else { continue }
      let second = tables.otherwise.texts[index].labels
      if otherwise[index].isEmpty { otherwise[index].append(0) }
      for label in second[otherwise[index].count...] {
        otherwise[index].append(labels[index].adopt(label, from: .otherwise, read))
      }
    }
    if records.cases.columns[CaseField.attorney.ordinal] != nil
      || records.otherwise.columns[CaseField.attorney.ordinal] != nil
    {
      updateHistory(records)
    }
    updateRace(records)
    if let staff { take(staff, records) }
  }

  /// The code of a label that a rule or another table has.
  mutating func adopt(
    _ label: String, _ field: CaseField, from origin: DerivedLabels.Origin
  ) -> UInt32 {
    labels[field.ordinal].adopt(label, from: origin, tables.cases.texts[field.ordinal])
  }

  private mutating func updateHistory(_ records: OfficeRecords) {
    guard records.assignments.columns[0] != nil, records.assignments.columns[1] != nil else {
      return
    }
    for label in tables.assignments.texts[0].labels[history.count...] {
      history.append(label.isEmpty ? 0 : adopt(label, .attorney, from: .history))
    }
  }

  /// The labels of who held cases, spelled as the cases spell them.
  func holders(among read: Labels) -> Labels {
    let spelled = labels[CaseField.attorney.ordinal].labels
    return Labels(
      read.enumerated().map { code, label in
        history.indices.contains(code) && !label.isEmpty ? spelled[Int(history[code])] : label
      })
  }

  private mutating func updateRace(_ records: OfficeRecords) {
    func isMapped(_ field: CaseField) -> Bool {
      records.cases.columns[field.ordinal] != nil || records.otherwise.columns[field.ordinal] != nil
    }
    guard isMapped(.race) else { return }
    var race = race ?? RaceWords()
    if isMapped(.ethnicity) {
      race.hispanic = Int32(adopt("Hispanic", .race, from: .rule))
      let ethnicities = labels[CaseField.ethnicity.ordinal].labels
      for label in ethnicities[race.isHispanic.count...] {
        race.isHispanic.append(Self.saysHispanic(label))
      }
    }
    race.unknown = Int32(adopt(Race.unknown, .race, from: .rule))
    let races = labels[CaseField.race.ordinal].labels
    for label in races[race.stays.count...] {
      race.stays.append(label == "Black" || label == "Native American")
    }
    self.race = race
  }

  private static func saysHispanic(_ ethnicity: String) -> Bool {
    let word = ethnicity.lowercased()
    let isDenied = word.hasPrefix("non") || word.hasPrefix("not")
    return !isDenied && (word.contains("hispanic") || word.contains("latin"))
      || ["y", "yes", "true", "h"].contains(word)
  }

  private mutating func take(_ staff: [StaffMember], _ records: OfficeRecords) {
    let attorney = CaseField.attorney.ordinal
    let hasAttorneys =
      records.cases.columns[attorney] != nil || records.otherwise.columns[attorney] != nil
    staffFields = []
    if hasAttorneys {
      fill(.unit, staff, \.unit)
      fill(.supervisor, staff, \.supervisor)
    }
    let names = tables.definition.placeholders + staff.filter(\.isPlaceholder).map(\.attorney)
    placeholders = Set(names.map { adopt($0, .attorney, from: .staff) })
    defaults = tables.definition.defaults.filter { $0.key.kind == .text }
      .sorted { $0.key.rawValue < $1.key.rawValue }
      .map { field, value in
        let words = OfficeDefinition.closedVocabulary(of: field.rawValue)
        let code =
          words.map { UInt32(($0.firstIndex(of: value) ?? -1) + 1) }
          ?? adopt(value, field, from: .rule)
        return (field, Int32(code))
      }
  }

  private mutating func fill(
    _ field: CaseField, _ staff: [StaffMember], _ label: KeyPath<StaffMember, String>
  ) {
    guard staff.contains(where: { !$0[keyPath: label].isEmpty }) else { return }
    var codes: [Int32] = []
    // Of several rows of one person the last counts.
    for member in staff {
      let attorney = Int(adopt(member.attorney, .attorney, from: .staff))
      if attorney >= codes.count {
        codes += repeatElement(0, count: attorney + 1 - codes.count)
      }
      let value = member[keyPath: label]
      codes[attorney] = value.isEmpty ? 0 : Int32(adopt(value, field, from: .staff))
    }
    staffFields.append(StaffField(field: field, codes: codes))
  }
}
