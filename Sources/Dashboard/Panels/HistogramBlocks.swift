import Cases
import Metrics
import Terminal

/// How old the open cases are, with the office's standards; none where it is not known.
func ageHistogramBlock(_ snapshot: Snapshot) -> Block? {
  guard let ages = snapshot.ages, let open = snapshot["open"], open.isShown,
    let count = open.value, ages.total <= Int(count), ages.total > 0
  else { return nil }
  let undated = Int(count) - ages.total
  return histogramBlock(
    "age-histogram", ages, title: "Open cases by days since filing",
    notes: undated > 0 ? ["\(grouped(undated)) without a day of filing"] : [],
    marks: standardMarks(snapshot), explains: .number(NumberKey("pending_age_median"))
  ) { bin in
    snapshot.selection(
      "open \(ages.words(bin))", "open", condition: ages.condition(bin, of: "age_days"))
  }
}

/// How long the cases took that were disposed; none where it is not known, or where it would be of
/// other cases than their median.
func durationHistogramBlock(_ snapshot: Snapshot) -> Block? {
  guard let durations = snapshot.durations, let median = snapshot["days_to_disposition_median"],
    median.isShown, let n = median.denominator, durations.total == Int(n), n > 0
  else { return nil }
  let marks = [90, 180, 365].compactMap { days -> Histogram.Mark? in
    guard let row = snapshot["within_\(days)"], row.isShown, let share = row.value else {
      return nil
    }
    return Histogram.Mark(
      Double(days),
      ["\(percent(share)) within \(days) days", "\(percent(share)) by \(days)", "\(days)"])
  }
  return histogramBlock(
    "duration-histogram", durations, title: "Disposed, by days since filing",
    notes: ["\(grouped(Int(n))) disposed"], marks: marks,
    explains: .number(NumberKey("days_to_disposition_median"))
  ) { bin in
    snapshot.selection(
      "disposed after \(durations.words(bin))", "disposed",
      condition: durations.condition(bin, of: "days"))
  }
}

/// The office's standards, each with those open cases of its severity that are over it; none where
/// its clock starts on another day than the chart's.
private func standardMarks(_ snapshot: Snapshot) -> [Histogram.Mark] {
  guard snapshot.office.clock == .filed else { return [] }
  return Severity.allCases.compactMap { severity in
    guard let days = snapshot.office.standards[severity],
      let row = snapshot["pending_over_standard", GroupLabel(.severity, severity.word)],
      row.isShown, let over = row.numerator
    else { return nil }
    let short = "\(severity.word) \(days) days"
    let brief = "\(severity.word.prefix(4)) \(days) d: \(decimal(over, 0)) over"
    return Histogram.Mark(
      Double(days),
      ["\(short): \(decimal(over, 0)) over, \(row.text)", brief, short, "\(days)"])
  }
}

private func histogramBlock(
  _ id: String, _ histogram: DaysHistogram, title: String, notes: [String],
  marks: [Histogram.Mark], explains: Subject, cases: (Int) -> CaseSelection
) -> Block {
  let all = histogram.counts + [histogram.beyond]
  let choices = all.enumerated().map { bin, count in
    Choice(
      spot: Spot(id, "\(bin)"), opens: .cases(cases(bin)), explains: explains,
      words: "\(histogram.words(bin)): \(grouped(count)), "
        + percent(Double(count) / Double(max(1, histogram.total))))
  }
  func chart(selected: Int?) -> Histogram {
    Histogram(
      histogram.counts.map(Double.init), beyond: Double(histogram.beyond), step: histogram.step,
      marks: marks, selected: selected)
  }
  var block = Block(
    Section(id, rows: [choices]), title: title, notes: notes, height: 12 + marks.count, least: 10
  ) { painter, rect in
    let chosen = painter.selected?.section == id ? painter.selected?.row : nil
    let chart = chart(selected: all.indices.first { "\($0)" == chosen })
    painter.draw(chart, in: rect)
    for bin in all.indices {
      guard let place = chart.place(of: bin, in: rect.size) else { continue }
      painter.note(place.moved(by: rect), .spot(Spot(id, "\(bin)")))
    }
  }
  block.most = 24
  block.growth = 1
  block.place.page = 100
  return block
}

extension Rect {
  /// A place in a rectangle as one of the screen.
  func moved(by outer: Rect) -> Rect {
    Rect(x: outer.x + x, y: outer.y + y, width: width, height: height)
  }
}
