/// What the days of one column are, segment by segment, so that of a changed column only the
/// segments are looked at that changed.
struct DaySurvey {
  private struct Span {
    /// The least and the greatest day that is there; none lies between where there is none.
    var first = Int32.max
    var last = Int32.min
    /// The newest day that is not after today.
    var latest = Day.missing
    /// How many records have a day that cannot be true, and the first of them.
    var implausible = FirstPlaces()
  }

  private var column: Numbers = []
  private var spans: [Span] = []
  private var highest = Int32.max

  /// The newest day that is not after today; ``Day/missing`` where there is none.
  var latest: Int32 { spans.reduce(Day.missing) { max($0, $1.latest) } }

  /// Looks at the segments that are not what they were.
  mutating func update(_ now: Numbers?, today: Int32, threads: Int) {
    let now = now ?? []
    let changed = (0..<now.cells.segmentCount).filter {
      !now.cells.shares(segment: $0, with: column.cells)
    }
    let found = Parallel.map(changed.count, threads: changed.count < 4 ? 1 : threads) { index in
      Self.span(now, changed[index], today)
    }
    spans += repeatElement(Span(), count: max(now.cells.segmentCount - spans.count, 0))
    for (segment, span) in zip(changed, found) {
      spans[segment] = span
      count(in: segment, of: now)
    }
    column = now
  }

  private static func span(_ column: Numbers, _ segment: Int, _ today: Int32) -> Span {
    var span = Span()
    guard let cells = column.cells.bounds(inSegment: segment) else { return span }
    let newest = Numbers.number(cells.upperBound, Numbers.dayBias)
    if cells.upperBound <= UInt32(Int32.max), newest <= today {
      span.first = Numbers.number(cells.lowerBound, Numbers.dayBias)
      (span.last, span.latest) = (newest, newest)
      return span
    }
    // Some days lie after today, or so far back that their cells do not rise with them.
    let first = segment * PackedCells.segmentRows
    for row in first..<(first + column.cells.rows(inSegment: segment)) {
      let day = column[row]
      guard day != Day.missing else { continue }
      span.first = min(span.first, day)
      span.last = max(span.last, day)
      if day <= today { span.latest = max(span.latest, day) }
    }
    return span
  }

  /// Counts the days that cannot be true, which are those before the floor or after a day.
  mutating func setHighest(_ day: Int32) {
    guard day != highest else { return }
    highest = day
    for segment in spans.indices { count(in: segment, of: column) }
  }

  private mutating func count(in segment: Int, of column: Numbers) {
    let span = spans[segment]
    var places = FirstPlaces()
    defer { spans[segment].implausible = places }
    guard span.first < Plausibility.floor || span.last > highest else { return }
    let first = segment * PackedCells.segmentRows
    for row in first..<(first + column.cells.rows(inSegment: segment)) {
      let day = column[row]
      if day != Day.missing, day < Plausibility.floor || day > highest { places.add(row) }
    }
  }

  /// The records with a day that cannot be true.
  var implausible: FirstPlaces {
    var all = FirstPlaces()
    for span in spans { all.append(span.implausible) }
    return all
  }

  /// Calls a function with each record that has a day in one of some ranges.
  func forEach(in ranges: [ClosedRange<Int32>], _ body: (Int) -> Void) {
    for (segment, span) in spans.enumerated()
    where ranges.contains(where: { $0.lowerBound <= span.last && $0.upperBound >= span.first }) {
      let first = segment * PackedCells.segmentRows
      for row in first..<(first + column.cells.rows(inSegment: segment)) {
        let day = column[row]
        if day != Day.missing, ranges.contains(where: { $0.contains(day) }) { body(row) }
      }
    }
  }
}
