import Cases

/// A part of the cases in question, with the cases.
struct AccountedRows: Sendable {
  var kind: AccountPart.Kind
  var words: String
  var rows: [Int32]

  var part: AccountPart { AccountPart(kind, words, rows.count) }
}

extension StoreView {
  /// How the cases in question for a metric divide, among some rows.
  ///
  /// Both the explanation and the lists of cases are made of this, so that a list is always as
  /// long as the count that opened it. Parts without cases are not in it, but for the whole and
  /// what is counted.
  func account(of metric: Metric, among rows: [Int32]) -> [AccountedRows] {
    if case .balance(let added, let removed) = metric.measure {
      return terms(added, removed, among: rows)
    }
    guard let universe = metric.universe else { return [] }
    let measure = metric.measure
    let inQuestion = facts.rows(universe.test, among: rows)
    var parts = [
      AccountedRows(kind: .inQuestion, words: universe.words, rows: inQuestion),
      AccountedRows(
        kind: .counted, words: metric.countedWords,
        rows: counted(by: measure, among: rows)),
    ]
    if measure.hasNumerator {
      parts.append(
        AccountedRows(
          kind: .numerator, words: metric.numeratorWords,
          rows: facts.rows(measure.numeratorTest, among: rows)))
    }
    parts += shares(of: measure, among: inQuestion)
    parts += others(metric, among: inQuestion)
    parts += metric.unplaced.map { reason in
      AccountedRows(
        kind: .unplaced, words: reason.reason, rows: facts.rows(reason.test, among: rows))
    }.filter { !$0.rows.isEmpty }
    return parts
  }

  /// The cases that a measure counts.
  func counted(by measure: Measure, among rows: [Int32]) -> [Int32] {
    let passes = measure.countedTests.map(facts.passes)
    return rows.filter { row in
      let combination = facts.number(of: Int(row))
      return passes.contains { $0[combination] }
    }
  }

  /// The cases of the two shares of a difference.
  private func shares(of measure: Measure, among rows: [Int32]) -> [AccountedRows] {
    guard case .gap(let event, let one, let other, _) = measure else { return [] }
    return [("first", one), ("second", other)].flatMap { name, test in
      [
        AccountedRows(
          kind: .within, words: "in the \(name) share", rows: facts.rows(test, among: rows)),
        AccountedRows(
          kind: .within, words: "above the line of the \(name) share",
          rows: facts.rows(test.having(event), among: rows)),
      ]
    }
  }

  /// The cases in question that are not counted, by reason, the most first.
  private func others(_ metric: Metric, among rows: [Int32]) -> [AccountedRows] {
    let counted = metric.measure.countedTests
    let leftOut = metric.measure.leftOut
    // What a combination of facts says is read once, not once a case.
    let reasons = facts.combinations.map { combination -> Reason? in
      if counted.contains(where: { $0.holds(for: combination) }) { return nil }
      if let reason = leftOut.first(where: { $0.test.holds(for: combination) }) {
        return Reason(.leftOut, reason.reason, unknown: reason.test.none)
      }
      let nearest = counted.min {
        $0.obstacles(of: combination).rawValue.nonzeroBitCount
          < $1.obstacles(of: combination).rawValue.nonzeroBitCount
      }
      let reason = nearest.flatMap {
        ApartReason.first(combination, against: $0, leftOut: leftOut)
      }
      let unknown = reason?.fact.union(reason?.when.none ?? []) ?? []
      return Reason(.apart, reason?.words ?? ApartReason.unnamed, unknown: unknown)
    }
    var found: [String: AccountedRows] = [:]
    for row in rows {
      guard let reason = reasons[facts.number(of: Int(row))] else { continue }
      let words = hasUnlistedWord(reason.field, row) ? reason.unlisted : reason.words
      found[words, default: AccountedRows(kind: reason.kind, words: words, rows: [])].rows
        .append(row)
    }
    return found.values.sorted { one, other in
      if one.kind != other.kind { return one.kind == .leftOut }
      return (-one.rows.count, one.words) < (-other.rows.count, other.words)
    }
  }

  /// Whether a case has a word in a field, though none that the field's list knows.
  private func hasUnlistedWord(_ field: CaseField?, _ row: Int32) -> Bool {
    guard let field, let codes = store.text(field)?.codes else { return false }
    return Int(codes[Int(row)]) >= field.listedWordCount
  }

  private func terms(
    _ added: [FactsTest], _ removed: [FactsTest], among rows: [Int32]
  ) -> [AccountedRows] {
    [(AccountPart.Kind.added, added), (.removed, removed)].flatMap { kind, tests in
      tests.map { test in
        AccountedRows(kind: kind, words: Self.termWords(test), rows: facts.rows(test, among: rows))
      }
    }
  }

  private static func termWords(_ test: FactsTest) -> String {
    if test.all.contains(.inInventoryBefore) { return "in stock before the period" }
    if test.all.contains(.inInventoryAfter) { return "in stock at its end" }
    return test.all.contains(.filedIn) ? "filed" : "disposed"
  }
}

/// Why the cases of a combination of facts are not counted.
private struct Reason {
  var kind: AccountPart.Kind
  var words: String
  /// The field whose listed words would have said more.
  var field: CaseField?

  init(_ kind: AccountPart.Kind, _ words: String, unknown: Facts) {
    self.kind = kind
    self.words = words
    field = CaseField.known.first { unknown.contains($0.fact) }?.field
  }

  var unlisted: String { "\(field?.title ?? "word") that the mapping does not list" }
}

extension CaseField {
  /// What says that one of a field's listed words is known of a case.
  fileprivate static let known: [(fact: Facts, field: CaseField)] = [
    (.dispositionKnown, .disposition), (.decided, .disposition), (.severityKnown, .severity),
    (.sentenceKnown, .sentence), (.custodyKnown, .custody), (.diversionEnded, .diversionResult),
    (.screeningDecided, .screening),
  ]

  /// The codes of a field's listed words, with the one for "missing".
  fileprivate var listedWordCount: Int {
    switch self {
    case .disposition: Disposition.labels.count
    case .severity: Severity.labels.count
    case .sentence: Sentence.labels.count
    case .custody: Custody.labels.count
    case .diversionResult: DiversionResult.labels.count
    case .screening: Screening.labels.count
    default: Int.max
    }
  }
}

extension Metric {
  /// What is counted, in words.
  fileprivate var countedWords: String {
    switch measure {
    case .count, .perAttorney: numerator
    case .attorneyGini: "cases with an attorney"
    case .weight, .attorneyYears: "cases that are weighed"
    default: denominator
    }
  }

  /// What is counted above the line, in words.
  fileprivate var numeratorWords: String {
    switch measure {
    case .survivalMedian, .survivalShare: "those that have ended"
    default: numerator
    }
  }
}

extension Measure {
  /// Whether there is a number of cases above the line.
  fileprivate var hasNumerator: Bool {
    switch self {
    case .share, .ratio, .survivalShare, .survivalMedian: true
    default: false
    }
  }

  /// The tests of which a counted case passes one.
  var countedTests: [FactsTest] {
    if case .gap(_, let one, let other, _) = self { [one, other] } else { [denominatorTest] }
  }
}

extension FactsTest {
  /// What keeps a case from passing.
  func obstacles(of facts: Facts) -> Facts {
    all.subtracting(facts).union(none.intersection(facts))
  }
}
