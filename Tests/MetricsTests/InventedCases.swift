import Cases
import Metrics

/// One invented case of a small office, with only what a test says of it.
struct InventedCase {
  var id = ""
  var attorney = "Ada"
  var severity: Severity? = .felony
  var race = "White"
  var offense = "Theft"
  var referred: String?
  var screened: String?
  var screening: Screening?
  var filed: String?
  var disposed: String?
  var disposition: Disposition?
  var updated: String?
  var sentence: Sentence?
  var sentenced: String?
  var sentenceDays: Int?
  var isClosed: Bool?
  var isInactive = false
  var isPlaceholder = false
  var violent: Bool?
  var custody: Custody?
  var age: Int?
  var lastEvent: String?
  var nextHearing: String?
  var hearings = 0
  var continuances = 0
}

/// The day on which the small office is looked at.
let inventedDay = day("2022-11-05")

/// A day of a test; the day 0 where the text is none.
func day(_ text: String) -> Day { Day(text) ?? Day(0) }

/// A store of invented cases, without the fields that are named.
func inventedStore(
  _ cases: [InventedCase], without missing: Set<CaseField> = [], hasCalendar: Bool = true,
  office: Office = Office(name: "Small County", fewCases: 2)
) -> CaseStore {
  var columns: [CaseField: Column] = [
    .caseID: labels(cases.indices.map { cases[$0].id.isEmpty ? "C\($0)" : cases[$0].id }),
    .attorney: labels(cases.map(\.attorney)), .race: labels(cases.map(\.race)),
    .offense: labels(cases.map(\.offense)), .severity: listed(cases.map(\.severity)),
    .screening: listed(cases.map(\.screening)), .disposition: listed(cases.map(\.disposition)),
    .sentence: listed(cases.map(\.sentence)), .custody: listed(cases.map(\.custody)),
    .referred: .day(Numbers(cases.map { number($0.referred) })),
    .screened: .day(Numbers(cases.map { number($0.screened) })),
    .filed: .day(Numbers(cases.map { number($0.filed) })),
    .disposed: .day(Numbers(cases.map { number($0.disposed) })),
    .updated: .day(Numbers(cases.map { number($0.updated) })),
    .sentenceDays: .number(
      Numbers(cases.map { $0.sentenceDays.map { Int32($0) } ?? Int32.min }, areDays: false)),
    .age: .number(Numbers(cases.map { $0.age.map { Int32($0) } ?? Int32.min }, areDays: false)),
    .violent: .flag(Flags(cases.map { $0.violent.map { $0 ? 1 : 0 } ?? 2 })),
    .status: listed(cases.map { $0.isInactive ? Status.inactive : nil }),
  ]
  // Only where a test speaks of it.
  if cases.contains(where: { $0.sentenced != nil }) {
    columns[.sentenced] = .day(Numbers(cases.map { number($0.sentenced) }))
  }
  for field in missing { columns[field] = nil }
  let derived = CaseStore.Derived(
    closed: cases.map { $0.isClosed ?? ($0.disposed != nil) },
    inactive: cases.map(\.isInactive),
    lastEvent: hasCalendar ? Numbers(cases.map { number($0.lastEvent) }) : nil,
    nextHearing: hasCalendar ? Numbers(cases.map { number($0.nextHearing) }) : nil,
    hearings: hasCalendar ? Numbers(cases.map { Int32($0.hearings) }) : nil,
    continuances: hasCalendar ? Numbers(cases.map { Int32($0.continuances) }) : nil,
    placeholder: Marks(cases.map(\.isPlaceholder)))
  return CaseStore(
    office: office, dataDay: inventedDay, asOf: inventedDay, count: cases.count,
    columns: columns, derived: derived)
}

/// Many different cases, the same in every run.
func manyCases(_ count: Int = 400) -> [InventedCase] {
  (0..<count).map { index in
    let filed = day("2019-01-01") + (index * 37) % 1400
    let took = (index * 53) % 700 - 3
    let isOver = index % 3 != 0 && filed + took <= inventedDay
    return InventedCase(
      attorney: ["Ada", "Ben", "", "Cleo"][index % 4],
      severity: [.felony, .misdemeanor, .other, nil][index % 5 % 4],
      race: ["White", "Black", "Hispanic", "Unknown"][index % 7 % 4],
      offense: ["Theft", "Drug possession", "Assault"][index % 3],
      referred: (filed - index % 30).description, screened: filed.description,
      screening: index % 11 == 0 ? .declined : .filed,
      filed: index % 13 == 0 ? nil : filed.description,
      disposed: isOver && index % 17 != 0 ? (filed + took).description : nil,
      disposition: isOver ? Disposition.allCases[index % 8] : nil,
      sentence: isOver && index % 8 < 2 ? Sentence.allCases[index % 7] : nil,
      sentenceDays: index % 2 == 0 ? index : nil, isClosed: isOver,
      isInactive: !isOver && index % 19 == 0, violent: [true, false, nil][index % 6 % 3],
      custody: [.detained, .released, nil][index % 4 % 3], age: 18 + index % 50,
      lastEvent: (filed + index % 90).description,
      nextHearing: index % 4 == 0 ? "2022-12-01" : nil, hearings: index % 5,
      continuances: index % 4)
  }
}

private func number(_ text: String?) -> Int32 {
  text.flatMap { Day($0) }?.number ?? Day.missing
}

private func listed<Word: Vocabulary>(_ words: [Word?]) -> Column {
  .text(TextColumn(codes: words.map { UInt32($0?.rawValue ?? 0) }, labels: Word.labels))
}

private func labels(_ texts: [String]) -> Column {
  var labels = [""]
  let codes = texts.map { text -> UInt32 in
    if let code = labels.firstIndex(of: text) { return UInt32(code) }
    labels.append(text)
    return UInt32(labels.count - 1)
  }
  return .text(TextColumn(codes: codes, labels: labels))
}
