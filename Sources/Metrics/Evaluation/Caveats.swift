import Cases

/// What stands between a metric and a number, or between a number and its being believed.
struct Caveats: Sendable {
  /// The office's data as of its own day.
  private let store: CaseStore
  private let asOf: Day
  private let period: Period
  /// Whether the cases were chosen by their attorney, which is the same as grouping by attorney.
  private let isOfAttorney: Bool

  /// A share left out above which a number is partial.
  private static let partialAbove = 0.05
  /// A share of filings still open above which times of ended cases flatter.
  static let immatureAbove = 0.2

  init(_ store: CaseStore, asOf: Day, period: Period, isOfAttorney: Bool) {
    self.store = store
    self.asOf = asOf
    self.period = period
    self.isOfAttorney = isOfAttorney
  }

  /// Whether a number by some fields is an attorney's of whom only today's cases are known.
  private func knowsOnlyToday(by fields: [CaseField]) -> Bool {
    (isOfAttorney || fields.contains(.attorney)) && store.history == nil
  }

  /// Why there is no number by some fields; empty where there is one.
  func whyNotComputable(_ metric: Metric, by fields: [CaseField]) -> String {
    let missing = (metric.requires + fields).filter { !store.has($0) }.map(\.needed)
    let lacking = missing + metric.needs.compactMap { store.lacks($0) }
    if !lacking.isEmpty { return "not in the data: \(lacking.joined(separator: ", "))" }
    if case .staff = metric.measure, !fields.isEmpty {
      return "about the people of the office, who are not parted by \(fields[0].title)"
    }
    if metric.needs.contains(.hours), !store.office.weights.areHours {
      return "the office gives no weights in hours"
    }
    if metric.needs.contains(.present), asOf < store.dataDay {
      return "known of the present day only"
    }
    if knowsOnlyToday(by: fields), metric.isInflow {
      return "who held a case then is not in the data: assignments are not mapped"
    }
    return ""
  }

  /// What to know of a number by some fields; empty where nothing.
  func remark(_ metric: Metric, by fields: [CaseField]) -> String {
    let uncovered = whyNotCovered(metric)
    guard uncovered.isEmpty else { return uncovered }
    guard knowsOnlyToday(by: fields) else { return "" }
    switch metric.anchor {
    case .stock:
      return asOf < store.dataDay ? "current attorney, who may not have held it then" : ""
    case .period: return "current attorney, who may not have decided"
    }
  }

  /// The notes that a number of some cases carries.
  func notes(
    _ metric: Metric, missing: Int, of denominator: Double?, _ reader: TallyReader
  ) -> [MetricNote] {
    var notes: [MetricNote] = []
    if !whyNotCovered(metric).isEmpty { notes.append(.outOfCoverage) }
    let counted = denominator ?? 0
    if missing > 0, Double(missing) > Self.partialAbove * (Double(missing) + counted) {
      notes.append(.partial)
    }
    if metric.flattersWhenImmature, isImmature(reader) { notes.append(.immature) }
    if metric.runsOnClock, store.derived.inactive.hasMarks {
      notes.append(.clockIncludesInactive)
    }
    return notes
  }

  private func isImmature(_ reader: TallyReader) -> Bool {
    let filed = reader.count(FactsTest(.filedIn))
    let ended = reader.count(FactsTest([.filedIn, .disposed]))
    let unknown = reader.count(FactsTest([.filedIn, .closedAtUnknownDay]))
    return filed > 0 && Double(filed - ended - unknown) > Self.immatureAbove * Double(filed)
  }

  /// Why the data does not hold all the cases that a number is about; empty where it does.
  func whyNotCovered(_ metric: Metric) -> String {
    guard let coverage = store.office.coverage else { return "" }
    let isPast = metric.anchor == .stock && asOf < store.dataDay
    return coverage.whyNotCovered(
      metric.days(asOf: asOf, period: period), by: metric.coveredBy,
      using: metric.dependsOnOutcomes || isPast ? Set(Disposition.allCases) : [],
      dataDay: store.dataDay)
  }
}

extension CaseStore {
  /// What the data lacks of a need, in words; `nil` where it has it.
  fileprivate func lacks(_ need: Metric.Need) -> String? {
    switch need {
    case .events: derived.lastEvent == nil && !looksBack ? need.words : nil
    case .hearings: derived.nextHearing == nil && !looksBack ? need.words : nil
    case .eventTypes: derived.hearings == nil ? need.words : nil
    case .ending: has(.disposed) || has(.status) ? nil : CaseField.disposed.title
    case .staffDays: knows { $0.from != nil } ? nil : need.words
    case .staffRoles: knows { !$0.role.isEmpty } ? nil : need.words
    case .staffRace: knows { !$0.race.isEmpty } ? nil : need.words
    case .hours, .present: nil
    }
  }

  /// Whether something is known of anybody of the office.
  private func knows(_ holds: (StaffMember) -> Bool) -> Bool {
    staff.contains { !$0.isPlaceholder && holds($0) }
  }
}

extension Metric {
  /// Whether it counts what came in, which an attorney of today cannot be asked for.
  fileprivate var isInflow: Bool {
    switch measure {
    case .ratio, .balance, .attorneyYears: true
    case .count, .known: anchor == .period(.filed) || anchor == .period(.referred)
    default: false
    }
  }

  /// Whether it times ended cases alone.
  fileprivate var flattersWhenImmature: Bool {
    guard anchor == .period(.disposed) else { return false }
    if let own { return own.runsOnClock && unit != .count }
    return requires.contains(.filed) && unit != .ratio && unit != .count
  }

  /// Whether it is made of days since filing.
  fileprivate var runsOnClock: Bool {
    if flattersWhenImmature { return true }
    if let own { return own.runsOnClock }
    switch measure {
    case .survivalMedian, .survivalShare: return true
    case .quantile(_, .age, _, _): return true
    case .share(let facts, _, _):
      let ages: Facts = [
        .olderThan90, .olderThan180, .olderThan365, .overStandard, .within90, .within180,
        .within365,
      ]
      return !facts.isDisjoint(with: ages)
    default: return false
    }
  }

  /// Whether it needs to know how or when cases ended.
  fileprivate var dependsOnOutcomes: Bool {
    anchor != .stock && (requires.contains(.disposed) || requires.contains(.disposition))
      || measure.numeratorTest.all.contains(.hasDuration)
      || measure.denominatorTest.all.contains(.disposedInYear)
  }

  /// The year that its cases were filed in, ending some days before today; `nil` for others.
  private var followedDays: Int? {
    let facts = measure.denominatorTest.all
    let cohorts = [(Facts.followed90, 90), (.followed180, 180), (.followed365, 365)]
    return cohorts.first { facts.contains($0.0) }?.1
  }

  /// The day that puts a case into it, as coverage is stated; `nil` for a stock.
  fileprivate var coveredBy: CaseField? {
    if followedDays != nil { return .filed }
    return if case .period(let field) = anchor { field } else { nil }
  }

  /// The days that its cases lie in.
  fileprivate func days(asOf: Day, period: Period) -> Period {
    guard anchor == .stock else { return period }
    if let days = followedDays { return .year(endingOn: asOf - days) }
    let facts = measure.denominatorTest.all.union(measure.numeratorTest.all)
    let isOfYear = !facts.isDisjoint(with: [.disposedInYear, .filedInYear])
    return isOfYear ? .year(endingOn: asOf) : Period(from: asOf, through: asOf)
  }
}
