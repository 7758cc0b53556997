import Cases

extension FactsColumn {
  /// The column of a later generation of the same cases: only the rows that differ are looked at.
  ///
  /// - Parameters:
  ///   - store: the later generation.
  ///   - changed: the rows that may differ and those that were added, in their order.
  ///   - question: what the column was made for; none of what became of diversions, since that
  ///     hangs on other cases too.
  /// - Returns: the column.
  func updated(to store: CaseStore, _ changed: [Int32], for question: FactsQuestion) -> FactsColumn
  {
    var parts: [Int: FactsPart] = [:]
    for run in SegmentRun.runs(of: changed) {
      let rows = SegmentRows(SegmentDays(store, segment: run.segment, []), at: run.offsets)
      var facts = DayFacts.of(
        rows, on: question.day, in: question.period, needed: question.need.facts,
        filings: DefendantFilings())
      if let gate = question.need.gate {
        for row in facts.indices where facts[row].isDisjoint(with: gate) { facts[row] = [] }
      }
      let isGated = question.need.gate != nil
      let old =
        self.parts.indices.contains(run.segment)
        ? self.parts[run.segment]
        : FactsPart([], at: isGated ? [] : nil, rowCount: 0)
      parts[run.segment] = old.replacing(
        facts, at: run.offsets,
        rowCount: min(
          store.count - run.segment * PackedCells.segmentRows, PackedCells.segmentRows),
        isGated: isGated)
    }
    return replacing(parts)
  }
}
