import Foundation
import Testing

@Suite("The program, given a hostile office")
struct HostileProgramTests {
  /// The keys of the JSON that these tests look at.
  private struct Answer: Decodable {
    struct Files: Decodable { var setAside: Int }
    struct Row: Decodable {
      var metric: String
      var value: Double?
      var group: [String: String]
    }
    var data: Files
    var rows: [Row]
  }

  @Test(
    "prints right numbers, or one line and the exit code",
    .timeLimit(.minutes(5)),
    arguments: HostileInput.shapes + HostileInput.values + HostileInput.misfits
      + HostileInput.files + HostileInput.offices)
  func metrics(input: HostileInput) throws {
    try input.withFolder { folder in
      let run = try ProgramRun(["metrics", folder, "--metric", "filed,open", "--format", "json"])
      switch input.outcome {
      case .read(let filed, let open, let setAside, _):
        #expect(run.status == 0, "\(run.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let answer = try decoder.decode(Answer.self, from: Data(run.output.utf8))
        #expect(answer.rows.first { $0.metric == "filed" }?.value == Double(filed))
        #expect(answer.rows.first { $0.metric == "open" }?.value == Double(open))
        #expect(answer.data.setAside == setAside)
      case .refused(let code, let words):
        #expect(run.status == code, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").count == 1)
        for word in words { #expect(run.errors.contains(word)) }
      }
    }
  }

  /// Words that a terminal would obey, or a spreadsheet would compute.
  private static let evil = [
    "\u{1B}[31mB\u{1B}]0;x\u{7}aker", "Ba\u{9B}2Jker", "\u{202E}rekaB\u{2066}", "Ba\u{8}\u{7F}ker",
    "Ba\u{200B}\u{FEFF}ker", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "Ba\u{2028}ker",
  ]

  @Test(
    "lets no word of a file reach the terminal or a spreadsheet as a command", arguments: evil)
  func neutralized(word: String) throws {
    let cases = HostileInput.plain.replacing("Baker", with: word)
    try HostileInput.cases(word, cases).withFolder { folder in
      for format in ["table", "csv"] {
        let run = try ProgramRun(
          ["metrics", folder, "--metric", "open", "--by", "attorney", "--format", format])
        #expect(run.status == 0, "\(run.errors)")
        let isClean = run.output.unicodeScalars.allSatisfy { scalar in
          scalar == "\n" || scalar == "\r" || !Self.acts(scalar)
        }
        #expect(isClean, "\(format): \(run.output.debugDescription)")
        guard format == "csv" else { continue }
        let starts = run.output.split(whereSeparator: { $0 == "," || $0.isNewline })
        #expect(!starts.contains { $0.drop { $0 == "\"" }.first.map("=+@-".contains) ?? false })
      }
      let list = try ProgramRun(["cases", folder, "--format", "table"])
      #expect(list.output.unicodeScalars.allSatisfy { $0 == "\n" || !Self.acts($0) })
    }
  }

  /// Control characters, and those that turn the direction of what follows.
  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
      || ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
  }

  @Test("says in one line what is not there", arguments: ["/nowhere/at/all", "", "\u{1B}[31m"])
  func noOffice(path: String) throws {
    let run = try ProgramRun(["metrics", path, "--metric", "open"])
    #expect(run.status == 66 || run.status == 64)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test("keeps files that others may not read to itself, in one line")
  func unreadable() throws {
    // Whoever runs as root may read everything.
    guard getuid() != 0 else { return }
    try HostileInput.cases("unreadable", HostileInput.plain).withFolder { folder in
      chmod("\(folder)/cases.csv", 0)
      let run = try ProgramRun(["metrics", folder, "--metric", "open"])
      #expect(run.status == 66)
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains("cases.csv"))
    }
  }
}
