import Cases

/// When cases came into a stage and left it, as known on the day of a view.
final class StageStays: Sendable {
  /// A case's stay in the stage.
  enum Stay: Hashable {
    /// It has not come into the stage.
    case none
    /// It came on the first day and left on the second.
    case left(Int32, Int32)
    /// It came on the day, and waits.
    case waiting(Int32)
    /// It came on the day, and rests: a warrant is out, or an appeal is heard.
    case inactive(Int32)
    /// It came, and when it left is not known, or the days contradict each other.
    case unknown
  }

  private let stage: CaseStage
  private let from, to: Numbers
  private let sentence: Codes?
  private let facts: FactsColumn

  /// What is asked of each case.
  static let need = FactsNeed(
    [Facts.open, .openInactive, .pendingDecision, .convicted].map { FactsTest($0) }
      + [FactsTest(.filedKnown)])

  /// The stays of a view that has the facts of ``need``; `nil` where the data lacks a field.
  init?(_ stage: CaseStage, in view: StoreView) {
    let store = view.store
    guard stage.requires.allSatisfy(store.has) else { return nil }
    self.stage = stage
    let fields: (CaseField, CaseField) =
      switch stage {
      case .screening: (.referred, .screened)
      case .disposition: (.filed, .disposed)
      case .sentence: (.disposed, .sentenced)
      }
    (from, to) = (store.days(fields.0) ?? [], store.days(fields.1) ?? [])
    sentence = stage == .sentence ? store.text(.sentence)?.codes : nil
    facts = view.facts
  }

  /// The stay of a row.
  subscript(row: Int32) -> Stay {
    let first = from[Int(row)]
    guard first != Day.missing else { return .none }
    let holds = facts[row]
    if stage == .sentence, !holds.contains(.convicted) { return .none }
    let last = to[Int(row)]
    guard last == Day.missing else { return last < first ? .unknown : .left(first, last) }
    switch stage {
    case .screening: return holds.contains(.pendingDecision) ? .waiting(first) : .unknown
    case .disposition:
      if holds.contains(.open) { return .waiting(first) }
      return holds.contains(.openInactive) ? .inactive(first) : .unknown
    case .sentence:
      return sentence.map { $0[Int(row)] != 0 } ?? false ? .unknown : .waiting(first)
    }
  }
}
