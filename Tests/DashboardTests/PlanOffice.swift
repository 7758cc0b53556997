import Cases
import Metrics

/// A small office with two units and four attorneys, of whom the staff table knows; one case was
/// filed on each of 700 days.
func planOffice(hasHours: Bool = true) -> StoreEngine {
  let day = Day("2022-11-05") ?? Day(0)
  let count = 700
  let filed = (0..<count).map { day.number - Int32($0) }
  let disposed = (0..<count).map { index -> Int32 in
    let ends = filed[index] + Int32((index * 37) % 300)
    return ends <= day.number && index % 7 != 0 ? ends : Day.missing
  }
  func words(_ labels: [String], _ code: (Int) -> Int) -> Column {
    .text(
      TextColumn(codes: (0..<count).map { UInt32(code($0) + 1) }, labels: [""] + labels))
  }
  var office = Office(name: "Plan County", attorneyHours: 1000)
  if hasHours {
    office.weights = Office.Weights(
      bySeverity: [.felony: 20, .misdemeanor: 6, .other: 2], byOffense: ["robbery": 45],
      areDefaults: false)
    office.saysAttorneyHours = true
  }
  let columns: [CaseField: Column] = [
    .caseID: words((0..<count).map { "C\($0)" }) { $0 },
    .attorney: words(["Ada", "Ben", "Cleo", "Dan"]) { $0 % 4 },
    .unit: words(["Felony", "Misdemeanor"]) { $0 % 4 / 2 },
    .offense: words(["Robbery", "Theft", "Battery"]) { $0 % 4 < 2 ? $0 % 3 : 2 },
    .severity: .text(
      TextColumn(codes: (0..<count).map { $0 % 4 < 2 ? 1 : 2 }, labels: Severity.labels)),
    .filed: .day(Numbers(filed)), .disposed: .day(Numbers(disposed)),
  ]
  let staff = ["Ada", "Ben", "Cleo", "Dan"].enumerated().map { index, name in
    StaffMember(
      attorney: name, unit: index < 2 ? "Felony" : "Misdemeanor", role: "attorney",
      fteHundredths: index == 3 ? 50 : 100)
  }
  let derived = CaseStore.Derived(
    closed: disposed.map { $0 != Day.missing }, inactive: Array(repeating: false, count: count))
  return StoreEngine(
    CaseStore(
      office: office, dataDay: day, asOf: day, count: count, columns: columns, derived: derived,
      staff: staff))
}
