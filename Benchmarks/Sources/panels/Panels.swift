import Cases
import Foundation
import Metrics

/// Answers the twelve questions of a screen on an office's cases, and says what it took.
///
/// `panels OFFICE [--mapping FILE] [--threads N] [--filter NAME] [--warm N] [--each] [--dump DIR]
/// [--append FILE]`
///
/// - `OFFICE`: a folder with an office.yml, or a file of cases with `--mapping`.
/// - `--filter`: all, narrow or broad alone; each of them in turn unless said.
/// - `--warm N`: answers each filter N times over, and prints medians.
/// - `--each`: prints what each question takes by itself.
/// - `--dump DIR`: writes the answers of each filter to `DIR/FILTER.txt`.
/// - `--append FILE`: adds the rows of FILE to the file of cases, which is to be a copy, and prints
///   what it takes until the answers have them; the dump is of what is there then.
@main
struct Panels {
  private let options: Options

  static func main() throws {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      FileHandle.standardError.write(Data("panels OFFICE [--mapping FILE] …\n".utf8))
      exit(64)
    }
    try Panels(options: options).run()
  }

  private func run() throws {
    let reader = OfficeReader(path: options.office, options: options.loading)
    var report = Report()
    let store = try report.measure("load") { try reader.load() }
    var engine = StoreEngine(store)
    report.values.append(("rows", Double(store.count)))
    let filters = Questions.filters.filter { options.filter == nil || $0.name == options.filter }
    for filter in filters {
      let queries = try Questions(filter.text).all().flatMap(\.queries)
      for _ in 0..<max(options.warm, 1) {
        try report.measure(filter.name) {
          _ = try Aggregates(queries, of: engine, threads: options.threads).tables
        }
      }
    }
    if options.each { try each(engine, &report) }
    if let file = options.append { engine = try append(file, reader, engine, &report) }
    report.print()
    guard let folder = options.dump else { return }
    for filter in filters {
      let questions = try Questions(filter.text).all()
      let queries = questions.flatMap(\.queries)
      let tables = try Aggregates(queries, of: engine, threads: options.threads).tables
      try Answers.text(questions, tables)
        .write(toFile: folder + "/\(filter.name).txt", atomically: false, encoding: .utf8)
    }
  }

  private func each(_ engine: StoreEngine, _ report: inout Report) throws {
    for question in try Questions("").all() {
      for _ in 0..<max(options.warm, 5) {
        try report.measure(question.name) {
          _ = try Aggregates(question.queries, of: engine, threads: options.threads).tables
        }
      }
    }
  }

  /// Adds rows to the file of cases, and brings the answers up to date.
  private func append(
    _ file: String, _ reader: OfficeReader, _ engine: StoreEngine, _ report: inout Report
  ) throws -> StoreEngine {
    let queries = try Questions("").all().flatMap(\.queries)
    let answers = try Aggregates(queries, of: engine, threads: options.threads)
    _ = answers.tables
    reader.remember()
    let path = engine.sources.first?.path ?? options.office
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: file)))
    try handle.close()
    let change = try report.measure("append-read") { try reader.refresh() }
    guard case .changed(let store, let added) = change else { return engine }
    report.values.append(("added", Double(added)))
    let next = StoreEngine(store)
    try report.measure("append-update") {
      try answers.update(to: next)
      _ = answers.tables
    }
    let anew = try Aggregates(queries, of: next, threads: options.threads).tables
    precondition(answers.tables == anew, "brought up to date is not what is counted anew")
    return next
  }
}

/// What was asked for on the command line.
private struct Options {
  var office = ""
  var mapping: String?
  var threads = Parallel.cores
  var filter: String?
  var warm = 0
  var each = false
  var dump: String?
  var append: String?

  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--mapping": mapping = rest.popFirst()
      case "--threads": threads = rest.popFirst().flatMap { Int($0) } ?? threads
      case "--filter": filter = rest.popFirst()
      case "--warm": warm = rest.popFirst().flatMap { Int($0) } ?? 5
      case "--each": each = true
      case "--dump": dump = rest.popFirst()
      case "--append": append = rest.popFirst()
      default: office = argument
      }
    }
    if office.isEmpty { return nil }
  }

  var loading: LoadOptions { LoadOptions(profileFile: mapping) }
}

/// Processor and wall times by name, printed as JSON: the median where something was done often.
private struct Report {
  var values: [(name: String, value: Double)] = []
  private var times: [(name: String, cpu: Double, wall: Double)] = []

  mutating func measure<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let (cpu, wall) = (Self.cpu, Self.wall)
    let result = try work()
    times.append((name, Self.cpu - cpu, Self.wall - wall))
    return result
  }

  func print() {
    var fields = values.map { "\"\($0.name)\": \(Int($0.value))" }
    var names: [String] = []
    for time in times where !names.contains(time.name) { names.append(time.name) }
    for name in names {
      let own = times.filter { $0.name == name }
      let cpu = own.map(\.cpu).sorted()[own.count / 2] * 1000
      let wall = own.map(\.wall).sorted()[own.count / 2] * 1000
      fields.append(
        String(format: "\"%@\": {\"cpu_ms\": %.2f, \"wall_ms\": %.2f}", name, cpu, wall))
    }
    Swift.print("{" + fields.joined(separator: ", ") + "}")
  }

  private static var cpu: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let micro = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(micro) / 1e6
  }

  private static var wall: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
