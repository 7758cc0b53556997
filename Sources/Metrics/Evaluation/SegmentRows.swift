import Cases

/// Some rows of one segment of a store, whose columns are read into arrays of just those rows.
struct SegmentRows {
  let store: CaseStore
  /// The segment's number.
  let segment: Int
  /// Where the rows lie in it, in their order; `nil` for all.
  let offsets: [UInt16]?
  /// How many rows there are.
  let count: Int
  private let days: SegmentDays

  /// Rows of a segment; all of them for `nil`.
  init(_ days: SegmentDays, at offsets: [UInt16]? = nil) {
    self.days = days
    (store, segment) = (days.store, days.segment)
    self.offsets = offsets
    count = offsets?.count ?? days.count
  }

  /// The days of a field; `nil` where the store has none.
  func days(_ field: CaseField) -> [Int32]? {
    if let whole = days.read(field) {
      guard let offsets else { return whole }
      return offsets.map { whole[Int($0)] }
    }
    return store.days(field)?.numbers(inSegment: segment, at: offsets)
  }

  /// Some numbers.
  func numbers(_ column: Numbers?) -> [Int32]? {
    column?.numbers(inSegment: segment, at: offsets)
  }

  /// The codes of a field's labels; `nil` where the store has none.
  func codes(_ field: CaseField) -> [UInt32]? {
    store.text(field)?.codes.cells.cells(inSegment: segment, at: offsets)
  }

  /// A field's flags: 0 not known, 1 no, 2 yes; `nil` where the store has none.
  func flags(_ field: CaseField) -> [UInt32]? {
    store.flags(field)?.cells.cells(inSegment: segment, at: offsets)
  }

  /// Marks: 1 yes, 0 no; `nil` where they are of no rows.
  func marks(_ marks: Marks) -> [UInt32]? {
    marks.isEmpty ? nil : marks.cells.cells(inSegment: segment, at: offsets)
  }
}

/// The days of the rows of one segment that are read many times, unpacked once.
struct SegmentDays {
  let store: CaseStore
  let segment: Int
  /// How many rows the segment has.
  let count: Int
  private let days: [CaseField: [Int32]]

  /// Unpacks the days of some fields; those that the store does not have are passed over.
  init(_ store: CaseStore, segment: Int, _ fields: some Sequence<CaseField>) {
    self.store = store
    self.segment = segment
    count = min(store.count - segment * PackedCells.segmentRows, PackedCells.segmentRows)
    var days: [CaseField: [Int32]] = [:]
    for field in fields { days[field] = store.days(field)?.numbers(inSegment: segment) }
    self.days = days
  }

  /// The days of a field that were unpacked.
  func read(_ field: CaseField) -> [Int32]? { days[field] }
}
