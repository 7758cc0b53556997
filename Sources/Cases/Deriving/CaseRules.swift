/// The rules of good data that each case is looked at for, numbered for the rows' masks.
struct CaseRules: Sendable {
  /// A rule, and the field that it speaks of.
  struct Rule: Hashable, Sendable {
    var rule: QualityRule
    var field: String
  }

  static let missingRace = 0
  static let missingAttorney = 1
  static let openWithDisposition = 2
  static let closedWithoutDay = 3
  static let disposedBeforeFiled = 4

  /// The rules by number.
  private(set) var all = [
    Rule(rule: .missingRace, field: "race"),
    Rule(rule: .missingAttorney, field: "attorney"),
    Rule(rule: .openWithDisposition, field: "status"),
    Rule(rule: .closedWithoutDay, field: "disposed"),
    Rule(rule: .disposedBeforeFiled, field: "disposed"),
  ]
  /// By column, the rule of its values; `nil` where all are good.
  let ofField: [Int?]
  /// How many masks of 32 rules there are.
  var maskCount: Int { (all.count + 31) / 32 }

  init(_ fields: [CaseField]) {
    var all = all
    ofField = fields.map { field in
      guard let rule = Self.rule(field) else { return nil }
      all.append(Rule(rule: rule, field: field.rawValue))
      return all.count - 1
    }
    self.all = all
  }

  private static func rule(_ field: CaseField) -> QualityRule? {
    switch field.kind {
    case .day: .implausibleDay
    case .number:
      switch field {
      case .age, .victimAge: .implausibleAge
      // A number of the office's own may be below 0.
      case .own: nil
      default: .badValue
      }
    case .text, .flag: nil
    }
  }

  /// Calls a function with the number of each rule in a mask.
  @inline(__always)
  static func forEach(_ rules: UInt32, mask: Int, _ body: (Int) -> Void) {
    var rest = rules
    while rest != 0 {
      body(mask * 32 + rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
