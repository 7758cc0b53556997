extension CaseStore {
  /// The cases that somebody else than who holds them now may have held, by segment; empty where
  /// assignments are not mapped.
  ///
  /// They are few. All others stay with who holds them now, also on days on which nobody is said to
  /// have held them.
  public var changedHands: [[UInt16]] {
    Parallel.map(history == nil ? 0 : segmentCount) { changedHands(inSegment: $0) }
  }

  /// The same of one segment.
  public func changedHands(inSegment segment: Int) -> [UInt16] {
    guard let history, let attorney = text(.attorney) else { return [] }
    let codes = history.codes(in: attorney.labels)
    let held = attorney.codes.cells.cells(inSegment: segment)
    let first = segment * PackedCells.segmentRows
    return held.indices.filter { offset in
      history.hasHolder(of: first + offset) { label in
        codes[label].map { $0 != held[offset] } ?? false
      }
    }.map { UInt16($0) }
  }

  /// The cases as they are, but open ones of a past day with who held them then.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - changed: what ``changedHands`` says.
  /// - Returns: the cases; the same ones where it is not known who held them.
  public func heldAs(of day: Day, among changed: [[UInt16]]) -> CaseStore {
    guard day < dataDay, let held = holders(on: day, among: changed) else { return self }
    var columns = columns
    columns[.attorney] = .text(held.attorney)
    var derived = derived
    derived.placeholder = held.placeholder
    return CaseStore(
      office: office, dataDay: dataDay, asOf: asOf, count: count, columns: columns,
      derived: derived, related: related, findings: findings, sources: sources, staff: staff,
      population: population, history: history, generation: generation, changes: changes)
  }

  /// Who held each case that was not disposed by a day, and which of them are nobody's.
  func holders(
    on day: Day, among changed: [[UInt16]]
  ) -> (attorney: TextColumn, placeholder: Marks)? {
    guard let history, let attorney = text(.attorney) else { return nil }
    let codes = history.codes(in: attorney.labels)
    let disposed = days(.disposed)
    let now = attorney.codes.cells
    let held = now.replacingSegments { segment in
      let offsets = changed[segment]
      guard !offsets.isEmpty else { return nil }
      let first = segment * PackedCells.segmentRows
      let ends = disposed?.numbers(inSegment: segment, at: offsets)
      var attorneys: [UInt32]?
      for (index, offset) in offsets.enumerated() {
        if let ends, ends[index] != Day.missing, ends[index] <= day.number { continue }
        let row = first + Int(offset)
        guard let holder = history.holder(of: row, on: day.number),
          let code = codes[Int(holder)], code != now[row]
        else { continue }
        if attorneys == nil { attorneys = now.cells(inSegment: segment) }
        attorneys?[Int(offset)] = code
      }
      return attorneys
    }
    let placeholder = derived.placeholder.cells
    let marks = placeholder.replacingSegments { segment in
      guard !held.shares(segment: segment, with: now) else { return nil }
      var marks = placeholder.cells(inSegment: segment)
      let first = segment * PackedCells.segmentRows
      for offset in changed[segment] where held[first + Int(offset)] != now[first + Int(offset)] {
        marks[Int(offset)] = derived.placeholderCodes.contains(held[first + Int(offset)]) ? 1 : 0
      }
      return marks
    }
    return (TextColumn(codes: Codes(cells: held), labels: attorney.labels), Marks(cells: marks))
  }
}

extension AttorneyHistory {
  /// The code that each of its labels has among others; `nil` for those that have none.
  fileprivate func codes(in labels: Labels) -> [UInt32?] {
    var codeOf: [String: UInt32] = [:]
    for (code, label) in labels.enumerated() { codeOf[label] = UInt32(code) }
    return self.labels.map { codeOf[$0] }
  }
}
