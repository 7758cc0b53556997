import Cases

extension CaseColumns {
  /// After which event an open case stands: the last one of its last day, as ``EventTally`` has it.
  var lastEventType: TextColumn? {
    guard !store.looksBack, let events = store.related.eventDays, let filed = store.days(.filed)
    else { return nil }
    let codes = numbers(of: FactsTest(.open)) { segment, offsets in
      let starts = filed.numbers(inSegment: segment, at: offsets)
      let first = segment * PackedCells.segmentRows
      var found: [EventDays.Event] = []
      return zip(offsets, starts).map { offset, start in
        events.read(first + Int(offset), upTo: today, into: &found)
        return found.last.map { $0.day >= start ? $0.word : 0 } ?? 0
      }
    }
    return TextColumn(
      codes: codes.map { $0 == CaseStore.missingNumber ? 0 : UInt32($0) }, labels: events.words)
  }
}
