import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints how long cases take with open ones counted, how they end, or how likely they end soon.
struct SurvivalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survival",
    abstract: "Print how long cases take with open ones counted, by group and way of ending.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "One curve for each label of this field, such as race or custody.")
  var by: String?

  @Option(help: "The group that others are compared with.")
  var reference: String?

  @Option(help: "The days within which mean times are compared.")
  var horizon: Int?

  @Flag(help: "The shares that have ended in each way, instead of the times.")
  var outcomes = false

  @Option(help: "The chance that cases open now end within this many days, by age, instead.")
  var chance: Int?

  func validate() throws {
    if let horizon, horizon < 1 { throw ValidationError("--horizon needs a day from 1 on") }
    if let chance, chance < 1 { throw ValidationError("--chance needs a number of days from 1 on") }
    if chance != nil, by != nil || outcomes || horizon != nil || reference != nil {
      throw ValidationError("--chance is about all cases: choose them with --where")
    }
  }

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let field = try NameList.fields(by, of: engine).first
    if let chance {
      let table = try Answering.ask { () throws(QueryError) in
        try engine.answer(ChanceQuery(days: chance, in: scope))
      }
      return try Answering.print(.chances(table), format, from: engine, scope: scope)
    }
    let query = SurvivalQuery(by: field, reference: reference, horizon: horizon, in: scope)
    if let field, let reference {
      Answering.warn(Scope(), [GroupLabel(field, reference)], in: engine)
    }
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    if outcomes {
      try Answering.print(.outcomes(table), format, from: engine, scope: scope)
    } else {
      try Answering.print(.survival(table), format, from: engine, scope: scope)
    }
  }
}
