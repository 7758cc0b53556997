/// Where numbers lie between the two ends of a scale.
public struct Scale: Hashable, Sendable {
  public let low: Double
  public let high: Double

  /// A scale; ends that make none (reversed, equal or not numbers) become 0 to 1.
  public init(_ low: Double, _ high: Double) {
    let isScale = low.isFinite && high.isFinite && low < high
    self.low = isScale ? low : 0
    self.high = isScale ? high : 1
  }

  /// From 0 to a round number that is at least as large as every value.
  ///
  /// Lengths can be compared only when they begin at 0.
  public init(fromZeroTo values: [Double?]) {
    let largest = values.compactMap { $0 }.filter(\.isFinite).max() ?? 0
    self.init(0, Scale.roundedUp(largest))
  }

  /// How far along a number lies, 0 at the low end and 1 at the high end, within the scale.
  func share(_ value: Double) -> Double? {
    guard !value.isNaN else { return nil }
    return min(max(0, (value - low) / (high - low)), 1)
  }

  /// The least of a few round numbers times a power of ten that is not smaller.
  static func roundedUp(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    var power = 1.0
    while power * 10 < value { power *= 10 }
    while power > value { power /= 10 }
    for step in [1.0, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10] where power * step >= value {
      return power * step
    }
    return power * 10
  }
}

/// A whole number in groups of three digits; one below ten with the decimals that it has, up to
/// three.
public func axisLabel(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "" }
  let thousandths = Int((min(abs(value), 1e12) * 1000).rounded())
  if abs(value) < 10, thousandths % 1000 != 0 {
    var decimals = String(thousandths % 1000 + 1000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return (value < 0 ? "-" : "") + "\(thousandths / 1000).\(decimals)"
  }
  let digits = String(Int(abs(value).rounded()))
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return (value < 0 && digits != "0" ? "-" : "") + result
}

/// Block characters that fill a cell by eighths.
enum Eighths {
  static let upward = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  static let rightward = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  static let asciiUpward = [" ", ".", ".", ".", "-", "-", "=", "=", "#"]
}
