import Cases

/// Rows put into groups by the labels of some fields.
struct Grouping: Sendable {
  /// The labels of each group, in the order in which groups are listed.
  let labels: [[GroupLabel]]
  /// The rows, group after group.
  private let rows: [Int32]
  /// The rows of group `g` are `rows[starts[g]..<starts[g + 1]]`.
  private let starts: [Int]

  /// One group of all rows.
  init(all rows: [Int32]) {
    labels = [[]]
    self.rows = rows
    starts = [0, rows.count]
  }

  /// Groups rows by fields that the store has and that make groups; `nil` where a field is not in the
  /// data.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - fields: the fields.
  ///   - store: where the rows are from.
  ///   - listed: rows whose groups are there even where none of the rows is in them.
  init?(_ rows: [Int32], by fields: [CaseField], in store: CaseStore, listing listed: RowSet? = nil)
  {
    guard !fields.isEmpty else {
      self.init(all: rows)
      return
    }
    var columns: [GroupColumn] = []
    for field in fields {
      guard let column = GroupColumn(field, in: store) else { return nil }
      columns.append(column)
    }
    let keys = GroupKeys(columns)
    var groups = keys.noGroups
    for row in rows { groups.insert(keys.key(of: Int(row))) }
    if let listed { groups.insert(keys, ofRowsIn: listed) }
    groups.number()
    let labels = groups.keys.map { key in
      zip(columns, keys.ranks(of: key)).map { $0.label(ofRank: $1) }
    }
    self.init(rows, numbered: rows.map { groups.number(of: keys.key(of: Int($0))) }, labels: labels)
  }

  private init(_ rows: [Int32], numbered groups: [Int], labels: [[GroupLabel]]) {
    self.labels = labels
    (self.rows, starts) = Self.partition(rows, groups, labels.count)
  }

  /// The rows of a group.
  subscript(group: Int) -> ArraySlice<Int32> {
    rows[starts[group]..<starts[group + 1]]
  }

  private static func partition(
    _ rows: [Int32], _ groups: [Int], _ count: Int
  ) -> (rows: [Int32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groups { starts[group + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var sorted = rows
    for (index, group) in groups.enumerated() {
      sorted[next[group]] = rows[index]
      next[group] += 1
    }
    return (sorted, starts)
  }
}

/// The labels of a field, ranked in the order in which they are listed, missing ones last.
struct GroupColumn: Sendable {
  private let field: CaseField
  private let labels: Labels
  private let rankOfCode: [UInt32]
  private let codeOfRank: [Int]
  private let codes: Values

  private enum Values {
    case text(Codes)
    case flag(Flags)
  }

  /// The labels of a text or flag field; `nil` for others, and where the store has no such field.
  init?(_ field: CaseField, in store: CaseStore) {
    self.field = field
    if let column = store.text(field) {
      labels = column.labels
      codes = .text(column.codes)
    } else if let flags = store.flags(field) {
      labels = ["no", "yes", ""]
      codes = .flag(flags)
    } else {
      return nil
    }
    let texts = labels
    let isSorted = !field.hasListedWords && field.kind == .text
    let folded = isSorted ? texts.map { $0.lowercased() } : []
    codeOfRank = texts.indices.sorted { one, other in
      if texts[one].isEmpty != texts[other].isEmpty { return texts[other].isEmpty }
      guard isSorted, folded[one] != folded[other] else { return one < other }
      return folded[one] < folded[other]
    }
    var ranks = [UInt32](repeating: 0, count: texts.count)
    for (rank, code) in codeOfRank.enumerated() { ranks[code] = UInt32(rank) }
    rankOfCode = ranks
  }

  /// How many labels there are.
  var count: Int { codeOfRank.count }

  /// The ranks of the rows of a segment.
  func ranks(inSegment index: Int) -> [UInt32] {
    switch codes {
    case .text(let codes):
      return codes.cells.cells(inSegment: index, at: nil).map { rankOfCode[Int($0)] }
    case .flag(let flags):
      let first = index * PackedCells.segmentRows
      return (0..<flags.cells.rows(inSegment: index)).map { rankOfCode[Int(flags[first + $0])] }
    }
  }

  func rank(of row: Int) -> UInt32 {
    switch codes {
    case .text(let codes): rankOfCode[Int(codes[row])]
    case .flag(let flags): rankOfCode[Int(flags[row])]
    }
  }

  func label(ofRank rank: Int) -> GroupLabel {
    let label = labels[codeOfRank[rank]]
    let isUnassigned = field == .attorney && label.isEmpty
    return GroupLabel(field, isUnassigned ? unassignedLabel : label)
  }
}

extension CaseField {
  /// Whether the field's words are a closed list, which has an order of its own.
  var hasListedWords: Bool {
    switch self {
    case .severity, .disposition, .sentence, .screening, .status, .custody, .counsel,
      .diversionResult:
      true
    default: false
    }
  }
}
