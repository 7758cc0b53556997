import Cases

/// The values that an office wants a metric to have: at least, at most, or within.
public struct MetricTarget: Hashable, Sendable {
  /// The least that is wanted; `nil` where any lower value would do.
  public var low: Double?
  /// The most that is wanted.
  public var high: Double?
  /// The target as it is shown, such as "at least 75 %".
  public var text: String

  /// Creates a target.
  public init(low: Double? = nil, high: Double? = nil, text: String) {
    self.low = low
    self.high = high
    self.text = text
  }

  /// Whether a number meets a target.
  public enum Verdict: String, Hashable, Sendable {
    case met
    case notMet = "not_met"
    /// The interval reaches to both sides of the target, or there are few cases.
    case cannotTell = "cannot_tell"

    /// The verdict as it is shown.
    public var words: String {
      switch self {
      case .met: "met"
      case .notMet: "not met"
      case .cannotTell: "cannot tell"
      }
    }
  }

  /// Whether a number meets the target, its whole interval where it has one; `nil` where there is no
  /// number of the cases that it is about.
  public func verdict(on row: MetricRow) -> Verdict? {
    guard let value = row.value, row.state == .ok || row.state == .few,
      !row.notes.contains(.outOfCoverage)
    else { return nil }
    if row.state == .few { return .cannotTell }
    let (least, most) = (row.low ?? value, row.high ?? value)
    if meets(least), meets(most) { return .met }
    let isBelow = low.map { most < $0 } ?? false
    let isAbove = high.map { least > $0 } ?? false
    return isBelow || isAbove ? .notMet : .cannotTell
  }

  private func meets(_ value: Double) -> Bool {
    value >= low ?? -.infinity && value <= high ?? .infinity
  }
}

extension MetricTarget {
  /// The targets of an office by metric.
  ///
  /// - Throws: ``LoadError`` at the place in the settings file of one that cannot be understood.
  static func all(
    of office: Office, among metrics: [Metric]
  ) throws(LoadError) -> [String: MetricTarget] {
    var targets: [String: MetricTarget] = [:]
    for entry in office.targets {
      let id = entry.metric.text
      guard let metric = metrics.first(where: { $0.id == id }) else {
        let near = nearest(to: id, among: metrics.map(\.id))
        throw entry.metric.error(
          "there is no metric “\(id)”" + (near.map { "; did you mean \($0)?" } ?? ""))
      }
      targets[id] = try TargetText(entry.wanted, metric).target()
    }
    return targets
  }
}

/// Reads "at least 75 %", "at most 180", "60 % to 80 %", or a value alone.
private struct TargetText {
  private let entry: PlacedText
  private let metric: Metric

  init(_ entry: PlacedText, _ metric: Metric) {
    self.entry = entry
    self.metric = metric
  }

  func target() throws(LoadError) -> MetricTarget {
    let words = entry.text.lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    if let rest = words.after("at least ") {
      let value = try number(rest)
      return MetricTarget(low: value, text: "at least \(written(value))")
    }
    if let rest = words.after("at most ") {
      let value = try number(rest)
      return MetricTarget(high: value, text: "at most \(written(value))")
    }
    if let range = words.firstRange(of: " to ") {
      let low = try number(String(words[..<range.lowerBound]))
      let high = try number(String(words[range.upperBound...]))
      guard low < high else { throw entry.error("the target ends before it begins") }
      return MetricTarget(
        low: low, high: high, text: "\(written(low)) to \(written(high))")
    }
    let value = try number(words)
    switch metric.desired {
    case .up: return MetricTarget(low: value, text: "at least \(written(value))")
    case .down: return MetricTarget(high: value, text: "at most \(written(value))")
    case .neither:
      throw entry.error(
        "neither more nor less of \(metric.id) is better by itself; write “at least”, “at most” or "
          + "a range such as 60 % to 80 %")
    }
  }

  private func number(_ text: String) throws(LoadError) -> Double {
    let compact = text.filter { $0 != " " && $0 != "," }
    let isPercent = compact.hasSuffix("%")
    let digits =
      isPercent
      ? String(compact.dropLast()) : compact.dropping("days") ?? compact.dropping("d") ?? compact
    guard let value = Double(digits), value.isFinite, value >= 0 else {
      throw entry.error(
        "“\(entry.text.prefix(40))” is no target; write 75 %, at least 75 %, at most 180, or "
          + "60 % to 80 %")
    }
    let isShare = metric.unit == .share
    guard !isPercent || isShare || metric.unit == .ratio else {
      throw entry.error("\(metric.id) is no share; write the target as a number")
    }
    guard !isShare || (isPercent ? value <= 100 : value <= 1) else {
      throw entry.error("\(metric.id) is a share; write 75 %, or 0.75")
    }
    return isPercent ? value / 100 : value
  }

  /// A value in the metric's unit, with no more decimals than it needs.
  private func written(_ value: Double) -> String {
    let isShare = metric.unit == .share || entry.text.contains("%")
    let shown = isShare ? value * 100 : value
    let tenths = (shown * 100).rounded() / 100
    let number = tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    return isShare ? "\(number) %" : metric.unit == .days ? "\(number) days" : number
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }

  fileprivate func dropping(_ suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }
}
