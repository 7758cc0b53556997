import Cases
import Dashboard
import Metrics
import Terminal
import Testing

/// An office of four groups and two offenses, decided in two years, with a county around it.
private struct TwoYears {
  static func engine() -> StoreEngine {
    var cases: [(race: String, offense: String, isDismissed: Bool, year: Int)] = []
    for year in [2020, 2021] {
      for (race, offense, dismissed, all) in [
        ("White", "Theft", 30, 100), ("White", "Fraud", 45, 50), ("Black", "Theft", 20, 40),
        ("Black", "Fraud", 54, 60), ("Asian", "Theft", 2, 5), ("", "Theft", 3, 6),
      ] {
        cases += (0..<all).map { (race, offense, $0 < dismissed, year) }
      }
    }
    let day = Day(year: 2022, month: 1, day: 31) ?? Day(0)
    func texts(_ values: [String]) -> Column {
      let labels = [""] + Set(values).subtracting([""]).sorted()
      return .text(
        TextColumn(
          codes: values.map { UInt32(labels.firstIndex(of: $0) ?? 0) }, labels: labels))
    }
    func days(_ month: Int) -> Column {
      .day(Numbers(cases.map { (Day(year: $0.year, month: month, day: 5) ?? Day(0)).number }))
    }
    let dispositions = cases.map { $0.isDismissed ? Disposition.dismissed : .plea }
    return StoreEngine(
      CaseStore(
        office: Office(name: "Test County"), dataDay: day, asOf: day, count: cases.count,
        columns: [
          .caseID: texts(cases.indices.map { "C\($0)" }), .race: texts(cases.map(\.race)),
          .gender: texts(cases.indices.map { $0 % 3 == 0 ? "Female" : "Male" }),
          .offense: texts(cases.map(\.offense)), .filed: days(2), .disposed: days(6),
          .disposition: .text(
            TextColumn(
              codes: dispositions.map { UInt32($0.rawValue) }, labels: Disposition.labels)),
        ],
        derived: CaseStore.Derived(
          closed: cases.map { _ in true }, inactive: cases.map { _ in false }),
        population: Population(byRace: ["White": 30_000, "Black": 5_000], sources: ["census"])))
  }
}

@Suite("The pages behind a disparity")
struct DisparityPageTests {
  private func text(_ keys: String, width: Int = 110, height: Int = 30) throws -> String {
    screen(
      of: TwoYears.engine(), size: Size(width: width, height: height),
      keys: try Key.parse(keys).get()
    ).text
  }

  @Test("shows at 80 columns the number of cases, the verdict and why there is none")
  func narrow() throws {
    let text = try text("4", width: 80, height: 30)
    #expect(text.contains(" N "))
    #expect(text.contains("compared with") && text.contains("too few"))
    #expect(text.contains("not compared") && text.contains("by offense"))
    #expect(text.contains("not bias, not cause"))
  }

  @Test("names the decision under which the first row on a scrolled screen stands")
  func sticky() throws {
    for downs in 5...9 {
      let keys = "4" + String(repeating: " Down", count: downs)
      let rows = try text(keys, height: 20).split(separator: "\n", omittingEmptySubsequences: false)
      let head = try #require(rows.firstIndex { $0.contains("GROUP ") })
      #expect(!rows[head + 1].dropFirst(2).hasPrefix(" "), "\(downs)")
    }
  }

  @Test("opens a ratio into the kinds of case that make it, and one of these into its cases")
  func strata() throws {
    let page = try text("4 Down Down Down Down Down Enter")
    #expect(page.contains("like cases"))
    #expect(page.contains("Theft") && page.contains("Fraud") && page.contains("WEIGHT"))
    #expect(page.contains("The adjusted ratio is the mean of these ratios by their weights."))
    let cases = try text("4 Down Down Down Down Down Enter Enter")
    #expect(cases.contains("60 cases · Black: decided cases, Fraud."))
  }

  @Test("shows how a ratio moved by year, and by quarter")
  func trend() throws {
    let years = try text("4 Down Down Down Down Down y")
    #expect(years.contains("YEAR") && years.contains("2020") && years.contains("2021"))
    #expect(years.contains("1.21-1.81") && years.contains("no case"))
    let quarters = try text("4 Down Down Down Down Down y y")
    #expect(quarters.contains("QUARTER") && quarters.contains("2021-Q2"))
  }

  @Test("never mixes the benchmark of the population with shares of the stage before")
  func population() throws {
    let page = try text("4 B")
    #expect(page.contains("OF 1,000") && page.contains("30,000"))
    #expect(!page.contains("ADJ."))
    #expect(try text("4 B B").contains("ADJ."))
  }

  @Test("crosses race and gender, and follows a cohort, as chosen from the menus")
  func choices() throws {
    let crossed = try text("4 c a n d Enter")
    #expect(crossed.contains("White · Male") && crossed.contains("Black · Female"))
    let cohort = try text("4 o f i l e d Enter")
    #expect(cohort.contains("cases filed"))
  }

  @Test("are drawn at every size")
  func sizes() throws {
    for keys in [
      "4 Down Enter", "4 Down y", "4 B", "4 B End i", "4 Down Enter z", "4 o", "4 Down i",
    ] {
      for (width, height) in [(0, 0), (40, 12), (57, 17), (80, 18), (149, 13), (200, 50)] {
        let size = Size(width: width, height: height)
        let canvas = screen(
          of: TwoYears.engine(), size: size, keys: try Key.parse(keys).get())
        #expect(canvas.size == size)
      }
    }
  }
}
