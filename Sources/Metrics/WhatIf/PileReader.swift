import Cases
import Statistics

/// Parts the cases of a view into piles, and finds when they came in and ended, in one pass.
struct PileReader {
  struct Key: Hashable {
    var attorney: UInt32
    var unit: UInt32
    /// Severity code × offenses + offense code.
    var kind: Int
    var marks: UInt32
  }

  private(set) var piles: [(key: Key, ages: [Int32], filed: Int)] = []
  private(set) var lives: [Int: CaseLives] = [:]
  /// Filings of each month that ends on the day, the latest first.
  private(set) var byMonth: [Int]
  private let view: StoreView
  private let marked: [RowSet]
  private var places: [Key: Int] = [:]

  init(_ view: StoreView, marked: [RowSet], months: Int) {
    self.view = view
    self.marked = marked
    byMonth = Array(repeating: 0, count: months)
  }

  /// The tests that the facts of the view have to answer.
  static let tests = [
    FactsTest(.open), .countable, FactsTest.countable.having(.disposed), FactsTest(.filedInYear),
    FactsTest(.filedIn),
  ]

  mutating func read(_ offense: Codes?, _ severity: Codes?, offenses: Int) {
    let store = view.store
    guard let filed = store.days(.filed) else { return }
    let tests = Self.tests.map(view.facts.passes)
    let times = SpanReader(.filedToDisposed, in: store, on: view.asOf)
    let attorney = store.text(.attorney)?.codes
    let unit = store.text(.unit)?.codes
    let first = view.period.first.number
    // The first day of each month that ends on the day, the latest first.
    let starts = (1...byMonth.count).map { view.asOf.adding(months: -$0).number + 1 }
    var lives = [CaseLives?](repeating: nil, count: Severity.labels.count * max(1, offenses))
    view.facts.forEachNumber(of: view.rows[...]) { row, number in
      let isCountable = tests[1][number]
      let isOpen = tests[0][number]
      let isNew = tests[3][number]
      guard isCountable || isOpen || isNew else { return }
      let start = filed[row]
      let kind =
        (severity.map { Int($0[row]) } ?? 0) * offenses + (offense.map { Int($0[row]) } ?? 0)
      if isCountable {
        let length = times.length(of: row)
        let isEnded = tests[2][number]
        if !isEnded || start + Int32(length) >= first {
          var life = lives[kind] ?? CaseLives()
          lives[kind] = nil
          if start < first { life.entries.add(day: Int(first - 1 - start)) }
          if isEnded { life.ended.add(day: length) } else { life.others.add(day: length) }
          lives[kind] = life
        }
      }
      if tests[4][number], let month = starts.firstIndex(where: { $0 <= start }) {
        byMonth[month] += 1
      }
      guard isOpen || isNew else { return }
      var marks: UInt32 = 0
      for (bit, set) in marked.enumerated() where set.contains(row) { marks |= 1 << UInt32(bit) }
      let key = Key(
        attorney: attorney?[row] ?? 0, unit: unit?[row] ?? 0, kind: kind, marks: marks)
      let place = place(of: key)
      if isOpen { piles[place].ages.append(view.asOf.number - start) }
      if isNew { piles[place].filed += 1 }
    }
    for (kind, life) in lives.enumerated() {
      if let life { self.lives[kind] = life }
    }
  }

  private mutating func place(of key: Key) -> Int {
    if let place = places[key] { return place }
    places[key] = piles.count
    piles.append((key, [], 0))
    return piles.count - 1
  }
}
