/// The scale at the left of a chart: round numbers, each exactly on its row, and a line.
///
/// A number written a row off would be a wrong number, so the ends give way and not the numbers:
/// the scale ends where the last row does.
struct ValueAxis: Hashable {
  let low: Double
  let high: Double
  /// The rows between the two ends.
  let span: Int
  /// From one number to the next, in rows.
  private let every: Int
  private let step: Double

  /// The scale that fits values most closely.
  ///
  /// Lengths are compared from 0; places on a line need not begin there, but what moves by less
  /// than a twentieth is not drawn as if it moved much.
  init(_ values: [Double?], span: Int, fromZero: Bool) {
    let known = values.compactMap { $0 }.filter { $0.isFinite && abs($0) < 1e15 }
    let least = fromZero ? 0 : known.min() ?? 0
    let most = max(known.max() ?? 0, least)
    let range = max(most - least, fromZero ? 0 : max(abs(most), abs(least)) / 20)
    let wanted = range > 0 ? range : 1
    self.span = max(1, span)
    var best: (loss: Double, low: Double, every: Int, step: Double)?
    for parts in 1...4 where parts == 1 || self.span / parts >= 2 {
      let every = self.span / parts
      let steps = Double(self.span) / Double(every)
      var low = 0.0
      let step = ValueAxis.round(from: wanted / steps) {
        low = fromZero ? 0 : (least / $0).rounded(.down) * $0
        return low + $0 * steps >= most
      }
      // Two numbers make a scale; more of them are worth a little room.
      let loss = step * steps * (parts == 1 ? 1.3 : parts == 2 ? 1.05 : 1)
      if loss < best?.loss ?? .infinity { best = (loss, low, every, step) }
    }
    (low, every, step) = best.map { ($0.low, $0.every, $0.step) } ?? (0, self.span, 1)
    high = low + step * Double(self.span) / Double(every)
  }

  /// The least round number from a value on that suffices.
  private static func round(from value: Double, suffices: (Double) -> Bool) -> Double {
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    for _ in 0..<20 {
      for factor in [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8] {
        let step = power * factor
        // Counts have no halves, so neither has their scale.
        let isRound = power < 1 || step == step.rounded()
        if isRound, step >= value * 0.999999, suffices(step) { return step }
      }
      power *= 10
    }
    return power
  }

  /// How far up a value lies, 0 at the low end and 1 at the high one, within the scale.
  func share(_ value: Double) -> Double? { Scale(low, high).share(value) }

  /// The row of a value, counted from the top.
  func row(_ value: Double) -> Int? {
    share(value).map { Int(((1 - $0) * Double(span)).rounded()) }
  }

  /// The numbers that are written, with their rows, the lowest first.
  var ticks: [(row: Int, label: String)] {
    stride(from: 0, through: span, by: every).enumerated().map { index, height in
      (span - height, axisLabel(low + Double(index) * step))
    }
  }

  /// Columns that labels and line take.
  var width: Int { (ticks.map(\.label.columns).max() ?? 0) + 2 }

  /// Draws it, its line in the last of its columns.
  func draw(on canvas: inout Canvas, top: Int, width: Int, glyphs: Glyphs) {
    for row in 0...span {
      canvas.write(glyphs.choose("│", "|"), x: width - 1, y: top + row, style: .axis)
    }
    for tick in ticks {
      canvas.write(
        tick.label, x: 0, y: top + tick.row, style: .muted, width: width - 2, align: .right)
      canvas.write(glyphs.choose("┤", "+"), x: width - 1, y: top + tick.row, style: .axis)
    }
  }
}
