/// Times work, and prints it beside other work as ratios, which say more than times do: they are
/// nearly the same on any machine.
struct Stopwatch {
  /// How many rows the data has.
  let rows: Int
  /// Seconds that reading the same bytes once takes, doing nothing with them but counting lines.
  let scan: Double

  /// The heading of the table.
  static let heading = line("", "ms", "ns/row", "× scan")

  /// The median time of some runs, in seconds.
  static func seconds(runs: Int = 5, _ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<runs {
      times.append(try clock.measure(work) / .seconds(1))
    }
    return times.sorted()[runs / 2]
  }

  /// Does some work and prints how long it took.
  func time(_ name: String, runs: Int = 5, _ work: () throws -> Void) rethrows {
    report(name, try Self.seconds(runs: runs, work))
  }

  /// Prints a time.
  func report(_ name: String, _ seconds: Double) {
    print(
      Self.line(
        name, Self.decimals(seconds * 1e3, 1), Self.decimals(seconds * 1e9 / Double(rows), 1),
        Self.decimals(seconds / scan, 2)))
  }

  private static func line(_ name: String, _ columns: String...) -> String {
    let start = name + String(repeating: " ", count: max(1, 34 - name.count))
    return columns.reduce(start) { $0 + String(repeating: " ", count: max(1, 11 - $1.count)) + $1 }
  }

  private static func decimals(_ number: Double, _ places: Int) -> String {
    let factor = places == 1 ? 10.0 : 100.0
    let digits = String(Int((number * factor).rounded()))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}
