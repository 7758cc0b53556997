import Cases

/// The rows in which a generation differs from the one before, in the columns that questions are
/// about.
///
/// They are found by comparing: what generations share is passed over, so that it costs what has
/// changed, and nobody has to be believed.
struct AggregateChanges {
  /// By segment, the rows that were there before and are otherwise now.
  private var altered: [(segment: Int, rows: [UInt16])] = []
  /// By segment, the rows that are new.
  private var added: [(segment: Int, rows: [UInt16])] = []

  /// Finds what differs; `nil` where all has to be counted anew.
  init?(from old: AggregatePlan, to new: AggregatePlan) {
    guard old.fits(new) else { return nil }
    let size = PackedCells.segmentRows
    let segments = (new.rowCount + size - 1) / size
    var differing = 0
    for segment in 0..<segments {
      let before = max(0, min(old.rowCount - segment * size, size))
      let now = min(new.rowCount - segment * size, size)
      let rows = Self.altered(segment, rows: before, old, new)
      if !rows.isEmpty { altered.append((segment, rows)) }
      differing += rows.count
      if now > before { added.append((segment, (before..<now).map { UInt16($0) })) }
      // To count a row anew costs it twice.
      if differing > new.rowCount / 2 { return nil }
    }
  }

  private static func altered(
    _ segment: Int, rows: Int, _ old: AggregatePlan, _ new: AggregatePlan
  ) -> [UInt16] {
    guard rows > 0 else { return [] }
    var differs = [Bool](repeating: false, count: rows)
    var isSame = true
    for (before, now) in zip(old.sources, new.sources)
    where !before.cells.shares(segment: segment, with: now.cells) {
      before.cells.withSegment(segment) { before in
        now.cells.withSegment(segment) { now in
          if !before.isEqual(to: now, rows: rows, &differs) { isSame = false }
        }
      }
    }
    return isSame ? [] : differs.indices.filter { differs[$0] }.map { UInt16($0) }
  }

  /// Takes the rows as they were out of a tally, and puts in what they are and the new ones.
  func apply(to tally: AggregateTally, from old: AggregatePlan, to new: AggregatePlan) {
    if !altered.isEmpty {
      let pass = AggregatePass(old, tally, removes: true)
      for (segment, rows) in altered { pass.add(segment: segment, changed: rows) }
    }
    let pass = AggregatePass(new, tally)
    for (segment, rows) in altered + added { pass.add(segment: segment, changed: rows) }
  }
}

extension Cells {
  /// Whether some rows are as another column's; those that are not are marked.
  fileprivate func isEqual(to other: Cells, rows: Int, _ differs: inout [Bool]) -> Bool {
    switch (self, other) {
    case (.one(let left), .one(let right)): Self.isEqual(left, right, rows, &differs)
    case (.one(let left), .two(let right)): Self.isEqual(left, right, rows, &differs)
    case (.one(let left), .four(let right)): Self.isEqual(left, right, rows, &differs)
    case (.two(let left), .one(let right)): Self.isEqual(left, right, rows, &differs)
    case (.two(let left), .two(let right)): Self.isEqual(left, right, rows, &differs)
    case (.two(let left), .four(let right)): Self.isEqual(left, right, rows, &differs)
    case (.four(let left), .one(let right)): Self.isEqual(left, right, rows, &differs)
    case (.four(let left), .two(let right)): Self.isEqual(left, right, rows, &differs)
    case (.four(let left), .four(let right)): Self.isEqual(left, right, rows, &differs)
    }
  }

  @inline(__always)
  private static func isEqual<
    Left: FixedWidthInteger & UnsignedInteger, Right: FixedWidthInteger & UnsignedInteger
  >(
    _ left: UnsafeBufferPointer<Left>, _ right: UnsafeBufferPointer<Right>, _ rows: Int,
    _ differs: inout [Bool]
  ) -> Bool {
    var difference: UInt32 = 0
    for row in 0..<rows {
      difference |= UInt32(truncatingIfNeeded: left[row]) ^ UInt32(truncatingIfNeeded: right[row])
    }
    guard difference != 0 else { return true }
    for row in 0..<rows
    where UInt32(truncatingIfNeeded: left[row]) != UInt32(truncatingIfNeeded: right[row]) {
      differs[row] = true
    }
    return false
  }
}

extension AggregatePlan {
  /// Whether what was counted by this plan can be brought up to date by another of the same
  /// questions: the same today, the same columns, labels that were only added to, groups that keep
  /// their numbers and conditions their bits.
  fileprivate func fits(_ next: AggregatePlan) -> Bool {
    asOf == next.asOf && rowCount <= next.rowCount
      && sources.elementsEqual(next.sources) { old, new in
        old.column == new.column && old.bias == new.bias && new.labels.starts(with: old.labels)
      }
      && groupings.elementsEqual(next.groupings) { old, new in
        old.elementsEqual(new) { old, new in fits(old, new, next) }
      }
      && countTasks.elementsEqual(next.countTasks) { old, new in
        old.grouping == new.grouping && old.bits.count == new.bits.count && old.sums == new.sums
      }
      && valueTasks.elementsEqual(next.valueTasks) { old, new in
        old.grouping == new.grouping && old.value == new.value
      }
      && questions.elementsEqual(next.questions) { $0.readings == $1.readings }
  }

  private func fits(_ old: Dimension, _ new: Dimension, _ next: AggregatePlan) -> Bool {
    guard old.source == new.source, old.step == new.step else { return false }
    let isText = old.step == .code && next.sources[new.source].kind == .text
    return isText ? next.sources[new.source].labels.count <= old.radix : old.radix == new.radix
  }
}
