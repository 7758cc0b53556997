import Glibc

/// Ratios on an axis where twice as much lies as far from 1 as half as much.
public struct LogAxis: Hashable, Sendable {
  public let low: Double
  public let high: Double

  /// An axis from below 1 to above 1; ends that make none become 0.5 to 2.
  public init(low: Double, high: Double) {
    let isAxis = low > 0 && low < 1 && high > 1 && high.isFinite && low.isNormal
    self.low = isAxis ? low : 0.5
    self.high = isAxis ? high : 2
  }

  /// The shortest axis of doublings and halvings around all ratios, up to a factor.
  ///
  /// What lies further out is drawn as an arrow, so that one wide interval does not squeeze all
  /// others.
  public init(covering ratios: [Double?], upTo limit: Double = 16) {
    let known = ratios.compactMap { $0 }.filter { $0.isFinite && $0 > 0 }
    var (low, high) = (0.5, 2.0)
    while low > 1 / limit, known.contains(where: { $0 < low }) { low /= 2 }
    while high < limit, known.contains(where: { $0 > high }) { high *= 2 }
    self.init(low: low, high: high)
  }

  /// Where a ratio lies among so many columns; it may be to the left or right of them all.
  public func column(of ratio: Double, width: Int) -> Int? {
    guard width > 0, ratio > 0, !ratio.isNaN else { return nil }
    let share = log(ratio / low) / log(high / low)
    let place = (share * Double(width - 1)).rounded()
    return Int(min(max(place, -1e6), 1e6))
  }

  /// The numbers written below it.
  var ticks: [(ratio: Double, label: String)] {
    let all: [(Double, String)] = [
      (0.0625, "1/16"), (0.125, "1/8"), (0.25, "0.25"), (0.5, "0.5"), (1, "1"), (2, "2"), (4, "4"),
      (8, "8"), (16, "16"),
    ]
    return all.filter { $0.0 >= low && $0.0 <= high }
  }
}

/// The axis itself: its numbers, each in the column of its ratio.
public struct LogAxisLabels: Widget, Sendable {
  public let axis: LogAxis

  public init(_ axis: LogAxis) { self.axis = axis }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    var taken: [Range<Int>] = []
    // 1 first, since without it no other number can be read; then from the ends inwards.
    let order = axis.ticks.sorted { abs(log($0.ratio)) > abs(log($1.ratio)) }
    for tick in [order.last].compactMap({ $0 }) + order.dropLast() {
      guard let column = axis.column(of: tick.ratio, width: canvas.width) else { continue }
      let length = tick.label.columns
      guard length <= canvas.width else { continue }
      let start = min(max(0, column - length / 2), canvas.width - length)
      let span = (start - 1)..<(start + length + 1)
      guard !taken.contains(where: { $0.overlaps(span) }) else { continue }
      taken.append(start..<(start + length))
      canvas.write(tick.label, x: start, y: 0, style: tick.ratio == 1 ? .reference : .muted)
    }
  }
}
