import Metrics

extension Snapshot {
  /// Asks for staffing, and what if.
  mutating func gatherPlan(from engine: some Engine) throws(QueryError) {}
}
