import Cases

/// The columns of a store as they are named in filters and lists, derived ones too.
struct CaseColumns: Sendable {
  let store: CaseStore
  /// The facts of the cases on the store's own day.
  let facts: FactsColumn

  /// The columns that are made of facts.
  static let ofFacts: Set<CaseColumn> = ofOpen.union([.days, .stalled, .decisionDays])

  /// Those that open cases alone have.
  static let ofOpen: Set<CaseColumn> = [
    .ageDays, .open, .quietDays, .lastEventType, .standardDaysLeft, .speedyDaysLeft,
    .discoveryDaysLeft,
  ]

  /// What a filter reads of a column.
  enum Values {
    case column(Column)
    case lengths(CaseLengths)
    /// Whether cases have a fact.
    case fact(FactsColumn, Facts)
  }

  /// The values of a column as they are kept; `nil` where the data has none.
  func values(of column: CaseColumn) -> Values? {
    switch column {
    case .field(let field): store.columns[field].map { .column($0) }
    case .ageDays: lengths(.age, FactsTest(.open), needs: [.filed])
    case .days: lengths(.filedToDisposed, FactsTest(.hasDuration), needs: [.filed, .disposed])
    case .open: store.has(.filed) ? .fact(facts, .open) : nil
    case .stalled:
      store.derived.lastEvent == nil || store.derived.nextHearing == nil
        ? nil : .fact(facts, .stalled)
    case .hearings: store.derived.hearings.map { .column(.number($0)) }
    case .nextHearing: store.derived.nextHearing.map { .column(.day($0)) }
    case .lastEvent: store.derived.lastEvent.map { .column(.day($0)) }
    case .quietDays: quietDays.map { .column(.number($0)) }
    case .lastEventType: lastEventType.map { .column(.text($0)) }
    case .standardDaysLeft: standardDaysLeft.map { .column(.number($0)) }
    case .decisionDays: decisionDays.map { .column(.number($0)) }
    case .speedyDaysLeft: speedyDaysLeft.map { .column(.number($0)) }
    case .discoveryDaysLeft: daysLeft(to: .discoveryDue).map { .column(.number($0)) }
    case .diversionDaysLeft: diversionDaysLeft.map { .column(.number($0)) }
    case .departed: departed.map { .column(.flag($0)) }
    }
  }

  /// The values of a column; `nil` where the data has none.
  subscript(column: CaseColumn) -> Column? {
    switch values(of: column) {
    case nil: return nil
    case .column(let column): return column
    case .lengths(let lengths): return .number(lengths.numbers)
    case .fact(let facts, let fact):
      let passes = facts.passes(FactsTest(fact)).map { $0 ? UInt8(1) : 0 }
      let flags = Parallel.map(facts.parts.count) { segment in
        facts.numbers(ofSegment: segment).map { passes[Int($0)] }
      }
      return .flag(Flags(flags.joined()))
    }
  }

  /// Why a column has no values.
  func whyMissing(_ column: CaseColumn) -> String {
    let isOfThePresent = [.stalled, .nextHearing, .lastEvent, .lastEventType, .quietDays]
      .contains(column)
    if column == .departed { return "no staff table says who has left" }
    if store.looksBack, isOfThePresent { return "\(column.name) is not known of a past day" }
    return "this office's data has no \(column.name)"
  }

  private func lengths(_ span: Span, _ test: FactsTest, needs: [CaseField]) -> Values? {
    guard needs.allSatisfy(store.has) else { return nil }
    return .lengths(
      CaseLengths(
        facts: facts, passes: facts.passes(test),
        reader: SpanReader(span, in: store, on: store.asOf)))
  }
}

/// How many days some of the cases took, or have taken so far; the others have no such number.
struct CaseLengths: Sendable {
  fileprivate let facts: FactsColumn
  /// By combination of facts, whether the case has the number.
  fileprivate let passes: [Bool]
  fileprivate let reader: SpanReader

  /// The lengths of the rows of a segment.
  func lengths(inSegment index: Int) -> [Int32] {
    var lengths = [Int32](repeating: CaseStore.missingNumber, count: facts.parts[index].rowCount)
    let numbers = facts.numbers(ofSegment: index)
    let offsets = numbers.indices.filter { passes[Int(numbers[$0])] }.map { UInt16($0) }
    for (offset, length) in zip(offsets, reader.lengths(inSegment: index, at: offsets)) {
      lengths[Int(offset)] = length
    }
    return lengths
  }

  /// The lengths of all rows.
  var numbers: Numbers {
    Numbers(
      segments: Parallel.map(facts.parts.count) { lengths(inSegment: $0) }, areDays: false)
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

  /// A number for each of some rows that sorts as the values do; `nil` where the value is missing.
  func sortKeys(of rows: [Int32]) -> [Int64?] {
    switch self {
    case .text(let column):
      let folded = column.labels.map { $0.lowercased() }
      let order = folded.indices.sorted {
        (folded[$0], column.labels[$0]) < (folded[$1], column.labels[$1])
      }
      var ranks = [Int64](repeating: 0, count: order.count)
      for (rank, code) in order.enumerated() { ranks[code] = Int64(rank) }
      return rows.map { row in
        let code = Int(column.codes[Int(row)])
        return code == 0 ? nil : ranks[code]
      }
    case .day(let numbers), .number(let numbers):
      // Both kinds of column stand for "missing" by the same number.
      return rows.map { row in
        let number = numbers[Int(row)]
        return number == Int32.min ? nil : Int64(number)
      }
    case .flag(let flags):
      return rows.map { row in
        let flag = flags[Int(row)]
        return flag > 1 ? nil : Int64(flag)
      }
    }
  }
}
