import Metrics

extension Snapshot {
  /// Asks for the table of decision points and groups, or for that of the population.
  mutating func gatherDisparity(from engine: some Engine) throws(QueryError) {
    if request.isOfPopulation {
      population = try engine.answer(
        PopulationQuery(reference: request.reference, in: request.scope))
      return
    }
    guard fields.contains(request.comparing) else { return }
    disparity = try engine.answer(request.comparison)
  }

  /// Asks for the strata of one comparison; adjusted, whatever the table shows.
  mutating func gatherStrata(
    _ one: ComparedGroup, from engine: some Engine
  ) throws(QueryError) {
    var asked = request
    asked.isAdjusted = true
    strata = try engine.answer(
      DisparityStrataQuery(point: one.point, group: one.group, of: asked.comparison))
  }

  /// Asks how one comparison moved, in five years or twelve quarters.
  mutating func gatherTrend(
    _ one: ComparedGroup, from engine: some Engine
  ) throws(QueryError) {
    trend = try engine.answer(
      DisparityTrendQuery(
        point: one.point, step: one.step, count: one.step == .year ? 5 : 12,
        of: request.comparison))
  }
}
