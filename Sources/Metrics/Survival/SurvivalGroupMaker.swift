import Cases
import Statistics

/// Makes what is said of one group's times.
struct SurvivalGroupMaker {
  let label: String
  let times: SurvivalTimes
  let estimate: KaplanMeier
  /// Why the group is not compared with others; empty where it is.
  let whyNotCompared: String

  /// Fewer cases than this are not compared, and carry no share by a day.
  static let fewest = 20
  static let days = [90, 180, 365]

  init(label: String, times: SurvivalTimes, by field: CaseField?) {
    self.label = label
    self.times = times
    estimate = KaplanMeier(events: times.allEnded, censorings: times.followed)
    whyNotCompared = Self.whyNotCompared(label, times, field)
  }

  private static func whyNotCompared(
    _ label: String, _ times: SurvivalTimes, _ field: CaseField?
  ) -> String {
    guard let field else { return "" }
    if label.isEmpty || label == DisparityGroups.unknownLabel || label == unassignedLabel {
      return "\(field.title) not known: never compared"
    }
    if times.isOfPlaceholder { return "a placeholder: never compared" }
    if field == .attorney { return "attorneys are compared with what is expected, by compare" }
    return times.count < fewest ? "fewer than \(fewest) cases" : ""
  }

  /// The group, with its mean time within a horizon, and how far that is from the reference's.
  func group(
    horizon: Int?, against reference: RestrictedMean?, isReference: Bool
  ) -> SurvivalGroup {
    let mean = horizon.flatMap { days in
      times.followable(for: days) >= Self.fewest ? estimate.restrictedMean(to: days) : nil
    }
    var gap: SurvivalEstimate?
    if let mean, let reference, !isReference, whyNotCompared.isEmpty {
      let difference = mean.difference(from: reference)
      gap = SurvivalEstimate(
        value: difference.estimate, low: difference.interval.low, high: difference.interval.high)
    }
    return SurvivalGroup(
      label: label, n: times.count, disposed: estimate.count - times.followed.count,
      missing: times.missing, whyNotCompared: whyNotCompared,
      whyNoMean: mean == nil ? Self.whyNoMean(horizon) : "", followed: times.longest, curve: curve,
      median: median,
      disposedBy: Self.days.map(share), restrictedMean: mean.map(SurvivalEstimate.init), gap: gap,
      outcomes: outcomes)
  }

  private static func whyNoMean(_ horizon: Int?) -> String {
    let days = horizon.map { "day \($0)" } ?? "any day"
    return "fewer than \(fewest) cases could be followed to \(days)"
  }

  private var curve: [SurvivalPoint] {
    estimate.steps.map { step in
      let interval = estimate.survivalInterval(after: step.day)
      return SurvivalPoint(
        day: step.day, open: step.survival, low: interval?.low, high: interval?.high,
        atRisk: step.atRisk)
    }
  }

  private var median: SurvivalEstimate? {
    estimate.median.map { median in
      let interval = estimate.medianInterval()
      return SurvivalEstimate(
        value: Double(median), low: interval.low.map(Double.init),
        high: interval.high.map(Double.init))
    }
  }

  private func share(by day: Int) -> SurvivalShare {
    let atRisk = estimate.atRisk(on: day)
    guard atRisk >= Self.fewest else { return .tooFew(day, atRisk) }
    let interval = estimate.shareInterval(endedBy: day)
    return SurvivalShare(
      day: day, value: estimate.share(endedBy: day), low: interval?.low, high: interval?.high,
      atRisk: atRisk, why: "")
  }

  /// The ways in which cases ended, the most frequent first.
  private var outcomes: [OutcomeIncidence] {
    let codes = times.ended.indices.filter { !times.ended[$0].isEmpty }.sorted {
      (-times.ended[$0].count, $0) < (-times.ended[$1].count, $1)
    }
    let incidence = CumulativeIncidence(
      events: codes.map { times.ended[$0] }, censorings: times.followed)
    return codes.indices.map { way in
      OutcomeIncidence(
        disposition: UInt8(exactly: codes[way]).flatMap(Disposition.init(rawValue:)),
        cases: times.ended[codes[way]].count,
        points: incidence.steps[way].map { IncidencePoint(day: $0.day, share: $0.share) },
        endedBy: Self.days.map { day in
          let atRisk = estimate.atRisk(on: day)
          guard atRisk >= Self.fewest else { return .tooFew(day, atRisk) }
          let interval = incidence.interval(way, by: day)
          return SurvivalShare(
            day: day, value: incidence.share(way, by: day), low: interval?.low,
            high: interval?.high, atRisk: atRisk, why: "")
        })
    }
  }
}

extension SurvivalShare {
  fileprivate static func tooFew(_ day: Int, _ atRisk: Int) -> SurvivalShare {
    SurvivalShare(
      day: day, atRisk: atRisk,
      why: "fewer than \(SurvivalGroupMaker.fewest) cases are followed to day \(day)")
  }
}

extension SurvivalEstimate {
  fileprivate init(_ mean: RestrictedMean) {
    let interval = mean.interval()
    self.init(value: mean.estimate, low: interval.low, high: interval.high)
  }
}
