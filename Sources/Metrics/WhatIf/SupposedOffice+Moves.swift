import Cases

extension SupposedOffice {
  /// An attorney goes: the open cases to the least loaded of the unit, new ones to all alike.
  mutating func leaves(_ name: String, to other: String?) throws(Problem) -> String {
    let leaver = try attorney(name)
    let home = unit(of: leaver)
    let heirs: [String]
    if let other {
      heirs = [try attorney(other)]
    } else {
      let all = others(than: leaver, in: home)
      heirs = all.isEmpty ? others(than: leaver, in: nil) : all
      assume(
        "The cases of an attorney who leaves go one by one, the heaviest first, to the attorney of "
          + "the unit with the least weighted load at that moment; new cases to all of them alike. A "
          + "supervisor, who carries less by design, gets more so: “leaves to NAME” names who takes "
          + "them.")
    }
    guard !heirs.isEmpty, heirs != [leaver] else {
      throw Problem(why: "there is nobody else who could take the cases")
    }
    let count = cases.piles.reduce(0) { $0 + ($1.attorney == leaver ? $1.ages.count : 0) }
    spread(from: leaver, to: heirs)
    remove(person: leaver)
    touch(attorneys: [leaver] + heirs)
    touch(unit: home)
    return "\(openCases(count)) to \(heirs.count == 1 ? heirs[0] : "\(heirs.count) attorneys")"
  }

  /// Open cases go from one attorney to another; new ones come as before.
  mutating func moves(
    _ amount: Scenario.Amount, _ from: String, _ to: String, _ filter: Filter
  ) throws(Problem) -> String {
    let (giver, taker) = (try attorney(from), try attorney(to))
    guard giver != taker else { throw Problem(why: "both are the same attorney") }
    let bit = filters.firstIndex(of: filter).map { UInt32(1) << UInt32($0) }
    let chosen = cases.piles.indices.filter { index in
      cases.piles[index].attorney == giver
        && (bit.map { cases.piles[index].marks & $0 != 0 } ?? true)
    }
    let total = chosen.reduce(0) { $0 + cases.piles[$1].ages.count }
    let wanted: Int
    switch amount {
    case .all: wanted = total
    case .percent(let percent): wanted = Int((Double(total) * percent / 100).rounded())
    case .cases(let count): wanted = min(count, total)
    }
    assume(
      "Moved cases are open ones; new cases come to each attorney as before. Of a part, every so "
        + "many-th case is taken, by kind and age.")
    var seen = 0
    for index in chosen {
      var (kept, moved): ([Int32], [Int32]) = ([], [])
      for age in cases.piles[index].ages {
        let isTaken = (seen + 1) * wanted / max(1, total) > seen * wanted / max(1, total)
        if isTaken { moved.append(age) } else { kept.append(age) }
        seen += 1
      }
      cases.piles[index].ages = kept
      give(moved, of: cases.piles[index], to: taker)
    }
    tidy()
    touch(attorneys: [giver, taker])
    return "\(wanted.grouped) of \(openCases(total))"
  }

  /// What was moved from the second to the first goes back.
  mutating func returns(_ from: String, _ to: String) throws(Problem) -> String {
    let (giver, taker) = (try attorney(from), try attorney(to))
    var count = 0
    for index in cases.piles.indices
    where cases.piles[index].attorney == giver && cases.piles[index].origin == taker {
      count += cases.piles[index].ages.count
      cases.piles[index].attorney = taker
    }
    tidy()
    touch(attorneys: [giver, taker])
    return openCases(count)
  }

  mutating func merges(_ unit: String, into other: String) throws(Problem) -> String {
    let (gone, kept) = (try self.unit(unit), try self.unit(other))
    guard gone != kept else { throw Problem(why: "both are the same unit") }
    var count = 0
    for index in cases.piles.indices where cases.piles[index].unit == gone {
      count += cases.piles[index].ages.count
      cases.piles[index].unit = kept
    }
    var moved = 0
    for person in people where person.unit.lowercased() == gone.lowercased() {
      var person = person
      remove(person: person.name)
      person.unit = kept
      add(person: person)
      moved += 1
    }
    tidy()
    touch(unit: gone)
    touch(unit: kept)
    assume("In a merged unit every attorney keeps the cases; only the unit is another.")
    return "\(openCases(count)) and \(moved) attorney\(moved == 1 ? "" : "s")"
  }

  /// New attorneys, who take a growing part of the unit's new cases.
  mutating func hires(
    _ count: Int, _ fte: Double, _ name: String?, _ ramp: Int
  ) throws(Problem) -> String {
    let unit = try name.map { (name) throws(Problem) in try self.unit(name) }
    let team = people.filter { unit == nil || $0.unit.lowercased() == unit?.lowercased() }
    let there = AttorneysThere.fte(of: team)
    let first = 1 + people.count { $0.name.hasPrefix("new hire ") }
    let hires = (first..<first + count).map { "new hire \($0)" }
    let whole = there + Double(count) * fte
    // At the middle of each month, as a part of a full load.
    let load = (0..<months).map { month in
      ramp == 0 ? 1 : min(1, (Double(month) + 0.5) / Double(ramp))
    }
    for index in cases.piles.indices {
      let pile = cases.piles[index]
      guard pile.filed > 0, unit == nil || pile.unit == unit else { continue }
      let flow = pile.flow.isEmpty ? Array(repeating: 1, count: months) : pile.flow
      for hire in hires {
        var own = pile
        own.ages = []
        (own.attorney, own.origin) = (hire, hire)
        own.flow = zip(flow, load).map { $0 * $1 * fte / whole }
        cases.piles.append(own)
      }
      cases.piles[index].flow = zip(flow, load).map { $0 * (1 - $1 * Double(count) * fte / whole) }
    }
    for hire in hires {
      add(
        person: AttorneysThere.Person(
          name: hire, spokenName: hire, unit: unit ?? "", fte: fte))
    }
    cases.piles.sort(by: PlannedCases.precedes)
    touch(attorneys: hires)
    touch(unit: unit ?? "")
    assume(
      "A new attorney begins without cases and takes new ones of the unit, by full-time equivalent, "
        + "from nothing to a full part over the ramp-up (\(Scenario.Step.usualRamp) months where a "
        + "step does not say).")
    return
      "\(Scenario.Step.number(there)) full-time equivalents become \(Scenario.Step.number(whole))"
      + (ramp == 0 ? "" : ", full load after \(ramp) months")
  }

  private func openCases(_ count: Int) -> String {
    "\(count.grouped) open case\(count == 1 ? "" : "s")"
  }

  // MARK: - Who takes cases

  /// The unit that an attorney is of: the staff table's, else that of most open cases.
  private func unit(of attorney: String) -> String {
    if let unit = people.first(where: { $0.name == attorney })?.unit, !unit.isEmpty { return unit }
    var open: [String: Int] = [:]
    for pile in cases.piles where pile.attorney == attorney {
      open[pile.unit, default: 0] += pile.ages.count
    }
    return open.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  private func others(than attorney: String, in unit: String?) -> [String] {
    people.filter { person in
      person.name != attorney && !person.name.hasPrefix("new hire ")
        && (unit.map { person.unit.lowercased() == $0.lowercased() } ?? true)
    }.map(\.name)
  }

  /// Gives an attorney's open cases to others, each to whoever has the least then.
  private mutating func spread(from leaver: String, to heirs: [String]) {
    var loads = [Double](repeating: 0, count: heirs.count)
    for pile in cases.piles {
      guard let heir = heirs.firstIndex(of: pile.attorney) else { continue }
      loads[heir] += Double(pile.ages.count) * cases.kinds[pile.kind].weight
    }
    let own = cases.piles.indices.filter { cases.piles[$0].attorney == leaver }
    let inOrder = own.sorted {
      (-cases.kinds[cases.piles[$0].kind].weight, $0) < (
        -cases.kinds[cases.piles[$1].kind].weight, $1
      )
    }
    for index in inOrder {
      let pile = cases.piles[index]
      let weight = cases.kinds[pile.kind].weight
      var given = [[Int32]](repeating: [], count: heirs.count)
      for age in pile.ages {
        let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
        given[least].append(age)
        loads[least] += weight
      }
      for (heir, ages) in zip(heirs, given) {
        give(ages, of: pile, to: heir, filed: pile.filed / Double(heirs.count))
      }
      cases.piles[index].ages = []
      cases.piles[index].filed = 0
    }
    tidy()
  }

  private mutating func give(
    _ ages: [Int32], of pile: PlannedCases.Pile, to attorney: String, filed: Double = 0
  ) {
    guard !ages.isEmpty || filed > 0 else { return }
    var given = pile
    given.attorney = attorney
    given.ages = ages
    given.filed = filed
    cases.piles.append(given)
  }

  /// Joins piles that are alike, so that what was moved and came back is what it was.
  private mutating func tidy() {
    struct Likeness: Hashable {
      var attorney: String
      var origin: String
      var unit: String
      var kind: Int
      var marks: UInt32
      var flow: [Double]
    }
    var places: [Likeness: Int] = [:]
    var joined: [PlannedCases.Pile] = []
    for pile in cases.piles where !pile.ages.isEmpty || pile.filed > 0 {
      let likeness = Likeness(
        attorney: pile.attorney, origin: pile.origin, unit: pile.unit, kind: pile.kind,
        marks: pile.marks, flow: pile.flow)
      if let place = places[likeness] {
        joined[place].ages = (joined[place].ages + pile.ages).sorted()
        joined[place].filed += pile.filed
      } else {
        places[likeness] = joined.count
        joined.append(pile)
      }
    }
    cases.piles = joined.sorted(by: PlannedCases.precedes)
  }
}
