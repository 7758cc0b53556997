import Cases
import Metrics

/// The reference of everything that is measured, made from the catalogue itself.
///
/// The text in `docs/metrics.md` is this one; a test says when it is not.
public enum MetricsReference {
  /// The whole reference as Markdown.
  public static var markdown: String {
    ([opening, metrics, points, indicators, methods].joined(separator: "\n\n") + "\n")
  }

  private static let opening = """
    # What Caseboard measures

    Every metric, decision point and indicator, made from the program's own catalogue by
    `caseboard reference --out docs/metrics.md`. What an office defines in its `office.yml` comes
    in addition. `caseboard explain METRIC OFFICE` says the same of one number, with the cases that
    went into it and those that were left out.

    Words used below: *decided* is disposed with a disposition other than transferred and other;
    *convicted* is convicted by plea or at trial; *the day* is the as-of day, which is the newest
    day of the data unless another is chosen. A share carries Wilson's 95 % interval, which shows
    chance in a like process and not error in the count. Below the office's limit (20 unless it
    says otherwise) a rate is shown as *few cases*. Where a field is missing, a number is *not
    computable*, and says which; cases of which something is not known are left out, counted and
    listed.
    """

  // MARK: - Metrics

  private static var metrics: String {
    let contents = Metric.all.map { "[`\($0.id)`](#\($0.id))" }.joined(separator: " · ")
    let entries = Metric.all.map(entry).joined(separator: "\n\n")
    return "## Metrics\n\n\(contents)\n\n\(entries)"
  }

  private static func entry(_ metric: Metric) -> String {
    var lines = ["### \(metric.id)", "", "**\(metric.title).** \(metric.question)", ""]
    func add(_ name: String, _ text: String) {
      if !text.isEmpty { lines.append("- \(name): \(text)") }
    }
    add("Measured", metric.how)
    add("Unit", metric.unit.rawValue)
    add("Days", metric.daysInWords)
    add(
      "Needs",
      (metric.requires.map { "`\($0.rawValue)`" } + metric.needs.map(\.words))
        .joined(separator: ", "))
    add("Desired", metric.desired.inWords)
    add("Source", metric.source)
    add("Indicators", indicators(of: metric))
    add("What it does not say", metric.limits)
    return lines.joined(separator: "\n")
  }

  private static func indicators(of metric: Metric) -> String {
    Indicator.all.filter { $0.metrics.contains(metric.id) }.compactMap(\.number)
      .joined(separator: ", ")
  }

  // MARK: - Decision points

  private static var points: String {
    let head = """
      ## Decision points

      Where groups are compared. A *burden* weighs on defendants, a *relief* relieves them. The
      points in the family are those that the correction for many comparisons is made over.

      | id | title | tagged | measured | needs | in the family |
      |---|---|---|---|---|---|
      """
    let rows = DecisionPoint.all.map { point in
      "| "
        + [
          "`\(point.id)`", point.title, point.effect.rawValue, point.formula,
          point.requires.map { "`\($0.rawValue)`" }.joined(separator: ", "),
          point.isInFamily ? "yes" : "no",
        ].joined(separator: " | ") + " |"
    }
    return ([head] + rows).joined(separator: "\n")
  }

  // MARK: - Indicators

  private static var indicators: String {
    let known = Indicator.all.compactMap(\.number).count
    let titled = Indicator.all.compactMap(\.title).count
    let head = """
      ## The Prosecutorial Performance Indicators

      \(Indicator.all.count) are published, in three goals and nine objectives
      (prosecutorialperformanceindicators.org). The technical guide was not at hand: titles and
      measures are those of the published overview and of offices that publish the indicators.
      \(known) numbers and \(titled) titles are known; of one more not even the number. Where no
      published definition is known, none is made up. `caseboard indicators OFFICE` says which of
      them an office's data measures, measures in part, or not, and what is missing.
      """
    let goals = Indicator.Goal.allCases.map(goal)
    let rest = Indicator.all.filter { $0.objective == nil }.map(line)
    return ([head] + goals + ["### Number not known\n\n" + rest.joined(separator: "\n")])
      .joined(separator: "\n\n")
  }

  private static func goal(_ goal: Indicator.Goal) -> String {
    let objectives = Indicator.Objective.allCases.filter { $0.goal == goal }.map { objective in
      "#### Objective \(objective.rawValue): \(objective.title)\n\n"
        + Indicator.all.filter { $0.objective == objective }.map(line).joined(separator: "\n")
    }
    return (["### Goal \(goal.rawValue): \(goal.title)"] + objectives).joined(separator: "\n\n")
  }

  private static func line(_ indicator: Indicator) -> String {
    var parts = [indicator.measure]
    if !indicator.metrics.isEmpty {
      let of = indicator.condition.isEmpty ? "" : ", of `\(indicator.condition)`"
      let by = indicator.by.map { ", by \($0.title)" } ?? ""
      parts.append(
        "here: " + indicator.metrics.map { "[`\($0)`](#\($0))" }.joined(separator: ", ") + of + by)
    }
    if !indicator.differs.isEmpty { parts.append("differs: \(indicator.differs)") }
    if !indicator.lacks.isEmpty {
      parts.append("not measured: needs \(indicator.lacks.joined(separator: ", "))")
    }
    let number = indicator.number.map { "**\($0)** " } ?? ""
    return "- \(number)\(indicator.name): \(parts.joined(separator: "; "))"
  }

  // MARK: - Methods

  private static var methods: String {
    let head = """
      ## Methods

      | method | used for | source |
      |---|---|---|
      """
    let rows = Method.all.map { "| \($0.name) | \($0.use) | \($0.source) |" }
    return ([head] + rows).joined(separator: "\n")
  }
}
