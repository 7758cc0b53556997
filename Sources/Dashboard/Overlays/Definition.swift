import Cases
import Metrics
import Terminal

/// How a metric is measured, in words.
struct Definition: Hashable, Sendable {
  var title: String
  var lines: [CardLine]
}

/// The definition of a metric in words.
func definition(of metric: Metric) -> Definition {
  var lines = metric.question.isEmpty ? [] : [CardLine(metric.question, .heading)]
  func add(_ name: String, _ text: String) {
    guard !text.isEmpty else { return }
    lines.append(CardLine("\(name): \(text)", .popup))
  }
  if metric.denominator.isEmpty {
    add("Counted", metric.numerator)
  } else {
    add(metric.unit == .days ? "Measured" : "Numerator", metric.numerator)
    add(metric.unit == .days ? "Of" : "Denominator", metric.denominator)
  }
  switch metric.anchor {
  case .stock: add("Days", "as things stand on the as-of day, whatever the period")
  case .period(let field): add("Days", "in the period by the day \(field.title)")
  }
  if !metric.requires.isEmpty { add("Data elements", listed(metric.requires.map(\.title))) }
  add("Desired direction", directionWords(metric.desired))
  add("Interval", intervalWords(metric.unit))
  add("Source", metric.source)
  add("What it does not say", metric.limits)
  return Definition(title: metric.title, lines: lines)
}

private func directionWords(_ direction: Metric.Direction) -> String {
  switch direction {
  case .up: "up"
  case .down: "down"
  case .neither: "neither: more is not better, nor is less"
  }
}

/// What an interval of a unit means.
private func intervalWords(_ unit: MetricUnit) -> String {
  switch unit {
  case .share:
    "95 %: the chance in a like process (Wilson; Greenwood for times with open cases counted), not "
      + "error in the count"
  case .count, .ratio, .index, .days: ""
  }
}
