import Cases
import Metrics
import Testing

/// An office's own metric from its entries, as `office.yml` would give it.
private func own(_ id: String, _ entries: [String: String]) -> Office.OwnMetric {
  Office.OwnMetric(
    id: PlacedText(id), entries: entries.mapValues { PlacedText($0) })
}

private func office(_ metrics: [Office.OwnMetric], targets: [String: String] = [:]) -> Office {
  var office = Office(name: "Small County", fewCases: 2)
  office.ownMetrics = metrics
  office.targets = targets.map {
    Office.TargetEntry(metric: PlacedText($0.key), wanted: PlacedText($0.value))
  }
  return office
}

@Suite("A metric that an office defines")
struct OwnMetricTests {
  /// Five weapon cases disposed in the year before 2022-11-05: two dismissed, one transferred, one
  /// without a disposition; beside them a theft, one of no known offense, and an old one.
  private let cases = [
    InventedCase(
      offense: "Weapons", filed: "2022-01-01", disposed: "2022-03-01", disposition: .dismissed),
    InventedCase(
      offense: "weapon, concealed", filed: "2022-01-01", disposed: "2022-02-01",
      disposition: .plea),
    InventedCase(
      offense: "Weapons", filed: "2022-01-01", disposed: "2022-05-01", disposition: .dismissed),
    InventedCase(
      offense: "Weapons", filed: "2022-01-01", disposed: "2022-05-01", disposition: .transferred),
    InventedCase(offense: "Weapons", filed: "2022-06-01", disposed: "2022-05-01"),
    InventedCase(
      offense: "Theft", filed: "2022-01-01", disposed: "2022-03-01", disposition: .dismissed),
    InventedCase(
      offense: "", filed: "2022-01-01", disposed: "2022-03-01", disposition: .dismissed),
    InventedCase(
      offense: "Weapons", filed: "2019-01-01", disposed: "2019-03-01", disposition: .dismissed),
    InventedCase(severity: .felony, offense: "Weapons", filed: "2021-01-01"),
    InventedCase(severity: nil, offense: "Theft", filed: "2020-01-01"),
  ]

  private func engine(_ metrics: Office.OwnMetric...) throws -> StoreEngine {
    try StoreEngine(checking: inventedStore(cases, office: office(metrics)))
  }

  @Test("is a share with its interval, and leaves out what is not known")
  func share() throws {
    let engine = try engine(
      own(
        "gun_dismissals",
        [
          "numerator": "disposition = dismissed",
          "of": "offense ~ weapon and disposition not in (transferred, other)",
          "anchor": "disposed", "desired": "down", "source": "Policy 12",
        ]))
    let row = try #require(try engine.answer(MetricsQuery(["gun_dismissals"])).first)
    // Two of three; left out are the weapon case without a disposition and the one that was
    // dismissed of no known offense.
    #expect(row.numerator == 2)
    #expect(row.denominator == 3)
    #expect(row.missing == 2)
    #expect(row.state == .ok)
    // statsmodels: proportion_confint(2, 3, method="wilson")
    #expect(abs((row.low ?? 0) - 0.2076596) < 1e-6)
    #expect(abs((row.high ?? 0) - 0.9385081) < 1e-6)
    let explained = try engine.explain(ExplainQuery("gun_dismissals"))
    #expect(
      Set(explained.leftOut) == [
        .init(reason: "no offense recorded", cases: 1),
        .init(reason: "no disposition recorded", cases: 1),
      ])
    #expect(explained.metric.desired == .down)
    #expect(explained.metric.source == "Policy 12")
    #expect(explained.parts.first { $0.kind == .inQuestion }?.cases == 7)
  }

  @Test("opens into as many cases as it counts")
  func lists() throws {
    let engine = try engine(
      own(
        "guns",
        ["numerator": "disposition = dismissed", "of": "offense ~ weapon", "anchor": "disposed"]))
    let explained = try engine.explain(ExplainQuery("guns"))
    for part in explained.parts {
      let behind = NumberReference(.metric("guns"), part.side)
      let list = try engine.answer(CasesQuery(columns: [], behind: behind))
      #expect(list.total == part.cases, "\(part.words)")
    }
    let leftOut = NumberReference(.metric("guns"), .leftOut)
    #expect(
      try engine.answer(CasesQuery(columns: [], behind: leftOut)).total == explained.row.missing)
  }

  @Test("is a count without “of”, in the period, of open cases, or of all")
  func counts() throws {
    let engine = try engine(
      own("dismissed_here", ["numerator": "disposition = dismissed", "anchor": "disposed"]),
      own("old_felonies", ["numerator": "severity = felony and age_days > 365", "anchor": "open"]),
      own("ever_guns", ["numerator": "offense ~ weapon", "anchor": "stock"]))
    let rows = try engine.answer(
      MetricsQuery(["dismissed_here", "old_felonies", "ever_guns"]))
    #expect(rows.map(\.value) == [4, 1, 7])
    #expect(rows.map(\.missing) == [1, 1, 1])
    #expect(rows.map(\.unit) == [.count, .count, .count])
    #expect(rows[1].period == .on(inventedDay))
  }

  @Test("measures days, without those that end before they begin")
  func days() throws {
    let engine = try engine(
      own("took", ["measure": "median of days", "of": "all", "anchor": "disposed"]),
      own("took_mean", ["measure": "mean of filed to disposed", "of": "all", "anchor": "disposed"]))
    let rows = try engine.answer(MetricsQuery(["took", "took_mean"]))
    // 59, 31, 120, 120, 59, 59 days.
    #expect(rows.map(\.denominator) == [6, 6])
    #expect(rows[0].value == 59)
    #expect(abs((rows[1].value ?? 0) - 448.0 / 6) < 1e-9)
    #expect(rows.map(\.missing) == [1, 1])
    #expect(
      try engine.explain(ExplainQuery("took_mean")).leftOut.map(\.reason) == [
        "days from filed to disposed end before they begin"
      ])
  }

  @Test("is listed after the catalogue, and asked for by name like it")
  func listed() throws {
    let engine = try engine(own("guns", ["numerator": "offense ~ weapon", "anchor": "filed"]))
    #expect(engine.metrics.count == Metric.all.count + 1)
    #expect(engine.metrics.last?.id == "guns")
    #expect(engine.metric("guns")?.title == "Guns")
    #expect(throws: QueryError.unknownMetric("gun", nearest: "guns")) {
      try engine.answer(MetricsQuery(["gun"]))
    }
  }

  @Test("is not computable without a field that it asks about")
  func notComputable() throws {
    let store = inventedStore(
      cases, without: [.offense],
      office: office([own("guns", ["numerator": "offense ~ weapon", "anchor": "filed"])]))
    let row = try StoreEngine(checking: store).answer(MetricsQuery(["guns"]))[0]
    #expect(row.state == .notComputable)
    #expect(row.why == "not in the data: offense")
    #expect(row.value == nil)
  }

  @Test("of no cases is undefined, and a count of none is 0")
  func nothing() throws {
    let metrics = [
      own("rate", ["numerator": "open", "of": "all", "anchor": "filed"]),
      own("number", ["numerator": "open", "anchor": "filed"]),
      own("took", ["measure": "median of days", "of": "all", "anchor": "filed"]),
    ]
    let engine = try StoreEngine(checking: inventedStore([], office: office(metrics)))
    let rows = try engine.answer(MetricsQuery(["rate", "number", "took"]))
    #expect(rows.map(\.state) == [.undefined, .ok, .undefined])
    #expect(rows.map(\.value) == [nil, 0, nil])
  }
}

@Suite("Own copies of catalogue metrics")
struct OwnMetricLawTests {
  /// Metrics of the catalogue, and the same in an office's words.
  private static let copies: [(of: String, entries: [String: String])] = [
    (
      "dismissal_rate",
      [
        "numerator": "disposition = dismissed", "of": "disposition not in (transferred, other)",
        "anchor": "disposed",
      ]
    ),
    (
      "conviction_rate",
      [
        "numerator": "disposition in (plea, trial_convicted)",
        "of": "not disposition in (other, transferred)", "anchor": "disposed",
      ]
    ),
    ("open", ["numerator": "open", "anchor": "stock"]),
    ("filed", ["numerator": "all", "anchor": "filed"]),
    ("pending_over_180", ["numerator": "age_days > 180", "of": "all", "anchor": "open"]),
    ("pending_age_median", ["measure": "median of age_days", "of": "all", "anchor": "open"]),
    (
      "days_to_disposition_median",
      ["measure": "median of days", "of": "all", "anchor": "disposed"]
    ),
    ("days_to_disposition_p90", ["measure": "p90 of days", "of": "all", "anchor": "disposed"]),
    ("within_180", ["numerator": "days <= 180", "of": "all", "anchor": "disposed"]),
    (
      "felony_share",
      [
        "numerator": "severity = felony", "of": "severity in (felony, misdemeanor)",
        "anchor": "filed",
      ]
    ),
    ("detention_rate", ["numerator": "custody = detained", "of": "all", "anchor": "filed"]),
    (
      "incarceration_rate",
      [
        "numerator": "sentence in (prison, jail, probation_jail)",
        "of": "disposition in (plea, trial_convicted) and sentence is not missing",
        "anchor": "disposed",
      ]
    ),
  ]

  private let engine: StoreEngine

  init() throws {
    let metrics = Self.copies.map { own("own_" + $0.of, $0.entries) }
    engine = try StoreEngine(checking: inventedStore(manyCases(), office: office(metrics)))
  }

  @Test("give the same numbers, for all cases and by groups", arguments: [[], [CaseField.race]])
  func equal(_ by: [CaseField]) throws {
    for period in [PeriodChoice.months(12), .all, .months(36)] {
      for copy in Self.copies {
        let scope = Scope(period: period)
        let rows = try engine.answer(MetricsQuery([copy.of], by: by, in: scope))
        let copies = try engine.answer(MetricsQuery(["own_" + copy.of], by: by, in: scope))
        #expect(rows.map(\.value) == copies.map(\.value), "\(copy.of)")
        #expect(rows.map(\.numerator) == copies.map(\.numerator), "\(copy.of)")
        #expect(rows.map(\.denominator) == copies.map(\.denominator), "\(copy.of)")
        #expect(rows.map(\.low) == copies.map(\.low), "\(copy.of)")
        #expect(rows.map(\.group) == copies.map(\.group), "\(copy.of)")
        // What the catalogue asks to be known by a condition, "of" leaves out by the same.
        if copy.of != "incarceration_rate" {
          #expect(rows.map(\.missing) == copies.map(\.missing), "\(copy.of)")
        }
      }
    }
  }

  @Test("give the same numbers on a past day, and month by month")
  func past() throws {
    let then = Scope(asOf: day("2021-06-30"))
    for copy in Self.copies {
      let row = try engine.answer(MetricsQuery([copy.of], in: then))[0]
      let other = try engine.answer(MetricsQuery(["own_" + copy.of], in: then))[0]
      #expect(row.value == other.value, "\(copy.of)")
      let series = try engine.answer(SeriesQuery([copy.of], months: 8))[0]
      let others = try engine.answer(SeriesQuery(["own_" + copy.of], months: 8))[0]
      #expect(series.rows.map(\.value) == others.rows.map(\.value), "\(copy.of)")
    }
  }

  @Test("have lists as long as their counts, which add up to the cases in question")
  func lists() throws {
    for copy in Self.copies {
      let id = "own_" + copy.of
      let explained = try engine.explain(ExplainQuery(id))
      let parts = explained.parts
      for part in parts {
        let list = try engine.answer(
          CasesQuery(columns: [], behind: NumberReference(.metric(id), part.side)))
        #expect(list.total == part.cases, "\(id): \(part.words)")
      }
      let all = parts.first { $0.kind == .inQuestion }?.cases
      let kinds: [AccountPart.Kind] = [.counted, .leftOut, .apart]
      let sum = parts.filter { kinds.contains($0.kind) }.reduce(0) { $0 + $1.cases }
      #expect(all == sum, "\(id)")
    }
  }
}

@Suite("An own metric that cannot be understood")
struct OwnMetricErrorTests {
  /// Entries of a metric "guns", and what is said of them.
  private static let wrong: [(entries: [String: String], message: String)] = [
    (["anchor": "filed"], "a metric needs a `numerator:`, a filter that says which cases count"),
    (
      ["numerator": "open"],
      "a metric needs an `anchor:`: a day such as disposed, or open, or stock"
    ),
    (
      ["numerator": "dispositon = plea", "anchor": "disposed"],
      "there is no field “dispositon”; did you mean disposition?"
    ),
    (
      ["numerator": "open", "anchor": "dispozed"],
      "“dispozed” is no day of a case; did you mean disposed?"
    ),
    (
      ["numerator": "open", "of": "all", "unit": "count", "anchor": "filed"],
      "a count is not of anything; leave `of:` out, or write unit: share"
    ),
    (
      ["numerator": "open", "unit": "share", "anchor": "filed"],
      "a share needs `of:`, a filter that says of which cases, or all"
    ),
    (
      ["numerator": "open", "unit": "shares", "anchor": "filed"],
      "“shares” is no unit; did you mean share?"
    ),
    (
      ["measure": "median of dayz", "of": "all", "anchor": "disposed"],
      "“dayz” is no number of days; did you mean days?"
    ),
    (
      ["measure": "median of days", "numerator": "open", "anchor": "disposed"],
      "days are measured of cases; write `of:` instead"
    ),
    (
      ["numerator": "open", "anchor": "filed", "desired": "more"],
      "expected up, down or neither"
    ),
    (["numerator": "", "anchor": "filed"], "expected a filter, or “all” for all cases"),
  ]

  @Test("says what to write instead", arguments: 0..<11)
  func messages(_ index: Int) throws {
    let (entries, message) = Self.wrong[index]
    let error = #expect(throws: LoadError.self) {
      _ = try Metric.own(of: office([own("guns", entries)]))
    }
    #expect(error?.message == message)
  }

  @Test("may not take a name of the catalogue, nor one that is no word")
  func names() throws {
    for (id, words) in [("open", "is a metric of the catalogue"), ("Gun cases", "is no id")] {
      let error = #expect(throws: LoadError.self) {
        _ = try Metric.own(of: office([own(id, ["numerator": "open", "anchor": "filed"])]))
      }
      #expect(error?.message.contains(words) == true)
    }
  }
}

@Suite("A target")
struct MetricTargetTests {
  private func target(_ metric: String, _ wanted: String) throws -> MetricTarget? {
    try StoreEngine(checking: inventedStore([], office: office([], targets: [metric: wanted])))
      .targets[metric]
  }

  @Test("is read in percent, in days, as a bound or a range")
  func reading() throws {
    #expect(try target("dismissal_rate", "at most 25 %")?.high == 0.25)
    #expect(
      try target("plea_rate", "60 % to 80 %")
        == MetricTarget(low: 0.6, high: 0.8, text: "60 % to 80 %"))
    #expect(try target("clearance_rate", "100%")?.low == 1)
    #expect(try target("days_to_disposition_median", "180 days")?.text == "at most 180 days")
  }

  @Test(
    "that says nothing is refused",
    arguments: [
      ("plea_rate", "60 %"), ("dismissal_rate", "25"), ("open", "25 %"), ("open", "many"),
      ("open", "at most -1"), ("plea_rate", "80 % to 60 %"), ("open", "at least nan"),
    ])
  func refused(_ metric: String, _ wanted: String) {
    #expect(throws: LoadError.self) { _ = try target(metric, wanted) }
  }

  @Test("is met where the whole interval meets it, and cannot be told where it straddles")
  func verdicts() {
    let target = MetricTarget(low: 0.75, text: "at least 75 %")
    func verdict(
      _ low: Double?, _ value: Double?, _ high: Double?, _ state: MetricState = .ok,
      _ notes: [MetricNote] = []
    ) -> MetricTarget.Verdict? {
      target.verdict(
        on: MetricRow(
          metric: "within_365", period: .on(inventedDay), value: value, low: low, high: high,
          unit: .share, state: state, notes: notes))
    }
    #expect(verdict(0.76, 0.8, 0.84) == .met)
    #expect(verdict(0.7, 0.8, 0.84) == .cannotTell)
    #expect(verdict(0.5, 0.6, 0.7) == .notMet)
    #expect(verdict(nil, 0.8, nil) == .met)
    #expect(verdict(0.76, 0.8, 0.84, .few) == .cannotTell)
    #expect(verdict(0.76, 0.8, 0.84, .ok, [.outOfCoverage]) == nil)
    #expect(verdict(nil, nil, nil, .undefined) == nil)
  }

  @Test("stands beside the number of the whole office alone")
  func rows() throws {
    let engine = try StoreEngine(
      checking: inventedStore(manyCases(), office: office([], targets: ["open": "at most 9"])))
    #expect(try engine.answer(MetricsQuery(["open"]))[0].target?.high == 9)
    #expect(try engine.answer(MetricsQuery(["open"], by: [.race])).allSatisfy { $0.target == nil })
    #expect(try engine.explain(ExplainQuery("open")).row.target?.text == "at most 9")
  }
}
