import Foundation
import Testing

@Suite("What is kept between runs")
struct CacheCommandTests {
  private static let demo = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../demo-data").standardized.path(percentEncoded: false)

  private let home = FileManager.default.temporaryDirectory
    .appending(path: "cache-\(UUID().uuidString)").path(percentEncoded: false)

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(arguments, environment: ["XDG_CACHE_HOME": home])
  }

  @Test("gives the same answers as the files, is listed, and can be cleared")
  func keptDemo() throws {
    defer { try? FileManager.default.removeItem(atPath: home) }
    let fresh = try run("metrics", Self.demo, "--no-cache", "--format", "csv")
    #expect(fresh.status == 0)
    #expect(try run("cache", "--format", "table").output == "Nothing is kept.\n")
    #expect(try run("metrics", Self.demo, "--format", "csv").output == fresh.output)
    let list = try run("cache", Self.demo, "--format", "csv").output.split(separator: "\n")
    // Where the computer is quick enough, the files are read in no time and nothing is kept.
    if list.count > 1 {
      #expect(list[0] == "office,cases,bytes,written,good")
      #expect(list[1].contains("demo-data") && list[1].hasSuffix("true"))
      #expect(try run("metrics", Self.demo, "--format", "csv").output == fresh.output)
      #expect(try run("cache", "--clear", Self.demo).output == "Cleared 1 office.\n")
    }
    #expect(try run("cache", "--clear").output == "Cleared 0 offices.\n")
    #expect(try run("cache", "--format", "csv").output == "office,cases,bytes,written,good\n")
  }

  @Test("is nothing where there is no folder for it")
  func noHome() throws {
    let run = try ProgramRun(["cache"])
    #expect(run.status == 64)
    #expect(run.errors.contains("XDG_CACHE_HOME"))
  }

  @Test("does not stop an answer where its folder cannot be made")
  func noFolder() throws {
    let run = try ProgramRun(
      ["metrics", Self.demo, "--metric", "open", "--format", "csv"],
      environment: ["XDG_CACHE_HOME": "/dev/null"])
    #expect(run.status == 0 && run.errors.isEmpty)
  }
}
