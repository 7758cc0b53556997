import Terminal
import Testing

@Suite("Every widget")
struct EverySizeTests {
  private static var widgets: [any Widget] {
    let numbers: [Double?] = [3, nil, 0, -5, 1e12, .nan, .infinity, 7]
    let periods = numbers.enumerated().map {
      ColumnChart.Period(label: "漢\($0)", left: $1, right: numbers[7 - $0])
    }
    var table = Table(
      [.init("名前", width: 9, least: 3), .init("N", .right, width: 2, priority: 1)], rowCount: 3
    ) { _, column, _ in
      .init(["\u{1b}[31m漢字"], picture: column == 1 ? Sparkline(numbers) : nil, change: ["▲3"])
    }
    table.selected = 99
    table.selectedColumn = 7
    table.footRows = 2
    table.canStack = true
    let axis = LogAxis(low: 0.5, high: 4)
    return [
      HorizontalBar(1e300, scale: Scale(0, 3)), HorizontalBar(2, scale: Scale(0, 3)),
      Sparkline(numbers), ColumnChart(periods), ColumnChart([]), LineChart(numbers), LineChart([]),
      FlowChart(periods, open: numbers), FlowChart([], open: []),
      IntervalPlot(estimate: 1.2, low: 0.1, high: 9, axis: axis), LogAxisLabels(axis),
      LimitChart(
        numbers.map { .init($0, .run, label: "漢") }, mean: .nan, low: -.infinity, high: 1e300),
      LimitChart([]), BandChart([], names: ["漢", "b"]),
      BandChart(
        [
          .init(
            numbers.map { $0 ?? 0 }, band: numbers.map { _ in -1...1e300 }, style: .part(0),
            mark: ("●", "o"), label: "漢字"),
          .init([.nan], style: .part(1), mark: ("◆", "x"), label: "b"),
        ], names: numbers.map { _ in "漢字" }),
      FunnelPlot(
        [.init(expected: 3, ratio: 1e9, label: "漢字", isOutside: true)],
        limits: [.init(expected: 1, inner: 0...2, outer: 0...1e12)]),
      ShareBar(numbers.map { .init(label: "漢", value: $0 ?? 0) }),
      TimeLine(
        first: Int.min, last: Int.max, marks: [.init(day: 0, kind: .end, label: "漢")],
        ticks: [.init(day: 0, label: "J")]),
      Histogram(
        numbers.compactMap { $0 }, beyond: .nan, step: 30, marks: [.init(90, ["漢字漢字"])]),
      Histogram([], beyond: 0, step: 0),
      HeatTable(
        columns: ["漢字", "b"],
        rows: [("漢字漢字", [.init("1", level: .nan), .init("漢字", level: 9)]), ("", [])],
        legend: ["漢"], selected: (9, 9)),
      StageFlow([.init("漢字", 3), .init("b", .nan), .init("c", 1e300)], selected: 1),
      ShareLegend(["漢字", "b"]),
      BlockDigits("2,421"), BlockDigits("漢"), Frame(title: "漢字漢字漢字"), Rule("漢字", notes: ["漢"]),
      TabBar([.init(key: "1", title: "漢")], active: 9), ScrollBar(offset: 9, visible: 2, rows: 3),
      table,
      TextInput(prompt: "漢 ", text: "a漢字b", cursor: 3, suggestion: "漢"),
    ]
  }

  @Test("draws at every size, inside of its place, with any glyphs", arguments: Glyphs.allCases)
  func draws(glyphs: Glyphs) {
    for widget in EverySizeTests.widgets {
      for (width, height) in [
        (0, 0), (1, 1), (2, 1), (1, 2), (2, 2), (3, 3), (5, 1), (8, 4), (13, 7), (40, 12), (80, 24),
        (200, 50),
      ] {
        var canvas = Canvas(width: width + 2, height: height + 2)
        canvas.fill(with: "x")
        canvas.draw(
          widget, in: Rect(x: 1, y: 1, width: width, height: height), glyphs: glyphs)
        let outside = canvas.lines.enumerated().allSatisfy { y, line in
          y == 0 || y == height + 1
            ? line == String(repeating: "x", count: width + 2)
            : line.hasPrefix("x") && line.hasSuffix("x")
        }
        #expect(outside, "\(type(of: widget)) at \(width)x\(height)")
      }
    }
  }

  @Test("has an ASCII form of its own")
  func ascii() {
    let axis = LogAxis(low: 0.5, high: 4)
    let widgets: [any Widget] = [
      HorizontalBar(2, scale: Scale(0, 3)), Sparkline([1, 2]), Frame(title: "x"),
      Rule("x", notes: ["y"]),
      IntervalPlot(estimate: 1.2, low: 0.1, high: 9, axis: axis), BlockDigits("12"),
      FlowChart([.init(label: "J", left: 3, right: 2)], open: [1]),
      ShareBar([.init(label: "a", value: 1), .init(label: "b", value: 2)]),
      Histogram([3, 2, 1], beyond: 2, step: 30, marks: [.init(60, ["60 days"])]),
      HeatTable(columns: ["a"], rows: [("b", [.init("1", level: 0.5)])]),
      StageFlow([.init("a", 3), .init("b", 2)]),
      TimeLine(
        first: 0, last: 9, marks: [.init(day: 3, kind: .today, label: "a")], ticks: []),
      LineChart([1, 5, 2]),
      LimitChart(
        [.init(1), .init(4, .above), .init(0, .below), .init(2, .run), .init(1, .leftOut)], mean: 1,
        low: 0, high: 3),
      FunnelPlot(
        [.init(expected: 3, ratio: 2, label: "a", isOutside: true)],
        limits: [.init(expected: 1, inner: 0...2, outer: 0...3)]),
    ]
    for widget in widgets {
      var canvas = Canvas(width: 60, height: 20)
      canvas.draw(widget, in: canvas.area, glyphs: .ascii)
      #expect(canvas.text.utf8.allSatisfy { $0 < 0x7f }, "\(type(of: widget))")
    }
  }
}
