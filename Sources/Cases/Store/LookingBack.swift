extension CaseStore {
  /// The cases as they were known on an earlier day: what is dated later has not happened.
  ///
  /// Cases disposed later are open again; inactivity is not dated, so it is not known of a past
  /// day; what only the present knows (last event, next hearing) is not computable. A day that is
  /// not before the data day gives the store itself. Segments in which nothing is dated later are
  /// shared with it.
  public func lookingBack(to day: Day) -> CaseStore {
    guard day < dataDay else { return self }
    var past = columns
    let later = LaterRows(days(.disposed), count: count, after: day)
    for field in [CaseField.disposition, .dispositionReason, .sentence, .convictedSeverity] {
      if let column = text(field) {
        let codes = Codes(cells: later.setting(column.codes.cells, to: 0))
        past[field] = .text(TextColumn(codes: codes, labels: column.labels))
      }
    }
    if let length = numbers(.sentenceDays) {
      past[.sentenceDays] = .number(
        Numbers(cells: later.setting(length.cells, to: 0), bias: length.bias))
    }
    if let reduced = flags(.chargeReduced) {
      past[.chargeReduced] = .flag(Flags(cells: later.setting(reduced.cells, to: 0)))
    }
    pendUndecided(&past, on: day)
    reopen(&past, later)
    for (field, column) in columns where !field.isSetAhead {
      if case .day(let days) = column { past[field] = .day(days.removing(after: day)) }
    }
    var derived = derived
    derived.closed = Marks(cells: later.setting(derived.closed.cells, to: 0))
    derived.inactive = Marks(repeating: false, count: count)
    derived.lastEvent = nil
    derived.nextHearing = nil
    if let held = holders(on: day, among: changedHands) {
      past[.attorney] = .text(held.attorney)
      derived.placeholder = held.placeholder
    }
    return CaseStore(
      office: office, dataDay: dataDay, asOf: day, count: count, columns: past, derived: derived,
      related: related.known(by: day, disposed: days(.disposed)), findings: findings,
      sources: sources, staff: staff, population: population, history: history,
      generation: generation, changes: changes)
  }

  /// What ended later was open, and what is inactive now counts as open.
  private func reopen(_ past: inout [CaseField: Column], _ later: LaterRows) {
    guard let status = text(.status) else { return }
    let open = UInt32(Status.open.rawValue)
    let inactive = derived.inactive.cells
    let cells = later.setting(status.codes.cells, to: open)
    let codes = cells.replacingSegments { segment in
      guard inactive.bounds(inSegment: segment) != nil else { return nil }
      var codes = cells.cells(inSegment: segment)
      for (row, mark) in inactive.cells(inSegment: segment).enumerated() where mark != 0 {
        codes[row] = open
      }
      return codes
    }
    past[.status] = .text(TextColumn(codes: Codes(cells: codes), labels: status.labels))
  }

  private func pendUndecided(_ past: inout [CaseField: Column], on day: Day) {
    guard let screening = text(.screening), let screened = days(.screened) else { return }
    let undecided = LaterRows(screened, count: count, after: day)
    let codes = undecided.setting(
      screening.codes.cells, to: UInt32(Screening.pending.rawValue))
    past[.screening] = .text(TextColumn(codes: Codes(cells: codes), labels: screening.labels))
  }
}

/// The rows of a store whose day lies after one, by segment.
private struct LaterRows: Sendable {
  private let offsets: [[Int]]

  init(_ days: Numbers?, count: Int, after day: Day) {
    guard let days else {
      offsets = []
      return
    }
    offsets = Parallel.map(days.cells.segmentCount) { segment in
      guard days.mayHave(after: day, inSegment: segment) else { return [] }
      let first = segment * PackedCells.segmentRows
      return (0..<days.cells.rows(inSegment: segment)).filter { days[first + $0] > day.number }
    }
  }

  /// The cells with another in these rows.
  func setting(_ cells: PackedCells, to cell: UInt32) -> PackedCells {
    cells.replacingSegments { segment in
      guard offsets.indices.contains(segment), !offsets[segment].isEmpty else { return nil }
      var changed = cells.cells(inSegment: segment)
      for offset in offsets[segment] { changed[offset] = cell }
      return changed
    }
  }
}

extension Numbers {
  /// Whether a segment may have days after one, as far as its least and greatest cell tell.
  fileprivate func mayHave(after day: Day, inSegment index: Int) -> Bool {
    guard let bounds = cells.bounds(inSegment: index) else { return false }
    // The cells of days long ago are greater than those of all others.
    return Int64(bounds.upperBound) > Int64(day.number) + Int64(bias)
  }

  /// The days without those after one.
  fileprivate func removing(after day: Day) -> Numbers {
    let replaced = cells.replacingSegments { segment in
      guard mayHave(after: day, inSegment: segment) else { return nil }
      return cells.cells(inSegment: segment).map {
        Self.number($0, bias) > day.number ? 0 : $0
      }
    }
    return Numbers(cells: replaced, bias: bias)
  }
}

extension RelatedTables {
  /// The records as they were known on a day: no later event, no decision of a charge that came
  /// later, and no hearing, since when it was scheduled is not known.
  fileprivate func known(by day: Day, disposed: Numbers?) -> RelatedTables {
    RelatedTables(
      charges: { row in
        let isOpen = disposed.map { $0[row] > day.number } ?? false
        return charges(of: row).filter { ($0.filed ?? day) <= day }.map { charge in
          let isUndecided = charge.disposed.map { $0 > day } ?? isOpen
          return isUndecided ? charge.undecided : charge
        }
      },
      events: { row in events(of: row).filter { ($0.day ?? day) <= day } },
      hearings: { _ in [] })
  }
}

extension Charge {
  /// The charge before it was decided.
  fileprivate var undecided: Charge {
    var charge = self
    (charge.disposed, charge.disposition, charge.dispositionWord) = (nil, nil, "")
    (charge.sentence, charge.sentenceWord, charge.sentenceDays) = (nil, "", nil)
    return charge
  }
}
