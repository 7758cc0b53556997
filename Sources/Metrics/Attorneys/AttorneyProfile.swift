import Cases

/// What is known of who cases are said to belong to, beside the cases.
public struct AttorneyProfile: Hashable, Sendable {
  public var role: String
  public var unit: String
  /// Full-time equivalent in hundredths; 100 is full time; `nil` where it is not known.
  public var fteHundredths: Int?
  /// The first and the last day in the office, as far as known.
  public var from: Day?
  public var to: Day?
  /// Whether the name is nobody's: a vacancy, or an elected official in whose name cases are filed.
  public var isPlaceholder: Bool

  /// Creates a profile.
  public init(
    role: String = "", unit: String = "", fteHundredths: Int? = nil, from: Day? = nil,
    to: Day? = nil, isPlaceholder: Bool = false
  ) {
    self.role = role
    self.unit = unit
    self.fteHundredths = fteHundredths
    self.from = from
    self.to = to
    self.isPlaceholder = isPlaceholder
  }

  /// The day on which the person left, where that is before a day.
  public func left(before day: Day) -> Day? { to.flatMap { $0 < day ? $0 : nil } }
}

extension Engine {
  /// None, for an engine that knows nothing of the people of the office.
  public var attorneys: [String: AttorneyProfile] { [:] }
}

extension StoreEngine {
  public var attorneys: [String: AttorneyProfile] {
    var found: [String: AttorneyProfile] = [:]
    // Of several rows of one person the last counts.
    for member in store.staff {
      found[member.attorney] = AttorneyProfile(
        role: member.role, unit: member.unit, fteHundredths: member.fteHundredths,
        from: member.from, to: member.to, isPlaceholder: member.isPlaceholder)
    }
    guard let labels = store.text(.attorney)?.labels else { return found }
    for code in store.derived.placeholderCodes where Int(code) < labels.count {
      found[labels[Int(code)], default: AttorneyProfile()].isPlaceholder = true
    }
    return found
  }
}
