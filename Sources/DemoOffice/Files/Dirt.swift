import Cases

/// Spoils some rows of cases.csv in the ways in which real extracts are spoiled.
///
/// One case in some hundreds has one fault, the faults in turn, each where it can happen.
struct CaseDirt {
  /// A row as it will stand in the file.
  struct Spoiled {
    var fields: [String]
    var isLatin1 = false
    /// Closed nobody knows when: its charges do not say either.
    var hasLostItsDay = false
  }

  /// What can be wrong with a row.
  enum Fault: CaseIterable {
    case badValue, implausibleDay, implausibleAge, disposedBeforeFiled, openWithDisposition
    case closedWithoutDay, unlistedValue, duplicate, conflict, fieldCount, notUTF8, nameVariant
    case missingKey

    /// One case in so many has it.
    var oneIn: Int {
      switch self {
      case .badValue: 420
      case .implausibleDay: 510
      case .implausibleAge: 640
      case .disposedBeforeFiled: 460
      case .openWithDisposition, .closedWithoutDay, .conflict: 900
      case .unlistedValue: 520
      case .duplicate: 560
      case .fieldCount: 2400
      case .notUTF8: 950
      case .nameVariant: 380
      case .missingKey: 4000
      }
    }
  }

  private var seen = 0
  /// By fault: how often it was put in, and the case from which on it is due again.
  private var turns: [(count: Int, due: Int)]
  private let steps: [Int]

  /// Creates dirt for an office of so many cases; a small one gets each fault too.
  init(cases: Int) {
    steps = Fault.allCases.map { min($0.oneIn, max(24, cases / 2)) }
    turns = steps.enumerated().map {
      (0, $0.element * ($0.offset + 1) / (Fault.allCases.count + 2))
    }
  }

  /// The rows that stand for a case: mostly its own.
  mutating func rows(for fields: [String], of record: CaseRecord) -> [Spoiled] {
    seen += 1
    for (index, fault) in Fault.allCases.enumerated() where turns[index].due <= seen {
      guard let rows = spoil(fields, of: record, fault, turn: turns[index].count) else { continue }
      turns[index] = (turns[index].count + 1, turns[index].due + steps[index])
      return rows
    }
    return [Spoiled(fields: fields)]
  }

  private func spoil(
    _ fields: [String], of record: CaseRecord, _ fault: Fault, turn: Int
  ) -> [Spoiled]? {
    let isDisposed = record.disposed != nil
    switch fault {
    case .badValue: return one(fields, badValues[turn % badValues.count])
    case .implausibleDay: return one(fields, implausibleDays[turn % implausibleDays.count])
    case .implausibleAge: return one(fields, (.age, turn % 2 == 0 ? "-4" : "137"))
    case .unlistedValue:
      let value = unlistedValues[turn % unlistedValues.count]
      return value.0 == .disposition && !isDisposed ? nil : one(fields, value)
    case .disposedBeforeFiled:
      guard isDisposed, let filed = record.filed else { return nil }
      return one(fields, (.disposed, written(filed - (3 + turn % 40))))
    case .openWithDisposition: return isDisposed ? one(fields, (.status, "open")) : nil
    case .closedWithoutDay:
      guard isDisposed, var row = one(fields, (.disposed, "")).first else { return nil }
      row.hasLostItsDay = true
      return [row]
    case .duplicate: return [Spoiled(fields: fields), Spoiled(fields: fields)]
    case .conflict: return conflicting(fields, record)
    case .fieldCount:
      return [Spoiled(fields: turn % 2 == 0 ? Array(fields.dropLast(6)) : fields + ["x"])]
    case .notUTF8:
      // Names stay as they are, so that the row keeps its attorney.
      let names = [record.attorney, record.approvedBy] + fields.filter { $0.contains(", ") }
      guard record.filed != nil, names.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else {
        return nil
      }
      return one(fields, (.judge, "Hon. D. Pe\u{F1}a"), isLatin1: true)
    case .nameVariant:
      guard record.attorney.contains("."), !record.attorney.contains("\"") else { return nil }
      let name = record.attorney
      return one(
        fields, (.attorney, turn % 2 == 0 ? name.uppercased() : name.filter { $0 != "." }))
    case .missingKey: return [Spoiled(fields: fields), one(fields, (.caseID, ""))[0]]
    }
  }

  private let badValues: [(CaseField, String)] = [
    (.age, "unk."), (.arraigned, "2025-13-40"), (.bailSet, "$2,5OO"), (.bailRequested, "maybe"),
    (.priors, "several"), (.victimContacted, "left message"), (.incident, "summer 2024"),
  ]
  private let implausibleDays: [(CaseField, String)] = [
    (.incident, "1712-03-04"), (.arrested, "2219-07-01"), (.incident, "0201-11-30"),
    (.arraigned, "2109-01-15"), (.referred, "5252-05-05"), (.victimContacted, "0001-01-01"),
  ]
  private let unlistedValues: [(CaseField, String)] = [
    (.custody, "hospital"), (.counsel, "pro hac vice"), (.disposition, "nolle pros"),
    (.sentence, "time served"), (.counsel, "conflict panel"),
  ]

  private func one(
    _ fields: [String], _ value: (field: CaseField, text: String), isLatin1: Bool = false
  ) -> [Spoiled] {
    var fields = fields
    if let index = CaseField.ofCases.firstIndex(of: value.field) { fields[index] = value.text }
    return [Spoiled(fields: fields, isLatin1: isLatin1)]
  }

  /// The same case twice, of two minds about who judges it.
  private func conflicting(_ fields: [String], _ record: CaseRecord) -> [Spoiled]? {
    guard record.filed != nil, !record.judge.isEmpty else { return nil }
    let other = Names.judges.first { $0 != record.judge } ?? ""
    return [Spoiled(fields: fields)] + one(fields, (.judge, other))
  }
}

/// Spoils some rows of charges.csv and events.csv.
struct RowDirt {
  private var chargeRows = 0
  private var eventRows = 0
  private let step: Int

  /// Creates dirt for an office of so many cases.
  init(cases: Int) {
    step = min(1100, max(60, cases / 3))
  }

  /// The rows that stand for a charge.
  mutating func charges(_ row: [String]) -> [[String]] {
    chargeRows += 1
    switch chargeRows % (step * 2) {
    case step: return [row, row]
    case step / 2: return [row, orphan(row)]
    case step * 3 / 2: return [Array(row.dropLast(3))]
    default: return [row]
    }
  }

  /// The rows that stand for an event.
  mutating func events(_ row: [String]) -> [[String]] {
    eventRows += 1
    switch eventRows % (step * 4) {
    case step: return [row, row]
    case step * 2: return [row, orphan(row)]
    case step * 3: return [[row[0], row[1], "Zoom setting", row[3]]]
    case step / 2: return [row, [row[0], "2109" + row[1].dropFirst(4), row[2], row[3]]]
    default: return [row]
    }
  }

  /// The same row of a case that the office does not have.
  private func orphan(_ row: [String]) -> [String] {
    var row = row
    row[0] = row[0].prefix(3) + "9" + row[0].dropFirst(4)
    return row
  }
}
