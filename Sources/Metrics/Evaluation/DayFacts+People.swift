import Cases

/// Victims and counsel.
extension DayFacts {
  /// Whether there is a victim, of what race, and whether somebody talked to them; who defends.
  mutating func addPeople() {
    add(.counsel) { code in
      switch Counsel(rawValue: code) {
      case .publicDefender?, .appointed?: [.counselKnown, .publicCounsel]
      case .privateCounsel?: [.counselKnown, .privateCounsel]
      case Counsel.none?: .counselKnown
      case nil: []
      }
    }
    if let race = store.text(.victimRace), let codes = rows.codes(.victimRace) {
      let meaning = race.labels.map { label -> Facts in
        if label.isEmpty { return [] }
        if label == Race.unknown { return .victimKnown }
        return label == "White"
          ? [.victimKnown, .victimRaceKnown] : [.victimKnown, .victimRaceKnown, .victimNonWhite]
      }
      for row in facts.indices { facts[row].formUnion(meaning[Int(codes[row])]) }
    }
    if let age = rows.numbers(store.numbers(.victimAge)) {
      for row in facts.indices where age[row] != CaseStore.missingNumber {
        facts[row].formUnion(.victimKnown)
      }
    }
    guard let contacted = rows.days(.victimContacted) else { return }
    for row in facts.indices where contacted[row] != Day.missing && contacted[row] <= day.number {
      facts[row].formUnion([.victimKnown, .victimContacted])
      if filed[row] != Day.missing, filed[row] <= contacted[row] {
        facts[row].formUnion(.hasTimeToContact)
      }
    }
  }
}
