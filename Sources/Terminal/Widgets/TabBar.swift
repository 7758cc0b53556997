/// The panels by number and name, the current one marked and always whole.
///
/// Where there is no room for all names, those of the others are shortened, then stand close to
/// their keys, and then shrink to these.
public struct TabBar: Widget, Sendable {
  /// A panel's key, its name, and its name where there is little room.
  public struct Tab: Hashable, Sendable {
    public let key: String
    public let title: String
    public let short: String

    public init(key: String, title: String, short: String? = nil) {
      self.key = key
      self.title = title
      self.short = short ?? title
    }
  }

  public let tabs: [Tab]
  public let active: Int?

  public init(_ tabs: [Tab], active: Int?) {
    self.tabs = tabs
    self.active = active
  }

  /// The words of each tab and where they stand in so many columns; those without room are left
  /// out.
  public func places(width: Int) -> [(label: String, columns: Range<Int>)] {
    let forms = [labels(\.title), labels(\.short), labels(\.short, isDense: true)]
    let fitting =
      forms.first { $0.reduce(0) { $0 + $1.columns } <= width } ?? labels { _ in "" }
    var x = 0
    return fitting.map { label in
      defer { x += label.columns }
      return (label, x..<x + label.columns)
    }.filter { $0.columns.upperBound <= width }
  }

  private func labels(_ name: (Tab) -> String, isDense: Bool = false) -> [String] {
    tabs.enumerated().map { index, tab in
      let name = index == active ? tab.title : name(tab)
      if isDense, index != active { return " \(tab.key)\(name)" }
      return " \(tab.key) " + (name.isEmpty ? "" : name + " ")
    }
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), style: .tab)
    for (index, place) in places(width: canvas.width).enumerated() {
      let style: Style = index == active ? .activeTab : .tab
      canvas.write(place.label, x: place.columns.lowerBound, y: 0, style: style)
      canvas.write(tabs[index].key, x: place.columns.lowerBound + 1, y: 0, style: style.bold)
    }
  }
}
