import Cases

/// Counts how long cases stay between an event and the next one.
///
/// A case is filed, then something happens day after day until it is disposed: of each day the last
/// event names where the case stands, so that every open case stands in one place.
struct EventTally: StayTally {
  /// By code of the event's word; the first is of cases that are filed and nothing since.
  private(set) var tallies: [StageTally]
  private var events: [EventDays.Event] = []

  init(_ empty: StageTally, words: Int) {
    tallies = Array(repeating: empty, count: words)
  }

  /// Counts the stays of a case between filing and disposition.
  mutating func add(_ stay: StageStays.Stay, _ reader: EventDays, row: Int) {
    guard let today = tallies.first?.days.today else { return }
    let start: Int32
    let end: Int32?
    switch stay {
    case .left(let from, let to): (start, end) = (from, to)
    case .waiting(let from): (start, end) = (from, nil)
    case .inactive(let from): (start, end) = (from, nil)
    case .none, .unknown: return
    }
    reader.read(row, upTo: end ?? today, into: &events)
    var place = (word: 0, from: start)
    // What is recorded of the day of filing or of a day before it does not say where the case went.
    for event in events where event.day >= start {
      if event.day > place.from { tallies[place.word].addLeft(place.from, event.day) }
      place = (Int(event.word), event.day)
    }
    if let end {
      tallies[place.word].addLeft(place.from, end)
    } else if case .waiting = stay {
      tallies[place.word].add(.waiting(place.from))
    } else {
      tallies[place.word].add(.inactive(place.from))
    }
  }

  mutating func merge(_ other: EventTally) {
    for index in tallies.indices { tallies[index].merge(other.tallies[index]) }
  }
}
