import Cases

/// Diversions, and whether the defendant came back.
extension DayFacts {
  /// How long a diverted defendant is followed.
  private static let followedDays: Int32 = 730

  /// The day on which each case's diversion began: the day disposed of a case that ended as
  /// diverted, and the day filed where a diversion was accepted and the case ended otherwise or is
  /// open, since no field says when it began.
  func diversionDays() -> [Int32]? {
    let disposition = rows.codes(.disposition)
    let accepted = rows.flags(.diversionAccepted)
    guard disposition != nil || accepted != nil else { return nil }
    let diverted = UInt32(Disposition.diverted.rawValue)
    return facts.indices.map { row in
      if disposition?[row] == diverted, disposed[row] != Day.missing { return disposed[row] }
      return accepted?[row] == 2 ? filed[row] : Day.missing
    }
  }

  /// Whether a diversion was followed long enough, and whether a new case came.
  mutating func addDiversions(begun: [Int32], _ filings: DefendantFilings) {
    guard let defendant = rows.codes(.defendantID) else { return }
    for row in facts.indices where begun[row] != Day.missing && defendant[row] != 0 {
      var found = Facts.defendantKnown
      let start = begun[row]
      if start + Self.followedDays <= day.number { found.formUnion(.diversionFollowed) }
      let isBack = filings[defendant[row]].contains {
        start < $0 && $0 <= start + Self.followedDays && $0 <= day.number
      }
      if isBack { found.formUnion(.newCaseAfterDiversion) }
      facts[row].formUnion(found)
    }
  }
}

/// The days on which defendants who were diverted had cases filed, over the whole office.
struct DefendantFilings: Sendable {
  private var days: [UInt32: [Int32]] = [:]

  /// No filings, for facts that do not ask for them.
  init() {}

  /// Finds the filings of an office, where some questions ask for them.
  init(of store: CaseStore, for questions: [FactsQuestion]) {
    let isAsked = questions.contains { !$0.need.facts.isDisjoint(with: .ofDiversion) }
    if isAsked { self.init(of: store) } else { self.init() }
  }

  /// Finds the filings of an office.
  init(of store: CaseStore) {
    guard let defendant = store.text(.defendantID)?.codes, let filed = store.days(.filed) else {
      return
    }
    let diverted = UInt32(Disposition.diverted.rawValue)
    let disposition = store.text(.disposition)?.codes
    let accepted = store.flags(.diversionAccepted)
    for row in 0..<store.count where defendant[row] != 0 {
      if disposition?[row] == diverted || accepted?[row] == 1 { days[defendant[row]] = [] }
    }
    guard !days.isEmpty else { return }
    for row in 0..<store.count where filed[row] != Day.missing {
      days[defendant[row]]?.append(filed[row])
    }
  }

  subscript(defendant: UInt32) -> [Int32] { days[defendant] ?? [] }
}
