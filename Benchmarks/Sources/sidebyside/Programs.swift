import Foundation

/// Where the programs are that are measured.
struct Programs {
  /// The twelve questions, asked of this project.
  let panels = variable("CASEBOARD_PANELS") ?? ".build/release/panels"
  let benchmarks = variable("CASEBOARD_BENCHMARKS") ?? ".build/release/benchmarks"
  let caseboard = variable("CASEBOARD") ?? "../.build/release/caseboard"
  /// The command line of DuckDB, and a Python that has duckdb and polars.
  let duckdb: String?
  let python: String?

  /// How to get what others have made.
  static let howToInstall =
    "python3 -m venv Benchmarks/.venv && Benchmarks/.venv/bin/pip install duckdb duckdb-cli polars"

  init() {
    let folder = variable("CASEBOARD_VENV") ?? ".venv"
    func found(_ name: String) -> String? {
      let path = folder + "/bin/" + name
      return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
    duckdb = found("duckdb")
    python = found("python")
  }

  /// The words of a command, bound to one core: the project's programs then use one thread.
  static func onOneCore(_ arguments: [String]) -> [String] { ["taskset", "-c", "0"] + arguments }
}
