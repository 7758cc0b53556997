import Synchronization

extension CaseStore {
  /// The rows of a generation that differ from the one before.
  ///
  /// What is counted over all rows is brought up to date by these alone: the old rows taken out, the
  /// new ones put in.
  public struct Changes: Hashable, Sendable {
    /// The number of the generation before.
    public var since: Int
    /// The rows that were there before and may differ now, in their order: in the columns, the
    /// derived facts, or who held the case on an earlier day.
    public var rows: [Int]
    /// How many rows were added behind those that were there.
    public var added: Int

    /// Creates a list of changes.
    public init(since: Int, rows: [Int], added: Int) {
      self.since = since
      self.rows = rows
      self.added = added
    }
  }

  private static let generations = Atomic(0)

  /// A number that no generation of this program has had.
  public static func newGeneration() -> Int {
    generations.wrappingAdd(1, ordering: .relaxed).newValue
  }
}
