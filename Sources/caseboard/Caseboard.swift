import ArgumentParser

/// The program: its commands, and what stands over all of them.
struct Caseboard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseboard",
    abstract: "A dashboard for prosecutors' offices: caseload, performance and racial disparity.",
    discussion: """
      OFFICE is a folder with the office's data files and, if need be, an office.yml that says what \
      they mean; or one data file. Without it, the synthetic demo office is used.
      """,
    version: "0.1.0",
    subcommands: [
      OpenCommand.self,
      MetricsCommand.self,
      DisparityCommand.self,
      SurvivalCommand.self,
      CompareCommand.self,
      HandoversCommand.self,
      MovedCommand.self,
      StagesCommand.self,
      TimeUseCommand.self,
      StaffingCommand.self,
      WhatIfCommand.self,
      WorklistsCommand.self,
      CasesCommand.self,
      ExplainCommand.self,
      IndicatorsCommand.self,
      QualityCommand.self,
      FollowedCommand.self,
      ReferenceCommand.self,
      ScreenCommand.self,
      CacheCommand.self,
      DemoCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)
}
