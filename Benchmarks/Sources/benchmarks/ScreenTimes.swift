import Cases
import Dashboard
import Glibc
import Metrics
import Terminal

/// Where the time of each screen goes: drawn at first, again, and for another filter.
struct ScreenTimes {
  private let store: CaseStore

  /// Loads an office.
  init(_ path: String) throws {
    store = try CaseStore.load(path: path)
  }

  /// Draws each panel of an engine that was asked nothing before.
  func report() throws {
    let filters = ["", "severity = felony", "severity = felony and race = White"]
    for panel in Panel.allCases {
      let log = TimedEngine.Log()
      print("\n\(panel.rawValue)")
      let engine = timed("  engine") { StoreEngine(store) }
      for filter in filters {
        print("  filter \"\(filter)\"")
        try draw(panel, filter, TimedEngine(engine, log), log)
      }
      print("  again")
      try draw(panel, "", TimedEngine(engine, log), log)
    }
  }

  private func draw(
    _ panel: Panel, _ filter: String, _ engine: TimedEngine, _ log: TimedEngine.Log
  ) throws {
    var question = Question()
    question.filter = filter
    timed("    all") {
      _ = Dashboard.screen(
        of: engine, DashboardState(panel: panel, question: question),
        size: Size(width: 120, height: 40))
    }
    for line in log.take() where line.seconds >= 0.0005 {
      print("      \(milliseconds(line.seconds)) ms  \(line.words)")
    }
  }

  private func timed<Result>(_ words: String, _ work: () throws -> Result) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let before = Self.processorSeconds()
    let result = try work()
    let wall = (clock.now - start) / .seconds(1)
    let used = Self.processorSeconds() - before
    print("\(words): \(milliseconds(wall)) ms, \(milliseconds(used)) ms of processor")
    return result
  }

  private func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
