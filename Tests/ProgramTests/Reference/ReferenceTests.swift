import Foundation
import Testing

/// Real offices are no part of this project: without them, beside it or in the folder that
/// CASEBOARD_REFERENCE names, these tests are skipped.
@Suite("The numbers of real offices", .timeLimit(.minutes(10)))
struct ReferenceTests {
  /// A file of reference numbers, the data that they were computed from, and its profile.
  struct RealOffice: CustomTestStringConvertible {
    var numbers: String
    var data: String
    var profile: String

    var testDescription: String { numbers }
  }

  static let offices =
    [RealOffice(numbers: "cook-2019", data: "cook-county-2019", profile: "cook-county-sao")]
    + [
      "brown-12m", "brown-2015", "brown-at-2022-06-30", "kenosha-12m", "la_crosse-12m",
      "rock-12m", "winnebago-12m",
    ].map { name in
      let place = name.prefix { $0 != "-" }
      return RealOffice(
        numbers: "wisconsin-\(name)", data: "wisconsin/\(place)", profile: "wisconsin-ccap")
    }

  private static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["CASEBOARD_REFERENCE"] {
      return URL(filePath: named)
    }
    // This file lies three folders deep in the package.
    let package = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    return package.deletingLastPathComponent().appending(path: "shared")
  }()

  private static let numbers = folder.appending(path: "reference/golden")
  private static let isThere = FileManager.default.fileExists(atPath: numbers.path)

  @Test(
    "are those of an independent reference",
    .enabled(if: isThere, "needs real data beside the package, or in CASEBOARD_REFERENCE"),
    arguments: offices)
  func agree(office: RealOffice) throws {
    let wanted = try ReferenceNumbers.read(
      Self.numbers.appending(path: "\(office.numbers).json"))
    let question = Question(
      path: Self.folder.appending(path: "data/\(office.data)").path, profile: office.profile,
      asOf: wanted.asOf, period: wanted.period.joined(separator: ".."))
    var problems = try question.metrics(wanted.metrics)
    if !wanted.openByAttorney.isEmpty {
      problems += try question.openByAttorney(wanted.openByAttorney)
    }
    problems += try question.disparity(wanted.disparity)
    #expect(problems.isEmpty, "\(problems.prefix(20).joined(separator: "\n"))")
  }
}

/// What the program is asked about one office; each answer is the list of what differs.
private struct Question {
  var path: String
  var profile: String
  var asOf: String
  var period: String

  private struct Answer<Row: Decodable>: Decodable { var rows: [Row] }

  /// The numbers of a row, with what tells it from others.
  private struct Row: Decodable {
    var words: [String: String] = [:]
    var numbers: [String: Double] = [:]
    var group: [String: String] = [:]

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: AnyKey.self)
      for key in keys.allKeys {
        if let number = try? keys.decode(Double.self, forKey: key) {
          numbers[key.stringValue] = number
        } else if let word = try? keys.decode(String.self, forKey: key) {
          words[key.stringValue] = word
        } else if key.stringValue == "group" {
          group = try keys.decode([String: String].self, forKey: key)
        }
      }
    }
  }

  private func ask(_ command: String, _ more: [String] = []) throws -> [Row] {
    let run = try ProgramRun(
      [
        command, path, "--profile", profile, "--as-of", asOf, "--period", period, "--format",
        "json",
      ] + more)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Answer<Row>.self, from: Data(run.output.utf8)).rows
  }

  func metrics(_ wanted: [String: ReferenceNumbers.Numbers]) throws -> [String] {
    let rows = try ask("metrics", ["--metric", wanted.keys.sorted().joined(separator: ",")])
    var problems: [String] = []
    for (id, numbers) in wanted {
      guard let row = rows.first(where: { $0.words["metric"] == id }) else {
        problems.append("\(id): missing")
        continue
      }
      // The reference counts nothing where a field is missing; the program says that it cannot.
      let value = numbers["value"].flatMap { $0 }
      if row.words["state"] == "not_computable", value == nil || value == 0 { continue }
      problems += differences(id, row, numbers)
    }
    return problems
  }

  func openByAttorney(_ wanted: [String: Double]) throws -> [String] {
    let rows = try ask("metrics", ["--metric", "open", "--by", "attorney"])
    return wanted.compactMap { name, count in
      let row = rows.first { $0.group["attorney"] == name }
      return row?.numbers["value"] == count ? nil : "open by attorney: an attorney differs"
    }
  }

  func disparity(_ wanted: [ReferenceNumbers.Comparison]) throws -> [String] {
    let rows = try ask("disparity")
    return wanted.flatMap { comparison in
      let name = "\(comparison.point), \(comparison.group)"
      let row = rows.first {
        $0.words["point"] == comparison.point && $0.words["group"] == comparison.group
      }
      guard let row else {
        let hasEvents = comparison.numbers["events"].flatMap { $0 } ?? 0 > 0
        return hasEvents ? ["\(name): missing"] : []
      }
      return differences(name, row, comparison.numbers)
    }
  }

  private func differences(
    _ name: String, _ row: Row, _ wanted: ReferenceNumbers.Numbers
  ) -> [String] {
    wanted.compactMap { key, number in
      let have = row.numbers[key]
      guard !ReferenceNumbers.agree(have, number) else { return nil }
      let words = [have, number].map { $0.map { "\($0)" } ?? "nothing" }
      return "\(name), \(key): \(words[0]) where the reference has \(words[1])"
    }
  }
}
