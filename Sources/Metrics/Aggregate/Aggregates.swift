import Cases
import Synchronization

/// The answers to some questions, which can be brought up to date when the cases have changed.
///
/// All questions are answered in one pass. Of another generation only the rows that differ are
/// counted: as they were, to be taken out, and as they are.
public final class Aggregates {
  private let queries: [AggregateQuery]
  private let threads: Int
  private let segmentsPerThread: Int
  private var plan: AggregatePlan
  private var tally: AggregateTally

  /// Answers questions about an engine's cases.
  ///
  /// - Parameters:
  ///   - queries: The questions.
  ///   - engine: The office.
  ///   - threads: How many threads may count; fewer where there are few rows.
  /// - Throws: ``QueryError`` where a question cannot be asked of the office's data.
  public convenience init(
    _ queries: [AggregateQuery], of engine: StoreEngine, threads: Int = Parallel.cores
  ) throws(QueryError) {
    // For less work than that, to start a thread and to add what it counted takes longer.
    try self.init(queries, of: engine, threads: threads, segmentsPerThread: 8)
  }

  /// Answers questions with a thread for so many segments at least.
  init(
    _ queries: [AggregateQuery], of engine: StoreEngine, threads: Int, segmentsPerThread: Int
  ) throws(QueryError) {
    self.queries = queries
    self.threads = threads
    self.segmentsPerThread = segmentsPerThread
    plan = try engine.plan(queries)
    tally = Self.count(plan, of: engine, threads, segmentsPerThread)
  }

  /// The answers, in the order of the questions.
  public var tables: [AggregateTable] {
    for list in tally.values { list.settle() }
    return plan.questions.map { AggregateReader($0, plan, tally).table() }
  }

  /// Takes another generation of the cases for the one that was counted.
  ///
  /// - Throws: ``QueryError`` where a question cannot be asked of it.
  public func update(to engine: StoreEngine) throws(QueryError) {
    var next = try engine.plan(queries)
    if let changes = AggregateChanges(from: plan, to: next) {
      next = next.following(plan)
      changes.apply(to: tally, from: plan, to: next)
    } else {
      tally = Self.count(next, of: engine, threads, segmentsPerThread)
    }
    plan = next
  }

  /// Counts all rows: threads take segment after segment, and what they counted is added.
  private static func count(
    _ plan: AggregatePlan, of engine: StoreEngine, _ threads: Int, _ segmentsPerThread: Int
  ) -> AggregateTally {
    let segments = plan.segments { source in
      engine.cache.zones(of: source.column, source.cells, bias: source.bias)
    }
    let workers = max(1, min(threads, segments.count / segmentsPerThread))
    let windows = plan.valueTasks.map { _ in ValueCounts.Window() }
    let next = Atomic(0)
    let tallies = Parallel.map(workers, threads: workers) { _ in
      let pass = AggregatePass(plan, AggregateTally(plan, windows))
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < segments.count else { return pass.tally }
        pass.add(segment: segments[place])
      }
    }
    for other in tallies.dropFirst() { tallies[0].add(other) }
    return tallies[0]
  }
}
