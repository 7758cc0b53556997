import Cases
import Metrics
import Terminal

/// The numbers of a snapshot as a room may see them: rounded, and without small cells.
struct RoomNumbers {
  let snapshot: Snapshot

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  var smallest: Int { snapshot.office.sharingSmallest }

  /// A number as it may be shown; `nil` where it is not there.
  func row(_ key: NumberKey) -> MetricRow? {
    snapshot.numbers[key].map(shown)
  }

  /// A number as it may be shown.
  func shown(_ row: MetricRow) -> MetricRow {
    row.withSmallCellsHidden(smallest: smallest, few: snapshot.office.fewCases)
  }

  /// Why there is no number, without any count.
  func reason(_ row: MetricRow?) -> String {
    guard let row else { return "not known" }
    switch row.state {
    case .suppressed, .few: return "too few cases"
    case .undefined: return "nothing to divide by"
    case .notComputable: return row.why.isEmpty ? "a field is missing in the data" : row.why
    case .ok:
      return row.notes.contains(.outOfCoverage) ? "outside what the data covers" : "not known"
    }
  }

  /// A count to the nearest 5.
  func rounded(_ count: Int) -> Int { (count + 2) / 5 * 5 }

  /// A number of all cases.
  func row(_ metric: String) -> MetricRow? { row(NumberKey(metric)) }

  /// Whether a count may be shown.
  func isSmall(_ count: Int) -> Bool { SmallCells.isSmall(count, smallest: smallest) }

  /// A count as it is shown.
  func text(_ count: Int) -> String { grouped(rounded(count)) }
}

extension RoomNumbers {
  /// The days that a slide is about, in words.
  func days(of slide: Slide) -> String {
    let period = snapshot.request.scope.period.words
    switch slide {
    case .figures: return "open on \(snapshot.asOf.words), the rest \(period)"
    case .ages, .load: return "on \(snapshot.asOf.words)"
    case .standards, .endings, .disparity: return period
    case .flow:
      guard let filed = snapshot.series["filed"] else { return "" }
      let whole = filed.rows.indices.filter {
        snapshot.isWhole(month: filed.firstMonth + $0) && filed.rows[$0].isShown
      }.suffix(12).map { filed.firstMonth + $0 }
      guard let first = whole.first, let last = whole.last else { return "" }
      return "\(monthWords(first)) to \(monthWords(last))"
    case .moved:
      guard let table = snapshot.moved else { return "" }
      return "\(table.now.words) beside \(table.before.words)"
    }
  }
}

/// A figure in large digits.
struct RoomFigure {
  var title: String
  var text: String
  /// What stands below it.
  var note: String
}

/// A bar with its name and its number.
struct RoomBar {
  var name: String
  /// Its part of the longest, or of the whole, 0 to 1; `nil` draws no bar.
  var share: Double?
  /// The number, and what stands beside it.
  var figure: String
  var note = ""
  /// Both in one line.
  var text: String { note.isEmpty ? figure : figure.isEmpty ? note : "\(figure)  \(note)" }
  /// Where a target stands on the scale of the bar.
  var target: Double?
}

/// Bars below each other.
struct RoomBars {
  var bars: [RoomBar] = []
  /// Said below them.
  var note = ""
  /// Why there are none.
  var why = "There is nothing to show."
}

// MARK: - Figures

extension RoomNumbers {
  /// The three figures that an office is asked about first.
  var figures: [RoomFigure] {
    [
      figure("open", "open cases", note: openNote),
      figure("clearance_rate", "clearance", note: clearanceNote), timeFigure,
    ]
  }

  private func figure(_ metric: String, _ title: String, note: String) -> RoomFigure {
    guard let row = row(metric) else { return RoomFigure(title: title, text: absent, note: "") }
    guard row.isShown || row.isFloor, row.state != .suppressed else {
      return RoomFigure(title: title, text: absent, note: reason(snapshot[metric]))
    }
    let text = row.unit == .days ? decimal(row.value ?? 0, 0) : row.text
    return RoomFigure(title: title, text: text, note: note)
  }

  /// How the open cases moved; nothing where the move is of few.
  private var openNote: String {
    guard let now = snapshot["open"], now.isShown, let value = now.value,
      let before = snapshot["open", span: .before], before.isShown, let old = before.value,
      case .on(let day) = before.period
    else { return "" }
    let moved = Int(value - old)
    guard !isSmall(abs(moved)), !isSmall(Int(old)) else { return "" }
    if moved == 0 { return "as on \(day.words)" }
    return "\(moved > 0 ? "▲" : "▼") \(text(abs(moved))) since \(day.words)"
  }

  private var clearanceNote: String {
    guard let row = row("clearance_rate"), row.isShown, let out = row.numerator,
      let entered = row.denominator
    else { return "" }
    return "\(decimal(out, 0)) disposed, \(decimal(entered, 0)) filed"
  }

  /// The time to disposition, or the share disposed within a year where times would flatter.
  private var timeFigure: RoomFigure {
    let median = snapshot["days_to_disposition_median"]
    if median?.notes.contains(.immature) == true, let year = row("disposed_by_365"), year.isShown {
      let of = year.denominator.map { "of \(decimal($0, 0)) filed before" } ?? ""
      return figure("disposed_by_365", "disposed in a year", note: of)
    }
    let n = row("days_to_disposition_median")?.denominator
    return figure(
      "days_to_disposition_median", "days to disposition",
      note: n.map { "median of \(decimal($0, 0))" } ?? "")
  }
}

// MARK: - Bars

extension RoomNumbers {
  /// How old the open cases are, in four bands.
  var ages: RoomBars {
    let over = ["pending_over_90", "pending_over_180", "pending_over_365"].map { snapshot[$0] }
    guard let all = over[0]?.denominator, over[0]?.isShown == true else {
      return RoomBars(why: capitalized(reason(over[0])) + ".")
    }
    let ends = [Int(all)] + over.map { Int($0?.numerator ?? 0) } + [0]
    let counts = (0..<4).map { ends[$0] - ends[$0 + 1] }
    let names = ["up to 90 days", "91 to 180", "181 to 365", "over a year"]
    return parts(zip(names, counts).map { ($0, $1) }, of: "Open cases by days since filing.")
  }

  /// The parts of a whole as bars, small ones hidden with enough others.
  private func parts(_ parts: [(name: String, count: Int)], of note: String) -> RoomBars {
    let hidden = SmallCells.hidden(parts: parts.map(\.count), smallest: smallest)
    let total = parts.reduce(0) { $0 + $1.count }
    guard total > 0, !isSmall(total) else { return RoomBars(why: "There are too few cases.") }
    let most = rounded(parts.map(\.count).max() ?? 1)
    let bars = parts.enumerated().map { index, part in
      hidden.contains(index)
        ? RoomBar(name: part.name, share: nil, figure: "", note: "hidden")
        : RoomBar(
          name: part.name, share: Double(rounded(part.count)) / Double(max(1, most)),
          figure: text(part.count), note: wholePercent(part.count, of: total))
    }
    return RoomBars(bars: bars, note: note)
  }

  private func wholePercent(_ part: Int, of whole: Int) -> String {
    "\(Int((Double(part) / Double(max(1, whole)) * 100).rounded())) %"
  }

  /// How many open cases each carries; those of few stand together.
  func load(hidesNames: Bool, from first: Int) -> RoomBars {
    guard let field = snapshot.grouping, snapshot["open"]?.isShown == true else {
      return RoomBars(
        why: capitalized(reason(snapshot["open"])) + ".")
    }
    let rows = snapshot.labels.compactMap { label -> (label: String, count: Int)? in
      guard let row = snapshot["open", GroupLabel(field, label)], row.isShown,
        let value = row.value, value > 0
      else { return nil }
      return (label, Int(value))
    }.sorted { ($1.count, $0.label) < ($0.count, $1.label) }
    let hidden = SmallCells.hidden(parts: rows.map(\.count), smallest: smallest)
    let shown = rows.enumerated().filter { !hidden.contains($0.offset) }
    let others = rows.indices.filter(hidden.contains).reduce(0) { $0 + rows[$1].count }
    let most = Double(max(1, rounded(shown.first?.element.count ?? 1)))
    var bars = shown.map { place, row in
      RoomBar(
        name: field.namesPeople && hidesNames
          ? "\(field.title) \(place + 1)" : groupName(GroupLabel(field, row.label)),
        share: Double(rounded(row.count)) / most, figure: text(row.count))
    }
    if !hidden.isEmpty, !isSmall(others) {
      bars.append(
        RoomBar(
          name: "\(hidden.count) others", share: nil, figure: text(others), note: "together"))
    }
    // A median of few could be one person's.
    let median =
      snapshot.loads.count < smallest
      ? "" : snapshot.medianLoad.map { ", median \(text(Int($0.rounded())))" } ?? ""
    return RoomBars(
      bars: Array(bars.dropFirst(min(first, max(0, bars.count - 1)))),
      note: "Open cases by \(field.title): \(shown.count) shown\(median). ↑ ↓ move the list.",
      why: "There are too few cases.")
  }

  /// The shares disposed within the time standards, with the share that each asks for.
  var standards: RoomBars {
    let bars = Standard.all.map { standard -> RoomBar in
      let name = "\(standard.severity.word) \(standard.days) days"
      guard let row = row(standard.metric), row.isShown, let value = row.value else {
        return RoomBar(
          name: name, share: nil, figure: "", note: "not shown", target: standard.target)
      }
      let isMet = (row.low ?? value) >= standard.target
      let isBelow = (row.high ?? value) < standard.target
      let verdict = isMet ? "met" : isBelow ? "below" : "about"
      return RoomBar(
        name: name, share: value,
        figure: "\(decimal(value * 100, 0)) %",
        note: "\(verdict) \(decimal(standard.target * 100, 0)) %",
        target: standard.target)
    }
    return RoomBars(
      bars: bars, note: "Of those disposed. The line is what the model standards ask for.")
  }
}

extension CaseField {
  /// Whether its labels are the names of people.
  var namesPeople: Bool {
    switch self {
    case .attorney, .supervisor, .judge, .approvedBy: true
    default: false
    }
  }

  /// Whether a filter by it picks out a person or a case.
  var picksPeople: Bool {
    switch self {
    case .caseID, .defendantID, .attorney, .supervisor, .judge, .approvedBy, .incident: true
    default: false
    }
  }
}

extension Filter {
  /// Whether it picks out a person or a case.
  var picksPeople: Bool {
    columns.contains { column in
      if case .field(let field) = column { field.picksPeople } else { false }
    }
  }
}
