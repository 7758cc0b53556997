import Terminal

extension Painter {
  /// A sparkline from 0 to the greatest value; a month without a number is a gap, and the newest
  /// may be greyed.
  mutating func sparkline(
    _ values: [Double?], greyed: Int = 0, x: Int, y: Int, width: Int, _ style: Style
  ) {
    draw(
      Sparkline(values, style: style, greyed: greyed), in: Rect(x: x, y: y, width: width, height: 1)
    )
  }

  /// A bar of a share of a width.
  mutating func bar(_ share: Double, x: Int, y: Int, width: Int, _ style: Style) {
    let bar = HorizontalBar(min(max(0, share), 1), scale: Scale(0, 1), style: style)
    draw(bar, in: Rect(x: x, y: y, width: width, height: 1))
  }

  /// The numbers of an axis of ratios.
  mutating func axis(_ axis: LogAxis, x: Int, y: Int, width: Int) {
    draw(LogAxisLabels(axis), in: Rect(x: x, y: y, width: width, height: 1))
  }

  /// A ratio as a dot, its interval as whiskers, around the line of 1.
  mutating func interval(
    _ ratio: RatioInterval, on axis: LogAxis, x: Int, y: Int, width: Int, _ style: Style
  ) {
    let plot = IntervalPlot(
      estimate: ratio.middle, low: ratio.low, high: ratio.high, adjusted: ratio.adjusted,
      axis: axis, style: style)
    draw(plot, in: Rect(x: x, y: y, width: width, height: 1))
  }
}
