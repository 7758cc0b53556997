import Foundation

/// The twelve questions on one file, asked of every program that is there.
struct Questions {
  let generator: Generator
  let programs: Programs
  let rows: Int

  /// What was found out, by table.
  struct Findings {
    var rows: Int
    var cold: [(name: String, cost: Cost)] = []
    var load: [(name: String, cost: Cost)] = []
    /// Milliseconds of processor by what was done.
    var inside: [String: Double] = [:]
    var duck: [String: Double] = [:]
    var isEqual: String = ""
  }

  private var rounds: Int { rows >= 10_000_000 ? 1 : rows >= 1_000_000 ? 3 : 5 }

  func measure() throws -> Findings {
    let file = try generator.cases(rows)
    let office = try office(of: file, named: "office-\(rows)")
    var findings = Findings(rows: rows)
    findings.cold = try cold(file, office)
    findings.load = try load(file, office)
    let append = try appendedOffice(file)
    let dump = try folder("dump-\(rows)")
    let arguments = ["--warm", "5", "--append", try generator.further(rows), "--dump", dump]
    let own = try ChildProcess(arguments: [programs.panels, append] + arguments).run()
    findings.inside = times(own.output)
    try? FileManager.default.removeItem(atPath: append)
    if programs.python != nil { try compare(file, dump, &findings) }
    return findings
  }

  private func cold(_ file: String, _ office: String) throws -> [(String, Cost)] {
    var contest = Contest(names: ["Caseboard"], programs: [asked(office)])
    contest.names.append("Caseboard, one thread")
    contest.programs.append(
      ChildProcess(arguments: Programs.onOneCore(asked(office).arguments)))
    if let duckdb = programs.duckdb {
      contest.names.append("DuckDB command line, typed")
      contest.programs.append(
        ChildProcess(arguments: [duckdb], input: try generator.script(file)))
    }
    if let python = programs.python {
      contest.names.append("polars")
      contest.programs.append(
        ChildProcess(
          arguments: [python, generator.folder + "/b_polars.py", file, "str"],
          environment: ["PYTHONDONTWRITEBYTECODE=1"]))
    }
    return Array(zip(contest.names, try contest.run(rounds: rounds)))
  }

  private func load(_ file: String, _ office: String) throws -> [(String, Cost)] {
    let own = [programs.panels, office, "--filter", "none"]
    var contest = Contest(
      names: ["Caseboard, load, one thread", "Caseboard, load"],
      programs: [
        ChildProcess(arguments: Programs.onOneCore(own)), ChildProcess(arguments: own),
      ])
    if let duckdb = programs.duckdb {
      contest.names.append("DuckDB typed, load, one thread")
      contest.programs.append(
        ChildProcess(arguments: [duckdb], input: try generator.loadScript(file, threads: 1)))
    }
    return Array(zip(contest.names, try contest.run(rounds: rounds)))
  }

  private func asked(_ office: String) -> ChildProcess {
    ChildProcess(arguments: [programs.panels, office, "--filter", "all"])
  }

  /// DuckDB's answers after the same rows were added, beside ours.
  private func compare(_ file: String, _ dump: String, _ findings: inout Findings) throws {
    guard let python = programs.python else { return }
    let other = try folder("duckdb-\(rows)")
    let cost = try ChildProcess(
      arguments: [
        python, generator.folder + "/b_duck.py", file, "typed", "2", "--dump", other, "--warm",
        rows >= 10_000_000 ? "1" : "3", "--append", try generator.further(rows),
      ], environment: ["PYTHONDONTWRITEBYTECODE=1"]
    ).run()
    if let fields = try JSONSerialization.jsonObject(with: Data(cost.output.utf8)) as? [String: Any]
    {
      for name in ["all", "narrow", "broad"] {
        if let pair = fields["warm_\(name)"] as? [Double] { findings.duck[name] = pair[1] * 1000 }
      }
    }
    let single = try folder("dump-one-\(rows)")
    let office = try appendedOffice(file)
    defer { try? FileManager.default.removeItem(atPath: office) }
    _ = try ChildProcess(
      arguments: Programs.onOneCore([
        programs.panels, office, "--append", try generator.further(rows), "--dump", single,
      ])
    ).run()
    let equal = try ["all", "narrow", "broad"].allSatisfy { name in
      let expected = try text(of: "\(other)/\(name).txt")
      return try text(of: "\(dump)/\(name).txt") == expected
        && text(of: "\(single)/\(name).txt") == expected
    }
    findings.isEqual = equal ? "equal to the byte" : "NOT EQUAL"
  }

  /// An office of a copy of the file, which may be added to.
  private func appendedOffice(_ file: String) throws -> String {
    let copy = scratch("appended-\(rows)")
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    // The copy of a link would be a link, and the rows would be added to the file itself.
    let file = URL(filePath: file).resolvingSymlinksInPath().path
    try FileManager.default.copyItem(atPath: file, toPath: copy + "/cases.csv")
    try FileManager.default.copyItem(
      atPath: "Offices/cases/office.yml", toPath: copy + "/office.yml")
    return copy
  }

  private func office(of file: String, named name: String) throws -> String {
    let path = try folder(name)
    for item in ["cases.csv", "office.yml"] { unlink("\(path)/\(item)") }
    symlink(file, path + "/cases.csv")
    try FileManager.default.copyItem(
      atPath: "Offices/cases/office.yml", toPath: path + "/office.yml")
    return path
  }

  private func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: scratch(name), withIntermediateDirectories: true)
    return scratch(name)
  }

  private func times(_ output: String) -> [String: Double] {
    let object = try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return (object ?? [:]).compactMapValues { ($0 as? [String: Any])?["cpu_ms"] as? Double }
  }
}
