import Cases
import Glibc

/// The office as it is supposed to be: cases, weights, rates and attorneys after some steps.
struct SupposedOffice: Sendable {
  var cases: PlannedCases
  var people: [AttorneysThere.Person]
  /// Names on cases that are nobody's.
  let placeholders: Set<String>
  /// The filters whose cases the piles' marks say, in order.
  let filters: [Filter]
  /// The fields that the data has.
  let fields: Set<CaseField>
  /// The months ahead.
  let months: Int
  let weightUnit: String
  /// Attorneys and units whose cases or people a step moves.
  private(set) var attorneys: [String] = []
  private(set) var units: [String] = []
  /// What steps assume, in sentences, each once.
  private(set) var assumptions: [String] = []

  init(
    _ cases: PlannedCases, _ there: AttorneysThere, placeholders: Set<String>, filters: [Filter],
    fields: Set<CaseField>, months: Int, weightUnit: String
  ) {
    self.cases = cases
    people = there.people
    self.placeholders = placeholders
    self.filters = filters
    self.fields = fields
    self.months = months
    self.weightUnit = weightUnit
  }

  /// Why a step cannot be taken.
  struct Problem: Error { var why: String }

  /// Takes a step.
  ///
  /// - Returns: What it comes to, in words.
  /// - Throws: ``Problem`` where the office has nothing of that name, and nothing is changed.
  mutating func take(_ step: Scenario.Step) throws(Problem) -> String {
    switch step {
    case .leaves(let attorney, let other): return try leaves(attorney, to: other)
    case .moves(let amount, let from, let to, let filter):
      return try moves(amount, from, to, filter)
    case .returns(let from, let to): return try returns(from, to)
    case .merges(let unit, let other): return try merges(unit, into: other)
    case .hires(let count, let hundredths, let unit, let ramp):
      return try hires(count, Double(hundredths) / 100, unit, ramp)
    case .weighs(let name, let isOffense, let weight):
      return try weighs(name, isOffense, weight)
    case .declines(let name, let percent):
      let change = try scaleInflow(of: name, by: 1 - percent / 100)
      return
        "\(words(change.before - change.after)) of \(words(change.before)) new cases a year are "
        + "declined at screening"
    case .inflow(let percent, let name):
      let change = try scaleInflow(of: name, by: 1 + percent / 100)
      return "\(words(change.after)) new cases a year in the place of \(words(change.before))"
    case .meets(let severity, let days, let percent):
      return try meets(severity, days, percent / 100)
    }
  }

  // MARK: - Names

  /// The attorney of a name, as cases write it.
  func attorney(_ name: String) throws(Problem) -> String {
    guard fields.contains(.attorney) else {
      throw Problem(why: "the data names no attorneys")
    }
    let wanted = name.lowercased()
    if wanted == unassignedLabel { return "" }
    let person = people.first { person in
      person.name.lowercased() == wanted || person.spokenName.lowercased() == wanted
    }
    if let person { return person.name }
    let holders = Set(cases.piles.map(\.attorney))
    if let holder = holders.filter({ $0.lowercased() == wanted }).min() { return holder }
    let known = people.map(\.name) + holders.subtracting([""]).sorted()
    throw Problem(why: "there is no attorney of this name" + near(name, known))
  }

  func unit(_ name: String) throws(Problem) -> String {
    let known = Set(cases.piles.map(\.unit) + people.map(\.unit)).subtracting([""]).sorted()
    guard !known.isEmpty else { throw Problem(why: "the data names no units") }
    guard let unit = known.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw Problem(why: "there is no unit of this name" + near(name, known))
    }
    return unit
  }

  private func near(_ name: String, _ known: [String]) -> String {
    nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
  }

  /// The kinds of an offense or a severity.
  private func kinds(named name: String, offenseOnly: Bool = false) throws(Problem) -> [Int] {
    let wanted = name.lowercased()
    let isSeverity = !offenseOnly && Severity.allCases.contains { $0.word == wanted }
    let found = cases.kinds.indices.filter { index in
      isSeverity
        ? cases.kinds[index].severity?.word == wanted
        : cases.kinds[index].offense.lowercased() == wanted
    }
    guard !found.isEmpty else {
      let known = Set(cases.kinds.map(\.offense)).subtracting([""]).sorted()
      throw Problem(why: "no case has this offense or severity" + near(name, known))
    }
    return found
  }

  mutating func touch(attorneys names: [String]) {
    for name in names where !attorneys.contains(name) { attorneys.append(name) }
  }

  mutating func touch(unit: String) {
    if !unit.isEmpty, !units.contains(unit) { units.append(unit) }
  }

  mutating func assume(_ sentence: String) {
    if !assumptions.contains(sentence) { assumptions.append(sentence) }
  }

  // MARK: - New cases, weights and rates

  private mutating func scaleInflow(
    of name: String?, by factor: Double
  ) throws(Problem) -> (before: Double, after: Double) {
    var chosen: Set<Int>?
    if let name { chosen = Set(try kinds(named: name)) }
    var (before, after) = (0.0, 0.0)
    for index in cases.piles.indices where chosen?.contains(cases.piles[index].kind) ?? true {
      before += cases.piles[index].yearly
      cases.piles[index].filed *= factor
      after += cases.piles[index].yearly
    }
    assume(
      "Cases that are declined or do not come in are new ones only; open cases stay. How long half of "
        + "the new cases take and the clearance then are those of another mix of cases: nothing ends "
        + "sooner or later for it.")
    return (before, after)
  }

  private mutating func weighs(
    _ name: String, _ isOffense: Bool, _ weight: Double
  ) throws(Problem) -> String {
    let found = try kinds(named: name, offenseOnly: isOffense)
    // An offense with a weight of its own keeps it: the severity's does not reach it.
    let changed =
      isOffense
      ? found : found.filter { cases.kinds[$0].isWeighedBySeverity }
    guard !changed.isEmpty else {
      throw Problem(why: "every offense of it has a weight of its own")
    }
    let before = Set(changed.map { cases.kinds[$0].weight }).sorted()
    for index in changed {
      cases.kinds[index].weight = weight
      if isOffense { cases.kinds[index].isWeighedBySeverity = false }
    }
    return before.map { Scenario.Step.number($0) }.joined(separator: ", ")
      + " \(weightUnit) become \(Scenario.Step.number(weight))"
  }

  /// Raises the rates of a severity so far that a share of its new cases ends within some days.
  private mutating func meets(
    _ severity: Severity, _ days: Int, _ share: Double
  ) throws(Problem) -> String {
    let found = try kinds(named: severity.word)
    var filed: [Int: Double] = [:]
    for pile in cases.piles { filed[pile.kind, default: 0] += pile.yearly }
    let parts = found.map { kind in
      (filed: filed[kind] ?? 0, logOpen: cases.logOpen(kind, beyond: days))
    }.filter { $0.filed > 0 }
    let all = parts.reduce(0) { $0 + $1.filed }
    guard all > 0 else { throw Problem(why: "no such case was filed in a year") }
    func ended(_ factor: Double) -> Double {
      var open = 0.0
      for part in parts { open += part.filed * exp(factor * part.logOpen) }
      return 1 - open / all
    }
    let now = ended(1)
    guard now < share else {
      return "met already: \(percent(now)) end within \(days) days at today's rates"
    }
    var (low, high) = (1.0, 64.0)
    guard ended(high) >= share else {
      throw Problem(why: "hardly any such case ends, so that no raised rate meets it")
    }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if ended(middle) < share { low = middle } else { high = middle }
    }
    for kind in found { cases.kinds[kind].factor *= high }
    assume(
      "A standard is met by raising the chance to end of every open and new case of the severity, "
        + "at every age, by the same factor. It does not say who does that work.")
    return "\(percent(now)) now; the chance to end on any day is raised \(twoDecimals(high)) times"
  }

  /// Changes who is there.
  mutating func remove(person name: String) {
    people.removeAll { $0.name == name }
  }

  mutating func add(person: AttorneysThere.Person) {
    people.append(person)
  }

  // MARK: - Numbers in words

  func words(_ count: Double) -> String {
    count < 10 && count != count.rounded() ? oneDecimal(count) : Int(count.rounded()).grouped
  }

  private func percent(_ share: Double) -> String { oneDecimal(share * 100) + " %" }

  private func oneDecimal(_ value: Double) -> String {
    Scenario.Step.number((value * 10).rounded() / 10)
  }

  private func twoDecimals(_ value: Double) -> String {
    Scenario.Step.number((value * 100).rounded() / 100)
  }
}

extension Int {
  /// The number with separators of thousands.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
