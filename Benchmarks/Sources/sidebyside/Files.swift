import Foundation

/// A path in the folder of what a run makes, which only its owner may read.
func scratch(_ name: String) -> String { scratchFolder + "/" + name }

private let scratchFolder: String = {
  let folder =
    ProcessInfo.processInfo.environment["CASEBOARD_BENCH_WORK"]
    ?? "/tmp/caseboard-bench-\(getuid())"
  try? FileManager.default.createDirectory(
    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  return folder
}()

/// The text of a file.
func text(of path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

/// The variables of this program's environment, each as `NAME=value`.
func currentEnvironment() -> [String] {
  ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
}

/// A variable of this program's environment, unless it is empty.
func variable(_ name: String) -> String? {
  ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}
