import Cases
import Metrics

/// The columns that the questions ask about, under the office's own names.
enum Field {
  static let received = day("received_date")
  static let filed = day("filed_date")
  static let disposed = day("disposed_date")
  static let unit = text("own_unit")
  static let attorney = text("own_attorney")
  static let judge = text("own_judge")
  static let agency = text("own_agency")
  static let code = text("charge_code")
  static let description = text("charge_desc")
  static let category = text("charge_category")
  static let severity = text("own_severity")
  static let race = text("own_race")
  static let disposition = text("own_disposition")
  static let sentence = text("own_sentence")
  static let age = number("own_age")
  static let sentenceDays = number("own_sentence_days")

  private static func text(_ name: String) -> CaseField { .own(OwnColumn(name)) }
  private static func day(_ name: String) -> CaseField { .own(OwnColumn(name, kind: .day)) }
  private static func number(_ name: String) -> CaseField { .own(OwnColumn(name, kind: .number)) }
}

/// The twelve questions of a screen, under one filter.
struct Questions {
  /// A question's name, and the queries that answer it.
  struct Question {
    var name: String
    var queries: [AggregateQuery]
  }

  private let filter: Filter

  /// The filters that the questions are asked under.
  static let filters = [
    (name: "all", text: ""),
    (name: "narrow", text: "own_unit = Narcotics and received_date > 2023-12-31"),
    (name: "broad", text: "own_gender = M"),
  ]

  init(_ filter: String) throws {
    self.filter = try Filter(parsing: filter)
  }

  /// All questions, in their order.
  func all() throws -> [Question] {
    [
      Question(name: "P01", queries: [try headline()]),
      Question(name: "P02", queries: [try attorneys()]),
      Question(name: "P03", queries: try months()),
      Question(name: "P04", queries: try clearance()),
      Question(name: "P05", queries: [try times()]),
      Question(name: "P06", queries: [try pendingAges()]),
      Question(name: "P07", queries: [try decisions()]),
      Question(name: "P08", queries: [try outcomes()]),
      Question(name: "P09", queries: [try sentences()]),
      Question(name: "P10", queries: [try judges()]),
      Question(name: "P11", queries: [try agencies()]),
      Question(name: "P12", queries: [try charges()]),
    ]
  }

  private static let toDisposition = AggregateQuery.Number.days(
    from: Field.filed, to: Field.disposed)
  private static let pending = "filed_date is not missing and disposed_date is missing"

  private func query(
    _ dimensions: [AggregateQuery.Dimension], where condition: String = "",
    _ measures: [AggregateQuery.Measure], order: [AggregateQuery.Order] = [], limit: Int? = nil
  ) throws -> AggregateQuery {
    AggregateQuery(
      by: dimensions, measures, in: filter.and(try Filter(parsing: condition)), order: order,
      limit: limit)
  }

  private func count(_ condition: String = "") throws -> AggregateQuery.Measure {
    AggregateQuery.Measure(.count, where: try Filter(parsing: condition))
  }

  private func headline() throws -> AggregateQuery {
    try query(
      [],
      [
        count(), count("own_screening is missing"), count("filed_date is not missing"),
        count(Self.pending), count("disposed_date is not missing"),
        count("received_date > -365d"), count("filed_date > -365d"),
        count("disposed_date > -365d"), .init(.sum(Self.toDisposition)),
        .init(.sum(.field(Field.age))), count("own_age is not missing"),
      ])
  }

  private func attorneys() throws -> AggregateQuery {
    let age = AggregateQuery.Number.age(since: Field.filed)
    let pending = try Filter(parsing: Self.pending)
    return try query(
      [.label(Field.attorney)],
      [
        count("disposed_date is missing and (own_screening = Filed or own_screening is missing)"),
        count(
          """
          disposed_date is missing and own_screening = Filed
          and own_severity in ("Felony 1", "Felony 2", "Felony 3")
          """),
        count("received_date > -30d"), count("disposed_date > -30d"),
        .init(.maximum(age), where: pending), .init(.nearestRank(age, percent: 50), where: pending),
      ], order: [.measure(0, descending: true)])
  }

  private func months() throws -> [AggregateQuery] {
    try [("disposed_date", Field.disposed), ("filed_date", Field.filed), ("", Field.received)]
      .map { name, field in
        try query(
          [.month(field)], where: name.isEmpty ? "" : "\(name) is not missing", [count()])
      }
  }

  private func clearance() throws -> [AggregateQuery] {
    try [("filed_date", Field.filed), ("disposed_date", Field.disposed)].map { name, field in
      try query([.label(Field.unit), .quarter(field)], where: "\(name) is not missing", [count()])
    }
  }

  private func times() throws -> AggregateQuery {
    try query(
      [.label(Field.category), .label(Field.severity)], where: "disposed_date is not missing",
      [count()] + [25, 50, 75, 90].map { .init(.nearestRank(Self.toDisposition, percent: $0)) }
        + [.init(.maximum(Self.toDisposition))])
  }

  /// The ages at which pending cases are parted, in days.
  static let ages = [30, 90, 180, 365, 730]

  private func pendingAges() throws -> AggregateQuery {
    let ends = Self.ages.map { Optional($0) } + [nil]
    let starts = [nil] + Self.ages.map { Optional($0) }
    var measures: [AggregateQuery.Measure] = []
    for (start, end) in zip(starts, ends) {
      let conditions =
        (start.map { ["filed_date < -\($0)d"] } ?? [])
        + (end.map { ["filed_date >= -\($0)d"] } ?? [])
      let bucket = try Filter(parsing: conditions.joined(separator: " and "))
      measures.append(.init(.count, where: bucket))
      measures.append(.init(.sum(.age(since: Field.filed)), where: bucket))
    }
    return try query([.label(Field.unit)], where: Self.pending, measures)
  }

  /// The decisions, each with the cases that reach it and those that go one way.
  private static let decisions = [
    ("own_screening is not missing", "own_screening = Declined"),
    (
      "filed_date is not missing",
      "filed_date is not missing and own_severity in (\"Felony 1\", \"Felony 2\", \"Felony 3\")"
    ),
    ("filed_date is not missing", "filed_date is not missing and own_custody = Detained"),
    ("filed_date is not missing", "filed_date is not missing and diversion = Y"),
    ("filed_date is not missing", "filed_date is not missing and plea_offer = Y"),
    (
      "disposed_date is not missing", "disposed_date is not missing and own_disposition = Dismissed"
    ),
    (
      "disposed_date is not missing",
      """
      disposed_date is not missing
      and own_disposition in ("Guilty Plea", "Convicted at Trial")
      """
    ),
    ("own_sentence is not missing", "own_sentence in (Prison, Jail)"),
  ]

  private func decisions() throws -> AggregateQuery {
    try query(
      [.label(Field.race)], Self.decisions.flatMap { [try count($0), try count($1)] })
  }

  private func outcomes() throws -> AggregateQuery {
    try query(
      [.label(Field.category), .label(Field.disposition)],
      where: "own_disposition is not missing", [count()])
  }

  private func sentences() throws -> AggregateQuery {
    let days = AggregateQuery.Number.field(Field.sentenceDays)
    return try query(
      [.label(Field.severity), .label(Field.sentence)], where: "own_sentence is not missing",
      [
        count(), .init(.sum(days)), .init(.nearestRank(days, percent: 50)),
        .init(.nearestRank(days, percent: 90)),
      ])
  }

  private func judges() throws -> AggregateQuery {
    try query(
      [.label(Field.judge)], where: "own_judge is not missing",
      [
        count(), count("disposed_date is not missing"), count("own_disposition = Dismissed"),
        count("own_sentence in (Prison, Jail)"),
        .init(.nearestRank(Self.toDisposition, percent: 50)),
      ])
  }

  private func agencies() throws -> AggregateQuery {
    let toFiling = AggregateQuery.Number.days(from: Field.received, to: Field.filed)
    return try query(
      [.label(Field.agency)],
      [
        count(), count("filed_date is not missing"), count("own_screening = Declined"),
        count("own_screening = \"Returned for Investigation\""), .init(.sum(toFiling)),
        .init(.nearestRank(toFiling, percent: 90)),
      ])
  }

  private func charges() throws -> AggregateQuery {
    try query(
      [.label(Field.code), .label(Field.description)],
      [count(), count("filed_date is not missing"), count(Self.pending)],
      order: [.measure(0, descending: true)], limit: 25)
  }
}
