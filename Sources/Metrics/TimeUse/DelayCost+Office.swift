import Cases

extension DelayCost {
  /// The cost of what was counted, each part where the office gives its price and the data its number.
  init(_ delay: Office.Delay, _ tally: TimeUseTally, _ store: CaseStore, why: String) {
    currency = delay.currency
    continuances = Self.continuances(delay, tally, store)
    jail = Self.jail(delay, tally, store, why: why)
  }

  private static func continuances(
    _ delay: Office.Delay, _ tally: TimeUseTally, _ store: CaseStore
  ) -> Part {
    var part = Part(
      words: "continuances of the cases disposed in the period", count: nil, each: nil, amount: nil,
      why: "")
    guard let known = store.derived.continuances else {
      part.why = "not in the data: \(Metric.Need.eventTypes.words)"
      return part
    }
    // Where no word of the office means one, none is counted, and that there were none is not known.
    guard tally.continuances > 0 || known.contains(where: { $0 > 0 }) else {
      part.why = "no event of the data is called a continuance: see `event_type` in office.yml"
      return part
    }
    part.count = tally.continuances
    guard let minutes = delay.continuanceMinutes, let salaries = delay.hourlySalaries else {
      let keys = [
        delay.continuanceMinutes == nil ? "continuance_minutes" : nil,
        delay.hourlySalaries == nil ? "hourly_salaries" : nil,
      ].compactMap(\.self)
      part.why = "office.yml does not say `delay: \(keys.joined(separator: ", "))`"
      return part
    }
    let each = minutes / 60 * salaries
    part.each = each
    // Every one of them counts the same, so that the interval is that of a count.
    part.amount = WeightedSum(each, times: tally.continuances).estimate
    return part
  }

  private static func jail(
    _ delay: Office.Delay, _ tally: TimeUseTally, _ store: CaseStore, why: String
  ) -> Part {
    var part = Part(
      words:
        "days in jail beyond day \(delay.decideBy) of people whose cases were dismissed, as if "
        + "those recorded as detained were held to the end", count: nil, each: nil, amount: nil,
      why: why)
    guard why.isEmpty else { return part }
    guard store.has(.custody) else {
      part.why = "not in the data: \(CaseField.custody.needed)"
      return part
    }
    part.count = Int(tally.heldBeyond.sum)
    guard let bed = delay.jailBedDay else {
      part.why = "office.yml does not say `delay: jail_bed_day`"
      return part
    }
    part.each = bed
    let days = tally.heldBeyond.estimate
    part.amount = StageEstimate(
      days.value * bed, low: days.low.map { $0 * bed }, high: days.high.map { $0 * bed })
    return part
  }
}
