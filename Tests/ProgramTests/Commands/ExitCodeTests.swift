import Testing

@Suite("What the program cannot do")
struct ExitCodeTests {
  /// Arguments, the exit code, and words that the one line on standard error has.
  static let cases: [([String], Int32, [String])] = [
    (["metrics", "OFFICE", "--bogus"], 64, ["--bogus"]),
    (["metrics", "OFFICE", "--metric", "opne"], 64, ["opne", "open"]),
    (["metrics", "OFFICE", "--by", "attorny"], 64, ["attorny", "attorney"]),
    (["metrics", "OFFICE", "--by", "filed"], 64, ["filed"]),
    (["metrics", "OFFICE", "--where", "race ="], 64, ["--where", "7"]),
    (["metrics", "OFFICE", "--where", "colour = red"], 64, ["colour"]),
    (["metrics", "OFFICE", "--period", "sometime"], 64, ["sometime", "2022-Q3"]),
    (["metrics", "OFFICE", "--as-of", "2022-13-01"], 64, ["2022-13-01"]),
    (["metrics", "OFFICE", "--format", "xml"], 64, ["xml", "json"]),
    (["metrics", "OFFICE", "--profile", "wisconsin"], 64, ["wisconsin-ccap"]),
    (["metrics", "/nowhere/at/all"], 66, ["/nowhere/at/all"]),
    (["disparity", "OFFICE", "--point", "dismised"], 64, ["dismised", "dismissed"]),
    (["disparity", "OFFICE", "--by", ""], 64, ["--by"]),
    (["cases", "OFFICE", "--sort", "aeg_days"], 64, ["aeg_days", "age_days"]),
    (["cases", "OFFICE", "--limit", "-1"], 64, ["--limit"]),
    (["cases", "OFFICE", "--limit", "many"], 64, ["many"]),
    (["explain"], 64, ["metric", "metrics --list"]),
    (["explain", "clearence_rate"], 64, ["clearance_rate"]),
    (["explain", "open", "OFFICE", "--group", "Baker"], 64, ["FIELD=LABEL"]),
    (["explain", "open", "OFFICE", "--group", "race=Blakc"], 64, ["Blakc", "Black"]),
    (["indicators", "/nowhere/at/all"], 66, ["/nowhere/at/all"]),
    (["reference", "--out", "/dev/null/x"], 74, ["/dev/null/x"]),
    (["help", "bogus"], 64, ["bogus"]),
    (["help", "metrcs"], 64, ["metrcs", "metrics"]),
    (["metrcs"], 64, ["metrcs", "metrics"]),
    (["metrcs", "OFFICE"], 64, ["metrcs", "metrics"]),
    (["no-such-folder"], 64, []),
    (["quality", "OFFICE", "--rule", "bad-vlaue"], 64, ["bad-value"]),
    (["screen", "OFFICE", "--size", "wide"], 64, ["wide"]),
    (["screen", "OFFICE", "--panel", "overvew"], 64, ["overvew"]),
    (["screen", "OFFICE", "--keys", "Entr"], 64, ["Entr"]),
    (["demo"], 64, ["--out"]),
    (["demo", "--out", "/dev/null/office"], 74, ["/dev/null/office"]),
    (["demo", "--out", "OFFICE/x", "--cases", "0"], 64, ["--cases"]),
    (["OFFICE"], 64, ["terminal", "caseboard metrics"]),
    ([], 64, []),
  ]

  @Test("is said in one line, with the exit code for its kind", arguments: cases)
  func failure(arguments: [String], status: Int32, words: [String]) throws {
    let office = try TinyOffice()
    let run = try ProgramRun(arguments.map { $0.replacing("OFFICE", with: office.folder) })
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasSuffix("\n"))
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.errors.hasPrefix("caseboard: "))
    for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
  }

  @Test("is bad data where a file is not what its name says")
  func badData() throws {
    let office = try TinyOffice(cases: "<!DOCTYPE html><html><body>Login</body></html>\n")
    let run = try ProgramRun(["metrics", office.folder])
    #expect(run.status == 65)
    #expect(run.errors.contains("cases.csv"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
