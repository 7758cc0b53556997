/// One charge of a case, as a person reads it.
public struct Charge: Hashable, Sendable {
  public var number: String
  public var isLead: Bool
  public var title: String
  public var statute: String
  public var chargeClass: String
  public var filed: Day?
  public var disposed: Day?
  /// The office's own word, then its standard meaning.
  public var dispositionWord: String
  public var disposition: Disposition?
  public var sentenceWord: String
  public var sentence: Sentence?
  /// The length in days, where the sentence has one.
  public var sentenceDays: Int?

  /// Creates a charge.
  public init(
    number: String, isLead: Bool = false, title: String = "", statute: String = "",
    chargeClass: String = "", filed: Day? = nil, disposed: Day? = nil,
    dispositionWord: String = "", disposition: Disposition? = nil, sentenceWord: String = "",
    sentence: Sentence? = nil, sentenceDays: Int? = nil
  ) {
    self.number = number
    self.isLead = isLead
    self.title = title
    self.statute = statute
    self.chargeClass = chargeClass
    self.filed = filed
    self.disposed = disposed
    self.dispositionWord = dispositionWord
    self.disposition = disposition
    self.sentenceWord = sentenceWord
    self.sentence = sentence
    self.sentenceDays = sentenceDays
  }
}

/// Something that happened in a case, or a hearing that is scheduled.
public struct CaseEvent: Hashable, Sendable {
  /// `nil` where the day is missing or implausible.
  public var day: Day?
  /// The time of day as written, for a hearing.
  public var time: String
  /// The office's own word.
  public var word: String
  public var type: EventType?

  /// Creates an event.
  public init(day: Day?, time: String = "", word: String, type: EventType? = nil) {
    self.day = day
    self.time = time
    self.word = word
    self.type = type
  }
}

/// A person of the office.
public struct StaffMember: Hashable, Sendable {
  /// The name or code by which cases name the person.
  public var attorney: String
  public var name: String
  public var unit: String
  public var supervisor: String
  public var role: String
  public var isLeader: Bool
  public var race: String
  /// Full-time equivalent in hundredths; 100 is full time; `nil` where it is not known.
  public var fteHundredths: Int?
  public var from: Day?
  public var to: Day?
  public var isPlaceholder: Bool

  /// Creates a staff member.
  public init(
    attorney: String, name: String = "", unit: String = "", supervisor: String = "",
    role: String = "", isLeader: Bool = false, race: String = "", fteHundredths: Int? = nil,
    from: Day? = nil, to: Day? = nil, isPlaceholder: Bool = false
  ) {
    self.attorney = attorney
    self.name = name
    self.unit = unit
    self.supervisor = supervisor
    self.role = role
    self.isLeader = isLeader
    self.race = race
    self.fteHundredths = fteHundredths
    self.from = from
    self.to = to
    self.isPlaceholder = isPlaceholder
  }
}

/// The charges, events and hearings of each case, found by the case's row.
public struct RelatedTables: Sendable {
  private let chargesOf: @Sendable (Int) -> [Charge]
  private let eventsOf: @Sendable (Int) -> [CaseEvent]
  private let hearingsOf: @Sendable (Int) -> [CaseEvent]
  /// The records behind them, where an office was read.
  let records: RelatedRecords?

  /// Creates tables that read rows when asked.
  public init(
    charges: @escaping @Sendable (Int) -> [Charge] = { _ in [] },
    events: @escaping @Sendable (Int) -> [CaseEvent] = { _ in [] },
    hearings: @escaping @Sendable (Int) -> [CaseEvent] = { _ in [] }
  ) {
    chargesOf = charges
    eventsOf = events
    hearingsOf = hearings
    records = nil
  }

  /// Tables that read an office's records when asked.
  init(_ records: RelatedRecords) {
    chargesOf = records.charges
    eventsOf = records.events
    hearingsOf = records.hearings
    self.records = records
  }

  /// The charges of the case in a row, by number.
  public func charges(of row: Int) -> [Charge] { chargesOf(row) }
  /// The events of the case in a row, oldest first.
  public func events(of row: Int) -> [CaseEvent] { eventsOf(row) }
  /// The days and words of the events of all cases; `nil` where events with days are not in the data,
  /// or these are the cases of a past day.
  public var eventDays: EventDays? { records?.eventDays }
  /// The scheduled hearings of the case in a row, soonest first.
  public func hearings(of row: Int) -> [CaseEvent] { hearingsOf(row) }
}
