import Foundation

/// One run of the built program: what it printed and how it ended.
struct ProgramRun {
  var status: Int32
  var output: String
  var errors: String

  /// The program, which is built beside the tests.
  static var program: URL {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "caseboard")
  }

  /// Runs the program to its end, without a terminal; what hangs for a minute is killed.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"].merging(
      environment
    ) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: nothing waits for a reader, however much is printed.
    let folder = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outputPath = folder.appending(path: "output")
    let errorsPath = folder.appending(path: "errors")
    for path in [outputPath, errorsPath] { try Data().write(to: path) }
    process.standardOutput = try FileHandle(forWritingTo: outputPath)
    process.standardError = try FileHandle(forWritingTo: errorsPath)
    try process.run()
    let watch = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watch)
    process.waitUntilExit()
    watch.cancel()
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    output = String(decoding: try Data(contentsOf: outputPath), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: errorsPath), as: UTF8.self)
  }
}
