/// The panels by number and name, the current one marked.
///
/// When there is no room for all names, those of the others shrink to their keys.
public struct TabBar: Widget, Sendable {
  /// A panel's key and name.
  public struct Tab: Hashable, Sendable {
    public let key: String
    public let title: String

    public init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  public let tabs: [Tab]
  public let active: Int

  public init(_ tabs: [Tab], active: Int) {
    self.tabs = tabs
    self.active = active
  }

  /// Where each tab stands in so many columns, for drawing and for clicks.
  public func places(width: Int) -> [Range<Int>] {
    let long = lay(out: labels(short: false))
    return (long.last?.upperBound ?? 0) <= width ? long : lay(out: labels(short: true))
  }

  /// The tab at that column.
  public func tab(at x: Int, width: Int) -> Int? {
    x < width ? places(width: width).firstIndex { $0.contains(x) } : nil
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), style: .tab)
    let long = lay(out: labels(short: false))
    let isShort = (long.last?.upperBound ?? 0) > canvas.width
    for (index, label) in labels(short: isShort).enumerated() {
      let place = places(width: canvas.width)[index]
      let isActive = index == active
      canvas.write(label, x: place.lowerBound, y: 0, style: isActive ? .activeTab : .tab)
      if !isActive {
        canvas.write(tabs[index].key, x: place.lowerBound + 1, y: 0, style: .key)
      }
    }
  }

  private func labels(short: Bool) -> [String] {
    tabs.enumerated().map { index, tab in
      short && index != active ? " \(tab.key) " : " \(tab.key) \(tab.title) "
    }
  }

  private func lay(out labels: [String]) -> [Range<Int>] {
    var x = 0
    return labels.map { label in
      defer { x += label.columns }
      return x..<(x + label.columns)
    }
  }
}
