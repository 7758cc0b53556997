import Foundation
import Testing

/// Where public extracts and numbers computed from them with pandas, scipy, statsmodels and
/// lifelines lie, by other people than those who wrote this program.
///
/// They are no part of the project: `CASEBOARD_REFERENCE` names their folder, or it stands beside
/// the package as `shared`.
enum Reference {
  static let folder: String? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["CASEBOARD_REFERENCE"]
    let folder = named ?? package.appending(path: "../shared").path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: "\(folder)/reference/golden") ? folder : nil
  }()

  /// The files of numbers.
  static var files: [String] {
    guard let folder else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/reference/golden")
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }

  /// The extract that a file's numbers were computed from, and its profile.
  static func office(of file: String) -> (path: String, profile: String) {
    let parts = file.split(separator: "-")
    guard parts.count > 1, parts[0] == "wisconsin" else {
      return ("\(folder ?? "")/data/cook-county-2019", "cook-county-sao")
    }
    return ("\(folder ?? "")/data/wisconsin/\(parts[1])", "wisconsin-ccap")
  }
}

@Suite(
  "The program's numbers",
  .enabled(if: Reference.folder != nil, "the reference is not here: set CASEBOARD_REFERENCE"),
  .serialized)
struct ReferenceTests {
  typealias Numbers = [String: Any]

  @Test(
    "are those of an independent reference", .timeLimit(.minutes(5)), arguments: Reference.files)
  func agree(file: String) throws {
    let path = "\(Reference.folder ?? "")/reference/golden/\(file)"
    let reference = try Self.object(Data(contentsOf: URL(filePath: path)))
    let days = try #require(reference["period"] as? [String])
    let asOf = try #require(reference["as_of"] as? String)
    let office = Reference.office(of: file)
    func rows(_ arguments: String...) throws -> [Numbers] {
      let run = try ProgramRun(
        arguments + [
          office.path, "--profile", office.profile, "--as-of", asOf, "--period",
          days.joined(separator: ".."), "--format", "json",
        ])
      #expect(run.status == 0, "\(run.errors)")
      return try Self.object(Data(run.output.utf8))["rows"] as? [Numbers] ?? []
    }

    let metrics = try #require(reference["metrics"] as? Numbers)
    var checked = 0
    let found = try rows("metrics")
    for (id, wanted) in metrics where id != "open_by_attorney" {
      let row = try #require(found.first { $0["metric"] as? String == id }, "\(id)")
      let wanted = try #require(wanted as? Numbers)
      // The reference counts nothing where the extract does not have what a metric needs.
      let isNothing = (wanted["value"] as? Double ?? 0) == 0
      if row["state"] as? String == "not_computable", isNothing { continue }
      checked += Self.compare(id, row, wanted.filter { Self.printed.contains($0.key) })
    }
    if let loads = metrics["open_by_attorney"] as? [String: Double] {
      let byAttorney = try rows("metrics", "--metric", "open", "--by", "attorney")
      for (attorney, count) in loads {
        let row = byAttorney.first { ($0["group"] as? Numbers)?["attorney"] as? String == attorney }
        #expect(row?["value"] as? Double == count, "open cases of \(attorney)")
        checked += 1
      }
    }
    let compared = try rows("disparity")
    for wanted in try #require(reference["disparity"] as? [Numbers]) {
      let row = compared.first { row in
        ["point", "group"].allSatisfy { row[$0] as? String == wanted[$0] as? String }
      }
      let name = "\(wanted["point"] ?? "") \(wanted["group"] ?? "")"
      guard let row else {
        #expect(wanted["events"] as? Double == 0, "\(name) is missing")
        continue
      }
      checked += Self.compare(name, row, wanted)
    }
    #expect(checked > 50)
  }

  /// What the program prints of a metric.
  private static let printed = ["value", "numerator", "denominator", "low", "high"]

  private static func object(_ data: Data) throws -> Numbers {
    try #require(try JSONSerialization.jsonObject(with: data) as? Numbers)
  }

  /// Compares every number of the reference, and says how many there were.
  private static func compare(_ name: String, _ row: Numbers, _ wanted: Numbers) -> Int {
    var count = 0
    for (key, value) in wanted where !(value is String) && !(value is [Any]) {
      count += 1
      let left = row[key] as? Double
      let right = value as? Double
      guard let left, let right else {
        #expect(left == right, "\(name), \(key)")
        continue
      }
      let tolerance = 1e-6 * max(1, abs(left), abs(right))
      #expect(abs(left - right) <= tolerance, "\(name), \(key)")
    }
    return count
  }
}
