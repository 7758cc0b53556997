import Cases

/// A synthetic office: the same bytes for the same seed, on every machine and in every year.
///
/// It has every field that an office can have, a course for each case from the referral on,
/// differences between groups that are there and others that vanish on adjustment, and dirt of each
/// kind that real extracts have. Nobody in it exists.
///
/// ```swift
/// try DemoOffice().write(to: "demo-data")
/// ```
public struct DemoOffice: Hashable, Sendable {
  /// How many referrals the office received.
  public var cases: Int
  /// What all chance follows from.
  public var seed: UInt64
  /// The first day of a referral.
  public var first: Day
  /// The last day of a referral, and the day that the data speaks of.
  public var last: Day

  /// Creates an office.
  ///
  /// - Precondition: there is at least one case, and the first day is not after the last.
  public init(
    cases: Int = 12_000, seed: UInt64 = 1, from first: Day = DemoOffice.firstDay,
    to last: Day = DemoOffice.lastDay
  ) {
    precondition(cases > 0 && first <= last, "an office needs cases and days")
    self.cases = cases
    self.seed = seed
    self.first = first
    self.last = last
  }

  /// How the settings of a demo office begin, which tells it from an office's own.
  static let mark = "# The synthetic office of Caseboard"

  /// 2022-07-01, the first day unless another is given.
  public static let firstDay = Day(19_174)
  /// 2026-06-30, the last day unless another is given.
  public static let lastDay = Day(20_634)

  /// The office's files with their bytes, in the order in which they are listed.
  public func files() -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    generate { name, bytes in
      if let index = files.firstIndex(where: { $0.name == name }) {
        files[index].bytes += bytes
      } else {
        files.append((name, bytes))
      }
    }
    return files
  }

  /// Makes the files piece by piece, so that an office of a million cases needs little memory.
  ///
  /// - Parameter emit: receives a file's name and its next bytes.
  /// - Throws: what `emit` throws.
  public func generate<Failure>(
    _ emit: (_ name: String, _ bytes: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let roster = Roster(seed: seed, from: first, to: last)
    try emit("office.yml", Array(officeFile.utf8))
    var sheets = CaseSheets(roster: roster, cases: cases)
    var referrals = Referrals(of: self, roster: roster)
    while let record = referrals.next() {
      sheets.add(record)
      guard sheets.size > 1 << 20 else { continue }
      for (name, bytes) in sheets.take() { try emit(name, bytes) }
    }
    for (name, bytes) in sheets.take() { try emit(name, bytes) }
    try emit("staff.csv", staffFile(roster))
    try emit("population.csv", populationFile())
    try emit("README.md", Array(readMe.utf8))
  }

  private func staffFile(_ roster: Roster) -> [UInt8] {
    var sheet = Sheet()
    sheet.add(Roster.staffFields)
    for row in roster.staff { sheet.add(row) }
    return sheet.take()
  }

  private func populationFile() -> [UInt8] {
    var sheet = Sheet()
    sheet.add(["race", "count", "year", "source"])
    for (year, isNewer) in [(2020, false), (2024, true)] {
      for group in Group.allCases {
        let people = isNewer ? group.population.newer : group.population.older
        sheet.add([group.label, String(people), String(year), "invented for the demo"])
      }
    }
    return sheet.take()
  }
}
