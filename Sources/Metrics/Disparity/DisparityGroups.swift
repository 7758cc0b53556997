import Cases

/// The groups of a field, in the order in which they are listed.
///
/// Most cases first, counted over the whole office so that a filter changes no order, and those
/// whose group is not known last.
struct DisparityGroups: Sendable {
  /// The label under which cases of no known group stand.
  static let unknownLabel = "Unknown"

  let field: CaseField
  /// The labels, by group.
  let labels: [String]
  /// The group that others are compared with; `nil` where there is none of that label.
  let reference: Int?
  /// The reference's label, whether or not there is such a group.
  let referenceLabel: String
  /// The group of cases whose group is not known.
  let unknown: Int?
  private let groupOfCode: [UInt32]

  /// Creates the groups of a text field; `nil` where it is not mapped.
  init?(_ field: CaseField, in store: CaseStore, reference asked: String?) {
    guard let column = store.text(field) else { return nil }
    self.field = field
    let counts = Self.counts(of: column)
    let isUnknown = { (label: String) in label == Self.unknownLabel }
    let labels = counts.keys.sorted { one, other in
      if isUnknown(one) != isUnknown(other) { return isUnknown(other) }
      let (first, second) = (counts[one, default: 0], counts[other, default: 0])
      return first == second ? one < other : first > second
    }
    self.labels = labels
    let position = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    groupOfCode = column.labels.map { UInt32(position[Self.name(of: $0)] ?? 0) }
    unknown = position[Self.unknownLabel]
    referenceLabel = Self.reference(asked, of: field, in: store.office, among: labels)
    reference = position[referenceLabel]
  }

  /// The group of each of some rows.
  func ofCases(_ rows: [Int32], in store: CaseStore) -> [UInt32] {
    guard let codes = store.text(field)?.codes else { return [] }
    return rows.map { groupOfCode[Int(codes[Int($0)])] }
  }

  private static func name(of label: String) -> String {
    label.isEmpty ? unknownLabel : label
  }

  private static func counts(of column: TextColumn) -> [String: Int] {
    var byCode = [Int](repeating: 0, count: column.labels.count)
    for code in column.codes { byCode[Int(code)] += 1 }
    var counts: [String: Int] = [:]
    for (code, label) in column.labels.enumerated() where byCode[code] > 0 {
      counts[name(of: label), default: 0] += byCode[code]
    }
    return counts
  }

  /// What was asked for, in capitals or not, the office's choice for race, or else the largest group.
  private static func reference(
    _ asked: String?, of field: CaseField, in office: Office, among labels: [String]
  ) -> String {
    if let asked, asked != unknownLabel, !asked.isEmpty {
      return labels.first { $0 == asked }
        ?? labels.first { $0.lowercased() == asked.lowercased() && $0 != unknownLabel } ?? asked
    }
    if field == .race { return office.reference }
    return labels.first { $0 != unknownLabel } ?? ""
  }
}
