/// What deriving a case needs to know of the whole office; the same for all cases of a generation.
struct OfficeFacts: Sendable {
  /// A field that comes from the lead charge where the case says nothing.
  struct LeadField: Sendable {
    var field: CaseField
    var values: Numbers
    /// For a closed list of words: by code as read, the word's.
    var standard: [UInt8]?
  }

  let records: OfficeRecords
  /// The fields of a case, and what was read of each.
  let names: [CaseField]
  let fields: [FieldValues]
  let rules: CaseRules
  let plausibility: Plausibility
  let charges, events, hearings: RecordChains
  let chargeReader: ChargeReader
  let eventReader: EventReader?
  let hearingDays: Numbers?
  let history: AttorneyHistory?
  let leadFields: [LeadField]
  let race: DerivedWords.RaceWords?
  /// The code of the label of an unknown race; −1 where there is none.
  let unknownRace: Int32
  let historyCodes: [UInt32]
  let staffFields: [DerivedWords.StaffField]
  let defaults: [(field: CaseField, code: Int32)]
  let placeholders: Set<UInt32>
  let isDispositionUnlisted: [Bool]
  let readsDaysFromText: Bool
  let hasClassOrder: Bool

  var cases: Records { records.cases }

  init(
    _ tables: OfficeTables, _ records: OfficeRecords, _ chains: OfficeChains,
    _ words: DerivedWords, severityOfClass: [String: UInt8], _ rules: CaseRules, _ dataDay: Day
  ) {
    let plausibility = Plausibility(dataDay: dataDay)
    let definition = tables.definition
    self.records = records
    self.rules = rules
    self.plausibility = plausibility
    (charges, events, hearings) = (chains.charges, chains.events, chains.hearings)
    names = definition.caseFields
    fields = names.enumerated().map { index, field in
      var values = FieldValues(
        field, own: records.cases.columns[index], otherwise: records.otherwise.columns[index],
        rule: rules.ofField[index], plausibility)
      let texts = tables.cases.texts[index]
      if texts.vocabulary != nil {
        values.codes = texts.standard.map(UInt32.init)
        values.otherwiseCodes = tables.otherwise.texts[index].standard.map(UInt32.init)
        values.words = texts.vocabulary.map { [""] + $0 }
      } else if field.kind == .text {
        values.codes = words.labels[index].codeOfRead
        values.otherwiseCodes = words.otherwise[index]
      }
      return values
    }
    chargeReader = ChargeReader(tables, records.charges, severityOfClass: severityOfClass)
    eventReader = EventReader(records.events, standard: tables.events.texts[1].standard)
    hearingDays = records.hearings.columns[0]
    history = AttorneyHistory(
      records.assignments, of: records.cases, chains.assignments,
      labels: words.holders(among: tables.assignments.texts[0].labels), plausibility)
    let sources: [(CaseField, ChargeField)] = [
      (.offense, .offense), (.severity, .severity), (.judge, .judge),
    ]
    leadFields = sources.compactMap { field, chargeField in
      guard let values = records.charges.columns[chargeField.ordinal] else { return nil }
      let isWord = OfficeDefinition.closedVocabulary(of: field.rawValue) != nil
      return LeadField(
        field: field, values: values,
        standard: isWord ? tables.charges.texts[chargeField.ordinal].standard : nil)
    }
    race = words.race
    unknownRace =
      words.labels[CaseField.race.ordinal].labels.firstIndex(of: Race.unknown).map(Int32.init)
      ?? -1
    historyCodes = words.history
    staffFields = words.staffFields
    defaults = words.defaults
    placeholders = words.placeholders
    isDispositionUnlisted = tables.cases.texts[CaseField.disposition.ordinal].isUnlisted
    readsDaysFromText = definition.sentencePatterns != nil
    hasClassOrder = !definition.classOrder.isEmpty
  }

  /// Whether some source maps a field of charges.
  func hasCharge(_ field: ChargeField) -> Bool { records.charges.columns[field.ordinal] != nil }

  /// Whether a case that is as it was derives to what it did under other facts, its data day apart.
  func derivesAlike(_ other: OfficeFacts) -> Bool {
    records.cases.hasSameColumns(as: other.records.cases)
      && records.otherwise.hasSameColumns(as: other.records.otherwise)
      && records.charges.hasSameColumns(as: other.records.charges)
      && records.events.hasSameColumns(as: other.records.events)
      && records.hearings.hasSameColumns(as: other.records.hearings)
      && records.assignments.hasSameColumns(as: other.records.assignments)
      && (records.charges.count == 0) == (other.records.charges.count == 0)
      && chargeReader.severityOfClass == other.chargeReader.severityOfClass
      && eventReader?.hasTypes == other.eventReader?.hasTypes
      && staffFields == other.staffFields
      && placeholders == other.placeholders
      && unknownRace == other.unknownRace
      && defaults.elementsEqual(other.defaults) { $0 == $1 }
  }
}

/// The records of each case, by table.
struct OfficeChains: Sendable {
  private(set) var charges = RecordChains()
  private(set) var events = RecordChains()
  private(set) var hearings = RecordChains()
  private(set) var assignments = RecordChains()

  /// Adds the records that were read since the last time.
  mutating func extend(_ records: OfficeRecords, slotCount: Int) {
    charges.extend(slots: records.charges.slots, slotCount: slotCount)
    events.extend(slots: records.events.slots, slotCount: slotCount)
    hearings.extend(slots: records.hearings.slots, slotCount: slotCount)
    assignments.extend(slots: records.assignments.slots, slotCount: slotCount)
  }
}
