/// The derived columns of all cases, packed: the fields, then ``DerivedFact``, then the masks of
/// broken rules.
struct DerivedColumns: Sendable {
  private(set) var cells: [PackedCells?] = []
  /// By rule, the rows that break it.
  private(set) var broken: [FirstPlaces] = []
  private let fieldCount: Int
  private let maskStart: Int

  /// Derives all cases of an office, on all cores.
  init(of office: OfficeFacts, threads: Int, adopt: (CaseField, UInt32) -> UInt32) {
    fieldCount = office.fields.count
    maskStart = fieldCount + DerivedFact.allCases.count
    broken = Array(repeating: FirstPlaces(), count: office.rules.all.count)
    let segments = office.cases.slots.cells.segmentCount
    let blocks =
      segments == 0
      ? [DerivedBlock(.list([]), of: office)]
      : Parallel.map(segments, threads: threads) { DerivedBlock(.segment($0), of: office) }
    for (segment, block) in blocks.enumerated() {
      for (rule, places) in block.broken.enumerated() { broken[rule].append(places) }
      for (index, column) in block.columns.enumerated() {
        if segment == 0 { cells.append(Self.isAbsent(column) ? nil : PackedCells()) }
        switch column {
        case .absent: break
        case .asRead:
          if let own = office.fields[index].own {
            cells[index]?.append(segment: segment, of: own.cells)
          }
        case .packed(let part):
          if part.count > 0 { cells[index]?.append(segment: 0, of: part) }
        case .mixed(let codes):
          let field = office.names[index]
          let part = PackedCells(codes.map { Self.code($0, field, adopt) })
          cells[index]?.append(segment: 0, of: part)
        }
      }
    }
  }

  private static func isAbsent(_ column: DerivedBlock.Cells) -> Bool {
    if case .absent = column { true } else { false }
  }

  private static func code(
    _ code: Int32, _ field: CaseField, _ adopt: (CaseField, UInt32) -> UInt32
  ) -> UInt32 {
    let bits = UInt32(bitPattern: code)
    return code < 0 ? adopt(field, bits & ~CaseBlock.ofCharges) : bits
  }

  /// Derives some cases anew: rows that are there, then all that follow, in their order.
  mutating func update(
    _ rows: [Int], of office: OfficeFacts, threads: Int, adopt: (CaseField, UInt32) -> UInt32
  ) {
    let size = PackedCells.segmentRows
    let blocks = Parallel.map((rows.count + size - 1) / size, threads: threads) { part in
      DerivedBlock(
        .list(Array(rows[(part * size)..<min((part + 1) * size, rows.count)])), of: office)
    }
    for (part, block) in blocks.enumerated() {
      let rows = rows[(part * size)..<(part * size + block.count)]
      for (index, column) in block.columns.enumerated() where index < maskStart {
        switch column {
        case .absent, .asRead: break
        case .packed(let part): set(rows, of: index) { part[$0] }
        case .mixed(let codes):
          let field = office.names[index]
          set(rows, of: index) { Self.code(codes[$0], field, adopt) }
        }
      }
      for (mask, column) in block.columns[maskStart...].enumerated() {
        if case .packed(let rules) = column { setRules(rows, mask, rules) }
      }
    }
    completeBroken()
  }

  private mutating func set(_ rows: ArraySlice<Int>, of index: Int, _ cell: (Int) -> UInt32) {
    guard var column = cells[index] else { return }
    cells[index] = nil
    for (place, row) in rows.enumerated() {
      let cell = cell(place)
      if row >= column.count {
        column.append(cell)
      } else if column[row] != cell {
        column.set(row, cell)
      }
    }
    cells[index] = column
  }

  private mutating func setRules(_ rows: ArraySlice<Int>, _ mask: Int, _ rules: PackedCells) {
    let known = cells[maskStart + mask]?.count ?? 0
    for (place, row) in rows.enumerated() {
      let old = row < known ? cells[maskStart + mask]?[row] ?? 0 : 0
      CaseRules.forEach(old & ~rules[place], mask: mask) { broken[$0].remove(row) }
      CaseRules.forEach(rules[place] & ~old, mask: mask) { broken[$0].add(row) }
    }
    set(rows, of: maskStart + mask) { rules[$0] }
  }

  private mutating func completeBroken() {
    for rule in broken.indices where broken[rule].isShort {
      guard let masks = cells[maskStart + rule >> 5] else { continue }
      let bit: UInt32 = 1 << UInt32(rule & 31)
      broken[rule].complete(upTo: masks.count) { masks[$0] & bit != 0 }
    }
  }

  /// The packed column of a fact; `nil` where the office does not have it.
  func fact(_ fact: DerivedFact) -> PackedCells? { cells[fieldCount + fact.rawValue] }
}
