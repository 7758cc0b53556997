import Cases
import Metrics
import Reports
import Testing

@Suite("A comparison of attorneys, printed")
struct ComparisonReportTests {
  private var table: ComparisonTable {
    var table = ComparisonTable(metric: "dismissal_rate", by: .attorney, period: .on(Day(19_000)))
    var row = ComparisonRow("Ada", .member, n: 50)
    row.role = "attorney"
    (row.events, row.rate, row.low, row.high) = (20, 0.4, 0.2, 0.6)
    (row.comparedCases, row.observed, row.expected) = (40, 15, 10)
    (row.ratio, row.z) = (1.5, 2.5)
    row.limits95 = FunnelBand(low: 6, high: 14, chanceBeyond: 0.04)
    row.limits998 = FunnelBand(low: 3, high: 18, chanceBeyond: 0.001)
    var past = Benchmark("2021")
    (past.n, past.events, past.rate, past.low, past.high) = (50, 10, 0.2, 0.1, 0.3)
    (past.difference, past.differenceLow, past.differenceHigh) = (0.2, 0.01, 0.36)
    row.past = past
    row.open = 12
    var few = ComparisonRow("Ben", .member, n: 3)
    few.state = .few
    few.why = "hidden: fewer than 20 cases"
    var nobody = ComparisonRow("", .unassigned, n: 2)
    nobody.state = .notComputable
    nobody.why = "nobody's cases: not compared"
    table.rows = [row, few, nobody]
    table.strata = [.offense]
    table.overdispersion = 0.8
    table.load = AttorneyLoad(
      attorneys: 2, open: 15, mean: 7.5, median: 7.5, perFTE: 10, withFTE: 1)
    return table
  }

  @Test("shows limits beside each ratio, and what chance alone would do")
  func text() {
    let text = Report.comparison(table).text(.table, header: nil)
    #expect(
      text == """
        ATTORNEY      ROLE       N    RATE       95 %  COVERED  OBSERVED  EXPECTED  RATIO     LIMITS          ON OWN PAST  OPEN  NOTE
        Ada           attorney  50  40.0 %  20.0–60.0   80.0 %        15      10.0   1.50  0.60–1.40  +20.0 (1.0 to 36.0)    12  above the 95 % limits
        Ben                      3       –                                                                                       hidden: fewer than 20 cases
        (unassigned)             2       –                                                                                       nobody's cases: not compared

        1 of 1 attorney lies outside the 95 % limits; about 0 would by chance.
        Open cases of an attorney: mean 7.5, median 7.5, full-time equivalent 10.0, hours known of 1.

        """)
  }

  @Test("carries the limits as ratios, the benchmarks as objects, and what is true of all")
  func json() {
    let text = Report.comparison(table, order: .ratio).text(.json, header: nil)
    #expect(text.hasPrefix(#"{"office_rate":null,"notes":[],"period":{"on":"2022-01-08"},"#))
    #expect(text.contains(#""outside_95":1,"outside_95_by_chance":0.04,"outside_998":0,"#))
    #expect(
      text.contains(
        #""limit_low_95":0.6,"limit_high_95":1.4,"limit_low_998":0.3,"limit_high_998":1.8,"#
          + #""z":2.5,"position":"above","past":{"name":"2021","n":50,"events":10,"rate":0.2,"#))
    #expect(text.contains(#""group":"Ben","standing":"member","role":null,"unit":null,"n":3,"#))
    #expect(text.contains(#""unit_others":null,"office_others":null,"open":null,"fte":null,"#))
  }

  @Test("parts the benchmarks into columns of CSV, each with a name of its own")
  func csv() throws {
    let text = Report.comparison(table).text(.csv, header: nil)
    let heading = try #require(text.split(separator: "\n").first).split(separator: ",")
    #expect(Set(heading).count == heading.count)
    #expect(heading.contains("past_difference_low") && heading.contains("office_others_rate"))
  }
}
