import Foundation
import Testing

@Suite("The disparity command in depth")
struct DisparityDepthCommandTests {
  /// Two groups and two offenses in two years, each with enough cases to compare.
  private static var office: TinyOffice {
    get throws {
      var text =
        "case_id,defendant_id,race,gender,offense,severity,status,filed,disposed,disposition\n"
      var number = 0
      for year in ["2021", "2022"] {
        for (race, offense, dismissed, all) in [
          ("White", "Theft", 30, 100), ("White", "Fraud", 45, 50), ("Black", "Theft", 20, 40),
          ("Black", "Fraud", 54, 60), ("Asian", "Theft", 1, 3),
        ] {
          for index in 0..<all {
            number += 1
            let gender = index % 3 == 0 ? "Female" : "Male"
            text += "\(year)-\(number),D\(number / 2),\(race),\(gender),\(offense),felony,closed,"
            text += "\(year)-01-05,\(year)-03-05,\(index < dismissed ? "dismissed" : "plea")\n"
          }
        }
      }
      return try TinyOffice(cases: text)
    }
  }

  private static func answer(_ arguments: String...) throws -> [String: Any] {
    let office = try office
    let run = try ProgramRun(["disparity", office.folder] + arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(json as? [String: Any])
  }

  private static func rows(_ answer: [String: Any]) throws -> [[String: Any]] {
    try #require(answer["rows"] as? [[String: Any]])
  }

  @Test("opens an adjusted ratio into strata whose ratios, weighed, make it")
  func strata() throws {
    let answer = try Self.answer(
      "--point", "dismissed", "--strata", "Black", "--period", "2022")
    let rows = try Self.rows(answer)
    let kept = rows.filter { !($0["weight"] is NSNull) }
    #expect(kept.count == 2)
    var mean = 0.0
    for row in kept {
      mean += try #require(row["weight"] as? Double) * #require(row["ratio"] as? Double)
    }
    #expect(abs(mean - (answer["adjusted_ratio"] as? Double ?? 0)) < 1e-9)
    #expect(rows.allSatisfy { $0["filter"] is String })
  }

  @Test("follows a ratio by year, and counts persons beside cases")
  func trend() throws {
    let rows = try Self.rows(
      Self.answer(
        "--point", "dismissed", "--trend", "year", "--count", "2", "--as-of", "2022-03-05"))
    let black = rows.filter { $0["group"] as? String == "Black" }
    #expect(black.compactMap { $0["from"] as? String } == ["2021-01-01", "2022-01-01"])
    #expect(black.allSatisfy { $0["events"] as? Double == 74 && $0["n"] as? Double == 100 })
    #expect(black.allSatisfy { ($0["persons"] as? Double ?? 100) < 52 })
  }

  @Test("crosses race and gender against the largest group of the reference")
  func crossing() throws {
    let rows = try Self.rows(
      Self.answer("--by", "race,gender", "--point", "dismissed", "--period", "2022"))
    #expect(rows.allSatisfy { $0["reference"] as? String == "White · Male" })
    #expect(rows.allSatisfy { $0["by"] as? String == "race,gender" })
    #expect(rows.reduce(0) { $0 + ($1["n"] as? Int ?? 0) } > 100)
  }

  @Test("names the cohort, and gives the benchmark of the population a table of its own")
  func choices() throws {
    let cohort = try Self.answer("--cohort", "filed", "--period", "2022")
    #expect(cohort["cohort"] as? String == "filed")
    let population = try Self.answer("--benchmark", "population")
    #expect(population["benchmark"] as? String == "population")
    #expect(population["why"] as? String == "not in the data: population, by race")
    #expect(try Self.rows(population).isEmpty)
  }

  @Test(
    "refuses questions that exclude each other or lack their point",
    arguments: [
      ["--strata", "Black"], ["--trend", "year", "--point", "dismissed,plea"],
      ["--point", "dismissed", "--trend", "year", "--strata", "Black"],
      ["--benchmark", "population", "--cohort", "filed"], ["--by", "race,gender,offense"],
      ["--cohort", "race"], ["--point", "dismissed", "--trend", "year", "--count", "0"],
    ])
  func refusals(arguments: [String]) throws {
    let office = try Self.office
    let run = try ProgramRun(["disparity", office.folder] + arguments)
    #expect(run.status == 64, "\(arguments): \(run.errors)")
    #expect(!run.errors.isEmpty)
  }
}
