import Cases
import Metrics

extension ChangeQuery.Against {
  /// What the period is compared with, in words.
  var words: String {
    switch self {
    case .year: "the same days a year before"
    case .previous: "the days just before"
    }
  }
}

extension ChangeRow {
  /// The change with its sign: of counts in percent, of shares in points.
  var changeWords: String? {
    guard let change else { return nil }
    if unit == .count, let ratio { return signed((ratio - 1) * 100, 1) + " %" }
    return signedValue(change)
  }

  /// The interval of the change, in the unit of ``changeWords``.
  var intervalWords: String? {
    if unit == .count, let ratioLow, let ratioHigh {
      return "\(signed((ratioLow - 1) * 100, 0)) to \(signed((ratioHigh - 1) * 100, 0))"
    }
    guard let low, let high else { return nil }
    let scale = unit == .share ? 100.0 : 1
    let places = unit == .share ? 1 : 0
    return "\(signed(low * scale, places)) to \(signed(high * scale, places))"
  }

  private func signedValue(_ value: Double) -> String {
    switch unit {
    case .share: signed(value * 100, 1) + " pt"
    case .days: signed(value, value == value.rounded() ? 0 : 1) + " d"
    case .count: signed(value, value == value.rounded() ? 0 : 1)
    case .ratio, .index: signed(value, 2)
    }
  }

  /// Whether the change was told from chance.
  var isMoved: Bool { verdict == .up || verdict == .down }

  /// Now ÷ before with its interval, to be drawn around 1; `nil` where it says nothing.
  var asRatio: RatioInterval? {
    if let ratio, let ratioLow, let ratioHigh {
      return RatioInterval(low: ratioLow, middle: ratio, high: ratioHigh)
    }
    guard let old = before.value, let new = now.value, let low, let high, old > 0, new > 0 else {
      return nil
    }
    return RatioInterval(
      low: max(0, (old + low) / old), middle: new / old, high: (old + high) / old)
  }

  /// How many intervals' half-widths the change lies from none: the surest change has most.
  var sureness: Double {
    guard let interval = asRatio, let low = interval.low, let high = interval.high, high > low
    else {
      return 0
    }
    return abs(interval.middle - 1) / ((high - low) / 2)
  }
}

/// A number with its sign: "+1.5".
func signed(_ value: Double, _ places: Int) -> String {
  let text = decimal(value, places)
  return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
}
