extension CaseStore {
  /// How many segments the columns have.
  public var segmentCount: Int {
    (count + PackedCells.segmentRows - 1) / PackedCells.segmentRows
  }

  /// The cases of one segment as a store of their own, which shares their memory: what is made of
  /// each case by itself is made of a segment at a time, on all cores.
  ///
  /// It has neither charges, events and hearings nor findings.
  public func segment(_ index: Int) -> CaseStore {
    let first = index * PackedCells.segmentRows
    return CaseStore(
      office: office, dataDay: dataDay, asOf: asOf,
      count: min(count - first, PackedCells.segmentRows),
      columns: columns.mapValues { $0.segment(index) }, derived: derived.segment(index),
      staff: staff, population: population, generation: generation)
  }
}

extension Column {
  fileprivate func segment(_ index: Int) -> Column {
    switch self {
    case .text(let column):
      .text(
        TextColumn(
          codes: Codes(cells: column.codes.cells.only(segment: index)), labels: column.labels))
    case .day(let days): .day(days.segment(index))
    case .number(let numbers): .number(numbers.segment(index))
    case .flag(let flags): .flag(Flags(cells: flags.cells.only(segment: index)))
    }
  }
}

extension Numbers {
  fileprivate func segment(_ index: Int) -> Numbers {
    Numbers(cells: cells.only(segment: index), bias: bias)
  }
}

extension Marks {
  /// The rows of a segment; none where the column has no rows at all.
  fileprivate func segment(_ index: Int) -> Marks {
    isEmpty ? self : Marks(cells: cells.only(segment: index))
  }
}

extension CaseStore.Derived {
  fileprivate func segment(_ index: Int) -> CaseStore.Derived {
    var part = self
    part.closed = closed.segment(index)
    part.inactive = inactive.segment(index)
    part.lastEvent = lastEvent?.segment(index)
    part.nextHearing = nextHearing?.segment(index)
    part.hearings = hearings?.segment(index)
    part.continuances = continuances?.segment(index)
    part.unlistedDisposition = unlistedDisposition.segment(index)
    part.placeholder = placeholder.segment(index)
    return part
  }
}
