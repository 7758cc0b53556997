import Cases

/// What one holder has of a case: from the day it came to the day it left.
struct Holding: Hashable, Sendable {
  /// The number of the holder.
  var holder: Int32
  var from: Int32
  /// The day after the last one; the as-of day or a later one where the case is still held.
  var end: Int32
  /// The days on which it is said to have been held.
  var days: Int32
  var ending: CaseHolder.Ending
}

/// Says who held each case of a store up to its day.
struct HoldingReader: Sendable {
  private let history: AttorneyHistory
  private let disposed: Numbers?
  private let closed: Marks
  private let asOf: Int32
  /// By the code of the history, the number of the holder; below 0 for none.
  private let holderOf: [Int32]

  init(_ store: CaseStore, _ history: AttorneyHistory, holders: [Int32]) {
    self.history = history
    disposed = store.days(.disposed)
    closed = store.derived.closed
    asOf = store.asOf.number
    holderOf = holders
  }

  /// The holders of a case, the first one first; none where no assignment has a day before its end.
  ///
  /// The same holder again after days on which nobody held the case is one holding. A case that is
  /// closed at an unknown day is held by nobody from an unknown day on, so that its last holding
  /// lapses.
  func holdings(
    of row: Int, into holdings: inout [Holding], _ stretches: inout [HolderStretch]
  ) {
    holdings.removeAll(keepingCapacity: true)
    history.stretches(of: row, into: &stretches)
    var end = asOf + 1
    var isDisposed = false
    if let day = disposed?[row], day != Day.missing, day <= asOf { (end, isDisposed) = (day, true) }
    // Who takes a case on the day of its disposition is who holds it then.
    let lastStart = isDisposed ? end : asOf
    for stretch in stretches where stretch.from <= lastStart {
      let holder = holderOf[Int(stretch.holder)]
      guard holder >= 0 else { continue }
      let last = min(stretch.end, end)
      if let before = holdings.last, before.holder == holder {
        holdings[holdings.count - 1].end = last
        holdings[holdings.count - 1].days += last - stretch.from
      } else {
        if !holdings.isEmpty { holdings[holdings.count - 1].ending = .handedOver }
        holdings.append(
          Holding(
            holder: holder, from: stretch.from, end: last, days: last - stretch.from,
            ending: .lapsed))
      }
    }
    guard let last = holdings.last else { return }
    if isDisposed, last.end == end { holdings[holdings.count - 1].ending = .disposed }
    if !isDisposed, last.end == end, !closed[row] {
      holdings[holdings.count - 1].ending = .holds
      // Today is not over: days count from one day to another, as ages do.
      holdings[holdings.count - 1].days -= 1
    }
  }
}
