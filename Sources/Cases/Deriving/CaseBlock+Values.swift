extension CaseBlock {
  /// Takes a field as the cases themselves have it, what cannot be true missing.
  mutating func read(_ index: Int) {
    let field = office.fields[index]
    guard field.isMapped else { return }
    if case .segment(let segment) = rows, field.isGood(segment: segment) {
      work[index] = .asRead
      return
    }
    var values = field.kind == .text ? texts(field) : merged(field)
    if let rule = field.rule { removeBad(&values, field, rule) }
    work[index] = .values(values)
  }

  private func merged(_ field: FieldValues) -> [Int32] {
    guard let own = field.own else { return field.otherwise.map(gather) ?? [] }
    var values = gather(own)
    guard let otherwise = field.otherwise.map(gather) else { return values }
    for index in values.indices where values[index] == RecordTable.missing {
      values[index] = otherwise[index]
    }
    return values
  }

  private func texts(_ field: FieldValues) -> [Int32] {
    var values = field.own.map(gather) ?? Array(repeating: RecordTable.missing, count: count)
    let otherwise = field.otherwise.map(gather)
    for index in values.indices {
      let code = values[index]
      if code != RecordTable.missing {
        if let codes = field.codes { values[index] = Int32(bitPattern: codes[Int(code)]) }
      } else if let second = otherwise?[index], second != RecordTable.missing {
        values[index] = Int32(bitPattern: field.otherwiseCodes[Int(second)])
      } else {
        values[index] = 0
      }
    }
    return values
  }

  private mutating func removeBad(_ values: inout [Int32], _ field: FieldValues, _ rule: Int) {
    for index in values.indices where values[index] != RecordTable.missing {
      if values[index] < field.lowest || values[index] > field.highest {
        values[index] = RecordTable.missing
        breaks(rule, index)
      }
    }
  }

  /// Reads what the charges of each case say.
  mutating func summarizeCharges() {
    guard office.records.charges.count > 0 else { return }
    let slots = gatherSlots()
    charges = slots.map { slot in
      ChargesOfCase(of: Int(slot), office.charges, office.chargeReader, office.plausibility)
    }
  }

  /// What the charges of a case say.
  func charges(_ index: Int) -> ChargesOfCase {
    charges.isEmpty ? ChargesOfCase() : charges[index]
  }
}
