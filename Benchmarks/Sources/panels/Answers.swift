import Foundation
import Metrics

/// A value as the other programs print it.
enum Cell {
  case text(String)
  case whole(Int64?)
  case real(Double?)

  var text: String {
    switch self {
    case .text(let text): text
    case .whole(let number): number.map { String($0) } ?? ""
    case .real(let number): number.map { String(format: "%.9g", $0) } ?? ""
    }
  }
}

/// The lines of an answer, as the other programs print them: sorted by the bytes of labels.
enum Answers {
  /// The answers to all questions, as one text.
  static func text(_ questions: [Questions.Question], _ tables: [AggregateTable]) -> String {
    var text = ""
    var rest = tables[...]
    for question in questions {
      let own = Array(rest.prefix(question.queries.count))
      rest = rest.dropFirst(question.queries.count)
      text += "# \(question.name)\n"
      for line in lines(question.name, own) {
        text += line.map(\.text).joined(separator: "|") + "\n"
      }
    }
    return text
  }

  private static func lines(_ name: String, _ tables: [AggregateTable]) -> [[Cell]] {
    switch name {
    case "P02":
      sorted(tables[0], missing: "(none)").sorted { $0.values[0].count > $1.values[0].count }
        .map { cells($0, missing: "(none)") }
    case "P03":
      zip(["disposed", "filed", "received"], tables).flatMap { name, table in
        table.rows.map { [.text(name)] + cells($0) }
      }
    case "P04": clearance(tables[0], tables[1])
    case "P06": sorted(tables[0]).flatMap(pendingAges)
    case "P07": decisions(tables[0])
    case "P09":
      sorted(tables[0]).map { row in
        var cells = cells(row)
        cells.insert(.whole(Int64(row.values[1].n)), at: 3)
        return cells
      }
    case "P12": tables[0].rows.map { cells($0) }
    default: sorted(tables[0]).map { cells($0) }
    }
  }

  private static func cells(_ row: AggregateTable.Row, missing: String = "") -> [Cell] {
    row.keys.map { .text($0.text(missing)) } + row.values.map { .whole($0.whole) }
  }

  private static func sorted(
    _ table: AggregateTable, missing: String? = nil
  ) -> [AggregateTable.Row] {
    table.rows.map { row in (row, row.keys.map { $0.sortKey(missing) }) }
      .sorted { one, other in
        one.1.lexicographicallyPrecedes(other.1) { $0.lexicographicallyPrecedes($1) }
      }.map(\.0)
  }

  private static func clearance(
    _ filed: AggregateTable, _ disposed: AggregateTable
  ) -> [[Cell]] {
    var counts: [[AggregateTable.Key]: (filed: Int, disposed: Int)] = [:]
    for row in filed.rows { counts[row.keys, default: (0, 0)].filed = row.values[0].count }
    for row in disposed.rows { counts[row.keys, default: (0, 0)].disposed = row.values[0].count }
    let rows = sorted(
      AggregateTable(rows: counts.keys.map { AggregateTable.Row(keys: $0, values: []) }))
    return rows.map { row in
      let (filed, disposed) = counts[row.keys] ?? (0, 0)
      return row.keys.map { .text($0.text("")) } + [
        .whole(Int64(filed)), .whole(Int64(disposed)),
        .real(filed > 0 ? Double(disposed) / Double(filed) : nil),
      ]
    }
  }

  private static func pendingAges(_ row: AggregateTable.Row) -> [[Cell]] {
    (0...Questions.ages.count).compactMap { bucket in
      let (count, sum) = (row.values[2 * bucket], row.values[2 * bucket + 1])
      guard count.count > 0 else { return nil }
      return row.keys.map { .text($0.text("")) } + [
        .whole(Int64(bucket)), .whole(count.whole), .whole(sum.whole),
      ]
    }
  }

  private static func decisions(_ table: AggregateTable) -> [[Cell]] {
    let rows = sorted(table, missing: "(blank)")
    let white = rows.first { $0.keys == [.label("White")] }
    return (0..<8).flatMap { point in
      rows.compactMap { row in
        let (n, k) = (row.values[2 * point].count, row.values[2 * point + 1].count)
        guard n > 0 else { return nil }
        let reference = white.map {
          ($0.values[2 * point].count, $0.values[2 * point + 1].count)
        }
        return [.whole(Int64(point + 1)), .text(row.keys[0].text("(blank)"))]
          + comparison(Double(n), Double(k), reference)
      }
    }
  }

  /// A share, its ratio to the reference's, and the ratio's 95 % interval by logarithms.
  private static func comparison(
    _ n: Double, _ k: Double, _ reference: (n: Int, k: Int)?
  ) -> [Cell] {
    let share = k / n
    let counts: [Cell] = [.whole(Int64(n)), .whole(Int64(k)), .real(share)]
    guard let reference, reference.k > 0 else {
      return counts + [.real(nil), .real(nil), .real(nil)]
    }
    let (otherN, otherK) = (Double(reference.n), Double(reference.k))
    let ratio = share / (otherK / otherN)
    guard k > 0 else { return counts + [.real(ratio), .real(nil), .real(nil)] }
    let spread = 1.959964 * (1 / k - 1 / n + 1 / otherK - 1 / otherN).squareRoot()
    return counts + [
      .real(ratio), .real(exp(log(ratio) - spread)), .real(exp(log(ratio) + spread)),
    ]
  }
}

extension AggregateTable.Value {
  var whole: Int64? { if case .whole(let number)? = number { number } else { nil } }
  var count: Int { Int(whole ?? 0) }
}

extension AggregateTable.Key {
  func text(_ missing: String) -> String {
    switch self {
    case .label(let label): label
    case .month(let index), .quarter(let index): String(index)
    case .missing: missing
    }
  }

  /// Sorts by bytes, numbers by their size, and what is missing last or as a text of its own.
  func sortKey(_ missing: String?) -> [UInt8] {
    switch self {
    case .label(let label): Array(label.utf8)
    case .month(let index), .quarter(let index): Array(String(format: "%012d", index).utf8)
    case .missing: missing.map { Array($0.utf8) } ?? [0xff]
    }
  }
}
