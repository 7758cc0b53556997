/// How the columns of a table share a width.
///
/// Where not all fit, pictures are narrowed and columns dropped by their priority, those of one
/// priority together. Once a person walks along the columns, those that follow each other are
/// shown instead, beside the first one, which stays. What is left over goes to columns that can
/// fill it, and then into the gaps between them, so that numbers stay near their names.
public struct TableLayout: Hashable, Sendable {
  /// Where one column stands.
  public struct Place: Hashable, Sendable {
    public let column: Int
    public let x: Int
    public let width: Int
  }

  public private(set) var places: [Place] = []
  /// Whether columns lie out of sight, before those that are shown and behind.
  public private(set) var hidesLeft = false
  public private(set) var hidesRight = false
  /// Whether the first column stands above its rows.
  public private(set) var isStacked = false

  private typealias Shown = [(index: Int, width: Int)]

  private static let gap = 2
  private static let widestGap = 4
  /// Words are narrowed only before columns that matter so much are dropped.
  private static let essential = 2
  /// The first column goes above its rows before columns that matter so much are dropped.
  private static let worthStacking = 5
  /// Pictures are narrowed before columns that matter so much are dropped.
  private static let elastic = 6

  init(_ columns: [Table.Column], width room: Int, selected: Int?, canStack: Bool) {
    guard room > 0, !columns.isEmpty else { return }
    let all = columns.indices.map { ($0, columns[$0].width) }
    var shown = TableLayout.fitting(all, columns, room)
    let lost = columns.indices.contains { index in
      columns[index].priority <= TableLayout.worthStacking
        && !shown.contains { $0.index == index }
    }
    if canStack, columns.count > 2, lost || TableLayout.needed(shown) > room {
      isStacked = true
      shown = TableLayout.fitting(Array(all.dropFirst()), columns, room - 1)
    }
    let first = isStacked ? 1 : 0
    hidesRight = shown.count + first < columns.count
    if hidesRight, let selected, selected > first {
      shown = TableLayout.window(
        columns, from: first, keeping: min(selected, columns.count - 1),
        isStacked ? room - 1 : room)
      let second = shown.dropFirst().first?.index ?? 0
      hidesLeft = second > first + 1
      hidesRight = (shown.last?.index ?? 0) < columns.count - 1
    }
    place(shown, columns, isStacked ? room - 1 : room)
  }

  private static func needed(_ shown: Shown) -> Int {
    shown.reduce(0) { $0 + $1.width } + gap * max(0, shown.count - 1)
  }

  /// Narrowed and dropped until they fit, or until nothing more may go.
  private static func fitting(_ all: Shown, _ columns: [Table.Column], _ room: Int) -> Shown {
    var shown = all
    while needed(shown) > room {
      let worst = shown.dropFirst().map { columns[$0.index].priority }.max() ?? 0
      let narrow = shown.indices.filter { place in
        let column = columns[shown[place].index]
        return shown[place].width > column.least
          && worst <= (column.isElastic ? elastic : essential)
      }
      // What has most to give, gives first.
      if let place = narrow.max(by: {
        shown[$0].width - columns[shown[$0].index].least
          < shown[$1].width - columns[shown[$1].index].least
      }) {
        shown[place].width -= 1
      } else if worst > 0 {
        let first = shown.first?.index
        shown = shown.filter { columns[$0.index].priority != worst || $0.index == first }
      } else {
        break
      }
    }
    // A first column that is wider than the screen is cut.
    if needed(shown) > room, shown.count == 1 { shown[0].width = room }
    return shown
  }

  /// The first column, and those that follow each other up to one that must be seen, or beyond.
  private static func window(
    _ columns: [Table.Column], from first: Int, keeping selected: Int, _ room: Int
  ) -> Shown {
    let frozen = (index: first, width: columns[first].least)
    var best: Shown = [frozen]
    for start in first + 1...max(first + 1, selected) {
      var shown: Shown = [frozen]
      for index in start..<columns.count {
        let next = (index: index, width: columns[index].least)
        guard needed(shown + [next]) <= room else { break }
        shown.append(next)
      }
      best = shown
      if shown.contains(where: { $0.index == selected }) { break }
    }
    return best
  }

  /// Gives out what is left, and places the columns behind each other.
  private mutating func place(_ shown: Shown, _ columns: [Table.Column], _ room: Int) {
    var shown = shown
    var spare = room - TableLayout.needed(shown)
    // Words that were narrowed come first, then words that are longer, and pictures last.
    let wishes: [(Table.Column) -> Int] = [
      \.width, { $0.isElastic ? $0.width : $0.most }, \.most,
    ]
    for wish in wishes {
      while spare > 0,
        let place = shown.indices.filter({
          shown[$0].width < wish(columns[shown[$0].index])
        }).min(by: { shown[$0].width < shown[$1].width })
      {
        shown[place].width += 1
        spare -= 1
      }
    }
    let gaps = max(1, shown.count - 1)
    let gap = min(TableLayout.widestGap, TableLayout.gap + max(0, spare) / gaps)
    // Rows stand a cell to the right of the words above them.
    let start = isStacked ? 2 : 1
    var x = start
    for (index, width) in shown {
      let width = min(width, room + start - x)
      guard width > 0 else { break }
      places.append(Place(column: index, x: x, width: width))
      x += width + gap
    }
  }
}
