import Cases
import Metrics

/// An engine whose answers are invented and fixed, so that screens of them can be compared as text.
struct InventedEngine: Engine {
  var office = Office(name: "Invented County", reference: "White")
  var dataDay = day("2022-11-05")
  var caseCount = 7828
  var filingHoles: [ClosedRange<Int>] = []
  var fields: Set<CaseField> = [
    .caseID, .attorney, .unit, .offense, .severity, .race, .gender, .filed, .disposed,
    .disposition, .judge, .custody, .sentence,
  ]
  var findings = Findings([
    Finding(
      rule: .implausibleDay, field: "filed", rows: 16, outOf: 7844,
      first: [Place(file: "cases.csv", line: 12), Place(file: "cases.csv", line: 844)]),
    Finding(
      rule: .unlistedValue, field: "disposition", rows: 204, outOf: 7844,
      first: [Place(file: "charges.csv", line: 3)], values: ["Held open (120)", "Other (84)"]),
    Finding(rule: .missingRace, field: "race", rows: 243, outOf: 7844),
  ])
  var sources = [
    SourceSummary(file: "cases.csv", path: "cases.csv", rows: 7844, setAside: 16),
    SourceSummary(file: "events.csv", path: "events.csv", rows: 258_586, setAside: 0),
  ]
  /// Whether the data holds all cases that the numbers speak of.
  var isCovered = true
  /// Cases that came in after the engine was made, to see a change.
  var added = 0

  /// The labels of each field with the share of cases that each has, in percent.
  static let labels: [CaseField: [(label: String, percent: Int)]] = [
    .attorney: [
      ("", 1), ("Adaeze Okafor", 24), ("Bríd Ní Cheallaigh", 20), ("Chen Wei", 17),
      ("Dolores Reyes", 15), ("Emre Yıldız", 13), ("Farah Haddad", 10),
    ],
    .unit: [("Felony", 45), ("Misdemeanor", 35), ("Special victims", 20)],
    .offense: [
      ("Battery", 22), ("Drug possession", 26), ("OWI", 18), ("Retail theft", 20), ("Robbery", 14),
    ],
    .severity: [("felony", 48), ("misdemeanor", 47), ("other", 5)],
    .disposition: [
      ("acquitted", 2), ("dismissed", 20), ("diverted", 8), ("plea", 58), ("plea_dismissed", 9),
      ("trial_convicted", 3),
    ],
    .race: [
      ("Black", 30), ("Hispanic", 12), ("Native American", 6), ("Unknown", 3), ("White", 49),
    ],
    .gender: [("female", 27), ("male", 73)],
  ]

  /// The whole office: the value, or for a share its parts.
  private static let base: [String: (numerator: Int, denominator: Int?, unit: MetricUnit)] = [
    "open": (2421, nil, .count), "open_inactive": (112, nil, .count), "filed": (2834, nil, .count),
    "disposed": (2511, nil, .count), "clearance_rate": (2511, 2834, .ratio),
    "weighted_open": (4312, nil, .index), "days_to_disposition_median": (92, 2511, .days),
    "days_to_disposition_p90": (318, 2511, .days), "km_days_to_disposition": (140, 2834, .days),
    "pending_age_median": (116, 2421, .days), "pending_over_90": (1398, 2421, .share),
    "pending_over_180": (640, 2421, .share), "pending_over_365": (188, 2421, .share),
    "pending_over_standard": (189, 2421, .share), "stalled": (135, 2421, .share),
    "no_next_event": (316, 2421, .share), "unassigned": (24, 2421, .share),
    "km_disposed_by_90": (1021, 2834, .share), "km_disposed_by_180": (1733, 2834, .share),
    "km_disposed_by_365": (2391, 2834, .share), "disposed_by_90": (930, 2600, .share),
    "disposed_by_180": (1590, 2600, .share), "disposed_by_365": (2210, 2600, .share),
    "within_90": (1240, 2511, .share), "within_180": (1902, 2511, .share),
    "within_365": (2370, 2511, .share), "within_standard_felony_75": (610, 1205, .share),
    "within_standard_felony_90": (905, 1205, .share),
    "within_standard_felony_98": (1130, 1205, .share),
    "within_standard_misdemeanor_75": (700, 1180, .share),
    "within_standard_misdemeanor_90": (1075, 1180, .share),
    "within_standard_misdemeanor_98": (1162, 1180, .share),
    "dismissal_rate": (502, 2511, .share), "plea_dismissal_rate": (226, 2511, .share),
    "diversion_rate": (201, 2511, .share), "plea_rate": (1456, 2511, .share),
    "trial_rate": (126, 2511, .share), "conviction_rate": (1532, 2511, .share),
    "referred": (3260, nil, .count), "declination_rate": (411, 3245, .share),
    "incarceration_rate": (702, 1498, .share), "open_per_attorney": (2397, 22, .ratio),
    "caseload_gini": (31, 100, .index),
  ]

  func answer(_ query: MetricsQuery) throws(QueryError) -> [MetricRow] {
    var rows: [MetricRow] = []
    for metric in query.metrics {
      guard Self.base[metric] != nil else {
        throw .unknownMetric(metric, nearest: nil)
      }
      for group in groups(query.by) {
        rows.append(row(metric, group.labels, share: group.share, query.scope))
      }
    }
    return rows
  }

  /// Every combination of labels, with its share of the cases.
  private func groups(_ fields: [CaseField]) -> [(labels: [GroupLabel], share: Double)] {
    var groups: [(labels: [GroupLabel], share: Double)] = [([], 1)]
    for field in fields {
      groups = groups.flatMap { group in
        (Self.labels[field] ?? []).map { label in
          (
            group.labels + [GroupLabel(field, label.label)],
            group.share * Double(label.percent) / 100
          )
        }
      }
    }
    return groups
  }

  private func row(
    _ metric: String, _ group: [GroupLabel], share: Double, _ scope: Scope
  ) -> MetricRow {
    let parts = Self.base[metric] ?? (0, nil, .count)
    let past = scope.asOf != nil
    let isStock =
      metric.hasPrefix("open") || metric.hasPrefix("pending") || metric == "stalled"
      || metric == "no_next_event" || metric == "unassigned" || metric == "weighted_open"
    var row = MetricRow(
      metric: metric, group: group,
      period: isStock
        ? .on(scope.asOf ?? dataDay) : .within(period(scope.period, asOf: scope.asOf)),
      unit: parts.unit)
    if !isCovered { row.notes = [.outOfCoverage] }
    if past, ["stalled", "no_next_event"].contains(metric) {
      row.state = .notComputable
      row.why = "hearings are not known on a past day"
      return row
    }
    // A filter, a short period and an earlier day each keep a fixed part of the cases.
    var kept = share * (scope.filter.isEverything ? 1 : 0.4) * (past ? 0.87 : 1)
    if case .fixed(let period) = scope.period, period.end - period.first < 60 { kept *= 0.08 }
    let scaled = (Double(parts.numerator) * kept).rounded()
    switch parts.unit {
    case .count, .index:
      row.value = scaled + (metric == "open" && group.isEmpty ? Double(added) : 0)
    case .days:
      row.value = (Double(parts.numerator) * (past ? 1.1 : 1) + 20 * (1 - share)).rounded()
      row.denominator = (Double(parts.denominator ?? 0) * kept).rounded()
    case .share, .ratio:
      let whole = (Double(parts.denominator ?? 1) * kept).rounded()
      row.numerator = scaled
      row.denominator = whole
      row.value = whole == 0 ? nil : scaled / whole
      if whole == 0 { row.state = .undefined }
      if parts.unit == .share, let value = row.value {
        row.low = max(0, value - 0.02)
        row.high = min(1, value + 0.02)
      }
    }
    return row
  }

  func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation {
    guard let metric = Metric.named(query.metric) else {
      throw .unknownMetric(query.metric, nearest: nil)
    }
    guard Self.base[query.metric] != nil else {
      throw .unknownMetric(query.metric, nearest: nil)
    }
    let share = query.group.reduce(1.0) { share, group in
      let labels = Self.labels[group.field] ?? []
      return share * Double(labels.first { $0.label == group.label }?.percent ?? 0) / 100
    }
    let row = row(query.metric, query.group, share: share, query.scope)
    let counted = Int(row.denominator ?? row.value ?? 0)
    var parts = [
      AccountPart(.inQuestion, "in question", counted + 13),
      AccountPart(.counted, metric.denominator, counted),
    ]
    if let numerator = row.numerator {
      parts.append(AccountPart(.numerator, metric.numerator, Int(numerator)))
    }
    parts += [
      AccountPart(.leftOut, "no filed day", 9), AccountPart(.leftOut, "disposed before filed", 4),
    ]
    return Explanation(metric: metric, row: row, parts: parts)
  }

  func answer(_ query: IndicatorsQuery) throws(QueryError) -> [IndicatorRow] {
    let before = query.scope.before(asOf: query.scope.asOf ?? dataDay)
    return Indicator.all.map { indicator in
      let known = indicator.metrics.filter { Self.base[$0] != nil }
      let numbers = known.map { metric in
        IndicatorRow.Number(
          row(metric, [], share: 1, query.scope),
          before: before.map { row(metric, [], share: 1, $0) },
          groups: groups(indicator.by.map { [$0] } ?? []).filter { !$0.labels.isEmpty }.map {
            row(metric, $0.labels, share: $0.share, query.scope)
          })
      }
      guard !numbers.isEmpty else {
        return IndicatorRow(
          indicator, state: .not, why: "not in the data: invented", missing: ["invented"])
      }
      guard indicator.by != nil else {
        return IndicatorRow(indicator, state: .measurable, numbers: numbers)
      }
      return IndicatorRow(
        indicator, state: .partly, why: "race filled in 63 % of cases",
        filled: [FilledField(.race, filled: 63, outOf: 100)], numbers: numbers)
    }
  }

  func answer(_ query: SeriesQuery) throws(QueryError) -> [Series] {
    let last = (query.scope.asOf ?? dataDay).monthIndex
    return query.metrics.map { metric in
      let first = last - query.months + 1
      let rows = (0..<query.months).map { month -> MetricRow in
        var row = row(metric, [], share: 1, query.scope)
        let wave = 1 + 0.2 * Double((month * 7) % 5 - 2) / 2
        let scale = row.unit == .count && metric != "open" ? wave / 12 : wave
        row.value = row.value.map { $0 * scale }
        if row.unit == .count { row.value = row.value?.rounded() }
        return row
      }
      return Series(metric: metric, firstMonth: first, rows: rows)
    }
  }

  func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]] {
    func counts(_ percent: Int) -> [Int] {
      (0..<query.months).map { (percent * (3 + $0 * 11 % 9) * ($0 + 2)) / 100 }
    }
    guard let field = query.by else { return ["": counts(100)] }
    return Dictionary(
      uniqueKeysWithValues: (Self.labels[field] ?? []).map { ($0.label, counts($0.percent)) })
  }

  func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable {
    let points = query.points.isEmpty ? ["declined", "dismissed", "incarcerated"] : query.points
    let reference = query.reference ?? office.reference
    let rows = points.flatMap { point in
      (Self.labels[query.by] ?? []).filter { $0.label != reference }.map {
        comparison(point, query, $0.label, $0.percent, reference)
      }
    }
    return DisparityTable(
      rows: rows, period: period(query.scope.period, asOf: query.scope.asOf), familySize: 14,
      isExploratory: !query.scope.filter.isEverything,
      remarks: ["White includes Hispanic people who are not recorded as such."])
  }

  func answer(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable {
    let days = RowPeriod.within(period(query.scope.period, asOf: query.scope.asOf))
    var table = ComparisonTable(metric: query.metric, by: query.by, period: days)
    table.rows = (Self.labels[query.by] ?? []).map { expectation($0.label, $0.percent, query.by) }
    table.strata = [.offense, .severity]
    table.kinds = "offense and severity"
    table.overdispersion = 1.44
    table.curve = [2.0, 5, 10, 20, 40, 80, 160].map { expected in
      let (inner, outer) = (2.4 / expected.squareRoot(), 3.7 / expected.squareRoot())
      return FunnelCurvePoint(
        expected: expected, low95: max(0, 1 - inner), high95: 1 + inner,
        low998: max(0, 1 - outer), high998: 1 + outer)
    }
    table.load = AttorneyLoad(
      attorneys: 6, open: 2397, mean: 399.5, median: 380, perFTE: 421.4, withFTE: 6)
    table.office = try answer(MetricsQuery([query.metric], in: query.scope)).first
    table.remarks = ["Expected: each case as likely as the same offense and severity."]
    return table
  }

  var reportingLag = ReportingLag(days: 9, cases: 5_208)
  /// Why periods are not compared; empty where they are.
  var whyNotMoved = ""

  func answer(_ query: ChangeQuery) throws(QueryError) -> ChangeTable {
    let now = period(query.scope.period, asOf: query.scope.asOf)
    let before = Period(from: now.first.adding(years: -1), through: now.last.adding(years: -1))
    var table = ChangeTable(
      against: query.against, now: now, before: before, by: query.by, lag: reportingLag,
      why: whyNotMoved)
    let rate = try change("dismissal_rate", -0.083, query, before)
    let filed = try change("filed", 0, query, before)
    let open = try change("open", 63, query, before)
    table.rows = [filed, rate, open].map { judged($0, query) }
    table.remarks = [
      "Compared.", "Reporting lag: 9 of 10 disposed cases were last updated within 9 days.",
    ]
    return table
  }

  /// Two numbers, the one of now as this engine answers it.
  private func change(
    _ metric: String, _ change: Double, _ query: ChangeQuery, _ days: Period
  ) throws(QueryError) -> ChangeRow {
    let found = try answer(MetricsQuery([metric], in: query.scope))
    let now = found.first ?? MetricRow(metric: metric, period: .within(days), unit: .count)
    var before = now
    before.value = now.value.map { $0 - change }
    before.period = .within(days)
    var row = ChangeRow(before, now)
    row.change = change
    return row
  }

  private func judged(_ row: ChangeRow, _ query: ChangeQuery) -> ChangeRow {
    var row = row
    switch row.metric {
    case "open": row.why = "some cases are in both: a change of what stood, not of chance"
    case "filed":
      (row.ratio, row.ratioLow, row.ratioHigh) = (1.04, 0.93, 1.16)
      (row.dispersion, row.method, row.verdict) = (1.7, .quasiPoisson, .cannotTell)
      row.trend = trend("filed", .count) { 220 + Double($0 * 37 % 60) }
    default:
      (row.low, row.high) = (-0.116, -0.049)
      (row.method, row.verdict) = (.newcombe, .down)
      row.trend = trend("dismissal_rate", .share) { $0 == 17 ? 0.52 : 0.2 + Double($0 % 5) / 50 }
      row.parts = query.by.flatMap { field in
        let labels = ["Theft", "Assault", "Drug possession", ""]
        let rows = labels.enumerated().map { index, label in
          MetricRow(
            metric: row.metric, group: [GroupLabel(field, label)], period: row.now.period,
            numerator: Double(20 + index * 7), denominator: Double(90 + index * 31), unit: .share)
        }
        let earlier = rows.map { row in
          var row = row
          row.numerator = row.numerator.map { $0 * 1.5 }
          row.denominator = row.denominator.map { $0 + 12 }
          return row
        }
        return ChangeParts(by: field, before: earlier, now: rows)
      }
    }
    return row
  }

  private func trend(_ metric: String, _ unit: MetricUnit, _ value: (Int) -> Double) -> Trend {
    let last = dataDay.monthIndex
    return Trend(
      (0..<24).map { index in
        let first = Day.first(ofMonth: last - 23 + index)
        let row = MetricRow(
          metric: metric,
          period: .within(Period(from: first, through: first.adding(months: 1) - 1)),
          value: value(index), denominator: 80, unit: unit)
        return Trend.Month(row: row, leftOut: index == 23 ? "the month is not over" : "")
      }, from: last - 23, unit: unit)
  }

  private func expectation(_ label: String, _ percent: Int, _ field: CaseField) -> ComparisonRow {
    var row = ComparisonRow(
      label.isEmpty ? "(unassigned)" : label, label.isEmpty ? .unassigned : .member,
      n: percent * 25)
    guard !label.isEmpty else {
      row.state = .notComputable
      row.why = "nobody's cases: not compared"
      return row
    }
    let expected = Double(percent * 5)
    let observed = percent * 5 + [4, -6, 41, 0, -28, 11][percent % 6]
    (row.events, row.rate) = (observed + 1, Double(observed + 1) / Double(row.n))
    (row.low, row.high) = (max(0, (row.rate ?? 0) - 0.04), min(1, (row.rate ?? 0) + 0.04))
    (row.comparedCases, row.observed, row.expected) = (row.n - 10, observed, expected)
    (row.ratio, row.z) = (Double(observed) / expected, 1)
    let spread = expected.squareRoot()
    row.limits95 = FunnelBand(
      low: max(0, expected - 2.4 * spread), high: expected + 2.4 * spread, chanceBeyond: 0.04)
    row.limits998 = FunnelBand(
      low: max(0, expected - 3.7 * spread), high: expected + 3.7 * spread, chanceBeyond: 0.002)
    var past = Benchmark("2021")
    (past.n, past.events, past.rate, past.low, past.high) = (200, 40, 0.2, 0.15, 0.26)
    (past.difference, past.differenceLow, past.differenceHigh) = (0.012, -0.055, 0.081)
    row.past = past
    past.name = "office"
    row.officeOthers = past
    if field == .attorney { row.open = percent * 24 }
    return row
  }

  private func comparison(
    _ point: String, _ query: DisparityQuery, _ group: String, _ percent: Int, _ reference: String
  ) -> DisparityRow {
    let shift = ["declined": -5, "dismissed": 8, "incarcerated": 12][point] ?? 0
    let n = percent * 84
    var row = DisparityRow(
      point: point, by: query.by, group: group, reference: reference, n: n,
      events: n * (30 + shift) / 100, referenceN: 3900, referenceEvents: 3900 * 30 / 100)
    let rate = Double(row.events) / Double(max(1, n))
    (row.rate, row.low, row.high, row.referenceRate) = (rate, rate - 0.02, rate + 0.02, 0.30)
    row.unknownShare = 0.031
    guard group != "Unknown" else {
      row.state = .few
      row.why = "unknown race is never compared"
      return row
    }
    let ratio = rate / 0.30
    (row.ratio, row.ratioLow, row.ratioHigh) = (ratio, ratio * 0.9, ratio * 1.12)
    (row.difference, row.differenceLow, row.differenceHigh) = (rate - 0.3, rate - 0.32, rate - 0.28)
    row.excess = Double(row.events) - Double(n) * 0.3
    (row.p, row.pAdjusted) = (0.0004, 0.002)
    if !query.adjust.isEmpty {
      (row.adjustedRatio, row.adjustedLow, row.adjustedHigh) = (1 + (ratio - 1) / 3, 0.9, 1.2)
      row.adjustedFor = [.offense, .severity]
      (row.crudeOnStrata, row.groupKept, row.referenceKept) = (ratio, 0.94, 0.97)
      (row.strataUsed, row.strataDropped) = (31, 4)
    }
    row.verdict = abs(ratio - 1) > 0.1 ? .different : .cannotTell
    if row.verdict == .different { row.flags = [.survivesFamily] }
    if point == "declined" { row.flags = [.explainedByMix] }
    (row.boundLow, row.boundHigh) = (ratio * 0.8, ratio * 1.3)
    return row
  }

  /// Ages and lengths, fewer in each further bin, of as many cases as the metrics count.
  func answer(_ queries: [AggregateQuery]) throws(QueryError) -> [AggregateTable] {
    queries.map { query in
      let isOfDisposed = query.filter.text.contains("disposed >=")
      let (all, over) = isOfDisposed ? (2511, 141) : (2409, 188)
      let bins = query.measures.count - 1
      var counts = (0..<bins).map { (all - over) * 2 * (bins - $0) / (bins * (bins + 1)) }
      counts.append(all - counts.reduce(0, +))
      return AggregateTable(rows: [
        .init(keys: [], values: counts.map { .init(n: $0, .whole(Int64($0))) })
      ])
    }
  }

  func answer(_ query: WorklistsQuery) throws(QueryError) -> [WorklistRow] {
    let lists = Worklist.all(of: office, fields: fields)
    let wanted = lists.filter { query.lists.isEmpty || query.lists.contains($0.id) }
    return wanted.flatMap { list -> [WorklistRow] in
      let place = lists.firstIndex(of: list) ?? 0
      guard !["diversions", "discovery"].contains(list.id) else {
        return [WorklistRow(list, count: nil, why: "the data has no such day")]
      }
      let count = list.id == "stalled" ? 135 + added : (place * 37 + 12) % 200
      guard let field = query.by else {
        return [
          WorklistRow(
            list, count: count, median: Double(place * 11 - 20), aged: count,
            foremost: place * 90 - 40)
        ]
      }
      return (Self.labels[field] ?? []).prefix(4).enumerated().map { index, label in
        WorklistRow(
          list, group: GroupLabel(field, label.label), count: count / (index + 2),
          median: Double(place * 11 - 20), aged: count / (index + 2), foremost: place * 90 - 40)
      }
    }
  }

  func answer(_ query: CasesQuery) throws(QueryError) -> CaseList {
    let total = query.scope.filter.isEverything && query.behind == nil ? caseCount : 316
    let shown = min(max(0, total - query.offset), query.limit ?? total)
    let rows = (0..<shown).map { index in
      CaseList.Row(
        row: index, caseID: Self.caseID(index),
        values: query.columns.map { value(of: $0, in: index) })
    }
    return CaseList(fields: query.columns, rows: rows, total: total)
  }

  static func caseID(_ index: Int) -> String { "22CF\(1000 + index)" }

  private func value(of column: CaseColumn, in index: Int) -> CaseValue {
    func label(_ field: CaseField) -> CaseValue {
      let labels = Self.labels[field] ?? []
      return .text(labels[(index * 3 + 1) % max(1, labels.count)].label)
    }
    switch column {
    case .field(.caseID): return .text(Self.caseID(index))
    case .field(.filed): return .day(dataDay - (900 - index * 2))
    case .ageDays: return .number(900 - index * 2)
    case .lastEvent: return index.isMultiple(of: 4) ? .missing : .day(dataDay - 91 - index % 40)
    case .field(.judge): return .text("J-10\(index % 7)")
    case .field(let field) where Self.labels[field] != nil && field != .disposition:
      return label(field)
    default: return .missing
    }
  }

  func caseFile(_ caseID: String, asOf: Day?) -> CaseFile? {
    guard caseID.hasPrefix("22CF") else { return nil }
    let filed = day("2022-04-05")
    return CaseFile(
      row: 0, caseID: caseID,
      values: [
        .field(.caseID): .text(caseID), .field(.filed): .day(filed), .ageDays: .number(214),
        .field(.severity): .text("felony"), .field(.offense): .text("Drug possession"),
        .field(.attorney): .text("Chen Wei"), .field(.judge): .text("J-104"),
        .lastEvent: .day(day("2022-08-02")), .nextHearing: .day(day("2022-12-01")),
        .field(.custody): .text("released"),
      ],
      charges: [
        Charge(
          number: "1", isLead: true, title: "Possession of narcotic drugs", statute: "961.41(3g)",
          chargeClass: "Felony I"),
        Charge(
          number: "2", title: "Bail jumping", chargeClass: "Felony H", disposed: day("2022-08-02"),
          dispositionWord: "Dismissed on motion", disposition: .dismissed),
      ],
      events: [
        CaseEvent(day: filed, word: "Initial appearance", type: .hearing),
        CaseEvent(day: day("2022-05-17"), word: "Preliminary hearing", type: .hearing),
        CaseEvent(day: day("2022-08-02"), word: "Status conference, adjourned", type: .continuance),
      ],
      hearings: [
        CaseEvent(day: day("2022-12-01"), time: "09:30", word: "Plea hearing", type: .hearing)
      ])
  }

  func labels(of field: CaseField) -> [(label: String, count: Int)] {
    (Self.labels[field] ?? []).map { ($0.label, $0.percent * 78) }.sorted { $0.1 > $1.1 }
  }

  func period(_ choice: PeriodChoice, asOf: Day?) -> Period {
    let today = asOf ?? dataDay
    switch choice {
    case .months(let months): return Period(from: today.adding(months: -months) + 1, through: today)
    case .fixed(let period): return period
    case .all: return Period(from: day("2018-01-01"), through: today)
    }
  }
}

/// A day as written; the tests write only days that there are.
func day(_ text: String) -> Day {
  Day(text) ?? Day(0)
}
