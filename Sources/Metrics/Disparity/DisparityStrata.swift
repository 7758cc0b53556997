import Cases

/// Cases put into strata, in which all have the same values of some fields, and the strata into
/// cells, in which all are of one group.
///
/// Only the cells that hold a case exist, so that many groups and many strata cost no more than
/// the cases themselves.
struct DisparityStrata: Sendable {
  /// What an offense without a name is called.
  static let unclassified = "unclassified"

  /// The fields that make the strata: those asked for that the data has.
  private(set) var fields: [CaseField] = []
  /// How many strata there are.
  let count: Int
  /// The cell of each case, in the order of the rows given.
  let cellOfCase: [Int32]
  /// The stratum of each cell.
  let stratumOfCell: [Int]
  /// The cells of each group.
  let cellsOfGroup: [[Int]]

  /// Puts rows into strata and cells; a missing value is a value of its own.
  init(of store: CaseStore, rows: [Int32], by asked: [CaseField], groups: DisparityGroups) {
    var strata = Parts(of: rows.count)
    for field in asked {
      guard let values = stratumValues(of: field, in: store, rows: rows) else { continue }
      fields.append(field)
      strata.split(by: values)
    }
    var cells = strata
    cells.split(by: groups.ofCases(rows, in: store))
    count = strata.count
    cellOfCase = cells.ids
    var stratumOfCell = [Int](repeating: 0, count: cells.count)
    var cellsOfGroup = [[Int]](repeating: [], count: groups.labels.count)
    for (pair, cell) in cells.idOfPair {
      stratumOfCell[Int(cell)] = Int(pair.part)
      cellsOfGroup[Int(pair.value)].append(Int(cell))
    }
    self.stratumOfCell = stratumOfCell
    self.cellsOfGroup = cellsOfGroup
  }
}

/// Cases in numbered parts, which further values split.
private struct Parts {
  struct Pair: Hashable {
    var part: Int32
    var value: UInt32
  }

  var ids: [Int32]
  var count: Int
  /// The parts by what the last split put together.
  var idOfPair: [Pair: Int32] = [:]

  /// Puts all cases into one part.
  init(of cases: Int) {
    ids = Array(repeating: 0, count: cases)
    count = min(cases, 1)
  }

  /// Splits every part by one more value a case.
  mutating func split(by values: [UInt32]) {
    idOfPair = [:]
    // A place for each pair that there can be, where these are not too many.
    let width = Int(values.max() ?? 0) + 1
    var places = [Int32](
      repeating: -1, count: count * width <= Self.mostPlaces ? count * width : 0)
    for index in ids.indices {
      let pair = Pair(part: ids[index], value: values[index])
      let next = Int32(idOfPair.count)
      guard !places.isEmpty else {
        ids[index] = idOfPair.stored(pair, orStore: next)
        continue
      }
      let place = Int(pair.part) * width + Int(pair.value)
      if places[place] < 0 {
        places[place] = next
        idOfPair[pair] = next
      }
      ids[index] = places[place]
    }
    count = idOfPair.count
  }

  private static let mostPlaces = 1 << 20
}

/// The values of a field that make strata, one a row; `nil` for a field that can make none.
func stratumValues(
  of field: CaseField, in store: CaseStore, rows: [Int32]
) -> [UInt32]? {
  // The charge at filing, where it is known: a later one may follow from the decision itself.
  let isFiled = field == .severity && store.has(.filedSeverity)
  switch store.columns[isFiled ? .filedSeverity : field] {
  case .text(let column):
    let folded = foldedCodes(of: column.labels)
    return rows.map { folded[Int(column.codes[Int($0)])] }
  case .flag(let flags):
    return rows.map { UInt32(flags[Int($0)]) }
  case .number(let numbers) where field == .priors:
    return rows.map { band(ofPriors: numbers[Int($0)]) }
  default:
    return nil
  }
}

/// One code for labels that differ only in case: they are one offense.
private func foldedCodes(of labels: Labels) -> [UInt32] {
  var codeOfName: [String: UInt32] = [:]
  return labels.map { label in
    codeOfName.stored(
      label.isEmpty ? DisparityStrata.unclassified : label.lowercased(),
      orStore: UInt32(codeOfName.count))
  }
}

/// 0 for none, 1 for one or two, 2 for three or more, 3 for not known.
private func band(ofPriors number: Int32) -> UInt32 {
  switch number {
  case CaseStore.missingNumber: 3
  case ...0: 0
  case 1...2: 1
  default: 2
  }
}

extension Dictionary {
  /// The value of a key, stored first where there is none.
  fileprivate mutating func stored(_ key: Key, orStore value: Value) -> Value {
    if let known = self[key] { return known }
    self[key] = value
    return value
  }
}
