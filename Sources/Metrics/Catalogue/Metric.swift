import Cases

/// A number that an office can be asked for: what it is called, what it answers, how it is made.
///
/// Values of this type are the only definition of the metrics: panels, tables, explanations, lists
/// of cases and the documentation all read ``all``.
public struct Metric: Hashable, Sendable, Identifiable {
  /// The name in queries and data files, such as "clearance_rate".
  public let id: String
  /// The name on screen.
  public internal(set) var title: String
  /// The question that it answers.
  public let question: String
  /// What is counted or measured, in words.
  public let numerator: String
  /// What it is a share of, or whose days are measured, in words; empty for a plain count.
  public let denominator: String
  public let unit: MetricUnit
  /// The day that puts a case into it.
  public let anchor: Anchor
  /// The fields without which there is no number.
  public let requires: [CaseField]
  /// What it needs beside fields.
  public let needs: [Need]
  /// Which way an office wants it to go.
  public let desired: Direction
  /// The published measure that it follows, with its number.
  public let source: String
  /// What it does not say.
  public let limits: String
  /// How it is computed.
  let measure: Measure
  /// What an office that defines the metric itself asks of cases; `nil` for the catalogue's.
  let own: OwnMeasure?

  /// Whether an office defines it, not the catalogue.
  public var isOwn: Bool { own != nil }

  /// What puts a case into a number.
  public enum Anchor: Hashable, Sendable {
    /// The period, by this day of a case.
    case period(CaseField)
    /// The as-of day.
    case stock
  }

  /// Which way is good.
  public enum Direction: String, Hashable, Sendable {
    case up, down
    /// Neither: more is not better, nor is less.
    case neither
  }

  /// What a metric needs beside fields of a case.
  public enum Need: String, Hashable, Sendable {
    case events, hearings
    /// Events with types that tell hearings from other events.
    case eventTypes
    /// Disposed days or a status, which say that a case is over.
    case ending
    /// Weights of cases that the office gives in hours.
    case hours
    /// Today: a past day is not known well enough.
    case present
    /// People of the office, with the days on which they came and went.
    case staffDays
    /// People of the office with what they do.
    case staffRoles
    /// People of the office with their race.
    case staffRace
  }

  /// How it is measured, in one line.
  public var how: String {
    denominator.isEmpty ? numerator : "\(numerator) \(joint) \(denominator)"
  }

  private var joint: String {
    switch measure {
    case .quantile, .mean, .survivalMedian: "of"
    case .gap: "among"
    default: "÷"
    }
  }

  /// The metric of an id, or `nil` where there is none.
  public static func named(_ id: String) -> Metric? {
    byID[id]
  }

  private static let byID: [String: Metric] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.id, $0) })

  init(
    _ id: String, _ title: String, question: String, numerator: String, of denominator: String = "",
    unit: MetricUnit, anchor: Anchor, requires: [CaseField], needs: [Need] = [],
    desired: Direction = .neither, source: String = "", limits: String = "", _ measure: Measure,
    own: OwnMeasure? = nil
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.numerator = numerator
    self.denominator = denominator
    self.unit = unit
    self.anchor = anchor
    self.requires = requires
    self.needs = needs
    self.desired = desired
    self.source = source
    self.limits = limits
    self.measure = measure
    self.own = own
  }
}

/// How a number is made of the facts of cases.
indirect enum Measure: Hashable, Sendable {
  /// The cases that pass.
  case count(FactsTest)
  /// The same where it is not known of every case whether it does.
  case known(FactsTest, leftOut: [LeftOut])
  /// Those that have these facts too, among the cases that pass.
  case share(Facts, among: FactsTest, leftOut: [LeftOut] = [])
  /// The share of the cases that pass one test that have these facts too, less the same share of
  /// those that pass another.
  case gap(Facts, among: FactsTest, less: FactsTest, leftOut: [LeftOut] = [])
  /// A share of the people of the office, not of cases.
  case staff(StaffShare)
  /// One count for each of another; not a share, so without an interval.
  case ratio(FactsTest, to: FactsTest)
  /// Counts added and taken away.
  case balance([FactsTest], less: [FactsTest])
  case quantile(Double, Span, FactsTest, leftOut: [LeftOut] = [])
  case mean(Span, FactsTest, leftOut: [LeftOut] = [])
  /// The day by which half of the cases filed in the period are disposed, open ones counted.
  case survivalMedian
  /// The share of the cases filed in the period that are disposed by a day, open ones counted.
  case survivalShare(by: Int)
  /// Cases for each attorney who has one.
  case perAttorney(FactsTest)
  /// How unequally the cases are spread over those attorneys.
  case attorneyGini(FactsTest)
  /// The weights of the cases, added.
  case weight(FactsTest)
  /// The hours of the cases ÷ the hours of an attorney-year.
  case attorneyYears(FactsTest)
}

/// A number of days, or another whole number, that a case has.
enum Span: Hashable, Sendable {
  /// Filed to the day looked at.
  case age
  case filedToDisposed
  case referredToScreened
  case sentence
  /// Not days: events of hearing type.
  case courtDates
  case filedToContact
  /// From one day of a case to another.
  case between(CaseField, CaseField)
  /// A number that is recorded.
  case number(CaseField)
}

/// Cases that a number leaves out because something is not known of them.
struct LeftOut: Hashable, Sendable {
  /// Why, in words.
  let reason: String
  let test: FactsTest
}

extension Measure {
  /// Cases left out, by reason; no case has two.
  var leftOut: [LeftOut] {
    switch self {
    case .share(_, _, let leftOut), .quantile(_, _, _, let leftOut), .mean(_, _, let leftOut),
      .gap(_, _, _, let leftOut), .known(_, let leftOut):
      leftOut
    case .survivalMedian, .survivalShare: Self.survivalLeftOut
    default: []
    }
  }

  /// The cases whose time is estimated with the open ones counted.
  static let survivalTest = FactsTest(
    .filedIn, without: [.closedAtUnknownDay, .disposedBeforeFiled])
  private static let survivalLeftOut: [LeftOut] = [
    LeftOut(
      reason: "closed at an unknown day", test: FactsTest([.filedIn, .closedAtUnknownDay])),
    LeftOut(
      reason: "disposed before filed", test: FactsTest([.filedIn, .disposedBeforeFiled])),
  ]

  /// What the numerator counts.
  var numeratorTest: FactsTest {
    switch self {
    case .share(let facts, let among, _): among.having(facts)
    case .ratio(let numerator, _): numerator
    case .gap(let facts, let among, _, _): among.having(facts)
    case .balance(let added, _): added.first ?? FactsTest([])
    case .survivalShare, .survivalMedian: Self.survivalTest.having(.disposed)
    default: denominatorTest
    }
  }

  /// What the denominator counts; for counts, what is counted.
  var denominatorTest: FactsTest {
    switch self {
    case .count(let test), .known(let test, _), .quantile(_, _, let test, _),
      .mean(_, let test, _),
      .perAttorney(let test), .attorneyGini(let test), .weight(let test), .attorneyYears(let test):
      test
    case .share(_, let among, _), .gap(_, let among, _, _): among
    case .staff: .nobody
    case .ratio(_, let denominator): denominator
    case .balance(_, let removed): removed.first ?? FactsTest([])
    case .survivalMedian, .survivalShare: Self.survivalTest
    }
  }
}
