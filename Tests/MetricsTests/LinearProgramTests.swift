import Testing

@Suite("A linear program")
struct LinearProgramTests {
  /// Weights of inequalities, their bounds, the weights of the goal, and its largest value: by
  /// scipy 1.17, `-linprog(-c, A_ub=A, b_ub=b).fun` of random whole numbers.
  private static let known: [(rows: [[Double]], bounds: [Double], goal: [Double], most: Double)] = [
    (
      [
        [1, 1, 3, 5], [-3, -2, 4, 5], [-1, -1, 4, 0], [-1, 4, -1, 0], [2, 1, -3, -3],
        [4, 3, 4, 1], [1, 1, 1, 1],
      ], [15, 5, 7, 15, 0, 4, 30], [-3, 0, 6, -3], 6
    ),
    (
      [
        [0, 0, 5, -2], [1, -1, -3, 3], [-3, -1, 1, 1], [-2, 5, 3, 5], [-3, 3, -1, 1],
        [5, -1, 3, -2], [1, 1, 1, 1],
      ], [5, 19, 7, 9, 4, 0, 30], [0, 2, 1, 4], 8.571428571428571
    ),
    (
      [
        [0, 2, 3, 5], [0, -3, 3, 1], [4, 1, 0, -3], [1, 2, 3, 4], [-2, 2, 4, -1], [0, 4, 2, 1],
        [1, 1, 1, 1],
      ], [12, 9, 19, 14, -1, 1, 30], [1, 5, -4, 3], 8.5
    ),
    (
      [
        [3, 4, 4, -2], [1, 4, 0, -2], [1, -3, -2, 4], [3, 4, 4, 4], [-1, 1, 2, -1],
        [5, -3, 4, 2], [1, 1, 1, 1],
      ], [3, 13, 7, 16, 19, 4, 30], [1, -2, 3, 3], 7.2272727272727275
    ),
  ]

  private func terms(_ weights: [Double]) -> LinearProgram.Terms {
    weights.enumerated().map { ($0, $1) }
  }

  @Test("finds what an independent solver finds", arguments: 0..<4)
  func agrees(number: Int) throws {
    let problem = Self.known[number]
    let inequalities = zip(problem.rows, problem.bounds).map {
      LinearProgram.Inequality(terms($0), atMost: $1)
    }
    var program = try #require(LinearProgram(variables: 4, inequalities))
    for _ in 0..<2 {
      let most = program.maximum(of: terms(problem.goal)) ?? .nan
      #expect(abs(most - problem.most) < 1e-9)
      let least = program.minimum(of: terms(problem.goal.map { -$0 })) ?? .nan
      #expect(abs(least + problem.most) < 1e-9)
      // What was asked before changes no answer.
      _ = program.maximum(of: terms([1, 0, 0, 0]))
    }
  }

  @Test("says where no point is, and where there is no end")
  func extremes() throws {
    let none = [
      LinearProgram.Inequality([(0, 1)], atMost: 3), .init([(0, -1)], atMost: -4),
    ]
    #expect(LinearProgram(variables: 1, none) == nil)
    var endless = try #require(LinearProgram(variables: 2, [.init([(0, 1)], atMost: 3)]))
    let (all, first, least) = (
      endless.maximum(of: [(0, 1), (1, 1)]), endless.maximum(of: [(0, 2)]),
      endless.minimum(of: [(1, 1)])
    )
    #expect(all == nil && first == 6 && least == 0)
  }

  @Test("pins what follows, and leaves open what does not")
  func subtraction() throws {
    // Three cells add up to 40; two are known to be 30 and 7.
    let known = [(0, 30.0), (1, 7.0)].flatMap { cell, count in
      [
        LinearProgram.Inequality([(cell, 1)], atMost: count), .init([(cell, -1)], atMost: -count),
      ]
    }
    let sum = [
      LinearProgram.Inequality([(0, 1), (1, 1), (2, 1)], atMost: 40),
      .init([(0, -1), (1, -1), (2, -1)], atMost: -40),
    ]
    var pinned = try #require(LinearProgram(variables: 3, known + sum))
    let ends = (pinned.minimum(of: [(2, 1)]), pinned.maximum(of: [(2, 1)]))
    #expect(abs((ends.0 ?? .nan) - 3) < 1e-9 && abs((ends.1 ?? .nan) - 3) < 1e-9)
    var open = try #require(LinearProgram(variables: 3, Array(known.prefix(2)) + sum))
    let openEnds = (open.minimum(of: [(2, 1)]), open.maximum(of: [(2, 1)]))
    #expect(abs((openEnds.0 ?? .nan)) < 1e-9 && abs((openEnds.1 ?? .nan) - 10) < 1e-9)
  }
}
