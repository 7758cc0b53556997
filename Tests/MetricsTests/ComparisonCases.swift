import Cases
import Metrics

/// Nine hundred decided cases of six attorneys, by a rule that an independent reference follows too.
///
/// F dismisses more than the kinds of F's cases explain; arson is a kind that A and B alone have.
func comparisonCases() -> [InventedCase] {
  (0..<900).map { index in
    var attorney = (index * 7 + index / 11) % 6
    var offense = (index * 5 + index / 7) % 3
    let severity = index / 3 % 2
    if index % 29 < 2 { (attorney, offense) = (index % 29, 3) }
    let chance = [20, 35, 55, 50][offense] + (severity == 1 ? 10 : 0) + (attorney == 5 ? 25 : 0)
    let draw = (index * index * 31 + index * 17 + attorney * 3) % 100
    return InventedCase(
      attorney: ["A", "B", "C", "D", "E", "F"][attorney],
      severity: severity == 1 ? .misdemeanor : .felony,
      offense: ["Theft", "Drugs", "Assault", "Arson"][offense], filed: "2022-02-01",
      disposed: (day("2022-03-01") + index % 200).description,
      disposition: draw < chance ? .dismissed : .plea)
  }
}

/// As many decided cases of one attorney and kind as are asked for, some of them dismissed.
func decidedCases(
  _ attorney: String, _ dismissed: Int, of count: Int, offense: String = "Theft",
  severity: Severity? = .felony, disposed: String = "2022-06-01", isPlaceholder: Bool = false
) -> [InventedCase] {
  (0..<count).map { index in
    InventedCase(
      attorney: attorney, severity: severity, offense: offense, filed: "2020-01-10",
      disposed: disposed, disposition: index < dismissed ? .dismissed : .plea,
      isPlaceholder: isPlaceholder)
  }
}

/// The comparison of dismissals in a store of invented cases.
func comparison(
  of cases: [InventedCase], metric: String = "dismissal_rate", by: CaseField = .attorney,
  in scope: Scope = Scope(), without missing: Set<CaseField> = []
) throws -> ComparisonTable {
  try StoreEngine(inventedStore(cases, without: missing, office: Office(name: "Small County")))
    .answer(ComparisonQuery(metric, by: by, in: scope))
}

extension ComparisonTable {
  /// The row of a label.
  func row(_ label: String) -> ComparisonRow? {
    rows.first { $0.group == label }
  }
}

extension CaseStore {
  /// The store with the severity at filing beside the one at the end.
  func with(filedSeverity: Severity) -> CaseStore {
    var columns = columns
    columns[.filedSeverity] = .text(
      TextColumn(
        codes: Array(repeating: UInt32(filedSeverity.rawValue), count: count),
        labels: Severity.labels))
    return CaseStore(
      office: office, dataDay: dataDay, asOf: asOf, count: count, columns: columns,
      derived: derived)
  }

  /// The store with a unit for each case, by its attorney, and a staff table.
  func with(units: [String: String] = [:], staff: [StaffMember]) -> CaseStore {
    var columns = columns
    if !units.isEmpty, let attorney = text(.attorney) {
      let labels = [""] + Set(units.values).sorted()
      let codes = (0..<count).map { row in
        UInt32(labels.firstIndex(of: units[attorney[row]] ?? "") ?? 0)
      }
      columns[.unit] = .text(TextColumn(codes: codes, labels: labels))
    }
    return CaseStore(
      office: office, dataDay: dataDay, asOf: asOf, count: count, columns: columns,
      derived: derived, staff: staff, history: history)
  }
}
