import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints the disparity table, the strata behind one of its ratios, or a ratio's trend.
struct DisparityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disparity",
    abstract: "Compare groups at each decision point, with intervals, adjusted and not.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only these decision points, by id, parted by commas.")
  var point: String?

  @Option(help: "The field that makes the groups; two parted by a comma are crossed: race,gender.")
  var by = "race"

  @Option(help: "The group that others are compared with.")
  var reference: String?

  @Option(help: "The fields to adjust for, parted by commas; `none` for no adjustment.")
  var adjust = "offense,severity,priors"

  @Option(help: "Follow the cases arrested, referred or filed in the period to their end.")
  var cohort: String?

  @Option(help: "The ratio at the one --point given, by calendar `year` or `quarter`.")
  var trend: DisparityTrendQuery.Step?

  @Option(help: "How many years or quarters the trend has.")
  var count = 5

  @Option(help: "The strata behind the adjusted ratio of this group, at the one --point given.")
  var strata: String?

  @Option(help: "What rates are compared by: those at the `stage` before, or the `population`.")
  var benchmark = Benchmark.stage

  /// What the shares of groups are shares of.
  enum Benchmark: String, CaseIterable, ExpressibleByArgument {
    case stage, population
  }

  func validate() throws {
    if strata != nil || trend != nil, NameList.names(point).count != 1 {
      throw ValidationError("--strata and --trend need one --point, such as dismissed")
    }
    if strata != nil, trend != nil {
      throw ValidationError("--strata and --trend are different questions: give one of them")
    }
    if count < 1 { throw ValidationError("--count needs a number from 1 on") }
    if benchmark == .population, strata != nil || trend != nil || cohort != nil || by != "race" {
      throw ValidationError("--benchmark population is a table by race, and of a period")
    }
  }

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let query = try question(in: scope, of: engine)
    if query.crossing == nil {
      Answering.warn(Scope(), reference.map { [GroupLabel(query.by, $0)] } ?? [], in: engine)
    }
    if benchmark == .population {
      let table = try Answering.ask { () throws(QueryError) in
        try engine.answer(PopulationQuery(reference: reference, in: scope))
      }
      try Answering.print(.population(table), format, from: engine, scope: scope)
    } else if let strata, let point = query.points.first {
      let asked = DisparityStrataQuery(point: point, group: strata, of: query)
      let table = try Answering.ask { () throws(QueryError) in try engine.answer(asked) }
      try Answering.print(.strata(table), format, from: engine, scope: scope)
    } else if let trend, let point = query.points.first {
      let asked = DisparityTrendQuery(point: point, step: trend, count: count, of: query)
      let table = try Answering.ask { () throws(QueryError) in try engine.answer(asked) }
      try Answering.print(.trend(table), format, from: engine, scope: scope)
    } else {
      let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
      try Answering.print(.disparity(table), format, from: engine, scope: scope)
    }
  }

  private func question(in scope: Scope, of engine: any Engine) throws -> DisparityQuery {
    let fields = try NameList.fields(by, of: engine)
    guard let field = fields.first else { throw Failure(.wrongUse, "--by needs a field") }
    guard fields.count < 3 else { throw Failure(.wrongUse, "--by crosses two fields at most") }
    return DisparityQuery(
      points: NameList.names(point), by: field, crossing: fields.dropFirst().first,
      cohort: try NameList.fields(cohort, of: engine).first, reference: reference,
      adjust: try adjust == "none" ? [] : NameList.fields(adjust, of: engine), in: scope)
  }
}

extension DisparityTrendQuery.Step: ExpressibleByArgument {}
