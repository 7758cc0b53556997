import Cases

/// A way in which decided cases end, as it is shown: what comes from it, and what is told apart
/// where there is more room, together.
struct Ending: Hashable, Sendable {
  /// The name, which is its id too.
  let words: String
  let dispositions: [Disposition]

  /// The ways, in the order in which they stand in a bar.
  static let all = [
    Ending(words: "plea", dispositions: [.plea]),
    Ending(words: "trial", dispositions: [.trialConvicted, .acquitted]),
    Ending(words: "diverted", dispositions: [.diverted]),
    Ending(words: "dismissed", dispositions: [.dismissed, .pleaDismissed]),
  ]
}
