import Cases

/// A share of the people of an office.
enum StaffShare: Hashable, Sendable {
  /// Those there at the end of the year that ends on the day, among those there at its start.
  case retained
  /// Paralegals and clerical staff among all whose role is known.
  case clerical
  /// Those who are not White, among those whose race is known.
  case notWhite(of: Part)

  /// Who is asked about.
  enum Part: Hashable, Sendable {
    case attorneys, leaders, lineAttorneys
  }

  /// The share on a day: how many of how many, and of how many it is not known.
  func counts(of staff: [StaffMember], on day: Day) -> (part: Int, whole: Int, missing: Int) {
    let people = staff.filter { !$0.isPlaceholder }
    switch self {
    case .retained:
      let start = Period.year(endingOn: day).first
      let first = people.filter { $0.isThere(on: start) }
      return (first.count { $0.isThere(on: day) }, first.count, 0)
    case .clerical:
      let there = people.filter { $0.isThere(on: day) }
      let known = there.filter { !$0.role.isEmpty }
      let helping = known.count { ["paralegal", "clerical"].contains($0.role.lowercased()) }
      return (helping, known.count, there.count - known.count)
    case .notWhite(let part):
      // Without roles, everybody who is listed may be an attorney.
      let knowsRoles = people.contains { !$0.role.isEmpty }
      let attorneys = people.filter { !knowsRoles || $0.role.lowercased() == "attorney" }
      let there = attorneys.filter { $0.isThere(on: day) && $0.isOf(part) }
      let known = there.filter(\.isRaceKnown)
      return (
        known.count { $0.race.lowercased() != "white" }, known.count, there.count - known.count
      )
    }
  }
}

extension StaffMember {
  /// Whether the person is of the office on a day; a day that is not known shuts nobody out.
  func isThere(on day: Day) -> Bool {
    (from ?? day) <= day && (to ?? day) >= day
  }

  fileprivate var isRaceKnown: Bool {
    !["", "unknown", "na", "n/a"].contains(race.lowercased())
  }

  fileprivate func isOf(_ part: StaffShare.Part) -> Bool {
    switch part {
    case .attorneys: true
    case .leaders: isLeader
    case .lineAttorneys: !isLeader
    }
  }
}
