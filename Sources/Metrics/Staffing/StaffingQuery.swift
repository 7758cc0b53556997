import Cases

/// Asks how many attorneys the cases need, and how many there are.
public struct StaffingQuery: Hashable, Sendable {
  /// One row for each label of this field; the office alone when `nil`.
  public var by: CaseField?
  /// The cases; its period is not used, since a year of filings is asked about.
  public var scope: Scope

  /// The fields that make rows.
  public static let fields: [CaseField] = [.unit, .attorney, .offense, .severity]

  /// Creates a query.
  public init(by: CaseField? = nil, in scope: Scope = Scope()) {
    self.by = by
    self.scope = scope
  }
}

/// How many attorneys the cases need, and how many there are.
public struct StaffingTable: Hashable, Sendable {
  public var by: CaseField?
  /// The day of the stock, on which the year of filings ends.
  public var asOf: Day
  public var inputs: StaffingInputs
  public var office: StaffingRow
  /// One a label, in the order of the labels.
  public var rows: [StaffingRow]
  /// Severity and offense: cases, weight, and the weighted load, the greatest first.
  public var mix: [StaffingRow]
  /// What a reader must know, in sentences.
  public var remarks: [String]
}

/// What the numbers of staffing are made of beside cases.
public struct StaffingInputs: Hashable, Sendable {
  public var weights: [WeightEntry]
  /// What the weights count: hours, or points.
  public var unit: String
  /// Whether all weights are ours and not the office's.
  public var areDefaults: Bool
  /// The hours that an attorney works on cases in a year.
  public var attorneyHours: Double
  /// Whether the office has said those hours itself.
  public var saysAttorneyHours: Bool

  /// One weight, and whose it is.
  public struct WeightEntry: Hashable, Sendable {
    /// The severity or the offense, as a person reads it.
    public var name: String
    /// Whether it is an offense's, which wins over the severity's.
    public var isOfOffense: Bool
    public var weight: Double
    /// Whether it is ours and not the office's.
    public var isDefault: Bool
  }
}

/// The load and the staff of the office, of a group, or of a severity and offense.
public struct StaffingRow: Hashable, Sendable {
  /// Empty for the office.
  public var group: [GroupLabel]
  /// The metrics that the row is made of: `open`, `weighted_open`, `filed` in 12 months and
  /// `fte_needed`, whose numerator is the hours.
  public var open: MetricRow
  public var weighted: MetricRow
  public var filed: MetricRow
  public var needed: MetricRow
  /// The weight of a case of this severity and offense; `nil` where a row has several.
  public var weight: Double?
  /// Whether that weight is ours.
  public var weightIsDefault = false
  /// The part of the office's weighted load; 0 to 1.
  public var share: Double?
  /// Attorneys there, and their full-time equivalents.
  public var attorneys: Int?
  public var fte: Double?
  /// Why no attorneys are counted; empty where they are.
  public var whyNoFTE = ""
  /// Attorneys needed less attorneys there; below 0 where there are more than needed.
  public var gap: Double?
  /// The work of a year of filings as a part of what the attorneys there can do; 1 is all of it.
  public var utilization: Double?
  /// Why there is no gap and no utilization; empty where there is.
  public var why = ""
}
