import Foundation

/// Measures this program beside those that people would take instead, and guards its cost.
///
/// `sidebyside [SIZE ...]` writes RESULTS.md; `sidebyside guard` and `sidebyside accept` compare
/// the instructions of loading and drawing with those of `instructions.txt`, and set them. It is
/// run from the folder of this package.
@main
enum SideBySide {
  static func main() {
    do {
      switch CommandLine.arguments.dropFirst().first {
      case "guard": try InstructionGuard().check()
      case "accept": try InstructionGuard().accept()
      default: try measure(sizes(CommandLine.arguments.dropFirst()))
      }
    } catch {
      FileHandle.standardError.write(Data("sidebyside: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func measure(_ sizes: [Int]) throws {
    let programs = Programs()
    var results = Results(programs: programs)
    if let generator = Generator.find() {
      for rows in sizes {
        print("\(spoken(rows)) rows …")
        try results.add(Questions(generator: generator, programs: programs, rows: rows).measure())
      }
    } else {
      // Our own demo at these sizes, which DuckDB is not asked of.
      results.missing.append(
        "the generator of cases (name its folder in CASEBOARD_BENCH), so nothing is side by side")
      for cases in sizes where cases <= 1_000_000 {
        print("the dashboard on \(spoken(cases)) cases …")
        try results.add(Screens(programs: programs, cases: cases).measure())
      }
    }
    try results.text.write(toFile: "RESULTS.md", atomically: true, encoding: .utf8)
    print(results.text)
  }

  private static func sizes(_ words: ArraySlice<String>) -> [Int] {
    let sizes = words.flatMap { $0.split(separator: " ") }.compactMap { word -> Int? in
      let digits = Int(word.prefix { $0.isNumber })
      let unit = word.last == "M" ? 1_000_000 : word.last == "k" ? 1000 : 1
      return digits.map { $0 * unit }
    }
    return sizes.isEmpty ? [10_000, 100_000, 1_000_000, 10_000_000] : sizes
  }
}
