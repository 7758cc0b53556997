import Cases

extension StoreView {
  /// The cases with the facts that a metric asks for: more than all have, where it is the office's
  /// own.
  func facing(_ metric: Metric) -> StoreView {
    guard let own = metric.own, metric.requires.allSatisfy(store.has) else { return self }
    let columns = columns
    guard let counted = try? own.counted.truths(of: columns),
      let counting = try? own.numerator.truths(of: columns)
    else { return self }
    var view = self
    let days = own.days(of: store)
    let length = own.span.map { SpanLengths($0, in: self) }
    let unknown = UnknownReasons(own, columns)
    let first = period.first.number
    let end = min(period.end, asOf + 1).number
    view.facts = FactsColumn(
      store.rowIndices.map { row in
        var found = facts[Int32(row)]
        if let days, days[row] >= first, days[row] < end { found.formUnion(.ownPlaced) }
        guard own.place.fact.map(found.contains) ?? true else { return found }
        let truth = counted[row]
        guard truth != .no else { return found }
        if truth == .unknown || counting[row] == .unknown {
          return found.union(.ownUnknown(unknown.index(of: row, isCounted: truth == .yes)))
        }
        if let length {
          if let lack = length.lack(of: row, facts: found) {
            return found.union(.ownUnknown(unknown.count + lack))
          }
          guard counting[row] == .yes else { return found }
        }
        return found.union(counting[row] == .yes ? [.ownCounted, .ownNumerator] : .ownCounted)
      })
    return view
  }
}

extension OwnMeasure {
  /// The days that put cases into a period, where no fact of the catalogue says so.
  fileprivate func days(of store: CaseStore) -> Numbers? {
    guard case .period(let field) = place, place.fact == .ownPlaced else { return nil }
    return store.days(field)
  }
}

extension CaseStore {
  fileprivate var rowIndices: Range<Int> { 0..<count }
}

/// Finds which value it is that a case lacks.
private struct UnknownReasons {
  /// How many reasons a missing value has.
  let count: Int
  private let columns: [Column?]
  private let counted: [Int]
  private let numerator: [Int]

  init(_ own: OwnMeasure, _ values: CaseColumns) {
    let counted = own.counted.decidingColumns
    let numerator = own.numerator.decidingColumns
    let all = counted + numerator.filter { !counted.contains($0) }
    columns = all.map { values[$0] }
    count = all.count
    self.counted = counted.indices.map { $0 }
    self.numerator = numerator.compactMap { all.firstIndex(of: $0) }
  }

  /// The first value that a row lacks, of those that say whether it is counted, or, where that is
  /// known, whether it counts.
  func index(of row: Int, isCounted: Bool) -> Int {
    let asked = isCounted ? numerator : counted
    return asked.first { columns[$0]?.value(of: row) == .missing } ?? 0
  }
}

/// Whether what is measured of a case is known.
private struct SpanLengths {
  private let span: Span
  private let from: Numbers?
  private let to: Numbers?
  private let last: Int32

  init(_ span: Span, in view: StoreView) {
    self.span = span
    last = view.asOf.number
    switch span {
    case .between(let first, let second):
      (from, to) = (view.store.days(first), view.store.days(second))
    case .number(let field): (from, to) = (view.store.numbers(field), nil)
    case .sentence: (from, to) = (view.store.numbers(.sentenceDays), nil)
    case .age: (from, to) = (view.store.days(.filed), nil)
    case .filedToDisposed: (from, to) = (view.store.days(.filed), view.store.days(.disposed))
    default: (from, to) = (nil, nil)
    }
  }

  /// What a row lacks: 0 where a value is missing, 1 where it ends before it begins.
  func lack(of row: Int, facts: Facts) -> Int? {
    guard let start = from?[row], start != Int32.min else { return 0 }
    switch span {
    case .age: return facts.contains(.open) ? nil : 0
    case .number, .sentence: return start < 0 ? 0 : nil
    default:
      guard let end = to?[row], end != Day.missing, end <= last, start <= last else { return 0 }
      return end < start ? 1 : nil
    }
  }
}
