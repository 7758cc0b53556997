import Cases
import Metrics
import Terminal

/// How the decided cases ended: now, before and by severity, each as one bar of shares.
func mannerBlock(_ snapshot: Snapshot) -> Block {
  let id = "manner"
  // Shares of a part of the cases would show a trend where there is only a hole in the extract.
  let reason = snapshot["plea_rate"].flatMap { row in
    row.notes.contains(.outOfCoverage) ? snapshot.reason(row) : nil
  }
  let isHidden = snapshot["plea_rate"]?.state == .suppressed
  let rows = reason == nil && !isHidden ? mannerRows(snapshot) : []
  let nothing =
    isHidden
    ? [
      "How cases end is hidden: pleas and trials are not among the numbers that are shared.",
      "Pleas and trials are not shared.",
    ]
    : reason.map { [$0 + ".", "Not covered by the data."] } ?? [
      "No case was decided in the period."
    ]
  let section = Section(
    id,
    rows: rows.map { row in
      Ending.all.enumerated().map { index, manner in
        Choice(
          spot: Spot(id, row.name, manner.words),
          opens: row.isNow
            ? .cases(
              snapshot.selection(
                "\(manner.words), \(row.name)", "disposed",
                row.groups, condition: mannerCondition(manner.dispositions)))
            : nil,
          explains: .words(
            title: "Manner of disposition: \(manner.words)",
            text: "\(grouped(row.counts[index])) of \(counted(row.total, "decided case")), "
              + "\(percent(Double(row.counts[index]) / Double(max(1, row.total)))). Decided cases "
              + "are those disposed in the period, transferred and other endings left out; "
              + "dismissed includes those dismissed in a plea to another case."),
          words: "\(manner.words), \(row.name): \(grouped(row.counts[index])), "
            + percent(Double(row.counts[index]) / Double(max(1, row.total))))
      }
    })
  var block = Block(
    section, title: "How cases end",
    notes: [
      "of those decided; dismissed: those in a plea to another case, too",
      "dismissed: in pleas, too",
      "of those decided",
    ],
    height: max(2, rows.count + 2), least: max(2, rows.count + 2)
  ) { painter, rect in
    painter.manner(rows, orElse: nothing, id, in: rect)
  }
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

private struct MannerRow {
  var name: String
  var counts: [Int]
  var isNow: Bool
  var groups: [GroupLabel]
  var total: Int { counts.reduce(0, +) }
}

private func mannerCondition(_ labels: [Disposition]) -> String {
  labels.count == 1
    ? "disposition = \(labels[0].word)"
    : "disposition in (\(labels.map(\.word).joined(separator: ", ")))"
}

/// The counts of each manner: now, in the period before, and by severity.
private func mannerRows(_ snapshot: Snapshot) -> [MannerRow] {
  func counts(_ groups: [GroupLabel], _ span: NumberKey.Span) -> [Int] {
    Ending.all.map { manner in
      manner.dispositions.reduce(0) { sum, disposition in
        let label = GroupLabel(.disposition, disposition.word)
        let row = snapshot.numbers[NumberKey("disposed", groups + [label], span)]
        return sum + Int(row?.value ?? 0)
      }
    }
  }
  var rows = [MannerRow(name: "this period", counts: counts([], .now), isNow: true, groups: [])]
  if snapshot.scopeBefore != nil {
    rows.append(
      MannerRow(name: "before", counts: counts([], .before), isNow: false, groups: []))
  }
  for severity in [Severity.felony, .misdemeanor] {
    let groups = [GroupLabel(.severity, severity.word)]
    rows.append(
      MannerRow(name: severity.word, counts: counts(groups, .now), isNow: true, groups: groups))
  }
  return rows.filter { $0.total > 0 }
}

extension Painter {
  fileprivate mutating func manner(
    _ rows: [MannerRow], orElse nothing: [String], _ id: String, in rect: Rect
  ) {
    guard !rows.isEmpty else {
      let reason = fitting(nothing, rect.width) ?? ""
      write(reason, x: rect.x, y: rect.y, .muted, width: rect.width)
      return
    }
    let (legend, rest) = rect.split(top: 1)
    draw(ShareLegend(Ending.all.map(\.words)), in: legend)
    for (line, row) in rows.enumerated() where line < rest.height {
      shares(row, id, rest, y: rest.y + line)
    }
  }

  /// The name, a bar of shares and how many cases it is of.
  private mutating func shares(_ row: MannerRow, _ id: String, _ rect: Rect, y: Int) {
    let isRow = selected?.section == id && selected?.row == row.name
    write(row.name, x: rect.x, y: y, isRow ? .focus : .plain, width: 12)
    writeRight(grouped(row.total), end: rect.x + rect.width, y: y, .muted, width: 7)
    let place = Rect(x: rect.x + 13, y: y, width: rect.width - 20, height: 1)
    guard place.width > 4 else { return }
    let bar = ShareBar(
      zip(Ending.all, row.counts).map { .init(label: $0.words, value: Double($1)) },
      selected: isRow ? Ending.all.firstIndex { $0.words == selected?.column } : nil)
    draw(bar, in: place)
    for (manner, columns) in zip(Ending.all, bar.places(in: place.width)) {
      note(
        Rect(x: place.x + columns.lowerBound, y: y, width: columns.count, height: 1),
        .spot(Spot(id, row.name, manner.words)))
    }
  }
}
