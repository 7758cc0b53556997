import Cases

extension Engine {
  /// Every indicator with its numbers, made of this engine's own answers.
  public func answer(_ query: IndicatorsQuery) throws(QueryError) -> [IndicatorRow] {
    let asOf = query.scope.asOf ?? dataDay
    var answers = IndicatorAnswers()
    for indicator in Indicator.all where !indicator.metrics.isEmpty {
      guard let filter = indicator.filter(with: fields) else { continue }
      let key = IndicatorAnswers.Key(condition: indicator.condition, by: indicator.by)
      guard answers.numbers[key] == nil else { continue }
      var scope = query.scope
      scope.filter = scope.filter.and(filter)
      answers.numbers[key] = try numbers(key, in: scope, asOf: asOf)
      answers.filled[indicator.condition] = try answer(
        FilledQuery(Indicator.neededFields.filter(fields.contains), in: scope))
    }
    return Indicator.all.map { answers.row($0, with: fields) }
  }

  /// Not known, for an engine that does not count it.
  public func answer(_ query: FilledQuery) throws(QueryError) -> [FilledField] { [] }

  /// The metrics of the indicators that ask for the same cases.
  private func numbers(
    _ key: IndicatorAnswers.Key, in scope: Scope, asOf: Day
  ) throws(QueryError) -> [String: IndicatorRow.Number] {
    let asked = Indicator.all.filter { $0.condition == key.condition && $0.by == key.by }
      .flatMap(\.metrics).filter { Metric.named($0) != nil }
    let followed = asked.filter { Metric.named($0)?.followedYears ?? 0 > 0 }
    let ids = asked.filter { !followed.contains($0) }
    var numbers: [String: IndicatorRow.Number] = [:]
    for id in followed {
      numbers[id] = try followedNumber(id, in: scope, asOf: asOf)
    }
    guard !ids.isEmpty else { return numbers }
    for row in try answer(MetricsQuery(ids, in: scope)) {
      numbers[row.metric] = IndicatorRow.Number(row)
    }
    if let before = scope.before(asOf: asOf) {
      for row in try answer(MetricsQuery(ids, in: before)) where row.value != nil {
        numbers[row.metric]?.before = row
      }
    }
    if let field = key.by, fields.contains(field) {
      for row in try answer(MetricsQuery(ids, by: [field], in: scope)) {
        numbers[row.metric]?.groups.append(row)
      }
    }
    return numbers
  }

  /// A number of cases that have to be followed for years: those of as many years before.
  private func followedNumber(
    _ id: String, in scope: Scope, asOf: Day
  ) throws(QueryError) -> IndicatorRow.Number? {
    guard let years = Metric.named(id)?.followedYears else { return nil }
    let now = period(scope.period, asOf: scope.asOf)
    func row(_ years: Int) throws(QueryError) -> MetricRow? {
      var earlier = scope
      earlier.period = .fixed(
        Period(from: now.first.adding(years: -years), through: now.last.adding(years: -years)))
      return try answer(MetricsQuery([id], in: earlier)).first
    }
    guard let current = try row(years) else { return nil }
    var number = IndicatorRow.Number(current)
    number.before = try row(years + 1).flatMap { $0.value == nil ? nil : $0 }
    return number
  }
}

extension Metric {
  /// For how many years its cases are followed, so that those of the last ones are not in it.
  var followedYears: Int { measure.denominatorTest.all.contains(.diversionFollowed) ? 2 : 0 }
}

extension Indicator {
  /// The fields that any indicator needs.
  static let neededFields: [CaseField] = {
    let needed = Set(all.flatMap(\.fields))
    return CaseField.allCases.filter(needed.contains)
  }()

  /// The fields of a case that its metrics need, and those that say which cases and groups it is
  /// about.
  public var fields: [CaseField] {
    let needed = Set(metrics.compactMap(Metric.named).flatMap(\.requires)).union(chosenBy)
    return CaseField.allCases.filter(needed.contains)
  }

  /// The fields that say which cases and groups it is about.
  var chosenBy: Set<CaseField> {
    let asked = (try? Filter(parsing: condition))?.columns ?? []
    return Set(CaseField.allCases.filter { $0 == by || asked.contains(.field($0)) })
  }

  /// Its condition; `nil` where the data has not the fields to ask it of.
  func filter(with fields: Set<CaseField>) -> Filter? {
    guard let filter = try? Filter(parsing: condition) else { return nil }
    let isKnown = filter.columns.allSatisfy { column in
      if case .field(let field) = column { fields.contains(field) } else { true }
    }
    return isKnown ? filter : nil
  }
}

/// The numbers that the indicators are made of, by the cases that they are about.
private struct IndicatorAnswers {
  struct Key: Hashable {
    var condition: String
    var by: CaseField?
  }

  var numbers: [Key: [String: IndicatorRow.Number]] = [:]
  var filled: [String: [FilledField]] = [:]

  /// A share of known cases below which an indicator is measured in part only.
  private static let enough = 0.95
  private static let notMeasured = "no metric measures it"

  func row(_ indicator: Indicator, with fields: Set<CaseField>) -> IndicatorRow {
    guard !indicator.metrics.isEmpty else { return Self.unmeasured(indicator) }
    let absent = indicator.fields.filter { !fields.contains($0) }
    let key = Key(condition: indicator.condition, by: indicator.by)
    let found = indicator.metrics.compactMap { numbers[key]?[$0] }
    let lacking = found.filter { $0.row.state == .notComputable }
    let reasons = lacking.map(\.row.why).distinct
    let missing = (absent.map(\.title) + reasons.flatMap(Self.named)).distinct
    let isGroupKnown = indicator.by.map(fields.contains) ?? true
    guard found.count > lacking.count, isGroupKnown else {
      let why = missing.isEmpty ? reasons : [Self.notInData(missing)]
      return IndicatorRow(
        indicator, state: .not, why: why.isEmpty ? Self.notMeasured : why.joined(separator: "; "),
        missing: missing, numbers: found)
    }
    let usable = found.filter { $0.row.state != .notComputable }
      .compactMap { Metric.named($0.row.metric) }
    let needed = Set(usable.flatMap(\.requires)).union(indicator.chosenBy)
    let partly = (filled[indicator.condition] ?? []).filter {
      needed.contains($0.field) && $0.share < Self.enough
    }.sorted { $0.share < $1.share }
    let why = Self.reasons(found, partly, missing, reasons)
    return IndicatorRow(
      indicator, state: why.isEmpty ? .measurable : .partly, why: why.joined(separator: "; "),
      missing: missing, filled: partly, numbers: found)
  }

  /// Why an indicator is measured in part only; empty where it is measured.
  private static func reasons(
    _ numbers: [IndicatorRow.Number], _ partly: [FilledField], _ missing: [String],
    _ lacking: [String]
  ) -> [String] {
    var why = partly.map { "\($0.field.title) filled in \(percent($0.share)) of cases" }
    let shares = numbers.compactMap { number -> Double? in
      guard number.row.missing > 0, let counted = number.row.denominator else { return nil }
      return Double(number.row.missing) / (counted + Double(number.row.missing))
    }
    if partly.isEmpty, let most = shares.max(), most > 1 - enough {
      why.append("\(percent(most)) of cases left out")
    }
    if !missing.isEmpty { why.append(notInData(missing)) } else { why += lacking }
    let uncovered = numbers.first { $0.row.notes.contains(.outOfCoverage) }
    if let uncovered {
      why.append(uncovered.row.why.isEmpty ? "outside what the data covers" : uncovered.row.why)
    }
    return why
  }

  /// An indicator of which no metric is made.
  private static func unmeasured(_ indicator: Indicator) -> IndicatorRow {
    let why =
      !indicator.lacks.isEmpty
      ? notInData(indicator.lacks) : indicator.how.isEmpty ? Indicator.unknownHow : notMeasured
    return IndicatorRow(indicator, state: .not, why: why, missing: indicator.lacks)
  }

  private static func notInData(_ names: [String]) -> String {
    "not in the data: \(names.joined(separator: ", "))"
  }

  /// The fields and tables that a reason names.
  private static func named(_ why: String) -> [String] {
    let start = "not in the data: "
    guard why.hasPrefix(start) else { return [] }
    return why.dropFirst(start.count).split(separator: ",").map { part in
      String(part.drop { $0 == " " })
    }
  }

  private static func percent(_ share: Double) -> String {
    // All but a few is not all.
    share > 0.99 && share < 1 ? ">99 %" : "\(Int((share * 100).rounded())) %"
  }
}

extension Array where Element: Hashable {
  /// The elements without repeats, in their order.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
