import Foundation

/// The folder of the generator of cases, and of the programs that answer the same questions with
/// DuckDB and polars.
struct Generator {
  let folder: String

  /// The folder that `CASEBOARD_BENCH` names, or the one that lies beside the checkout.
  static func find() -> Self? {
    let beside = FileManager.default.currentDirectoryPath + "/../../shared/tools/bench"
    return [variable("CASEBOARD_BENCH"), beside].compactMap { $0 }
      .first { FileManager.default.fileExists(atPath: $0 + "/gen.py") }.map(Self.init)
  }

  /// A file of so many cases, made unless it is there.
  func cases(_ rows: Int) throws -> String {
    let path = scratch("cases-\(rows).csv")
    return try make(path, [String(rows), path])
  }

  /// A file of a thousand rows that come after those of a file.
  func further(_ rows: Int) throws -> String {
    let path = scratch("further-\(rows).csv")
    return try make(path, [String(rows), path, "--append", "1000"])
  }

  private func make(_ path: String, _ arguments: [String]) throws -> String {
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    _ = try ChildProcess(arguments: ["python3", folder + "/gen.py"] + arguments).run()
    return path
  }

  /// The same questions, as a script for the command line of DuckDB.
  func script(_ file: String) throws -> String {
    let cost = try ChildProcess(
      arguments: ["python3", folder + "/cli_sql.py", file, "typed"],
      environment: ["PYTHONDONTWRITEBYTECODE=1"]
    ).run()
    let path = file + ".sql"
    try cost.output.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  /// The same script, up to the table.
  func loadScript(_ file: String, threads: Int) throws -> String {
    let lines = try text(of: script(file)).split(separator: "\n").prefix { $0 != ".mode list" }
    let path = file + ".load.sql"
    try (["SET threads=\(threads);"] + lines.dropFirst()).joined(separator: "\n")
      .write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }
}
