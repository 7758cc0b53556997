import Foundation

/// Everything that a run has found out, as a page.
struct Results {
  let programs: Programs
  var missing: [String] = []
  private var questions: [Questions.Findings] = []
  private var screens: [Screens.Findings] = []

  init(programs: Programs) {
    self.programs = programs
    if programs.duckdb == nil || programs.python == nil {
      missing.append("DuckDB and polars (`\(Programs.howToInstall)`)")
    }
  }

  mutating func add(_ findings: Questions.Findings) { questions.append(findings) }
  mutating func add(_ findings: Screens.Findings) { screens.append(findings) }

  var text: String {
    var parts = ["# Results", machine]
    if !missing.isEmpty {
      parts.append("Not measured, since not there: \(missing.joined(separator: "; ")).")
    }
    if !questions.isEmpty {
      parts += ["## Process start to the answers of all questions", cold, "## Loading alone", load]
      parts += ["## Inside the process: another filter, and 1,000 rows added", inside]
    }
    if !screens.isEmpty { parts += ["## The dashboard on the demo office", dashboard] }
    parts.append(Self.howTo)
    return parts.map { $0.trimmingCharacters(in: .newlines) }.joined(separator: "\n\n") + "\n"
  }

  private var machine: String {
    let processor =
      (try? Machine.firstLine("/proc/cpuinfo", "model name")) ?? "an unknown processor"
    let load = (try? Machine.text("/proc/loadavg").split(separator: " ").first) ?? "?"
    let duckdb = programs.duckdb.flatMap { try? ChildProcess(arguments: [$0, "--version"]).run() }
    let polars = programs.python.flatMap {
      try? ChildProcess(arguments: [$0, "-c", "import polars; print(polars.__version__)"]).run()
    }
    func word(_ cost: Cost?) -> String {
      cost?.output.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "none"
    }
    return """
      \(processor), \(ProcessInfo.processInfo.activeProcessorCount) cores; \(Compiler.version); \
      DuckDB \(word(duckdb)); polars \(word(polars)). The machine's load was \(load) at the end: \
      above the number of cores, wall times say little. Processor time is user + system, of whole \
      processes by `wait4`, the median of runs in turns; files are in the page cache.
      """
  }

  private var cold: String {
    var table = Table(columns: [
      "rows", "program", "CPU s", "wall s", "peak MiB", "peak B/row", "CPU, ours ÷ theirs",
    ])
    for findings in questions {
      table.rows += rows(findings.cold, findings.rows)
    }
    return table.text
  }

  private var load: String {
    var table = Table(columns: [
      "rows", "program", "CPU s", "wall s", "peak MiB", "peak B/row", "CPU, ours ÷ theirs",
    ])
    for findings in questions { table.rows += rows(findings.load, findings.rows) }
    return table.text
  }

  private func rows(_ costs: [(name: String, cost: Cost)], _ rows: Int) -> [[String]] {
    costs.map { name, cost in
      let ours = costs[0].cost.cpu
      return [
        spoken(rows), name, decimals(cost.cpu, 3), decimals(cost.wall, 3),
        decimals(cost.peak / 1_048_576, 0), decimals(cost.peak / Double(rows), 0),
        name.hasPrefix("Caseboard") ? "" : decimals(ours / max(cost.cpu, 1e-6), 3),
      ]
    }
  }

  private var inside: String {
    var table = Table(columns: [
      "rows", "all, CPU ms", "narrow", "broad", "DuckDB all", "narrow", "broad",
      "append: read ms", "append: answers ms", "answers and DuckDB's",
    ])
    for findings in questions {
      let own = ["all", "narrow", "broad"].map { findings.inside[$0] }
      let other = ["all", "narrow", "broad"].map { findings.duck[$0] }
      let added = ["append-read", "append-update"].map { findings.inside[$0] }
      table.rows.append(
        [spoken(findings.rows)] + (own + other + added).map { $0.map { decimals($0, 1) } ?? "" }
          + [findings.isEqual])
    }
    return table.text + """

      The answers are compared after the rows were added, under each filter, with all threads and
      with one.
      """
  }

  private var dashboard: String {
    var table = Table(columns: [
      "cases", "first screen, wall s", "CPU s", "second start, wall s", "CPU s",
      "idle with a row each second, % CPU",
    ])
    for findings in screens {
      table.rows.append([
        spoken(findings.cases), decimals(findings.first.wall), decimals(findings.first.cpu),
        decimals(findings.second.wall), decimals(findings.second.cpu),
        decimals(findings.idle * 100, 1),
      ])
    }
    return table.text + """

      Until the last cell of the screen is there, in a terminal of 110 columns and 30 rows; the
      second start has what the first one kept.
      """
  }

  private static let howTo = """
    ## How to repeat

    `make bench`, or `make bench SIZES='10k 100k'` for a few minutes' worth. DuckDB and polars come by
    `\(Programs.howToInstall)`. `CASEBOARD_BENCH` names the folder of the generator (`gen.py`,
    `panels.sql` and the programs that ask DuckDB and polars), `CASEBOARD_VENV` another Python
    environment, `CASEBOARD_BENCH_WORK` where files are made: 2.3 GB for 10 million rows.
    """
}

/// Lines of files that say what the machine is.
enum Machine {
  static func text(_ path: String) throws -> String {
    // Files of /proc have no size that could be asked for before.
    try String(
      decoding: FileHandle(forReadingFrom: URL(filePath: path)).readToEnd() ?? Data(), as: UTF8.self
    )
  }

  static func firstLine(_ path: String, _ name: String) throws -> String? {
    try text(path).split(separator: "\n").first { $0.hasPrefix(name) }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
