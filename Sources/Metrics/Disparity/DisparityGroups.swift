import Cases

/// The groups of a field, or of two together, in the order in which they are listed.
///
/// Most cases first, counted over the whole office so that a filter changes no order, and those
/// whose group is not known last.
struct DisparityGroups: Sendable {
  /// The label under which cases of no known group stand.
  static let unknownLabel = "Unknown"
  /// Between the labels of two fields.
  static let joint = " · "

  let field: CaseField
  /// The second field, where two make the groups.
  let crossing: CaseField?
  /// The labels, by group.
  let labels: [String]
  /// The group that others are compared with; `nil` where there is none of that label.
  let reference: Int?
  /// The reference's label, whether or not there is such a group.
  let referenceLabel: String
  /// The group of cases whose group is not known.
  let unknown: Int?
  /// The group of each code of the first field, then of the second.
  private let groupOfCode: [UInt32]
  /// How many codes the second field has; 1 without one.
  private let width: Int

  /// Creates the groups of one or two text fields; `nil` where one is not mapped.
  init?(
    _ field: CaseField, crossing: CaseField? = nil, in store: CaseStore, reference asked: String?
  ) {
    guard let column = store.text(field) else { return nil }
    let second = crossing.flatMap { store.text($0) }
    if crossing != nil, second == nil { return nil }
    self.field = field
    self.crossing = crossing
    let width = second?.labels.count ?? 1
    self.width = width
    let names = column.labels.flatMap { one in
      second.map { $0.labels.map { Self.name(of: one, and: $0) } } ?? [Self.name(of: one)]
    }
    let counts = Self.counts(column, second, names)
    let isUnknown = { (label: String) in label == Self.unknownLabel }
    let labels = counts.keys.sorted { one, other in
      if isUnknown(one) != isUnknown(other) { return isUnknown(other) }
      let (first, second) = (counts[one, default: 0], counts[other, default: 0])
      return first == second ? one < other : first > second
    }
    self.labels = labels
    let position = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    groupOfCode = names.map { UInt32(position[$0] ?? 0) }
    unknown = position[Self.unknownLabel]
    referenceLabel = Self.reference(
      asked, of: field, isCrossed: crossing != nil, in: store.office, among: labels)
    reference = position[referenceLabel]
  }

  /// The group of each of some rows.
  func ofCases(_ rows: [Int32], in store: CaseStore) -> [UInt32] {
    guard let codes = store.text(field)?.codes else { return [] }
    guard let crossing, let second = store.text(crossing)?.codes else {
      return rows.map { groupOfCode[Int(codes[Int($0)])] }
    }
    return rows.map { groupOfCode[Int(codes[Int($0)]) * width + Int(second[Int($0)])] }
  }

  /// The fields' titles, as in running text.
  var title: String {
    crossing.map { "\(field.title) and \($0.title)" } ?? field.title
  }

  private static func name(of label: String) -> String {
    label.isEmpty ? unknownLabel : label
  }

  /// A group of two fields is not known where either is not.
  private static func name(of one: String, and other: String) -> String {
    let names = [name(of: one), name(of: other)]
    return names.contains(unknownLabel) ? unknownLabel : names.joined(separator: joint)
  }

  /// How many cases of the whole office there are of each name.
  private static func counts(
    _ first: TextColumn, _ second: TextColumn?, _ names: [String]
  ) -> [String: Int] {
    let width = second?.labels.count ?? 1
    let parts = Parallel.map(first.codes.cells.segmentCount) { segment in
      var byCode = [Int](repeating: 0, count: names.count)
      let ones = first.codes.cells.cells(inSegment: segment, at: nil)
      let others = second?.codes.cells.cells(inSegment: segment, at: nil)
      for row in ones.indices { byCode[Int(ones[row]) * width + Int(others?[row] ?? 0)] += 1 }
      return byCode
    }
    let byCode = names.indices.map { code in parts.reduce(0) { $0 + $1[code] } }
    var counts: [String: Int] = [:]
    for (code, name) in names.enumerated() where byCode[code] > 0 {
      counts[name, default: 0] += byCode[code]
    }
    return counts
  }

  /// What was asked for, in capitals or not, the office's choice for race, or else the largest
  /// group; of two fields the largest group that begins with the office's choice.
  private static func reference(
    _ asked: String?, of field: CaseField, isCrossed: Bool, in office: Office,
    among labels: [String]
  ) -> String {
    if let asked, asked != unknownLabel, !asked.isEmpty {
      let folded = asked.lowercased()
      return labels.first { $0 == asked }
        ?? labels.first { $0.lowercased() == folded && $0 != unknownLabel }
        ?? labels.first { isCrossed && $0.lowercased().hasPrefix(folded + joint) } ?? asked
    }
    let largest = labels.first { $0 != unknownLabel } ?? ""
    guard field == .race else { return largest }
    guard isCrossed else { return office.reference }
    return labels.first { $0.hasPrefix(office.reference + joint) } ?? largest
  }
}

extension DisparityRow {
  /// The fields and labels that make the group, with which its cases can be listed.
  ///
  /// Of a group of two fields that is not known, both labels are "Unknown".
  public var groupLabels: [GroupLabel] { labels(of: group) }

  /// The fields and labels that make the reference.
  public var referenceLabels: [GroupLabel] { labels(of: reference) }

  private func labels(of group: String) -> [GroupLabel] {
    guard let crossing else { return [GroupLabel(by, group)] }
    if group == DisparityGroups.unknownLabel {
      return [GroupLabel(by, group), GroupLabel(crossing, group)]
    }
    guard let joint = group.firstRange(of: DisparityGroups.joint) else {
      return [GroupLabel(by, group)]
    }
    return [
      GroupLabel(by, String(group[..<joint.lowerBound])),
      GroupLabel(crossing, String(group[joint.upperBound...])),
    ]
  }
}
