/// The values of one field of the cases as they were read, and what is good of them.
struct FieldValues: Sendable {
  let kind: CaseField.Kind
  /// What the cases themselves say, and what counts where they say nothing; `nil` where not mapped.
  let own: Numbers?
  let otherwise: Numbers?
  /// For texts: by code as read, the code in the derived column; `nil` where they are the same.
  var codes: [UInt32]?
  var otherwiseCodes: [UInt32] = []
  /// For a closed list of words: their labels.
  var words: [String]?
  /// Days and numbers below or above are not good, by ``rule``.
  private(set) var lowest = Int32.min
  private(set) var highest = Int32.max
  let rule: Int?

  init(
    _ field: CaseField, own: Numbers?, otherwise: Numbers?, rule: Int?,
    _ plausibility: Plausibility
  ) {
    kind = field.kind
    (self.own, self.otherwise, self.rule) = (own, otherwise, rule)
    switch field {
    case .age: (lowest, highest) = (10, 110)
    case .victimAge: (lowest, highest) = (0, 120)
    case _ where kind == .day:
      (lowest, highest) = (Plausibility.floor, plausibility.last(mayLieAhead: field.mayLieAhead))
    case .own: break
    case _ where kind == .number: lowest = 0
    default: break
    }
  }

  var isMapped: Bool { own != nil || otherwise != nil }

  /// What is added to a value to make its cell.
  var bias: Int32 {
    switch kind {
    case .text: Numbers.codeBias
    case .day: Numbers.dayBias
    case .number, .flag: Numbers.numberBias
    }
  }

  /// Whether the values of a segment are in the derived column as they were read, as far as one can
  /// tell without looking at each row.
  func isGood(segment: Int) -> Bool {
    guard let own, otherwise == nil else { return false }
    switch kind {
    case .flag: return true
    case .text: return codes == nil
    case .day, .number:
      guard rule != nil else { return true }
      // The cells of what is below the floor are greater than all that are good; 0 is "missing".
      return lowest &+ bias == 1
        && Int64(own.cells.bounds(inSegment: segment)?.upperBound ?? 0)
          <= Int64(highest) + Int64(bias)
    }
  }
}
