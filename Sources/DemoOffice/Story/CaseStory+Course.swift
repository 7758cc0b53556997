import Cases

extension CaseStory {
  /// Who holds the case, from whom to whom.
  mutating func hold() {
    guard let filed = record.filed else { return }
    record.unit = record.offense.unit
    let end = min(ending, last)
    holder = roster.attorney(of: record.unit, on: filed, &dice)
    var from = filed
    if let left = roster.attorneys[holder].to, left < end,
      dice.happens(ending > last ? 550 : 900)
    {
      handOver(on: left, &from)
    } else if end - filed > 60, dice.happens(110) {
      handOver(on: filed + dice.between(20...(end - filed - 10)), &from)
    }
    record.attorney = nameOnCase(since: filed)
    if !record.attorney.isEmpty {
      record.assignments.append(
        AssignmentRecord(
          attorney: record.attorney, from: from, to: ending <= last ? ending : nil))
    }
    let bench = (holder * 3 + dice.below(3)) % Names.judges.count
    record.judge = dice.happens(8) ? "" : Names.judges[bench]
  }

  private mutating func handOver(on day: Day, _ from: inout Day) {
    record.assignments.append(
      AssignmentRecord(attorney: roster.attorneys[holder].written, from: from, to: day))
    from = day + 1
    holder = roster.attorney(of: record.unit, on: from, &dice)
  }

  /// Mostly the holder; sometimes a placeholder, and nobody on some new cases.
  private mutating func nameOnCase(since filed: Day) -> String {
    if last - filed < 45, dice.happens(45) || dice.happens(4) { return "" }
    if !record.assignments.isEmpty, ending > last, dice.happens(90) { return Roster.vacancy }
    return dice.happens(12) ? Roster.official : roster.attorneys[holder].written
  }

  /// The settings of the case from its filing on: those up to the last day are events, the next
  /// ones are on the calendar.
  mutating func listHearings() {
    guard let filed = record.filed, let arraigned = record.arraigned else { return }
    add(.complaint, on: filed)
    if dice.happens(240) { add(.notice, on: filed + dice.between(1...6)) }
    appear(.initialAppearance, on: arraigned)
    var previous = arraigned
    var stage = 0
    let gap = max(21, min(54, (ending - filed) / 5))
    while true {
      let step = gap * dice.between(70...130) / 100
      var day = CourtCalendar.sitting(onOrAfter: previous + step)
      if let pause, pause.from <= day, day < pause.to, previous <= pause.from {
        add(.warrantIssued, on: pause.from)
        add(.warrantReturned, on: pause.to)
        day = CourtCalendar.sitting(onOrAfter: pause.to + dice.between(3...14))
      }
      guard day + 6 < ending, previous <= last else { break }
      let words: [EventWord] =
        record.offense.severity == .felony
        ? [.preliminary, .arraignment, .pretrial] : [.pretrial, .status]
      appear(
        stage < words.count ? words[stage] : dice.one(of: [.status, .pretrial, .motion]), on: day)
      if dice.happens(290) { add(continuance(), on: day) }
      if stage == 0, dice.happens(650) { add(.discovery, on: day + dice.between(1...9)) }
      previous = day
      stage += 1
    }
    listEnding()
    leaveSomeUnscheduled(after: filed)
    record.events.sort { $0.day < $1.day }
  }

  private mutating func continuance() -> EventWord {
    let words: [EventWord] = [.continuedDefense, .continuedState, .continuedCourt]
    return words[dice.index(weighted: [52, 20, 28])]
  }

  private mutating func listEnding() {
    switch outcome {
    case .plea: appear(.plea, on: ending)
    case .trialConvicted, .acquitted:
      appear(dice.happens(720) ? .juryTrial : .courtTrial, on: ending)
    case .diverted: add(.diverted, on: ending)
    case .dismissed, .pleaDismissed: add(.dismissal, on: ending)
    default: appear(.status, on: ending)
    }
  }

  private static let times = ["08:30", "09:00", "09:00", "10:30", "13:30", "14:15"]

  private mutating func appear(_ word: EventWord, on day: Day) {
    guard day > last else { return add(word, on: day) }
    guard record.hearings.count < 2 else { return }
    // The calendar reaches some months ahead, and most settings come sooner than the end.
    let shown = min(day, last + dice.between(record.hearings.isEmpty ? 1...75 : 76...170))
    record.hearings.append(
      HearingRecord(
        day: CourtCalendar.sitting(onOrAfter: shown), time: dice.one(of: CaseStory.times),
        word: word))
  }

  private mutating func add(_ word: EventWord, on day: Day) {
    guard day <= last else { return }
    let isHearing = word.type == .hearing
    record.events.append(
      EventRecord(day: day, word: word, attorney: isHearing ? attorney(on: day) : ""))
  }

  private func attorney(on day: Day) -> String {
    record.assignments.last { $0.from <= day }?.attorney ?? ""
  }

  /// Some open cases have no next date, and some of those have been forgotten.
  private mutating func leaveSomeUnscheduled(after filed: Day) {
    guard ending > last else {
      record.hearings = []
      return
    }
    guard pause.map({ last < $0.to && $0.from <= last }) != true else {
      record.hearings = []
      return
    }
    if last - filed > 150, dice.happens(110) {
      let quietSince = last - dice.between(92...min(140, last - filed - 5))
      record.events.removeAll { $0.day > quietSince }
      record.hearings = []
    } else if dice.happens(65) {
      record.hearings = []
    }
  }
}
