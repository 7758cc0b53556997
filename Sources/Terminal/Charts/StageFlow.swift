/// How many pass from one stage to the next: a count, its share of the stage before, and a bar.
///
/// Side by side with arrows where there is width, else a line each. A stage that is not known says
/// why, and the one after it has no share.
public struct StageFlow: Widget, Sendable {
  /// One stage.
  public struct Stage: Hashable, Sendable {
    public let name: String
    /// How many; `nil` where it is not known.
    public let count: Double?
    /// The count as it is written, or why there is none.
    public let text: String
    /// Which share passed, the longest form first; that of the stage before when `nil`.
    public let shares: [String]?

    public init(_ name: String, _ count: Double?, text: String = "", shares: [String]? = nil) {
      self.name = name
      self.count = count.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
      self.text = text.isEmpty ? self.count.map { axisLabel($0) } ?? "not known" : text
      self.shares = shares
    }
  }

  public let stages: [Stage]
  public let selected: Int?

  public init(_ stages: [Stage], selected: Int? = nil) {
    self.stages = stages
    self.selected = selected
  }

  /// The rows that it takes in a width.
  public func height(in width: Int) -> Int { isWide(width) ? 4 : stages.count }

  /// Where a stage stands; `nil` where it has no room.
  public func place(of stage: Int, in size: Size) -> Rect? {
    guard stages.indices.contains(stage) else { return nil }
    guard isWide(size.width), size.height >= 4 else {
      return stage < size.height ? Rect(x: 0, y: stage, width: size.width, height: 1) : nil
    }
    let width = step(in: size.width)
    return Rect(x: stage * width, y: 0, width: width - gap(in: size.width), height: 4)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    for (index, stage) in stages.enumerated() {
      guard let place = place(of: index, in: canvas.size) else { continue }
      if index == selected { canvas.fill(place, style: .selected) }
      if place.height == 4 {
        column(index, stage, in: place, on: &canvas, glyphs)
      } else {
        line(index, stage, in: place, on: &canvas, glyphs)
      }
    }
  }

  private var greatest: Double { stages.compactMap(\.count).max() ?? 0 }
  private var longest: Int { stages.map(\.name.columns).max() ?? 0 }

  private func isWide(_ width: Int) -> Bool {
    let widest = stages.map { max($0.name.columns, $0.count == nil ? 0 : $0.text.columns) }.max()
    return stages.count > 1 && step(in: width) >= max(10, widest ?? 0) + StageFlow.least
  }

  /// The columns of a short arrow with a blank on both sides, and of a long one.
  private static let (least, most) = (4, 7)

  private func step(in width: Int) -> Int {
    min(34, (width + StageFlow.least) / max(1, stages.count))
  }

  /// The columns between two stages.
  private func gap(in width: Int) -> Int {
    step(in: width) >= 24 ? StageFlow.most : StageFlow.least
  }

  /// Its share, in forms of different length; none where there is none.
  private func shares(_ index: Int) -> [String] {
    if let shares = stages[index].shares { return shares }
    guard index > 0, let count = stages[index].count, let before = stages[index - 1].count,
      before > 0
    else { return [] }
    let share = count / before * 100
    let text =
      share > 0 && share < 0.5
      ? "<1 %" : share < 100 && share >= 99.5 ? ">99 %" : "\(axisLabel(share.rounded())) %"
    return ["\(text) of \(stages[index - 1].name)", text]
  }

  private func style(_ index: Int, _ style: Style) -> Style {
    index == selected ? .selected : style
  }

  private func column(
    _ index: Int, _ stage: Stage, in place: Rect, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    let (x, width) = (place.x, place.width)
    canvas.write(stage.name, x: x, y: 0, style: style(index, .heading), width: width)
    canvas.write(
      stage.text, x: x, y: 1, style: style(index, stage.count == nil ? .muted : .figure),
      width: width)
    bar(stage, index, in: Rect(x: x, y: 2, width: width, height: 1), on: &canvas, glyphs)
    guard index > 0 else { return }
    let isLong = gap(in: canvas.width) == StageFlow.most
    let arrow = isLong ? glyphs.choose("──→", "-->") : glyphs.choose("─→", "->")
    canvas.write(arrow, x: x - (isLong ? 5 : 3), y: 1, style: .axis)
    let text = shares(index).first { $0.columns <= width } ?? shares(index).last
    canvas.write(text ?? "", x: x, y: 3, style: style(index, .muted), width: width)
  }

  private func line(
    _ index: Int, _ stage: Stage, in place: Rect, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    let names = min(longest, place.width / 3)
    canvas.write(
      stage.name.cut(to: names), x: 0, y: place.y, style: style(index, .plain), width: names)
    guard stage.count != nil else {
      canvas.write(
        stage.text, x: names + 1, y: place.y, style: style(index, .muted),
        width: max(0, place.width - names - 1))
      return
    }
    let numbers = stages.filter { $0.count != nil }.map(\.text.columns).max() ?? 0
    canvas.write(
      stage.text, x: names + 1, y: place.y, style: style(index, .plain.bold), width: numbers,
      align: .right)
    let shares = stages.indices.map { self.shares($0).last?.columns ?? 0 }.max() ?? 0
    canvas.write(
      self.shares(index).last ?? "", x: names + numbers + 2, y: place.y,
      style: style(index, .muted), width: shares,
      align: .right)
    let start = names + numbers + shares + 3
    let room = place.width - start
    if room > 3 {
      bar(stage, index, in: Rect(x: start, y: place.y, width: room, height: 1), on: &canvas, glyphs)
    }
  }

  private func bar(
    _ stage: Stage, _ index: Int, in place: Rect, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    guard greatest > 0 else { return }
    canvas.draw(
      HorizontalBar(stage.count, scale: Scale(0, greatest), style: style(index, .filed)),
      in: place, glyphs: glyphs)
  }
}
