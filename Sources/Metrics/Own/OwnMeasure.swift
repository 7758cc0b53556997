import Cases

/// What a metric that an office defines asks of cases, in the filter language.
struct OwnMeasure: Hashable, Sendable {
  /// What puts a case into question.
  var place: Place
  /// Which of those it is counted of; everything for a plain count.
  var counted: Filter
  /// Which of them count; everything where days are measured.
  var numerator: Filter
  var kind: Kind

  /// What is made of the cases.
  enum Kind: Hashable, Sendable {
    case count, share
    case quantile(Double, Span)
    case mean(Span)
  }

  /// The days that are measured; `nil` where cases are counted.
  var span: Span? {
    switch kind {
    case .count, .share: nil
    case .quantile(_, let span), .mean(let span): span
    }
  }

  /// What puts a case into question for a number.
  enum Place: Hashable, Sendable {
    /// The period, by this day of the case.
    case period(CaseField)
    /// Being open on the day.
    case open
    /// Nothing: every case of the data, as it stands on the day.
    case anywhere

    /// The fact that says so; `nil` for every case.
    var fact: Facts? {
      switch self {
      case .period(.referred): .referredIn
      case .period(.screened): .screenedIn
      case .period(.filed): .filedIn
      case .period(.disposed): .disposedIn
      case .period(.diversionClosed): .diversionClosedIn
      case .period: .ownPlaced
      case .open: .open
      case .anywhere: nil
      }
    }

    /// The cases, in words that follow "cases".
    var words: String {
      switch self {
      case .period(let field): "\(field.title) in the period"
      case .open: "open on the day"
      case .anywhere: "in the data"
      }
    }
  }

  /// What a case may lack, in the order in which it is looked for.
  var reasons: [OwnReason] {
    var reasons: [OwnReason] = []
    for column in counted.decidingColumns + numerator.decidingColumns
    where !reasons.contains(.missing(column)) {
      reasons.append(.missing(column))
    }
    if let span { reasons += [.missingSpan(span), .endsBefore(span)] }
    return reasons
  }

  /// Whether it is made of days since filing.
  var runsOnClock: Bool {
    let clock: Set<CaseColumn> = [.days, .ageDays]
    if !counted.columns.union(numerator.columns).isDisjoint(with: clock) { return true }
    return switch span {
    case .age, .filedToDisposed: true
    case .between(.filed, _): true
    default: false
    }
  }

  /// The cases that are counted, and those that are left out, by reason.
  var measure: Measure {
    let leftOut = reasons.enumerated().map { index, reason in
      LeftOut(reason: reason.words, test: FactsTest(.ownUnknown(index)))
    }.mergingEqualTests
    switch kind {
    case .count: return .known(FactsTest([.ownCounted, .ownNumerator]), leftOut: leftOut)
    case .share: return .share(.ownNumerator, among: FactsTest(.ownCounted), leftOut: leftOut)
    case .quantile(let q, let span):
      return .quantile(q, span, FactsTest(.ownCounted), leftOut: leftOut)
    case .mean(let span): return .mean(span, FactsTest(.ownCounted), leftOut: leftOut)
    }
  }
}

/// Why a case is left out of an office's own metric.
enum OwnReason: Hashable, Sendable {
  case missing(CaseColumn)
  /// A day or a number that is measured is not known.
  case missingSpan(Span)
  /// What is measured ends before it begins.
  case endsBefore(Span)

  /// The reason, in words that follow a number of cases.
  var words: String {
    switch self {
    case .missing(let column): "no \(column.title) recorded"
    case .missingSpan(let span): "no \(span.words) known"
    case .endsBefore(let span): "\(span.words) end before they begin"
    }
  }
}

extension Span {
  /// What is measured, in words.
  var words: String {
    switch self {
    case .age: "days since filing"
    case .filedToDisposed: "days from filed to disposed"
    case .referredToScreened: "days from referred to screened"
    case .filedToContact: "days from filed to victim contacted"
    case .sentence: "days of sentence"
    case .courtDates: "court dates"
    case .between(let first, let last): "days from \(first.title) to \(last.title)"
    case .number(let field): field.title
    }
  }
}

extension [LeftOut] {
  /// Reasons beyond the last that has a fact of its own share that fact, and are named together.
  fileprivate var mergingEqualTests: [LeftOut] {
    reduce(into: []) { merged, reason in
      guard let last = merged.last, last.test == reason.test else {
        merged.append(reason)
        return
      }
      merged[merged.count - 1] = LeftOut(
        reason: "\(last.reason), or \(reason.reason)", test: last.test)
    }
  }
}

extension Facts {
  /// Of an office's own metric: in question by a day that has no fact of its own.
  static var ownPlaced: Facts { own(0) }
  /// Counted: passes `of`, and all that the number needs is known.
  static var ownCounted: Facts { own(1) }
  /// Counted, and passes the numerator.
  static var ownNumerator: Facts { own(2) }
  /// Left out for the reason of an index.
  static func ownUnknown(_ index: Int) -> Facts { own(3 + Swift.min(index, 12)) }

  /// The last 16 facts are of one office's own metric at a time.
  private static func own(_ index: Int) -> Facts {
    Facts(rawValue: 1 << UInt128(112 + index))
  }
}
