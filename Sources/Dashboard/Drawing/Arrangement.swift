import Terminal

/// Where each part of a page stands, and which parts have no room.
///
/// A page has one column below 76 cells, two from there on, and three where every part of it has
/// the width at which it is comfortable. A part that would be narrower than its least width takes
/// the whole page. Parts come in the order of their importance: a column is filled from its top,
/// each part with the rows that it wants, and those that grow share what is left by weight. Where
/// not even the least rows of all fit, the last parts are left out, but never what is selected.
struct Arrangement {
  private(set) var places: [(block: Block, rect: Rect)] = []
  /// The parts that have no room, in their order.
  private(set) var missing: [Block] = []

  static let gap = 3
  private static let twoColumns = 76

  init(_ blocks: [Block], in rect: Rect, selected: String?) {
    var shown = blocks.filter { $0.place.page <= rect.width }
    var bands = Arrangement.bands(of: shown, width: rect.width)
    while Arrangement.least(bands) > rect.height,
      let last = Arrangement.leastWanted(shown, bands, width: rect.width, selected: selected)
    {
      shown.remove(at: last)
      bands = Arrangement.bands(of: shown, width: rect.width)
    }
    // What stays whatever happens makes room for what is selected.
    while Arrangement.least(bands) > rect.height,
      let last = shown.lastIndex(where: { $0.section.id != selected && $0.least > 0 })
    {
      shown[last].least -= shown[last].least > 2 ? 1 : shown[last].least
      if shown[last].least == 0 { shown.remove(at: last) }
      bands = Arrangement.bands(of: shown, width: rect.width)
    }
    var y = rect.y
    let heights = shared(rect.height, among: bands.map(\.room))
    for (band, height) in zip(bands, heights) where height > 0 {
      places += band.places(in: Rect(x: rect.x, y: y, width: rect.width, height: height))
      y += height + 1
    }
    let placed = Set(places.map(\.block.section.id))
    missing = blocks.filter {
      $0.place.page <= rect.width && !placed.contains($0.section.id)
    }
  }

  /// The rectangle of a part, by the name of its section.
  func rect(of section: String) -> Rect? {
    places.first { $0.block.section.id == section }?.rect
  }

  private static func least(_ bands: [Band]) -> Int {
    bands.reduce(-1) { $0 + $1.room.least + 1 }
  }

  /// The part to leave out next: the last one without which the page is lower.
  private static func leastWanted(
    _ blocks: [Block], _ bands: [Band], width: Int, selected: String?
  ) -> Int? {
    let free = blocks.indices.filter {
      !blocks[$0].isPinned && blocks[$0].section.id != selected
    }
    guard blocks.count > 1 else { return nil }
    let now = least(bands)
    return free.last { index in
      var rest = blocks
      rest.remove(at: index)
      return least(Arrangement.bands(of: rest, width: width)) < now
    } ?? free.last
  }

  // MARK: - Columns

  /// The parts in bands from the top down, each of one column or several.
  private static func bands(of blocks: [Block], width: Int) -> [Band] {
    guard width >= twoColumns else { return blocks.map { Band([[$0]]) } }
    let three = bands(blocks, count: 3, wide: [])
    if three.contains(where: { $0.columns.count == 3 }),
      three.allSatisfy({ $0.fits(width, \.comfortable) })
    {
      return three
    }
    // Whatever is too narrow beside others takes the whole page, the widest first.
    var wide: Set<String> = []
    while true {
      let two = bands(blocks, count: 2, wide: wide)
      guard let narrow = two.lazy.compactMap({ $0.tooNarrow(width) }).first else { return two }
      wide.insert(narrow)
    }
  }

  private static func bands(_ blocks: [Block], count: Int, wide: Set<String>) -> [Band] {
    var bands: [Band] = []
    var columns = Array(repeating: [Block](), count: count)
    func close() {
      let filled = columns.filter { !$0.isEmpty }
      if !filled.isEmpty { bands.append(Band(filled)) }
      columns = Array(repeating: [], count: count)
    }
    for block in blocks {
      if block.place.isWide || wide.contains(block.section.id) {
        close()
        bands.append(Band([[block]]))
      } else {
        columns[count == 3 ? block.place.ofThree : block.place.ofTwo].append(block)
      }
    }
    close()
    return bands
  }
}

/// Parts side by side, in columns from the top down.
private struct Band {
  let columns: [[Block]]

  init(_ columns: [[Block]]) { self.columns = columns }

  /// The rows that the whole of it wants.
  var room: Room {
    let rooms = columns.map { column in
      column.reduce(Room(least: -1, height: -1, most: -1)) { sum, block in
        Room(
          least: sum.least + block.least + 1, height: sum.height + block.height + 1,
          most: sum.most + block.most + 1, growth: sum.growth + block.growth)
      }
    }
    return Room(
      least: rooms.map(\.least).max() ?? 0, height: rooms.map(\.height).max() ?? 0,
      most: rooms.map(\.most).max() ?? 0, growth: rooms.map(\.growth).max() ?? 0)
  }

  /// The widths of the columns: what each needs, and the rest by weight; `nil` where not even what
  /// they need is there.
  private func widths(_ width: Int, _ need: KeyPath<ColumnPlace, Int>) -> [Int]? {
    let needs = columns.map { column in
      column.map { max($0.place[keyPath: need], $0.place.least) }.max() ?? 0
    }
    let weights = columns.map { $0.map(\.place.weight).max() ?? 1 }
    let spare = width - needs.reduce(0, +) - Arrangement.gap * (columns.count - 1)
    guard spare >= 0 else { return nil }
    let whole = max(1, weights.reduce(0, +))
    var widths = zip(needs, weights).map { $0 + spare * $1 / whole }
    widths[widths.count - 1] +=
      width - widths.reduce(0, +) - Arrangement.gap * (columns.count - 1)
    return widths
  }

  /// Whether every part has a width.
  func fits(_ width: Int, _ need: KeyPath<ColumnPlace, Int>) -> Bool {
    columns.count == 1 || widths(width, need) != nil
  }

  /// The part that needs the most width, where not all have what they need.
  func tooNarrow(_ width: Int) -> String? {
    guard !fits(width, \.least) else { return nil }
    return columns.joined().max { $0.place.least < $1.place.least }?.section.id
  }

  func places(in rect: Rect) -> [(block: Block, rect: Rect)] {
    var x = rect.x
    let widths =
      columns.count == 1
      ? [rect.width]
      : widths(rect.width, \.comfortable) ?? widths(rect.width, \.least)
        ?? rect.columns(columns.count, gap: Arrangement.gap).map(\.width)
    return zip(columns, widths).flatMap { column, width in
      defer { x += width + Arrangement.gap }
      let rooms = column.map {
        Room(least: $0.least, height: $0.height, most: $0.most, growth: $0.growth)
      }
      var y = rect.y
      return zip(column, shared(rect.height, among: rooms)).compactMap {
        block, height -> (block: Block, rect: Rect)? in
        defer { y += height > 0 ? height + 1 : 0 }
        return height > 0 ? (block, Rect(x: x, y: y, width: width, height: height)) : nil
      }
    }
  }
}

/// The rows that a part of a page needs, wants and could use, and its part of those left over.
private struct Room {
  var least: Int
  var height: Int
  var most: Int
  var growth = 0
}

/// Rows shared among parts that stand below each other with a row of air between them: the least
/// of each, then what each wants from the top down, then the rest by weight.
private func shared(_ rows: Int, among rooms: [Room]) -> [Int] {
  var heights = rooms.map(\.least)
  var spare = rows - heights.reduce(0, +) - max(0, rooms.count - 1)
  for index in rooms.indices where spare > 0 {
    let more = min(spare, max(0, rooms[index].height - heights[index]))
    heights[index] += more
    spare -= more
  }
  while spare > 0 {
    let growing = rooms.indices.filter {
      rooms[$0].growth > 0 && heights[$0] < rooms[$0].most
    }
    func grown(_ index: Int) -> Double {
      Double(heights[index] - rooms[index].height) / Double(rooms[index].growth)
    }
    guard let next = growing.min(by: { grown($0) < grown($1) }) else { break }
    heights[next] += 1
    spare -= 1
  }
  // Where even the least does not fit, the last ones are cut.
  for index in heights.indices.reversed() where spare < 0 {
    let cut = min(heights[index], -spare)
    heights[index] -= cut
    spare += cut
  }
  return heights
}
