import Metrics

extension Snapshot {
  /// Asks for where the time goes.
  mutating func gatherTimeUse(from engine: some Engine) throws(QueryError) {}
}
