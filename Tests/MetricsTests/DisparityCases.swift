import Cases
import Metrics

/// One invented case, with only what a test says of it.
struct DisparityCase {
  var race = "White"
  var gender = ""
  var offense = "Theft"
  var severity: Severity? = .felony
  var priors: Int?
  var screening: Screening?
  var screened: String?
  var filed: String?
  var bailRequested: Bool?
  var custody: Custody?
  var diversionAccepted: Bool?
  var disposed: String?
  var disposition: Disposition?
  var sentence: Sentence?
  var sentenceDays: Int?

  /// A case that was decided in the year of the tests.
  static func decided(
    _ race: String, _ disposition: Disposition, _ offense: String = "Theft",
    severity: Severity? = .felony, sentence: Sentence? = nil, days: Int? = nil
  ) -> DisparityCase {
    DisparityCase(
      race: race, offense: offense, severity: severity, filed: "2021-01-10",
      disposed: "2021-06-30", disposition: disposition, sentence: sentence, sentenceDays: days)
  }

  /// As many cases as a stratum has: `events` dismissed, the others convicted by plea.
  static func dismissed(
    _ race: String, _ events: Int, of trials: Int, _ offense: String = "Theft",
    severity: Severity? = .felony
  ) -> [DisparityCase] {
    (0..<trials).map {
      decided(race, $0 < events ? .dismissed : .plea, offense, severity: severity)
    }
  }
}

/// The year that the tests are about.
let disparityYear = Period(
  from: Day(year: 2021, month: 1, day: 1) ?? Day(0),
  through: Day(year: 2021, month: 12, day: 31) ?? Day(0))

/// A store of invented cases, without the fields that are named.
func disparityStore(
  _ cases: [DisparityCase], without missing: Set<CaseField> = [],
  office: Office = Office(name: "Test County")
) -> CaseStore {
  var columns: [CaseField: Column] = [
    .race: texts(cases.map(\.race)), .gender: texts(cases.map(\.gender)),
    .offense: texts(cases.map(\.offense)),
    .severity: words(cases.map(\.severity)), .screening: words(cases.map(\.screening)),
    .custody: words(cases.map(\.custody)), .disposition: words(cases.map(\.disposition)),
    .sentence: words(cases.map(\.sentence)),
    .bailRequested: flags(cases.map(\.bailRequested)),
    .diversionAccepted: flags(cases.map(\.diversionAccepted)),
    .priors: numbers(cases.map(\.priors)), .sentenceDays: numbers(cases.map(\.sentenceDays)),
    .screened: days(cases.map(\.screened)), .filed: days(cases.map(\.filed)),
    .disposed: days(cases.map(\.disposed)),
  ]
  for field in missing { columns[field] = nil }
  let day = Day(year: 2022, month: 1, day: 31) ?? Day(0)
  return CaseStore(
    office: office, dataDay: day, asOf: day, count: cases.count, columns: columns,
    derived: CaseStore.Derived(
      closed: cases.map { $0.disposition != nil }, inactive: cases.map { _ in false }))
}

/// The disparity table of all cases of a store in the tests' year.
func disparityTable(
  _ store: CaseStore, _ query: DisparityQuery = DisparityQuery(), isFiltered: Bool = false
) throws -> DisparityTable {
  try DisparityTable(
    of: store, rows: store.allRows, period: disparityYear, query: query, isFiltered: isFiltered)
}

extension CaseStore {
  /// Every row.
  var allRows: [Int32] { (0..<count).map(Int32.init) }
}

extension DisparityTable {
  /// The row of a group at a point.
  func row(_ point: String, _ group: String) -> DisparityRow? {
    rows.first { $0.point == point && $0.group == group }
  }
}

private func texts(_ values: [String]) -> Column {
  let labels = [""] + Set(values).subtracting([""]).sorted()
  return .text(
    TextColumn(
      codes: values.map { UInt32(labels.firstIndex(of: $0) ?? 0) }, labels: labels))
}

private func words<Word: Vocabulary>(_ values: [Word?]) -> Column {
  .text(TextColumn(codes: values.map { UInt32($0?.rawValue ?? 0) }, labels: Word.labels))
}

private func flags(_ values: [Bool?]) -> Column {
  .flag(Flags(values.map { $0.map { $0 ? 1 : 0 } ?? 2 }))
}

private func numbers(_ values: [Int?]) -> Column {
  .number(Numbers(values.map { $0.map(Int32.init) ?? CaseStore.missingNumber }, areDays: false))
}

private func days(_ values: [String?]) -> Column {
  .day(Numbers(values.map { $0.flatMap { Day($0)?.number } ?? Day.missing }))
}

/// Whether two numbers agree to nine digits.
func agrees(_ value: Double?, _ expected: Double) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= 1e-9 * max(abs(expected), 1e-12)
}
