import Foundation
import Testing

@Suite("The program, from outside")
struct CommandTests {
  @Test("prints metrics as a table, JSON or CSV")
  func metrics() throws {
    let office = try TinyOffice()
    let question = ["metrics", office.folder, "--metric", "open,filed", "--by", "offense"]
    let table = try ProgramRun(question + ["--format", "table"])
    #expect(
      table.output == """
        METRIC  OFFENSE   PERIOD                  VALUE  COUNTED  N  95 %  LEFT OUT  NOTE
        open    Robbery   on 2022-06-30               2
        open    Theft     on 2022-06-30               0
        open    Trespass  on 2022-06-30               1
        filed   Robbery   2021-07-01..2022-06-30      2
        filed   Theft     2021-07-01..2022-06-30      2
        filed   Trespass  2021-07-01..2022-06-30      2

        """)
    #expect(table.status == 0)
    #expect(table.errors.isEmpty)

    let csv = try ProgramRun(question + ["--format", "csv"])
    #expect(
      csv.output.hasPrefix(
        "metric,offense,from,to,value,numerator,denominator,low,high,unit,n_missing,state,why,notes\n"
          + "open,Robbery,2022-06-30,2022-06-30,2,,,,,count,0,ok,,\n"))
    // In a pipe, that is what is printed without being asked.
    #expect(try ProgramRun(question).output == csv.output)

    let json = try ProgramRun(question + ["--format", "json"])
    #expect(
      json.output.hasPrefix(
        #"{"office":"Tiny County District Attorney","profile":"caseboard","as_of":"2022-06-30","#
          + #""data":{"cases":7,"set_aside":0,"sources":[{"file":"cases.csv","rows":7,"#
          + #""set_aside":0,"sha256":""#))
    #expect(
      json.output.contains(
        #"{"metric":"open","group":{"offense":"Robbery"},"period":{"on":"2022-06-30"},"value":2,"#))
  }

  @Test("counts only the cases of a filter, in a period, as of a day")
  func scope() throws {
    let office = try TinyOffice()
    func value(_ options: String...) throws -> String? {
      let run = try ProgramRun(
        ["metrics", office.folder, "--metric", "filed", "--format", "csv"] + options)
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n").last?.split(
        separator: ",", omittingEmptySubsequences: false)[3].description
    }
    #expect(try value() == "6")
    #expect(try value("--where", "race = Black") == "2")
    #expect(try value("--period", "2022-01") == "2")
    #expect(try value("--period", "all") == "7")
    #expect(try value("--period", "2022-01-01..2022-02-01") == "3")
    #expect(try value("--as-of", "2022-01-31") == "3")
  }

  @Test("compares groups at decision points")
  func disparity() throws {
    let office = try TinyOffice()
    let run = try ProgramRun(
      ["disparity", office.folder, "--point", "dismissed", "--adjust", "none", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.output.split(separator: "\n")
    #expect(rows.first?.hasPrefix("point,by,group,reference,n,events,rate,") == true)
    #expect(rows.contains { $0.hasPrefix("dismissed,race,Black,White,3,2,0.666666") })
  }

  @Test("lists cases, sorted, with the columns that are asked for")
  func cases() throws {
    let office = try TinyOffice()
    let run = try ProgramRun([
      "cases", office.folder, "--where", "open", "--sort", "-age_days", "--columns",
      "case_id,attorney,age_days", "--limit", "2", "--format", "csv",
    ])
    #expect(run.output == "case_id,attorney,age_days\n22-4,Cole,143\n22-5,Baker,59\n")
  }

  @Test("explains a metric, with its number where an office is named")
  func explain() throws {
    let definition = try ProgramRun(["explain", "clearance_rate", "--format", "table"])
    #expect(definition.status == 0)
    #expect(definition.output.hasPrefix("Clearance rate\n"))
    let office = try TinyOffice()
    let number = try ProgramRun([
      "explain", "open", office.folder, "--group", "attorney=Baker", "--format", "table",
    ])
    #expect(number.output.contains("attorney = Baker:\n  1  (on 2022-06-30)\n"))
    #expect(
      number.output.contains(
        "3 filed by the day = 1 counted + 2 not concerned: 2 disposed by then\n"))
    #expect(
      number.output.contains("  filter: none\n  as of: 2022-06-30\n  data: cases.csv, 7 rows"))
    let list = try ProgramRun(["metrics", "--list"])
    #expect(list.status == 0)
    #expect(list.output.contains("clearance_rate"))
  }

  @Test("lists every indicator under the headings of the goals, and what the data lacks")
  func indicators() throws {
    let office = try TinyOffice()
    let table = try ProgramRun(["indicators", office.folder, "--format", "table"])
    #expect(table.status == 0)
    for goal in ["Goal 1: Capacity & Efficiency", "Goal 2: Community", "Goal 3: Fairness"] {
      #expect(table.output.contains(goal))
    }
    let csv = try ProgramRun(["indicators", office.folder, "--format", "csv"])
    let lines = csv.output.split(separator: "\n")
    #expect(lines.count == 56)
    #expect(
      lines.contains {
        $0.hasPrefix("4.1,Violent crime prevention,4,") && $0.contains("not in the data: violent")
      })
  }

  @Test("prints the reference of what is measured, and writes it to a file")
  func reference() throws {
    let office = try TinyOffice()
    let printed = try ProgramRun(["reference"])
    #expect(printed.output.hasPrefix("# What Caseboard measures\n"))
    let written = try ProgramRun(["reference", "--out", office.path("metrics.md")])
    #expect(written.status == 0)
    #expect(
      try String(contentsOfFile: office.path("metrics.md"), encoding: .utf8) == printed.output)
  }

  @Test("lists what is wrong with the data, with its places")
  func quality() throws {
    let office = try TinyOffice(
      cases: TinyOffice.cases.replacing("2022-01-03", with: "1712-01-03"))
    let run = try ProgramRun(["quality", office.folder, "--format", "csv"])
    #expect(run.output.contains("implausible-day,filed,1,"))
    #expect(run.output.contains("cases.csv:2"))
  }

  @Test("draws a screen without a terminal, at the size that is asked for")
  func screen() throws {
    let office = try TinyOffice()
    let run = try ProgramRun(["screen", office.folder, "--size", "80x24", "--panel", "caseload"])
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 25)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(run.output.contains("Baker"))
    #expect(!run.output.contains("\u{1b}"))
    let times = try ProgramRun(
      ["screen", office.folder, "--size", "80x24", "--panel", "performance", "--keys", "S"])
    #expect(times.status == 0, "\(times.errors)")
    #expect(times.output.contains("Performance › Times"))
    #expect(times.output.contains("STILL OPEN, BY DAYS SINCE FILING"))
    let moved = try ProgramRun(["screen", office.folder, "--size", "80x24", "--keys", "2"])
    #expect(moved.output == run.output)
    let svg = try ProgramRun(["screen", office.folder, "--format", "svg"])
    #expect(svg.output.hasPrefix("<svg"))
  }

  @Test("reads a single file as an office")
  func file() throws {
    let office = try TinyOffice()
    let run = try ProgramRun(
      ["metrics", office.path("cases.csv"), "--metric", "filed", "--period", "all"])
    #expect(run.output.contains("filed,2021-03-01,"))
  }

  @Test("makes the same synthetic office for the same seed")
  func demo() throws {
    let office = try TinyOffice()
    var bytes: [Data] = []
    for name in ["a", "b"] {
      let run = try ProgramRun(
        ["demo", "--out", office.path(name), "--cases", "50", "--seed", "7"])
      #expect(run.status == 0, "\(run.errors)")
      bytes.append(try Data(contentsOf: URL(filePath: office.path("\(name)/cases.csv"))))
    }
    #expect(bytes[0] == bytes[1])
    let metrics = try ProgramRun(["metrics", office.path("a"), "--metric", "referred"])
    #expect(metrics.status == 0)
  }

  @Test("has help, a version and completions")
  func help() throws {
    for arguments in [["--help"], ["metrics", "--help"], ["help", "disparity"], ["--version"]] {
      let run = try ProgramRun(arguments)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(run.errors.isEmpty)
    }
    for shell in ["bash", "zsh", "fish"] {
      let run = try ProgramRun(["--generate-completion-script", shell])
      #expect(run.status == 0)
      #expect(run.output.contains("disparity"))
    }
  }

  @Test("ends quietly when its reader goes away")
  func closedPipe() throws {
    let office = try TinyOffice()
    let rows = (0..<20_000).map { "22-9\($0),Baker,Felony,White,Theft,felony,open,2022-05-02,,\n" }
    try office.append(rows.joined(), to: "cases.csv")
    let shell = Process()
    let errors = Pipe()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", "'\(ProgramRun.program.path())' cases '\(office.folder)' | head -n 1 >/dev/null",
    ]
    shell.standardError = errors
    try shell.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(said.isEmpty)
  }
}
