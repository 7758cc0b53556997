import Metrics

extension Session {
  /// The steps that can be supposed, in the office's own names.
  var stepItems: [MenuItem] { [] }

  /// Supposes a further step; one that is supposed already is not repeated.
  mutating func add(step: String) {
    guard !state.question.scenario.contains(step) else {
      state.message = "That is supposed already."
      return
    }
    state.ask { $0.scenario.append(step) }
    state.message = "Suppose that \(step); u undoes."
  }
}
