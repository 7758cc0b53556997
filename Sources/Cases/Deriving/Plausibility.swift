/// Which days can be true, seen from the data day.
struct Plausibility: Hashable, Sendable {
  /// Days before 1900-01-01 are typing errors.
  static let floor: Int32 = -25_567
  /// The newest day that something can have happened on.
  let dataDay: Int32
  /// The newest day that something can be planned for: five years on.
  let horizon: Int32

  init(dataDay: Day) {
    self.dataDay = dataDay.number
    horizon = dataDay.adding(years: 5).number
  }

  /// The newest day that can be true.
  func last(mayLieAhead: Bool) -> Int32 { mayLieAhead ? horizon : dataDay }

  /// Whether a day that is there can be true.
  func holds(_ day: Int32, mayLieAhead: Bool = false) -> Bool {
    day >= Self.floor && day <= last(mayLieAhead: mayLieAhead)
  }

  /// The day, or nothing where it cannot be true.
  func plausible(_ day: Int32, mayLieAhead: Bool = false) -> Int32 {
    day != Day.missing && holds(day, mayLieAhead: mayLieAhead) ? day : Day.missing
  }
}
