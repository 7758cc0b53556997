import Glibc
import Terminal

/// An axis on which twice as often lies as far from 1 as half as often.
struct LogAxis: Hashable, Sendable {
  /// The ends, such as 0.5 and 2.
  let low: Double
  let high: Double
  let width: Int

  /// An axis around 1 that holds these values, from half to a quarter, and twice to four times.
  ///
  /// A whisker that reaches further ends in an arrow, so that one wide interval does not squeeze
  /// all others.
  init(holding values: [Double], width: Int) {
    var reach = 2.0
    for value in values where value.isFinite && value > 0 {
      while reach < 4, value > reach || value < 1 / reach { reach *= 2 }
    }
    low = 1 / reach
    high = reach
    self.width = width
  }

  /// The cell of a value; what lies beyond the ends is drawn at them.
  func cell(_ value: Double) -> Int {
    guard width > 1 else { return 0 }
    guard value > 0 else { return 0 }
    let share = (log2(value) - log2(low)) / (log2(high) - log2(low))
    return min(max(0, Int((share * Double(width - 1)).rounded())), width - 1)
  }

  /// The values to name along the axis.
  var ticks: [Double] {
    var ticks: [Double] = []
    var value = low
    while value <= high {
      ticks.append(value)
      value *= 2
    }
    return ticks
  }
}

extension Painter {
  /// The names of an axis's ticks.
  mutating func axis(_ axis: LogAxis, x: Int, y: Int) {
    // On a short axis the ends and the middle are enough.
    let ticks = axis.width < 17 ? [axis.low, 1, axis.high] : axis.ticks
    for tick in ticks {
      let text = tick >= 1 ? decimal(tick, 0) : decimal(tick, tick < 0.5 ? 2 : 1)
      let start = x + axis.cell(tick) - (tick < 1 ? 1 : 0)
      write(text, x: min(max(x, start), x + axis.width - text.count), y: y, .axis)
    }
  }

  /// A ratio as a dot, its interval as whiskers, around the line of 1.
  mutating func interval(
    _ axis: LogAxis, low: Double?, middle: Double?, high: Double?, x: Int, y: Int, _ style: Style,
    marker: String
  ) {
    guard axis.width > 2 else { return }
    write("┊", x: x + axis.cell(1), y: y, style == .selected ? style : .axis)
    if let low, let high {
      let from = axis.cell(low)
      let to = axis.cell(high)
      if to > from {
        write(String(repeating: "─", count: to - from + 1), x: x + from, y: y, style)
        write(low < axis.low ? "←" : "├", x: x + from, y: y, style)
        write(high > axis.high ? "→" : "┤", x: x + to, y: y, style)
      }
    }
    if let middle { write(marker, x: x + axis.cell(middle), y: y, style) }
  }
}
