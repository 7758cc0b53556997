import Cases

/// The attorneys of the office on a day.
///
/// From the staff table; where the office has none, those who hold open cases, each as one.
struct AttorneysThere: Hashable, Sendable {
  /// An attorney, as cases name the person.
  struct Person: Hashable, Sendable {
    var name: String
    /// The name that a person reads.
    var spokenName: String
    var unit: String
    var fte: Double
  }

  /// In the order of their names.
  private(set) var people: [Person]
  /// Whether they are from the staff table.
  let isFromStaff: Bool
  /// Why attorneys are not counted; empty where they are.
  private(set) var why = ""
  /// What to know of them, in sentences.
  private(set) var remarks: [String] = []

  /// The attorneys whom a staff table lists on a day; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - staff: The table.
  ///   - placeholders: Names that are nobody's.
  ///   - day: The day.
  init?(staff: [StaffMember], placeholders: Set<String>, on day: Day) {
    let listed = staff.filter { !$0.isPlaceholder && !placeholders.contains($0.attorney) }
    guard !listed.isEmpty else { return nil }
    isFromStaff = true
    let knowsRoles = listed.contains { !$0.role.isEmpty }
    let attorneys = listed.filter {
      $0.isThere(on: day) && (!knowsRoles || $0.role.lowercased() == "attorney")
    }
    var byName: [String: StaffMember] = [:]
    for member in attorneys { byName[member.attorney] = member }
    people = byName.values.map { member in
      Person(
        name: member.attorney, spokenName: member.name.isEmpty ? member.attorney : member.name,
        unit: member.unit, fte: member.fteHundredths.map { Double($0) / 100 } ?? 1)
    }.sorted { $0.name < $1.name }
    if !knowsRoles {
      remarks.append("The staff table names no roles, so that all who are in it are counted.")
    }
    let unknown = byName.values.count { $0.fteHundredths == nil }
    if unknown > 0 {
      remarks.append(
        "Of \(people.count) attorneys \(unknown) have no full-time equivalent in the staff table "
          + "and are counted as full time.")
    }
  }

  /// Those who hold open cases, each in the unit of most of them.
  ///
  /// - Parameter holders: Names that are somebody's, with their unit.
  init(holders: [(name: String, unit: String)]) {
    isFromStaff = false
    people = holders.map { Person(name: $0.name, spokenName: $0.name, unit: $0.unit, fte: 1) }
      .sorted { $0.name < $1.name }
    remarks = [
      "The office has no staff table: attorneys there are those who hold open cases, each counted "
        + "as full time."
    ]
  }

  /// Nobody, where the data says of nobody.
  init(why: String) {
    (people, isFromStaff, self.why) = ([], false, why)
  }

  /// The full-time equivalents of all.
  var fte: Double { Self.fte(of: people) }

  /// Those of a unit, in whatever case it is written.
  func people(ofUnit unit: String) -> [Person] {
    people.filter { $0.unit.lowercased() == unit.lowercased() }
  }

  /// The full-time equivalents of some, in hundredths added, so that the order makes no difference.
  static func fte(of people: [Person]) -> Double {
    Double(people.reduce(0) { $0 + Int(($1.fte * 100).rounded()) }) / 100
  }
}
