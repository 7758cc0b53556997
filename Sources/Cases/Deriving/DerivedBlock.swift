/// What deriving some cases gave: packed columns of their rows.
struct DerivedBlock: Sendable {
  /// One column of the block.
  enum Cells: Sendable {
    case absent
    /// The segment as it was read.
    case asRead
    case packed(PackedCells)
    /// Codes, some of which are of the charges' labels (``CaseBlock/ofCharges``).
    case mixed([Int32])
  }

  /// The columns: the fields, then ``DerivedFact``, then the masks of broken rules.
  var columns: [Cells]
  let count: Int
  /// By rule, how many rows break it, and the first of them.
  var broken: [FirstPlaces]

  init(_ rows: CaseBlock.Rows, of office: OfficeFacts) {
    var block = CaseBlock(rows, of: office)
    block.derive()
    count = block.count
    columns = block.work.enumerated().map { index, work in
      switch work {
      case .absent: .absent
      case .asRead: .asRead
      case .values(let values): Self.cells(values, office.fields[index])
      }
    }
    let calendar = block.calendar
    columns += DerivedFact.allCases.map { fact in
      switch fact {
      case .closed: .packed(PackedCells(block.closed))
      case .inactive: .packed(PackedCells(block.inactive))
      case .placeholder: .packed(PackedCells(block.placeholder))
      case .unlisted:
        block.unlisted.isEmpty && block.count > 0 ? .absent : .packed(PackedCells(block.unlisted))
      case .lastEvent: Self.packed(calendar.lastEvent, Numbers.dayBias)
      case .nextHearing: Self.packed(calendar.nextHearing, Numbers.dayBias)
      case .hearings: Self.packed(calendar.hearings, Numbers.numberBias)
      case .continuances: Self.packed(calendar.continuances, Numbers.numberBias)
      }
    }
    broken = Array(repeating: FirstPlaces(), count: office.rules.all.count)
    for (mask, rules) in block.broken.enumerated() {
      guard !rules.isEmpty else {
        var none = PackedCells()
        none.append(repeating: 0, count: count)
        columns.append(.packed(none))
        continue
      }
      columns.append(.packed(PackedCells(rules)))
      for (index, rules) in rules.enumerated() where rules != 0 {
        let row = block.row(index)
        CaseRules.forEach(rules, mask: mask) { broken[$0].add(row) }
      }
    }
  }

  private static func cells(_ values: [Int32], _ field: FieldValues) -> Cells {
    guard field.kind == .text else { return packed(values, field.bias) }
    if values.contains(where: { $0 < 0 }) { return .mixed(values) }
    var cells = PackedCells()
    values.withUnsafeBufferPointer { values in
      values.withMemoryRebound(to: UInt32.self) { cells.append(contentsOf: $0) }
    }
    return .packed(cells)
  }

  private static func packed(_ values: [Int32]?, _ bias: Int32) -> Cells {
    guard var values else { return .absent }
    var numbers = Numbers([], bias: bias)
    values.withUnsafeMutableBufferPointer { numbers.append(packing: $0) }
    return .packed(numbers.cells)
  }
}

/// Facts of a case that are no field of its own.
enum DerivedFact: Int, CaseIterable {
  case closed, inactive, placeholder, unlisted, lastEvent, nextHearing, hearings, continuances
}
