import Cases
import Metrics
import Testing

@Suite("The Prosecutorial Performance Indicators")
struct IndicatorTests {
  @Test("are 55, numbered within their objectives, and no number is given twice")
  func list() {
    #expect(Indicator.all.count == 55)
    let numbers = Indicator.all.compactMap(\.number)
    #expect(numbers.count == 54)
    #expect(Set(numbers).count == 54)
    for indicator in Indicator.all {
      guard let number = indicator.number else {
        #expect(indicator.title == nil && indicator.objective == nil)
        continue
      }
      #expect(number.split(separator: ".").first == "\(indicator.objective?.rawValue ?? 0)")
      #expect(Indicator.numbered(number) == indicator)
    }
    let counts = Indicator.Objective.allCases.map { objective in
      Indicator.all.filter { $0.objective == objective }.count
    }
    #expect(counts == [6, 5, 6, 7, 6, 6, 7, 7, 4])
    #expect(
      Indicator.Objective.allCases.map(\.goal.rawValue) == [1, 1, 1, 2, 2, 2, 3, 3, 3])
  }

  @Test("say where neither title nor definition is known, and make none up")
  func honesty() {
    let untitled = Indicator.all.filter { $0.title == nil }
    #expect(untitled.map(\.number) == ["6.2", "6.4", "8.4", "8.5", "8.6", "9.1", nil])
    for indicator in untitled {
      #expect(indicator.name == "title not known to us")
      #expect(indicator.metrics.isEmpty && indicator.how.isEmpty && indicator.lacks.isEmpty)
    }
    for indicator in Indicator.all where indicator.how.isEmpty {
      #expect(indicator.measure == "published definition not known to us")
      // A number is given for such a one only with words that say whose formula it is.
      #expect(
        indicator.metrics.isEmpty || indicator.differs.contains("not known to us"),
        "\(indicator.label)")
    }
  }

  @Test("are measured by metrics of the catalogue")
  func metrics() {
    for indicator in Indicator.all {
      for id in indicator.metrics { #expect(Metric.named(id) != nil, "\(indicator.label): \(id)") }
    }
  }

  @Test("ask for cases in the filter language")
  func conditions() throws {
    for indicator in Indicator.all { _ = try Filter(parsing: indicator.condition) }
  }

  private func rows(
    _ cases: [InventedCase], without missing: Set<CaseField> = [], period: PeriodChoice = .all
  ) throws -> [String: IndicatorRow] {
    let engine = StoreEngine(inventedStore(cases, without: missing))
    let rows = try engine.answer(IndicatorsQuery(in: Scope(period: period)))
    #expect(rows.map(\.indicator) == Indicator.all)
    return Dictionary(
      rows.map { ($0.indicator.number ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// 100 cases, of which 63 have a race and all have an ending.
  private let hundred = (0..<100).map { index in
    InventedCase(
      severity: index < 40 ? .felony : .misdemeanor,
      race: index < 63 ? (index % 2 == 0 ? "Black" : "White") : "Unknown",
      filed: "2022-03-01", disposed: "2022-05-10",
      disposition: index % 4 == 0 ? .diverted : .plea)
  }

  @Test("give the share of cases that have a field, where not all have it")
  func partly() throws {
    let row = try #require(try rows(hundred)["7.5"])
    #expect(row.state == .partly)
    #expect(row.why == "race filled in 63 % of cases")
    #expect(row.filled == [FilledField(.race, filled: 63, outOf: 100)])
    #expect(row.lead?.row.value == 0.25)
    #expect(row.lead?.groups.compactMap { $0.group.first?.label } == ["Black", "Unknown", "White"])
  }

  @Test("name the field that is missing")
  func not() throws {
    let row = try #require(try rows(hundred, without: [.disposition])["7.5"])
    #expect(row.state == .not)
    #expect(row.missing == ["disposition"])
    #expect(row.why == "not in the data: disposition")
    let walkIns = try #require(try rows(hundred)["6.1"])
    #expect(walkIns.state == .not)
    #expect(walkIns.missing == ["days of walk-ins"])
    #expect(try rows(hundred)["4.7"]?.why == "published definition not known to us")
    #expect(try rows(hundred)[""]?.state == .not)
  }

  @Test("are about the cases that the published ones are about, and give the period before")
  func measurable() throws {
    let row = try #require(try rows(hundred)["3.1"])
    #expect(row.state == .measurable)
    #expect(row.why.isEmpty)
    #expect(row.lead?.row.value == 70)
    #expect(row.lead?.row.denominator == 40)
    #expect(row.lead?.before == nil)

    var cases = hundred
    for index in 0..<10 {
      cases[index].filed = "2021-03-01"
      cases[index].disposed = "2021-03-11"
    }
    let trend = try #require(try rows(cases, period: .months(12))["3.1"]?.lead)
    #expect(trend.row.denominator == 30)
    #expect(trend.before?.value == 10)
    #expect(trend.before?.denominator == 10)
  }

  @Test("are answered for an office without cases, and one without fields")
  func extremes() throws {
    for row in try rows([]).values { #expect(row.lead?.row.value ?? 0 >= 0) }
    let nothing = try rows([InventedCase()], without: Set(CaseField.allCases))
    #expect(nothing.values.allSatisfy { $0.state == .not && !$0.why.isEmpty })
  }
}
