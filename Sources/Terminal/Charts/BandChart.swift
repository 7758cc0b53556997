/// The courses of a number ahead, each with a mark, and the band of one of them.
///
/// The scale need not begin at 0: places on a line are compared, not lengths.
public struct BandChart: Widget, Sendable {
  /// One course.
  public struct Line: Sendable {
    public let values: [Double]
    /// The interval of each value; empty for no band.
    public let band: [ClosedRange<Double>]
    public let style: Style
    /// The mark, and its form in ASCII.
    public let mark: (unicode: Character, ascii: Character)
    public let label: String

    public init(
      _ values: [Double], band: [ClosedRange<Double>] = [], style: Style,
      mark: (unicode: Character, ascii: Character), label: String
    ) {
      (self.values, self.band, self.style) = (values, band, style)
      (self.mark, self.label) = (mark, label)
    }
  }

  public let lines: [Line]
  /// What stands below each place; as many as there is room for are written.
  public let names: [String]

  public init(_ lines: [Line], names: [String]) {
    self.lines = lines
    self.names = names
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let values = lines.flatMap { $0.values + $0.band.flatMap { [$0.lowerBound, $0.upperBound] } }
    // Names of the lines above, those of the places below.
    let height = canvas.height - 2
    let axis = ValueAxis(values, span: max(1, height - 1), fromZero: false)
    let columns = canvas.width - axis.width
    guard columns >= 12, height >= 3, names.count > 1 else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    drawLegend(on: &canvas, x: axis.width, glyphs)
    axis.draw(on: &canvas, top: 1, width: axis.width, glyphs: glyphs)
    for line in lines where line.band.count == names.count {
      drawBand(line, axis, on: &canvas, columns, glyphs)
    }
    let drawn = lines.filter { $0.values.count == names.count }
    for line in drawn.reversed() { draw(line, axis, on: &canvas, columns, height, glyphs) }
    for (index, line) in drawn.enumerated() {
      mark(line, index, of: drawn.count, axis, on: &canvas, columns, glyphs)
    }
    drawNames(on: &canvas, left: axis.width, columns, y: height + 1)
  }

  private func drawLegend(on canvas: inout Canvas, x: Int, _ glyphs: Glyphs) {
    var x = x
    for line in lines {
      let text = "\(glyphs.choose(line.mark.unicode, line.mark.ascii)) \(line.label)"
      canvas.write(text, x: x, y: 0, style: line.style, width: max(0, canvas.width - x))
      x += text.columns + 3
    }
  }

  private func column(of place: Int, _ columns: Int) -> Int {
    place * (columns - 1) / (names.count - 1)
  }

  /// A value between two places, on the straight line.
  private func between(_ values: [Double], _ column: Int, _ columns: Int) -> Double {
    let position = Double(column) * Double(names.count - 1) / Double(columns - 1)
    let place = min(Int(position), names.count - 2)
    let along = position - Double(place)
    return values[place] + along * (values[place + 1] - values[place])
  }

  private func drawBand(
    _ line: Line, _ axis: ValueAxis, on canvas: inout Canvas, _ columns: Int, _ glyphs: Glyphs
  ) {
    let (lows, highs) = (line.band.map(\.lowerBound), line.band.map(\.upperBound))
    for column in 0..<columns {
      guard let top = axis.row(between(highs, column, columns)),
        let bottom = axis.row(between(lows, column, columns)), top <= bottom
      else { continue }
      for y in top...bottom {
        canvas.write(
          glyphs.choose("░", ":"), x: axis.width + column, y: y + 1, style: .muted)
      }
    }
  }

  private func draw(
    _ line: Line, _ axis: ValueAxis, on canvas: inout Canvas, _ columns: Int, _ height: Int,
    _ glyphs: Glyphs
  ) {
    var course = Course(width: columns, rows: height + 1)
    for column in 0..<columns {
      guard let row = axis.row(between(line.values, column, columns)) else { continue }
      course.set(column, row + 1)
    }
    course.drawLine(on: &canvas, left: axis.width, style: line.style, glyphs: glyphs)
  }

  /// Marks of lines that run together stand at different places.
  private func mark(
    _ line: Line, _ index: Int, of count: Int, _ axis: ValueAxis, on canvas: inout Canvas,
    _ columns: Int, _ glyphs: Glyphs
  ) {
    let mark = String(glyphs.choose(line.mark.unicode, line.mark.ascii))
    for place in stride(from: index, to: names.count, by: count) {
      guard let row = axis.row(line.values[place]) else { continue }
      canvas.write(
        mark, x: axis.width + column(of: place, columns), y: row + 1, style: line.style)
    }
  }

  private func drawNames(on canvas: inout Canvas, left: Int, _ columns: Int, y: Int) {
    var free = 0
    for (place, name) in names.enumerated() {
      let x = left + column(of: place, columns)
      let start = min(max(0, x - name.columns / 2), canvas.width - name.columns)
      guard start >= free else { continue }
      canvas.write(name, x: start, y: y, style: .muted)
      free = start + name.columns + 1
    }
  }
}
