extension Office {
  /// What a late end costs, as far as the office says so.
  public struct Delay: Hashable, Sendable {
    /// A dismissal is counted as late from so many days after the filing on.
    public var decideBy = 30
    /// Whether the office has said that itself.
    public var saysDecideBy = false
    /// How long a continuance keeps those in the courtroom, in minutes.
    public var continuanceMinutes: Double?
    /// What an hour of all who wait in the courtroom costs together.
    public var hourlySalaries: Double?
    /// What a day in jail costs.
    public var jailBedDay: Double?
    /// How amounts are written, before the number.
    public var currency = "$"

    /// Nothing said.
    public init() {}
  }

  /// Reads `delay:`.
  mutating func readDelay(_ value: YAMLValue) throws(LoadError) {
    let table = try value.table(
      ["decide_by", "continuance_minutes", "hourly_salaries", "jail_bed_day", "currency"])
    if let value = table["decide_by"] {
      delay.decideBy = try value.integer(0...3650)
      delay.saysDecideBy = true
    }
    delay.continuanceMinutes = try table["continuance_minutes"]?.number()
    delay.hourlySalaries = try table["hourly_salaries"]?.number()
    delay.jailBedDay = try table["jail_bed_day"]?.number()
    if let value = table["currency"] { delay.currency = try value.string() }
  }
}
