/// The days and words of the events of cases, as numbers: for questions about all cases at once.
public struct EventDays: Sendable {
  /// The office's own words of events, by code; the first stands for no event.
  public let words: [String]
  private let isClerical: [Bool]
  private let read: @Sendable (Int, (Int32, Int) -> Void) -> Void

  /// An event of a case: its day, and the code of its word.
  public struct Event: Hashable, Sendable {
    public var day: Int32
    public var word: Int32

    /// Creates an event.
    public init(day: Int32, word: Int32) {
      self.day = day
      self.word = word
    }
  }

  /// Creates a reader that calls a function with the day and the code of each event of a row, the one
  /// that was recorded last the first; a day that is not known is ``Day/missing``.
  init(
    words: [String], isClerical: [Bool],
    read: @escaping @Sendable (Int, (Int32, Int) -> Void) -> Void
  ) {
    self.words = words
    self.isClerical = isClerical
    self.read = read
  }

  /// The events of the case in a row up to a day, one a day, the oldest first.
  ///
  /// Of several on a day it is the one that was recorded last. Clerical ones and those without a day
  /// are left out.
  public func read(_ row: Int, upTo last: Int32, into events: inout [Event]) {
    var found: [Event] = []
    swap(&found, &events)
    found.removeAll(keepingCapacity: true)
    read(row) { day, word in
      guard day != Day.missing, day <= last, !isClerical[word] else { return }
      // They are mostly recorded in the order of their days, and come from the last on.
      var place = found.count
      while place > 0, found[place - 1].day < day { place -= 1 }
      if place > 0, found[place - 1].day == day { return }
      found.insert(Event(day: day, word: Int32(word)), at: place)
    }
    found.reverse()
    swap(&found, &events)
  }
}
