import Synchronization
import Testing

@testable import Cases

@Suite("Work on several threads")
struct ParallelTests {
  @Test("does every part once", arguments: [0, 1, 2, 7, 1000], [1, 2, 5])
  func everyPartOnce(parts: Int, threads: Int) {
    let calls = (0..<parts).map { _ in Counter() }
    Parallel.perform(parts, threads: threads) { part in calls[part].add() }
    #expect(calls.allSatisfy { $0.count == 1 })
  }

  @Test("gives the results in the order of the parts", arguments: [1, 3])
  func results(threads: Int) {
    let squares = Parallel.map(100, threads: threads) { part in [part * part] }
    #expect(squares == (0..<100).map { [$0 * $0] })
  }

  @Test("may be begun within a part")
  func nested() {
    let sums = Parallel.map(4, threads: 4) { outer in
      Parallel.map(10, threads: 3) { inner in outer * inner }.reduce(0, +)
    }
    #expect(sums == [0, 45, 90, 135])
  }

  private final class Counter: Sendable {
    private let calls = Atomic(0)
    var count: Int { calls.load(ordering: .relaxed) }
    func add() { calls.wrappingAdd(1, ordering: .relaxed) }
  }
}
