import Cases

/// What is asked of every case: facts on a day, and in a period where there is one.
struct FactsQuestion: Hashable, Sendable {
  var day: Day
  /// `nil` for facts of the day alone.
  var period: Period?
  var need: FactsNeed

  /// What finds the cases that matter; `nil` where all do.
  var gate: FactsGate? {
    need.gate.map { FactsGate($0, on: day, in: period) }
  }

  /// Whether what is found for this question answers another.
  func covers(_ other: FactsQuestion) -> Bool {
    day == other.day && period == other.period && need.covers(other.need)
  }
}
