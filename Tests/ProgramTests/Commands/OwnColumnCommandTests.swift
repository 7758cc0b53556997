import Testing

@Suite("The program over a column of the office's own")
struct OwnColumnCommandTests {
  private static let settings = """
    office: Tiny County District Attorney
    profile: caseboard
    as_of: 2022-06-30
    sources:
      - file: cases.csv
        into: case
        key: [case_id]
        fields: canonical
        columns:
          track: lane
          points: { from: points, kind: number }

    """

  private static let cases = """
    case_id,filed,lane,points
    1,2022-01-03,Fast,5
    2,2022-01-10,"Very, fast",-7
    3,2022-02-01,,x

    """

  private func office() throws -> TinyOffice {
    let office = try TinyOffice(cases: Self.cases)
    try office.write(Self.settings, to: "office.yml")
    return office
  }

  @Test("filters, groups, lists and sorts by it, and counts what is wrong with it")
  func questions() throws {
    let office = try office()
    let groups = try ProgramRun([
      "metrics", office.folder, "--metric", "open", "--by", "track", "--where", "points < 100",
    ])
    #expect(groups.output.contains("open,Fast,") && groups.output.contains("open,\"Very, fast\","))
    let list = try ProgramRun([
      "cases", office.folder, "--columns", "case_id,track,points", "--sort", "-points",
    ])
    #expect(list.output == "case_id,track,points\n1,Fast,5\n2,\"Very, fast\",-7\n3,,\n")
    let everything = try ProgramRun(["cases", office.folder])
    #expect(everything.output.hasPrefix("case_id,filed,"))
    #expect(everything.output.split(separator: "\n")[0].hasSuffix("points,track"))
    let quality = try ProgramRun(["quality", office.folder])
    #expect(quality.output.contains("bad-value,points,1,0.333"))
  }

  @Test("says which name may have been meant, and shares nothing of it")
  func refused() throws {
    let office = try office()
    let filter = try ProgramRun(["cases", office.folder, "--where", "trak = Fast"])
    #expect(filter.status == 64)
    #expect(filter.errors.contains("column 1: there is no field “trak”; did you mean track?"))
    let group = try ProgramRun(["metrics", office.folder, "--by", "trak"])
    #expect(group.status == 64)
    #expect(group.errors.contains("did you mean track?"))
    let shared = try ProgramRun(
      ["metrics", office.folder, "--share", "--by", "track", "--metric", "open"])
    #expect(!shared.output.contains("Fast"))
  }
}
