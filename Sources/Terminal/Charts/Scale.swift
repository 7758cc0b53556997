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

  /// From a round number to a round number around all values, for lines, where the place counts
  /// and not the length.
  public init(around values: [Double?]) {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard let least = known.min(), let largest = known.max() else {
      self.init(0, 1)
      return
    }
    let step = Scale.roundedUp(max(largest - least, abs(largest) / 20, 1e-9)) / 4
    let low = (least / step).rounded(.down) * step
    let high = (largest / step).rounded(.up) * step
    self.init(low, high > low ? high : low + step)
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

/// A whole number in groups of three digits; one decimal below ten if it is not whole.
public func axisLabel(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "" }
  if value != value.rounded(), abs(value) < 10 {
    let tenths = Int((abs(value) * 10).rounded())
    return (value < 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
  }
  let digits = String(Int(abs(value).rounded()))
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return (value < 0 ? "-" : "") + result
}

/// Block characters that fill a cell by eighths.
enum Eighths {
  static let upward = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  static let rightward = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  static let asciiUpward = [" ", ".", ".", ".", "-", "-", "=", "=", "#"]
}
