import Cases
import Metrics

/// Numbers as people read them.
enum Words {
  /// A value in its unit: `18.0 %`, `92 days`, `2,834`.
  static func value(_ value: Double, _ unit: MetricUnit) -> String {
    switch unit {
    case .count: decimals(value, value == value.rounded() ? 0 : 1)
    case .share: percent(value)
    case .ratio: decimals(value, 2)
    case .days: decimals(value, value == value.rounded() ? 0 : 1) + (value == 1 ? " day" : " days")
    case .index: decimals(value, 2)
    }
  }

  /// A share as percent with one decimal.
  static func percent(_ share: Double) -> String { decimals(share * 100, 1) + " %" }

  /// An interval in the unit of its value, the unit said once by the value.
  static func interval(_ low: Double?, _ high: Double?, _ unit: MetricUnit) -> String {
    guard let low, let high else { return "" }
    let scale = unit == .share ? 100.0 : 1
    let places = unit == .share ? 1 : unit == .days ? 0 : 2
    return "\(decimals(low * scale, places))–\(decimals(high * scale, places))"
  }

  /// A number with a fixed number of decimals and separators of thousands.
  static func decimals(_ number: Double, _ places: Int) -> String {
    guard number.isFinite else { return "–" }
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = (abs(number) * factor).rounded()
    guard scaled < 9e15 else { return number.description }
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = grouped(String(padded.dropLast(places)))
    let sign = number < 0 && scaled > 0 ? "−" : ""
    return sign + whole + (places == 0 ? "" : "." + padded.suffix(places))
  }

  /// A difference, with its sign.
  static func signed(_ number: Double, _ places: Int) -> String {
    (number > 0 ? "+" : "") + decimals(number, places)
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A state in words, empty where all is well.
  static func state(_ state: MetricState, why: String) -> String {
    switch state {
    case .ok: why
    case .few: why.isEmpty ? "few cases" : "few cases; \(why)"
    case .suppressed: why.isEmpty ? "hidden" : "hidden: \(why)"
    case .undefined: why.isEmpty ? "undefined: nothing to divide by" : why
    case .notComputable: "not computable: \(why)"
    }
  }

  /// A p-value.
  static func probability(_ p: Double) -> String {
    p < 0.001 ? "<0.001" : decimals(p, 3)
  }

  /// A group's label, with a word for the missing one.
  static func label(_ group: GroupLabel) -> String {
    if !group.label.isEmpty { return group.label }
    return group.field == .attorney ? "(unassigned)" : "(missing)"
  }
}
