import Metrics

/// How a metric is measured, in words.
struct Definition: Hashable, Sendable {
  var title: String
  var lines: [CardLine]
}

/// The definition of a metric, from the catalogue; `nil` where there is none of that id.
func definition(of metric: String) -> Definition? {
  nil
}
