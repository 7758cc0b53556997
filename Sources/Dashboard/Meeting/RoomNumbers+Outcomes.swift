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
  /// How cases end, in all and by severity; parts of few stand together as other endings.
  ///
  /// A severity has a row of its own only where no cell of severities by endings is small, the
  /// severities that have no row among them: otherwise one row less another would tell it.
  var endings: [RoomShares] {
    guard snapshot["plea_rate"]?.isShown == true else { return [] }
    let all = counts(of: [])
    let severities = [Severity.felony, .misdemeanor].map { severity in
      (severity.word, counts(of: [GroupLabel(.severity, severity.word)]))
    }
    let rest = all.indices.map { index in
      severities.reduce(all[index]) { $0 - $1.1[index] }
    }
    let cells = severities.map(\.1) + (rest.contains { $0 != 0 } ? [rest] : [])
    let isSafe = !cells.joined().contains { isTelling($0) }
    let whole = shares("all", all).map { [$0] } ?? []
    return whole + (isSafe ? severities.compactMap { shares($0.0, $0.1) } : [])
  }

  /// Whether a count is small, or nobody where races meet outcomes.
  private func isTelling(_ count: Int) -> Bool {
    isSmall(count) || (count == 0 && isByRace)
  }

  /// Whether the cases are chosen by what defendants are.
  private var isByRace: Bool {
    let fields: [CaseField] = [.race, .ethnicity, .gender]
    return snapshot.request.scope.filter.columns.contains { column in
      if case .field(let field) = column { fields.contains(field) } else { false }
    }
  }

  private func counts(of groups: [GroupLabel]) -> [Int] {
    Ending.all.map { ending in
      ending.dispositions.reduce(0) { sum, disposition in
        let label = GroupLabel(.disposition, disposition.word)
        let row = snapshot.numbers[NumberKey("disposed", groups + [label])]
        return sum + Int(row?.value ?? 0)
      }
    }
  }

  /// The shares of one row; none where too little of it may be shown.
  private func shares(_ name: String, _ counts: [Int]) -> RoomShares? {
    let total = counts.reduce(0, +)
    let hidden = SmallCells.hidden(
      counts.map { [$0] }, smallest: smallest, hidesZero: isByRace)
    guard total > 0, !isSmall(total), hidden.count < counts.count else { return nil }
    var parts = Ending.all.indices.filter { !hidden.contains($0) }.map { index in
      (label: Ending.all[index].words, count: counts[index])
    }
    if !hidden.isEmpty {
      parts.append(("other", hidden.reduce(0) { $0 + counts[$1] }))
    }
    return RoomShares(name: name, parts: parts, total: total)
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
      } else if coarse.ratio != nil, let rate = coarse.rate, let base = coarse.referenceRate,
        base > 0
      {
        // That of the shares that are seen: one of rounded counts would lie far from it.
        group.ratio = RatioInterval(
          low: coarse.ratioLow, middle: rate / base, high: coarse.ratioHigh)
      }
      return group
    }
    guard groups.contains(where: { $0.ratio != nil }) else { return nil }
    let reference = rows.first { !hidden.contains(0) && $0.referenceN > 0 }?.coarse
    groups.insert(
      RoomGroup(
        name: first.reference,
        rate: reference?.referenceRate,
        n: rounded(first.referenceN), why: "compared with"),
      at: 0)
    return RoomDecision(
      title: capitalized(pointWords(point)), reference: first.reference, groups: groups)
  }
}
