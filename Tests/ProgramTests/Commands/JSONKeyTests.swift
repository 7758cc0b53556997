import Foundation
import Testing

/// Scripts depend on these names, their order in the text and their kinds.
@Suite("The JSON of a command")
struct JSONKeyTests {
  /// The keys of the object that a line of the output is, in order.
  private static func keys(of line: Substring) -> [String] {
    var depth = 0
    var isText = false
    var isEscaped = false
    var text = ""
    var keys: [String] = []
    for character in line {
      switch character {
      case _ where isEscaped: isEscaped = false
      case "\\" where isText: isEscaped = true
      case "\"":
        isText.toggle()
        if isText { text = "" }
      case _ where isText: text.append(character)
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":" where depth == 1: keys.append(text)
      default: break
      }
    }
    return keys
  }

  private static func rows(_ arguments: [String]) throws -> [Substring] {
    let run = try ProgramRun(arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return run.output.split(separator: "\n").filter { $0.first == "{" }
  }

  private static let metric = [
    "metric", "group", "period", "value", "numerator", "denominator", "low", "high", "unit",
    "n_missing", "state", "why", "notes",
  ]

  @Test("has a head that says what the numbers were made from")
  func head() throws {
    let office = try TinyOffice()
    let head = try #require(
      try Self.rows(["metrics", office.folder, "--metric", "open"]).first)
    #expect(Self.keys(of: head) == ["office", "profile", "as_of", "data", "filter", "rows"])
    #expect(head.contains("\"filter\":null"))
    let filtered = try Self.rows(
      ["metrics", office.folder, "--metric", "open", "--where", "race = White"])
    #expect(filtered.first?.contains("\"filter\":\"race = White\"") == true)
  }

  @Test("of metrics has the keys of a number")
  func metrics() throws {
    let office = try TinyOffice()
    let rows = try Self.rows(["metrics", office.folder, "--by", "race"]).dropFirst()
    #expect(rows.count > 100)
    for row in rows { #expect(Self.keys(of: row) == Self.metric) }
  }

  @Test("of disparity has the keys of a comparison")
  func disparity() throws {
    let office = try TinyOffice()
    let rows = try Self.rows(["disparity", office.folder]).dropFirst()
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(
        Self.keys(of: row) == [
          "point", "by", "group", "reference", "n", "events", "rate", "low", "high",
          "reference_rate", "ratio", "ratio_low", "ratio_high", "difference", "difference_low",
          "difference_high", "excess", "p", "p_adjusted", "adjusted_ratio", "adjusted_low",
          "adjusted_high", "adjusted_p", "adjusted_for", "crude_on_strata", "group_kept",
          "reference_kept",
          "strata_used", "strata_dropped", "heterogeneity_p", "bound_low", "bound_high",
          "unknown_share", "e_value", "e_value_bound", "standardized", "standardized_low",
          "standardized_high", "standardized_coverage", "reference_standardized",
          "reference_standardized_coverage", "persons", "persons_with_event",
          "reference_persons", "reference_persons_with_event", "persons_ratio",
          "persons_ratio_low", "persons_ratio_high", "expected_days", "expected_days_low",
          "expected_days_high", "expected_days_n", "reference_expected_days",
          "expected_days_difference", "expected_days_difference_low",
          "expected_days_difference_high",
          "flags", "verdict",
          "state", "why", "notes",
        ])
    }
  }

  @Test("of compare has the keys of an attorney beside what is expected")
  func compare() throws {
    let office = try TinyOffice()
    for by in ["attorney", "unit"] {
      let lines = try Self.rows(["compare", office.folder, "--by", by, "--period", "all"])
      #expect(
        Self.keys(of: try #require(lines.first)) == [
          "office", "profile", "as_of", "data", "filter", "office_rate", "notes", "period", "past",
          "adjusted_for", "compared", "overdispersion", "outside_95", "outside_95_by_chance",
          "outside_998", "outside_998_by_chance", "load", "why", "remarks", "rows",
        ])
      #expect(lines.count > 2)
      for row in lines.dropFirst() {
        #expect(
          Self.keys(of: row) == [
            "metric", "by", "group", "standing", "role", "unit", "n", "events", "rate", "low",
            "high", "compared", "covered", "observed", "expected", "ratio", "limit_low_95",
            "limit_high_95", "limit_low_998", "limit_high_998", "z", "position", "past",
            "unit_others", "office_others", "open", "fte", "state", "why",
          ])
      }
    }
  }

  @Test("of handovers has the keys of what came and went, and says why there is nothing")
  func handovers() throws {
    let office = try TinyOffice()
    let head = try #require(try Self.rows(["handovers", office.folder]).first)
    #expect(
      Self.keys(of: head) == [
        "office", "profile", "as_of", "data", "filter", "period", "cases", "n_missing",
        "handovers", "handover_age_n", "handover_age_median", "why", "remarks", "rows",
      ])
    #expect(head.contains("assignments are not mapped"))
  }

  @Test("of moved has the keys of a change")
  func moved() throws {
    let office = try TinyOffice()
    let lines = try Self.rows(["moved", office.folder, "--by", "offense"])
    #expect(
      Self.keys(of: try #require(lines.first)) == [
        "office", "profile", "as_of", "data", "filter", "against", "now", "before", "by", "judged",
        "moved", "reporting_lag", "why", "remarks", "rows",
      ])
    #expect(lines.count > 2)
    for row in lines.dropFirst() {
      #expect(
        Self.keys(of: row) == [
          "metric", "before", "now", "change", "low", "high", "ratio", "ratio_low", "ratio_high",
          "unit", "dispersion", "method", "verdict", "why", "notes", "trend", "parts",
        ])
    }
  }

  @Test("of cases has the fields of the office, days in ISO form and numbers as numbers")
  func cases() throws {
    let office = try TinyOffice()
    let rows = try Self.rows([
      "cases", office.folder, "--columns", "case_id,filed,age_days,open,attorney", "--sort",
      "case_id",
    ]).dropFirst()
    #expect(rows.count == 7)
    #expect(
      rows.last?.hasPrefix(
        #"{"case_id":"22-6","filed":"2022-06-01","age_days":29,"open":true,"attorney":null}"#)
        == true)
    let all = try Self.rows(["cases", office.folder]).dropFirst()
    let fields = Set(Self.keys(of: try #require(all.first)))
    #expect(fields.isSuperset(of: ["case_id", "attorney", "race", "filed", "disposition"]))
  }

  @Test("has each key once, however often it is asked for")
  func once() throws {
    let office = try TinyOffice()
    let cases = try Self.rows(["cases", office.folder, "--columns", "race,case_id, race"])
    #expect(Self.keys(of: try #require(cases.last)) == ["race", "case_id"])
    let groups = try Self.rows([
      "metrics", office.folder, "--metric", "open,open", "--by", "race,race",
    ])
    #expect(groups.dropFirst().count { $0.contains(#""group":{"race":"White"}"#) } == 1)
  }

  @Test("of quality has the keys of a finding, and of explain those of a definition too")
  func others() throws {
    let office = try TinyOffice()
    for row in try Self.rows(["quality", office.folder]).dropFirst() {
      #expect(
        Self.keys(of: row) == [
          "rule", "field", "rows", "share", "severity", "first", "values", "how_to_fix",
        ])
    }
    let rows = try Self.rows(["explain", "clearance_rate", office.folder]).dropFirst()
    #expect(rows.count == 1)
    let keys = Self.keys(of: try #require(rows.first))
    #expect(keys.starts(with: Self.metric))
    #expect(Set(keys).isSuperset(of: ["title", "how", "source", "missing", "parts", "adds_up"]))
    let indicators = try Self.rows(["indicators", office.folder]).dropFirst()
    #expect(indicators.count == 55)
    for row in indicators {
      #expect(
        Self.keys(of: row) == [
          "number", "title", "objective", "objective_title", "goal", "goal_title", "state", "why",
          "metric", "period", "value", "numerator", "denominator", "low", "high", "unit",
          "n_missing", "notes", "value_state", "before", "groups", "also", "how", "differs",
          "where", "source", "missing", "filled",
        ])
    }
  }

  @Test("of times has the keys of a group, a way of ending or an age")
  func survival() throws {
    let office = try TinyOffice()
    let times = try Self.rows(["survival", office.folder, "--by", "race", "--period", "all"])
    #expect(times.count > 1)
    for row in times.dropFirst() {
      #expect(
        Self.keys(of: row) == [
          "group", "n", "disposed", "n_missing", "median", "median_low", "median_high",
          "disposed_by", "disposed_by_90", "disposed_by_180", "disposed_by_365", "horizon",
          "restricted_mean", "restricted_mean_low", "restricted_mean_high", "reference", "gap",
          "gap_low", "gap_high", "log_rank_p", "why", "notes",
        ])
    }
    let ways = try Self.rows(["survival", office.folder, "--outcomes", "--period", "all"])
    #expect(ways.count > 1)
    for row in ways.dropFirst() {
      #expect(
        Self.keys(of: row) == [
          "group", "disposition", "n", "cases", "ended_by", "ended_by_90", "ended_by_180",
          "ended_by_365",
        ])
    }
    let chances = try Self.rows(["survival", office.folder, "--chance", "90"])
    #expect(chances.count == 5)
    for row in chances.dropFirst() {
      #expect(
        Self.keys(of: row) == [
          "age_from", "age_to", "open", "median_age", "within_days", "chance", "low", "high",
          "expected", "without_chance", "why",
        ])
    }
  }
}
