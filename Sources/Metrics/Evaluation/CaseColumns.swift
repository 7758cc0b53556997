import Cases

/// The columns of a store as they are named in filters and lists, derived ones too.
struct CaseColumns: Sendable {
  let store: CaseStore
  /// The facts of the cases on the store's own day.
  let facts: FactsColumn

  /// The values of a column; `nil` where the data has none.
  subscript(column: CaseColumn) -> Column? {
    switch column {
    case .field(let field): store.columns[field]
    case .ageDays: lengths(.age, FactsTest(.open), needs: [.filed])
    case .days: lengths(.filedToDisposed, FactsTest(.hasDuration), needs: [.filed, .disposed])
    case .open: store.has(.filed) ? flags(.open) : nil
    case .stalled:
      store.derived.lastEvent == nil || store.derived.nextHearing == nil ? nil : flags(.stalled)
    case .hearings: store.derived.hearings.map { .number($0) }
    case .nextHearing: store.derived.nextHearing.map { .day($0) }
    case .lastEvent: store.derived.lastEvent.map { .day($0) }
    }
  }

  /// Why a column has no values.
  func whyMissing(_ column: CaseColumn) -> String {
    let isOfThePresent = column == .stalled || column == .nextHearing || column == .lastEvent
    if store.looksBack, isOfThePresent { return "\(column.name) is not known of a past day" }
    return "this office's data has no \(column.name)"
  }

  private func flags(_ fact: Facts) -> Column {
    let passes = facts.passes(FactsTest(fact))
    return .flag(Flags(facts.numbers.map { passes[Int($0)] ? 1 : 0 }))
  }

  private func lengths(_ span: Span, _ test: FactsTest, needs: [CaseField]) -> Column? {
    guard needs.allSatisfy(store.has) else { return nil }
    let reader = SpanReader(span, in: store, on: store.asOf)
    let passes = facts.passes(test)
    let lengths = facts.numbers.enumerated().map { row, number in
      passes[Int(number)] ? Int32(reader.length(of: row)) : CaseStore.missingNumber
    }
    return .number(Numbers(lengths, areDays: false))
  }
}

extension Column {
  /// The value of a row.
  func value(of row: Int) -> CaseValue {
    switch self {
    case .text(let column):
      return column.codes[row] == 0 ? .missing : .text(column[row])
    case .day(let days):
      return days[row] == Day.missing ? .missing : .day(Day(days[row]))
    case .number(let numbers):
      return numbers[row] == CaseStore.missingNumber ? .missing : .number(Int(numbers[row]))
    case .flag(let flags):
      return flags[row] > 1 ? .missing : .flag(flags[row] == 1)
    }
  }

  /// A number for each row that sorts as the values do; `nil` where the value is missing.
  func sortKeys() -> [Int64?] {
    switch self {
    case .text(let column):
      let folded = column.labels.map { $0.lowercased() }
      let order = folded.indices.sorted {
        (folded[$0], column.labels[$0]) < (folded[$1], column.labels[$1])
      }
      var ranks = [Int64](repeating: 0, count: order.count)
      for (rank, code) in order.enumerated() { ranks[code] = Int64(rank) }
      return column.codes.map { $0 == 0 ? nil : ranks[Int($0)] }
    case .day(let numbers), .number(let numbers):
      // Both kinds of column stand for "missing" by the same number.
      return numbers.map { $0 == Int32.min ? nil : Int64($0) }
    case .flag(let flags):
      return flags.map { $0 > 1 ? nil : Int64($0) }
    }
  }
}
