import Cases
import Foundation

/// An invented office in a folder of its own, gone when the test is over.
final class OfficeOnDisk {
  let folder: URL
  var path: String { folder.path }

  /// Writes files by name; text is written as UTF-8.
  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("caseboard-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  func append(_ name: String, _ text: String) throws {
    let handle = try FileHandle(forWritingTo: folder.appendingPathComponent(name))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  /// The office as of the day on which all tests are told that it is.
  func load(_ options: LoadOptions = .test) throws -> CaseStore {
    try CaseStore.load(path: path, options: options)
  }
}

extension LoadOptions {
  /// Options with a clock that stands still.
  static var test: LoadOptions {
    var options = LoadOptions()
    options.today = day("2024-06-30")
    return options
  }
}

/// A day that the test knows to exist.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { fatalError("\(text) is no day") }
  return day
}

extension CaseStore {
  /// The labels of a text field, a row each.
  func labels(_ field: CaseField) -> [String] {
    guard let column = text(field) else { return [] }
    return (0..<count).map { column[$0] }
  }

  /// The days of a field, `nil` where missing.
  func daysOf(_ field: CaseField) -> [Day?] {
    (days(field) ?? []).map { $0 == Day.missing ? nil : Day($0) }
  }

  /// The first finding under a rule for a field.
  func finding(_ rule: QualityRule, _ field: String) -> Finding? {
    findings.all.first { $0.rule == rule && $0.field == field }
  }
}
