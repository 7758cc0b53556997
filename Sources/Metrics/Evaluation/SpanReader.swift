import Cases

/// Reads the days that cases took, from the columns of a store.
struct SpanReader: Sendable {
  private let from: Numbers
  private let to: Numbers
  /// The day that open cases are followed to.
  private let day: Int32
  private let isDuration: Bool

  /// A reader of a span as of a day.
  init(_ span: Span, in store: CaseStore, on day: Day) {
    self.day = day.number
    switch span {
    case .age: (from, to, isDuration) = (store.days(.filed) ?? [], [], true)
    case .filedToDisposed:
      (from, to, isDuration) = (store.days(.filed) ?? [], store.days(.disposed) ?? [], true)
    case .referredToScreened:
      (from, to, isDuration) = (store.days(.referred) ?? [], store.days(.screened) ?? [], true)
    case .filedToContact:
      (from, to, isDuration) = (store.days(.filed) ?? [], store.days(.victimContacted) ?? [], true)
    case .sentence: (from, to, isDuration) = ([], store.numbers(.sentenceDays) ?? [], false)
    case .between(let first, let last):
      (from, to, isDuration) = (store.days(first) ?? [], store.days(last) ?? [], true)
    case .number(let field): (from, to, isDuration) = ([], store.numbers(field) ?? [], false)
    case .courtDates: (from, to, isDuration) = ([], store.derived.hearings ?? [], false)
    }
  }

  /// The lengths of the spans of rows of a segment; only for rows whose facts say that there is one.
  func lengths(inSegment index: Int, at offsets: [UInt16]) -> [Int32] {
    let ends = to.isEmpty ? nil : to.numbers(inSegment: index, at: offsets)
    guard isDuration else { return ends ?? [] }
    var lengths = from.numbers(inSegment: index, at: offsets)
    for row in lengths.indices {
      let end = ends?[row] ?? day
      lengths[row] = (end == Day.missing || end > day ? day : end) - lengths[row]
    }
    return lengths
  }

  /// The length of a row's span; only for rows whose facts say that there is one.
  func length(of row: Int) -> Int {
    let end = to.isEmpty ? day : to[row]
    guard isDuration else { return Int(end) }
    // What is not known by the day has not happened: the case is followed to the day.
    return Int(end == Day.missing || end > day ? day : end) - Int(from[row])
  }
}
