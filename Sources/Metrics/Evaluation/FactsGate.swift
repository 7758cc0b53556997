import Cases

/// Which cases can have one of some facts, by their days alone.
///
/// A metric asks for cases that were filed in a month, or are open on a day: the few that can be
/// are found by comparing days, at half a nanosecond a case, and only their facts are looked at.
/// It lets through every case that has one of the facts, and some others too.
struct FactsGate: Sendable {
  private let conditions: [Condition]
  /// The fields whose days it compares.
  let fields: Set<CaseField>

  fileprivate enum Condition: Sendable {
    /// A day of the field lies in the range.
    case within(CaseField, ClosedRange<Int32>)
    /// The one day has come by the range's end, and the other not.
    case between(CaseField, CaseField, on: Int32)
  }

  /// The facts that it can find; of cases with none of them it knows nothing.
  static var knownFacts: Facts {
    [
      .referredIn, .screenedIn, .filedIn, .disposedIn, .diversionClosedIn, .diversionBegunIn,
      .inInventoryBefore, .inInventoryAfter, .open, .openInactive, .pendingDecision,
      .filedInYear, .disposedInYear, .inInventoryYearBefore, .followed90, .followed180,
      .followed365,
    ]
  }

  /// A gate for cases that have one of some facts on a day and in a period.
  init(_ facts: Facts, on day: Day, in period: Period?) {
    var conditions: [Condition] = []
    let last = day.number
    func add(_ fact: Facts, _ field: CaseField, _ days: Period?) {
      guard facts.contains(fact), let days, days.first.number <= last else { return }
      conditions.append(.within(field, days.first.number...min(days.last.number, last)))
    }
    func add(_ fact: Facts, from one: CaseField, to other: CaseField, on day: Day?) {
      guard facts.contains(fact), let day else { return }
      conditions.append(.between(one, other, on: min(day.number, last)))
    }
    add(.referredIn, .referred, period)
    add(.screenedIn, .screened, period)
    add(.filedIn, .filed, period)
    add(.disposedIn, .disposed, period)
    add(.diversionClosedIn, .diversionClosed, period)
    add(.diversionBegunIn, .disposed, period)
    add(.diversionBegunIn, .filed, period)
    add(.inInventoryBefore, from: .filed, to: .disposed, on: period.map { $0.first - 1 })
    add(.inInventoryAfter, from: .filed, to: .disposed, on: period?.last)
    add(.open, from: .filed, to: .disposed, on: day)
    add(.openInactive, from: .filed, to: .disposed, on: day)
    add(.pendingDecision, from: .referred, to: .filed, on: day)
    let year = Period.year(endingOn: day)
    add(.filedInYear, .filed, year)
    add(.disposedInYear, .disposed, year)
    add(.inInventoryYearBefore, from: .filed, to: .disposed, on: year.first - 1)
    for (days, fact) in [(90, Facts.followed90), (180, .followed180), (365, .followed365)] {
      add(fact, .filed, .year(endingOn: day - days))
    }
    self.conditions = conditions
    fields = conditions.reduce(into: []) { $0.formUnion($1.fields) }
  }

  /// Where the rows lie that it lets through; `nil` where it is all of them.
  func offsets(_ segment: SegmentDays) -> [UInt16]? {
    var marks = [UInt8](repeating: 0, count: segment.count)
    for condition in conditions { condition.mark(&marks, segment) }
    let offsets = Self.offsets(of: marks)
    return offsets.count == segment.count ? nil : offsets
  }

  /// Where the bytes are that are not 0; eight at a time, since most are.
  private static func offsets(of marks: [UInt8]) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: marks.count) { buffer, count in
      marks.withUnsafeBytes { marks in
        var index = 0
        while index + 8 <= marks.count {
          var word = marks.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          while word != 0 {
            buffer[count] = UInt16(truncatingIfNeeded: index &+ word.trailingZeroBitCount >> 3)
            count &+= 1
            word &= word &- 1
          }
          index += 8
        }
        for rest in index..<marks.count where marks[rest] != 0 {
          buffer[count] = UInt16(truncatingIfNeeded: rest)
          count += 1
        }
      }
    }
  }
}

extension FactsGate.Condition {
  fileprivate var fields: Set<CaseField> {
    switch self {
    case .within(let field, _): [field]
    case .between(let one, let other, _): [one, other]
    }
  }

  // Without branches, so that some eight days are compared at once.
  fileprivate func mark(_ marks: inout [UInt8], _ segment: SegmentDays) {
    marks.withUnsafeMutableBufferPointer { marks in
      switch self {
      case .within(let field, let range):
        guard let days = segment.read(field) else { return }
        let (first, last) = (range.lowerBound, range.upperBound)
        days.withUnsafeBufferPointer { days in
          for row in 0..<marks.count {
            marks[row] |= (days[row] >= first ? 1 : 0) & (days[row] <= last ? 1 : 0)
          }
        }
      case .between(let one, let other, let last):
        guard let begun = segment.read(one) else { return }
        begun.withUnsafeBufferPointer { begun in
          guard let ended = segment.read(other) else {
            for row in 0..<marks.count {
              marks[row] |= (begun[row] != Day.missing ? 1 : 0) & (begun[row] <= last ? 1 : 0)
            }
            return
          }
          ended.withUnsafeBufferPointer { ended in
            for row in 0..<marks.count {
              // Missing is the least number: such a case has not ended.
              let isUnderWay: UInt8 =
                (ended[row] == Day.missing ? 1 : 0) | (ended[row] > last ? 1 : 0)
              marks[row] |=
                (begun[row] != Day.missing ? 1 : 0) & (begun[row] <= last ? 1 : 0) & isUnderWay
            }
          }
        }
      }
    }
  }
}
