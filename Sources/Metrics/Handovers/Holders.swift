import Cases

/// Who can hold cases: attorneys, or the units that they are of.
struct Holders: Sendable {
  /// By number.
  let labels: [String]
  let standings: [ComparisonRow.Standing]
  /// By the code of the history, the number; below 0 for none.
  let ofCode: [Int32]
  /// By the code of the attorney column, the number; below 0 for none.
  private let ofAttorney: [Int32]
  /// The numbers in the order of their labels, no label last.
  let order: [Int]

  init(_ history: AttorneyHistory, by field: CaseField, in store: CaseStore) {
    let attorneys = store.text(.attorney)?.labels ?? [""]
    let placeholders = Set(store.derived.placeholderCodes.map { attorneys[Int($0)] })
    let units = field == .unit ? store.unitOfAttorney : [:]
    var numbers: [String: Int32] = [:]
    var labels: [String] = []
    var standings: [ComparisonRow.Standing] = []
    func number(_ attorney: String) -> Int32 {
      guard !attorney.isEmpty else { return -1 }
      let label = field == .unit ? units[attorney] ?? "" : attorney
      if let number = numbers[label] { return number }
      let number = Int32(labels.count)
      numbers[label] = number
      labels.append(label)
      let isNobody = field == .attorney && placeholders.contains(label)
      standings.append(isNobody ? .placeholder : label.isEmpty ? .unassigned : .member)
      return number
    }
    ofCode = history.labels.map(number)
    ofAttorney = attorneys.map(number)
    order = labels.indices.sorted { one, other in
      guard labels[one].isEmpty == labels[other].isEmpty else { return labels[other].isEmpty }
      return (labels[one].lowercased(), labels[one])
        < (labels[other].lowercased(), labels[other])
    }
    self.labels = labels
    self.standings = standings
  }

  /// The number of a label; below 0 where nobody of that name held a case.
  func number(of label: String) -> Int32 { labels.firstIndex(of: label).map(Int32.init) ?? -1 }

  /// The rows of a view that a holder holds or may have held.
  func rows(_ label: String, among view: StoreView, changedHands: [[UInt16]]) -> [Int32] {
    guard let number = labels.firstIndex(of: label).map(Int32.init),
      let codes = view.store.text(.attorney)?.codes.cells
    else { return [] }
    let kept = view.kept
    let found = Parallel.map(codes.segmentCount) { segment in
      let first = segment * PackedCells.segmentRows
      var offsets = codes.cells(inSegment: segment, at: nil).enumerated()
        .filter { ofAttorney[Int($0.element)] == number }.map { UInt16($0.offset) }
      if changedHands.indices.contains(segment) {
        offsets = Array(Set(offsets).union(changedHands[segment])).sorted()
      }
      return offsets.map { Int32(first + Int($0)) }.filter { kept.contains(Int($0)) }
    }
    return Array(found.joined())
  }
}

extension CaseStore {
  /// The unit of each attorney: what the staff table says, else that of most of their cases.
  var unitOfAttorney: [String: String] {
    var units = unitOfMostCases
    // Of several rows of one person the last counts.
    for member in staff where !member.unit.isEmpty { units[member.attorney] = member.unit }
    return units
  }

  private var unitOfMostCases: [String: String] {
    guard let attorneys = text(.attorney), let units = text(.unit) else { return [:] }
    var counts = [Int](repeating: 0, count: attorneys.labels.count * units.labels.count)
    for (attorney, unit) in zip(attorneys.codes, units.codes) {
      counts[Int(attorney) * units.labels.count + Int(unit)] += 1
    }
    var most: [String: String] = [:]
    for code in attorneys.labels.indices.dropFirst() {
      let own = counts[code * units.labels.count..<(code + 1) * units.labels.count].dropFirst()
      guard let greatest = own.max(), greatest > 0,
        let unit = own.firstIndex(of: greatest)
      else { continue }
      most[attorneys.labels[code]] = units.labels[unit - code * units.labels.count]
    }
    return most
  }
}
