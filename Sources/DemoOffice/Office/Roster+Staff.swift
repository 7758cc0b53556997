import Cases

extension Roster {
  /// The columns of staff.csv.
  static let staffFields = [
    "attorney", "name", "unit", "supervisor", "role", "leader", "race", "fte", "from", "to",
    "placeholder",
  ]

  private static let support = [
    ("paralegal", 14), ("clerical", 12), ("victim_witness", 7), ("investigator", 6),
    ("analyst", 2), ("other", 2),
  ]

  static func staffRows(
    _ attorneys: [Attorney], _ first: Day, _ last: Day, _ dice: inout Dice
  ) -> [[String]] {
    var rows = [
      row(
        official, "Office of the District Attorney", "", "attorney", leader: true, "White", "1.0",
        first - 1277, nil, placeholder: true),
      row(
        vacancy, "", "", "attorney", leader: false, "", "", nil, nil, placeholder: true),
    ]
    let supervisors = Dictionary(
      attorneys.filter(\.isSupervisor).map { ($0.unit, $0.written) }, uniquingKeysWith: { $1 })
    for attorney in attorneys {
      rows.append(
        row(
          attorney.written, attorney.unit.name,
          attorney.isSupervisor ? official : supervisors[attorney.unit] ?? "", "attorney",
          leader: attorney.isSupervisor, race(&dice), dice.happens(80) ? "0.6" : "1.0",
          attorney.from, attorney.to, placeholder: false))
    }
    rows += supportRows(after: attorneys.count, first, last, &dice)
    return rows
  }

  private static func supportRows(
    after taken: Int, _ first: Day, _ last: Day, _ dice: inout Dice
  ) -> [[String]] {
    var rows: [[String]] = []
    for (role, count) in support {
      for place in 0..<count {
        let name = Names.person(taken + rows.count)
        let from = first - 3000 + dice.below(last - first + 2700)
        rows.append(
          row(
            "\(name.family), \(name.given)",
            Unit.allCases[(place + rows.count) % Unit.allCases.count].name, "", role,
            leader: false, race(&dice), dice.happens(150) ? "0.5" : "1.0", from,
            dice.happens(140) ? from + dice.between(200...2400) : nil, placeholder: false,
            until: last))
      }
    }
    return rows
  }

  private static func race(_ dice: inout Dice) -> String {
    ["White", "Black", "Hispanic", "Asian", "Native American", "Other", ""][
      dice.index(weighted: [540, 150, 130, 80, 15, 25, 60])]
  }

  private static func row(
    _ written: String, _ unit: String, _ supervisor: String, _ role: String, leader: Bool,
    _ race: String, _ fte: String, _ from: Day?, _ to: Day?, placeholder: Bool,
    until last: Day? = nil
  ) -> [String] {
    let parts = written.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
    let name = parts.count == 2 ? "\(parts[1]) \(parts[0])" : written
    let end = to.flatMap { day in last.map { day < $0 } ?? true ? day : nil }
    return [
      written, name, unit, supervisor, role, leader ? "true" : "false", race, fte,
      from?.description ?? "", end?.description ?? "", placeholder ? "true" : "false",
    ]
  }
}
