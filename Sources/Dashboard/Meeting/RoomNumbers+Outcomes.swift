import Cases
import Metrics
import Terminal

/// The shares of a whole under one name.
struct RoomShares {
  var name: String
  var parts: [(label: String, count: Int)]
  var total: Int
}

/// A group's share at a decision, and its ratio to the reference.
struct RoomGroup {
  var name: String
  /// The share of those who reached the decision; `nil` where it is hidden.
  var rate: Double?
  var n: Int
  var ratio: RatioInterval?
  /// Said in the place of numbers.
  var why = ""
}

/// One decision and what became of each group there.
struct RoomDecision {
  var title: String
  var reference: String
  var groups: [RoomGroup]
}

extension RoomNumbers {
  private static let endings: [(label: String, dispositions: [Disposition])] = [
    ("plea", [.plea]), ("trial", [.trialConvicted, .acquitted]), ("diverted", [.diverted]),
    ("dismissed", [.dismissed, .pleaDismissed]),
  ]

  /// How cases end, in all and by severity; parts of few stand together as other endings.
  var endings: [RoomShares] {
    guard snapshot["plea_rate"]?.isShown == true else { return [] }
    let rows: [(String, [GroupLabel])] =
      [("all", [])]
      + [Severity.felony, .misdemeanor].map { ($0.word, [GroupLabel(.severity, $0.word)]) }
    return rows.compactMap { name, groups in
      let counts = Self.endings.map { ending in
        ending.dispositions.reduce(0) { sum, disposition in
          let label = GroupLabel(.disposition, disposition.word)
          let row = snapshot.numbers[NumberKey("disposed", groups + [label])]
          return sum + Int(row?.value ?? 0)
        }
      }
      let total = counts.reduce(0, +)
      let hidden = SmallCells.hidden(parts: counts, smallest: smallest)
      guard total > 0, !isSmall(total), hidden.count < counts.count else { return nil }
      var parts = Self.endings.indices.filter { !hidden.contains($0) }.map { index in
        (label: Self.endings[index].label, count: counts[index])
      }
      if !hidden.isEmpty { parts.append(("other", hidden.reduce(0) { $0 + counts[$1] })) }
      return RoomShares(name: name, parts: parts, total: total)
    }
  }

  /// The decisions that can be shown, those of shares alone.
  var decisions: [RoomDecision] {
    guard let table = snapshot.disparity else { return [] }
    var points: [String] = []
    for row in table.rows where isShare(row.point) && !points.contains(row.point) {
      points.append(row.point)
    }
    return points.compactMap { point in
      decision(point, table.rows.filter { $0.point == point })
    }
  }

  /// The groups at a decision: those of few are hidden, with enough others, and so is where nobody
  /// at all was met by it.
  private func decision(_ point: String, _ rows: [DisparityRow]) -> RoomDecision? {
    guard let first = rows.first, !first.isOfPart, first.referenceN > 0 else { return nil }
    let cells =
      [[first.referenceN, first.referenceEvents, first.referenceN - first.referenceEvents]]
      + rows.map { [$0.n, $0.events, $0.n - $0.events] }
    let hidden = SmallCells.hidden(cells, smallest: smallest, hidesZero: true)
    guard !hidden.contains(0) else { return nil }
    var groups = rows.enumerated().map { index, row in
      let name = row.group.isEmpty ? "Unknown" : row.group
      guard !hidden.contains(index + 1), row.state != .suppressed else {
        return RoomGroup(name: name, n: 0, why: "hidden: a small group, or beside one")
      }
      let coarse = row.coarse
      var group = RoomGroup(name: name, rate: coarse.rate, n: coarse.n)
      if row.isOfUnknown {
        group.why = "not compared"
      } else if let ratio = coarse.ratio {
        group.ratio = RatioInterval(low: coarse.ratioLow, middle: ratio, high: coarse.ratioHigh)
      }
      return group
    }
    guard groups.contains(where: { $0.ratio != nil }) else { return nil }
    let reference = rows.first { !hidden.contains(0) && $0.referenceN > 0 }?.coarse
    groups.insert(
      RoomGroup(
        name: first.reference, rate: reference?.referenceRate ?? first.referenceRate,
        n: (first.referenceN + 2) / 5 * 5, why: "compared with"),
      at: 0)
    return RoomDecision(
      title: capitalized(pointWords(point)), reference: first.reference, groups: groups)
  }
}
