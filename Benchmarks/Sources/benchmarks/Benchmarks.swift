import Cases
import Dashboard
import DemoOffice
import Foundation
import Metrics
import Terminal

/// Measures loading and every question on a synthetic office.
///
/// `swift run -c release benchmarks [CASES]`; 100,000 cases unless said otherwise.
/// `benchmarks --write FOLDER CASES` only writes the office, and `benchmarks --once FOLDER` loads one
/// and draws each panel once, for those who count what that takes.
@main
enum Benchmarks {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("--write", 3): try DemoOffice(cases: Int(words[2]) ?? 10_000).write(to: words[1])
    case ("--once", 2): once(StoreEngine(try CaseStore.load(path: words[1])))
    case ("--screens", 2...): try ScreenTimes(words[1]).report()
    default: try measure()
    }
  }

  /// Draws each panel once.
  private static func once(_ engine: StoreEngine) {
    for panel in Panel.allCases {
      _ = Dashboard.screen(
        of: engine, DashboardState(panel: panel, question: Question()),
        size: Size(width: 120, height: 40))
    }
  }

  private static func measure() throws {
    let cases = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(getpid())").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DemoOffice(cases: max(1, cases)).write(to: folder)

    let store = try CaseStore.load(path: folder)
    let engine = StoreEngine(store)
    let paths = Set(engine.sources.map(\.path)).sorted()
    let rows = engine.sources.map(\.rows).reduce(0, +)
    let scan = Stopwatch.seconds { _ = FileScan.lines(paths) }
    let watch = Stopwatch(rows: rows, scan: scan)
    print("\(engine.caseCount) cases, \(rows) rows\n\n\(Stopwatch.heading)")
    watch.report("plain scan of the files", scan)
    try watch.time("load") { _ = try CaseStore.load(path: folder) }
    try questions(store, watch)
    screens(engine, watch)
    try added(to: folder, watch)
  }

  /// What a thousand events take that somebody else writes, up to the next generation of the store.
  private static func added(to folder: String, _ watch: Stopwatch) throws {
    let reader = OfficeReader(path: folder)
    let store = try reader.load()
    reader.remember()
    let ids = store.text(.caseID).map { column in
      (0..<min(1000, store.count)).map { column[$0] }
    }
    let file = try FileHandle(forWritingTo: URL(filePath: "\(folder)/events.csv"))
    defer { try? file.close() }
    try file.seekToEnd()
    var day = store.dataDay
    try watch.time("1,000 events added") {
      // On another day in every run: rows that are equal count once.
      day = day - 1
      let rows = (ids ?? []).map { "\($0),\(day),Hearing,\n" }
      try file.write(contentsOf: Data(rows.joined().utf8))
      guard case .changed = try reader.refresh() else { throw NothingRead() }
    }
  }

  private struct NothingRead: Error {}

  /// Questions to an engine that was asked nothing before, and filters that it has not seen.
  private static func questions(_ store: CaseStore, _ watch: Stopwatch) throws {
    try watch.time("every metric, first") {
      _ = try StoreEngine(store).answer(MetricsQuery([]))
    }
    let engine = StoreEngine(store)
    _ = try engine.answer(MetricsQuery([]))
    try watch.time("every metric by attorney") {
      _ = try engine.answer(MetricsQuery([], by: [.attorney]))
    }
    var months = 12
    try watch.time("every metric, another filter") {
      months += 1
      let filter = try Filter(parsing: "severity = felony and age_days > \(months)")
      _ = try engine.answer(MetricsQuery([], in: Scope(filter: filter)))
    }
    try watch.time("open cases, another period") {
      months += 1
      _ = try engine.answer(MetricsQuery(["open", "filed"], in: Scope(period: .months(months))))
    }
    try watch.time("disparity, adjusted", runs: 3) {
      months += 1
      _ = try engine.answer(DisparityQuery(in: Scope(period: .months(months))))
    }
    try watch.time("100 cases, sorted by age") {
      _ = try engine.answer(
        CasesQuery(
          columns: [.field(.caseID), .field(.attorney), .ageDays],
          sort: [.init(.ageDays, descending: true)], limit: 100))
    }
  }

  /// What a panel takes from the question to the last cell.
  private static func screens(_ engine: StoreEngine, _ watch: Stopwatch) {
    let size = Size(width: 120, height: 40)
    for panel in Panel.allCases {
      watch.time("screen: \(panel.rawValue)", runs: 3) {
        _ = Dashboard.screen(
          of: engine, DashboardState(panel: panel, question: Question()), size: size)
      }
    }
  }
}
