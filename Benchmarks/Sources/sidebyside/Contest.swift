/// Programs that do the same work, run in turns.
struct Contest {
  var names: [String]
  var programs: [ChildProcess]

  /// The median cost of each program, in so many rounds: A B A B rather than A A B B, since a
  /// machine's mood changes.
  func run(rounds: Int) throws -> [Cost] {
    var costs: [[Cost]] = programs.map { _ in [] }
    for _ in 0..<rounds {
      for (index, program) in programs.enumerated() { costs[index].append(try program.run()) }
    }
    return costs.map { costs in
      Cost(
        cpu: median(costs.map(\.cpu)), wall: median(costs.map(\.wall)),
        peak: median(costs.map(\.peak)), output: costs.last?.output ?? "")
    }
  }
}

/// The middle of some numbers; of an even count, the upper one.
func median(_ numbers: [Double]) -> Double {
  numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
}
