import Metrics

/// The sign that stands for a number that is not there.
let absent = "–"

/// A whole number with thousands separators: 12,041.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}

/// A number rounded half away from zero to some decimals, with thousands separators.
func decimal(_ value: Double, _ places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return absent }
  var scale = 1.0
  for _ in 0..<max(0, places) { scale *= 10 }
  let scaled = Int((abs(value) * scale).rounded())
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard places > 0 else { return sign + grouped(scaled) }
  let fraction = String(scaled % Int(scale))
  let zeros = String(repeating: "0", count: max(0, places - fraction.count))
  return sign + grouped(scaled / Int(scale)) + "." + zeros + fraction
}

/// A share of 0 to 1 in percent: one decimal below 10 %, none above, never a rounded 0 or 100.
func percent(_ share: Double) -> String {
  percentNumber(share) + " %"
}

/// A share in percent without the sign.
func percentNumber(_ share: Double) -> String {
  let value = share * 100
  if value > 0, value < 0.05 { return "<0.1" }
  if value < 100, value >= 99.5 { return value >= 99.95 ? ">99.9" : decimal(value, 1) }
  return decimal(value, value < 9.95 && value != 0 ? 1 : 0)
}

/// A ratio or an index with two decimals below 10, one below 100 and none above.
func ratio(_ value: Double) -> String {
  decimal(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
}

/// "1 case" or "12 cases".
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// A value in the words of its unit.
func worded(_ value: Double, _ unit: MetricUnit) -> String {
  switch unit {
  case .count: decimal(value, value == value.rounded() ? 0 : 1)
  case .share: percent(value)
  case .ratio, .index: ratio(value)
  case .days: decimal(value, value == value.rounded() ? 0 : 1) + (value == 1 ? " day" : " days")
  }
}

/// A value in a column whose head names the unit.
func celled(_ value: Double, _ unit: MetricUnit) -> String {
  switch unit {
  case .days: decimal(value, 0) + " d"
  case .count: decimal(value, 0)
  case .index where value >= 10: decimal(value, 0)
  default: worded(value, unit)
  }
}

extension MetricRow {
  /// The value in words, or the sign for "no number"; ``absence`` says why.
  var text: String {
    if let value, isFloor { return "≥ " + worded(value, unit) }
    guard let value, isShown else { return absent }
    return worded(value, shownUnit)
  }

  /// The value in a table cell.
  var cell: String {
    if let value, isFloor { return value == 0 ? absent : "≥" + celled(value, unit) }
    guard let value, isShown else { return absent }
    return celled(value, shownUnit)
  }

  /// Whether the data holds a part of the cases only, so that a count of them says "at least".
  ///
  /// No rate, median or change can be made of it.
  var isFloor: Bool {
    unit == .count && value != nil && state == .ok && notes.contains(.outOfCoverage)
  }

  /// The cases in the numerator, as "12", or "≥12" where the data holds a part of them only.
  var numeratorCell: String? {
    guard isListed, let numerator else { return nil }
    // "At least none" says nothing.
    if notes.contains(.outOfCoverage), numerator == 0 { return nil }
    return (notes.contains(.outOfCoverage) ? "≥" : "") + decimal(numerator, 0)
  }

  /// The unit in which people read the number: flows are compared in percent.
  var shownUnit: MetricUnit { metric == "clearance_rate" ? .share : unit }

  /// Whether the value may stand on the screen: what lies outside the coverage may not.
  var isShown: Bool {
    value != nil && !notes.contains(.outOfCoverage) && state != .suppressed
      && state != .notComputable && state != .undefined
  }

  /// Whether the cases can be listed: a list of what to do is right even where the data does not
  /// hold all cases, and no number can be made of them.
  var isListed: Bool {
    numerator != nil && state != .suppressed && state != .notComputable
  }

  /// Whether the number is to be read with care and shown greyed.
  var isFaint: Bool { state == .few || !isShown }

  /// Why there is no number, or what to know about it, in words; `nil` where nothing is to be said.
  var absence: String? {
    if !why.isEmpty, state != .ok || notes.contains(.outOfCoverage) { return why }
    switch state {
    case .few: return "few cases: \(grouped(Int(denominator ?? 0)))"
    case .suppressed: return "hidden: too few to share"
    case .undefined: return "nothing to divide by"
    case .notComputable: return "a field is missing in the data"
    case .ok: return notes.contains(.outOfCoverage) ? "outside what the data covers" : nil
    }
  }

  /// The 95 % interval in the unit of the value, or `nil` where none is defined.
  var intervalText: String? {
    guard isShown, let low, let high else { return nil }
    switch unit {
    case .share: return "\(decimal(low * 100, 1))-\(decimal(high * 100, 1)) %"
    case .days: return "\(decimal(low, 0))-\(decimal(high, 0)) days"
    default: return "\(ratio(low))-\(ratio(high))"
    }
  }
}
