import Cases
import Metrics
import Statistics

/// Random columns of every kind under names of an office's own, with missing, negative and huge
/// values, which can be changed and added to.
struct InventedColumns {
  static let small = CaseField.own(OwnColumn("small"))
  static let many = CaseField.own(OwnColumn("many"))
  static let more = CaseField.own(OwnColumn("more"))
  static let flag = CaseField.own(OwnColumn("flag", kind: .flag))
  static let begun = CaseField.own(OwnColumn("begun", kind: .day))
  static let ended = CaseField.own(OwnColumn("ended", kind: .day))
  static let wild = CaseField.own(OwnColumn("wild", kind: .day))
  static let points = CaseField.own(OwnColumn("points", kind: .number))
  static let money = CaseField.own(OwnColumn("money", kind: .number))
  static let fields = [small, many, more, flag, begun, ended, wild, points, money]

  private(set) var count = 0
  private var texts: [CaseField: TextColumn] = [:]
  private var numbers: [CaseField: Numbers] = [:]
  private var flags: Flags = []
  private var random: SeededGenerator

  /// Creates some rows, the same for the same seed.
  init(rows: Int, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for field in [Self.small, Self.many, Self.more] {
      texts[field] = TextColumn(codes: Codes([]), labels: [""])
    }
    for field in [Self.begun, Self.ended, Self.wild] { numbers[field] = Numbers([]) }
    for field in [Self.points, Self.money] { numbers[field] = Numbers([], areDays: false) }
    append(rows)
  }

  /// Adds rows behind those that are there.
  mutating func append(_ rows: Int) {
    for _ in 0..<rows {
      for field in [Self.small, Self.many, Self.more] {
        let code = code(field)
        texts[field]?.codes.append(code)
      }
      for field in [Self.begun, Self.ended, Self.wild, Self.points, Self.money] {
        let number = number(field)
        numbers[field]?.append(number)
      }
      flags.append(UInt8.random(in: 0...2, using: &random))
    }
    count += rows
  }

  /// Changes some values of some rows.
  mutating func change(_ rows: Int) {
    guard count > 0 else { return }
    for _ in 0..<rows {
      let row = Int.random(in: 0..<count, using: &random)
      let field = Self.fields[Int.random(in: 0..<Self.fields.count, using: &random)]
      switch field.kind {
      case .text:
        let code = code(field)
        texts[field]?.codes[row] = code
      case .flag: flags[row] = UInt8.random(in: 0...2, using: &random)
      case .day, .number:
        let number = number(field)
        numbers[field]?[row] = number
      }
    }
  }

  private mutating func code(_ field: CaseField) -> UInt32 {
    let most = field == Self.small ? 5 : field == Self.many ? 90 : 400
    let index = Int.random(in: 0...most, using: &random)
    guard index > 0, var column = texts[field] else { return 0 }
    let label = ["b", "A", "c", "Z", "ä"][index % 5] + (index > 5 ? "\(index)" : "")
    if let code = column.labels.firstIndex(of: label) { return UInt32(code) }
    column.labels = Labels(Array(column.labels) + [label])
    texts[field] = column
    return UInt32(column.labels.count - 1)
  }

  private mutating func number(_ field: CaseField) -> Int32 {
    if Int.random(in: 0..<10, using: &random) == 0 { return Int32.min }
    switch field {
    case Self.begun: return Int32.random(in: 17_000...19_000, using: &random)
    case Self.ended: return Int32.random(in: 17_500...20_000, using: &random)
    case Self.points: return Int32.random(in: -20...300, using: &random)
    default:
      let any = [Int32.max, Int32.min + 1, 0, -25_568, -25_569, -1, 70_000, 40_000]
      return Bool.random(using: &random)
        ? any[Int.random(in: 0..<any.count, using: &random)]
        : Int32.random(in: (Int32.min + 1)...Int32.max, using: &random)
    }
  }

  /// The columns as the cases of an office.
  var engine: StoreEngine {
    var office = Office(name: "Invented")
    office.ownColumns = Self.fields.compactMap {
      if case .own(let column) = $0 { column } else { nil }
    }
    var columns: [CaseField: Column] = [
      .caseID: .text(
        TextColumn(
          codes: (0..<count).map { UInt32($0 + 1) }, labels: [""] + (0..<count).map { "\($0)" })),
      Self.flag: .flag(flags),
    ]
    for (field, column) in texts { columns[field] = .text(column) }
    for (field, column) in numbers {
      columns[field] = field.kind == .day ? .day(column) : .number(column)
    }
    let none = repeatElement(false, count: count)
    return StoreEngine(
      CaseStore(
        office: office, dataDay: inventedDay, asOf: inventedDay, count: count, columns: columns,
        derived: CaseStore.Derived(closed: none, inactive: none)))
  }
}

/// Answers a question case by case, as anybody would who has all the time in the world.
struct NaiveAggregate {
  private let engine: StoreEngine
  private let query: AggregateQuery

  init(_ query: AggregateQuery, of engine: StoreEngine) {
    self.query = query
    self.engine = engine
  }

  /// The rows of the answer by their keys.
  func rows() throws -> [[AggregateTable.Key]: [AggregateTable.Value]] {
    var groups: [[AggregateTable.Key]: [Int]] = query.by.isEmpty ? [[]: []] : [:]
    for row in try members(query.filter) {
      groups[query.by.map { key(row, $0) }, default: []].append(row)
    }
    let measured = try query.measures.map { Set(try members($0.filter)) }
    return groups.mapValues { rows in
      zip(query.measures, measured).map { measure, kept in
        value(measure.kind, rows.filter(kept.contains))
      }
    }
  }

  private func members(_ filter: Filter) throws -> [Int] {
    let list = try engine.answer(CasesQuery(columns: [], in: Scope(filter: filter)))
    return list.rows.map(\.row)
  }

  private func key(_ row: Int, _ dimension: AggregateQuery.Dimension) -> AggregateTable.Key {
    switch dimension {
    case .label(let field):
      if let column = engine.store.text(field) {
        return column[row].isEmpty ? .missing : .label(column[row])
      }
      let flag = engine.store.flags(field)?[row] ?? 2
      return flag > 1 ? .missing : .label(flag == 1 ? "yes" : "no")
    case .month(let field):
      return day(row, field).map { .month($0.monthIndex) } ?? .missing
    case .quarter(let field):
      return day(row, field).map { .quarter(Int(($0.date.year * 4 + ($0.date.month - 1) / 3))) }
        ?? .missing
    }
  }

  private func day(_ row: Int, _ field: CaseField) -> Day? {
    let number = engine.store.days(field)?[row] ?? Day.missing
    return number == Day.missing ? nil : Day(number)
  }

  private func number(_ row: Int, _ number: AggregateQuery.Number) -> Int64? {
    switch number {
    case .field(let field):
      let value = engine.store.numbers(field)?[row] ?? Int32.min
      return value == Int32.min ? nil : Int64(value)
    case .days(let from, let to):
      guard let from = day(row, from), let to = day(row, to) else { return nil }
      return Int64(to.number) - Int64(from.number)
    case .age(let since):
      return day(row, since).map { Int64(inventedDay.number) - Int64($0.number) }
    }
  }

  private func value(
    _ kind: AggregateQuery.Measure.Kind, _ rows: [Int]
  ) -> AggregateTable.Value {
    let numbers: [Int64] =
      switch kind {
      case .count: rows.map { _ in 0 }
      case .sum(let number), .maximum(let number), .nearestRank(let number, _),
        .interpolated(let number, _):
        rows.compactMap { self.number($0, number) }.sorted()
      }
    let n = numbers.count
    if case .count = kind { return AggregateTable.Value(n: n, .whole(Int64(n))) }
    guard n > 0 else { return AggregateTable.Value(n: 0, nil) }
    switch kind {
    case .count, .sum: return AggregateTable.Value(n: n, .whole(numbers.reduce(0, +)))
    case .maximum: return AggregateTable.Value(n: n, .whole(numbers[n - 1]))
    case .nearestRank(_, let percent):
      let rank = Int((Double(n * percent) / 100).rounded(.up))
      return AggregateTable.Value(n: n, .whole(numbers[max(rank, 1) - 1]))
    case .interpolated(_, let percent):
      let place = Double((n - 1) * percent) / 100
      let (low, high) = (numbers[Int(place)], numbers[Int(place.rounded(.up))])
      return AggregateTable.Value(
        n: n, .real(Double(low) + (place - place.rounded(.down)) * Double(high - low)))
    }
  }
}
