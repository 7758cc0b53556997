import Cases

/// A value of an answer, as JSON and CSV know it.
public enum ReportValue: Hashable, Sendable {
  /// Absent: `null` in JSON, empty in CSV.
  case none
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([ReportValue])
  case object([Member])

  /// A named value of an object, in its place.
  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: ReportValue

    /// Creates a member.
    public init(_ name: String, _ value: ReportValue) {
      self.name = name
      self.value = value
    }
  }

  /// A number, or its absence.
  static func optional(_ number: Double?) -> ReportValue {
    number.map(ReportValue.number) ?? .none
  }

  /// A whole number.
  static func count(_ number: Int) -> ReportValue { .number(Double(number)) }

  /// A day in ISO form.
  static func day(_ day: Day) -> ReportValue { .text(day.description) }
}
