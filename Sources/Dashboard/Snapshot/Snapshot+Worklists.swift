import Metrics

extension Snapshot {
  /// Asks for lists of cases that wait for something.
  mutating func gatherWorklists(from engine: some Engine) throws(QueryError) {}
}
