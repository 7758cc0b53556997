import Cases
import Glibc
import Statistics
import Testing

@testable import Metrics

/// Cases of one kind, whose chance to end is the same on every day.
func steadyCases(
  daily chance: Double, piles: [PlannedCases.Pile], learned: Int = 1_000_000
) -> PlannedCases {
  var cases = PlannedCases()
  cases.kinds = [PlannedCases.Kind(severity: .felony, offense: "Theft", weight: 3, rates: 0)]
  cases.rates = [EndingRates(daily: chance, ended: learned)]
  cases.piles = piles
  return cases
}

func pile(
  _ attorney: String = "Ada", _ unit: String = "One", kind: Int = 0, ages: [Int32] = [],
  filed: Double = 0
) -> PlannedCases.Pile {
  PlannedCases.Pile(
    attorney: attorney, origin: attorney, unit: unit, kind: kind, marks: 0, ages: ages,
    filed: filed)
}

@Suite("A projection")
struct ProjectionTests {
  private func sums(_ cases: PlannedCases, overdispersion: Double = 1) -> LoadSums {
    Projection(cases, asOf: inventedDay, months: 12, overdispersion: overdispersion)
      .sums(units: [], attorneys: []).office
  }

  @Test("ages today's cases by their chances to end")
  func stock() {
    let cases = steadyCases(daily: 0.01, piles: [pile(ages: Array(repeating: 40, count: 100))])
    let sums = sums(cases)
    // From 2022-11-05 to 2022-12-05 are 30 days: 100 · 0.99³⁰ = 73.9700.
    let open = pow(0.99, 30.0)
    #expect(sums.open[0].mean == 100)
    #expect(abs(sums.open[1].mean - 73.9700) < 1e-4)
    #expect(abs(sums.weighted[1].mean - 3 * 73.9700) < 3e-4)
    // Poisson-binomial: 100 · p(1 − p); and 100 p (−ln p) learned from 10⁶ endings.
    let error = 100 * open * -log(open) / 1000
    #expect(
      abs(sums.open[1].variance(cases.rates) - 100 * open * (1 - open) - error * error) < 1e-9)
    #expect(sums.filed == 0 && sums.clearance(cases.rates).value == nil)
    #expect(abs((sums.disposed(cases.rates).value ?? 0) - 100 * (1 - pow(0.99, 365.0))) < 1e-9)
  }

  @Test("lets new cases come in evenly")
  func inflow() {
    // None ends: one a day for 365 days.
    let kept = sums(steadyCases(daily: 0, piles: [pile(filed: 365)]))
    #expect(abs(kept.open[12].mean - 365) < 1e-9 && abs(kept.filed - 365) < 1e-9)
    #expect(abs(kept.clearance([EndingRates(daily: 0, ended: 1)]).value ?? 1) < 1e-12)
    // Poisson with the error of the year that it is learned from: 365 + 365² · 1/365.
    #expect(abs(kept.open[12].variance([EndingRates(daily: 0, ended: 1)]) - 730) < 1e-6)
  }

  @Test("stays level where as many end as come in")
  func equilibrium() {
    // A new case is open beyond age a with 0.99^(a+1): one a day keeps 0.99/0.01 = 99 open.
    let cases = steadyCases(
      daily: 0.01, piles: [pile(ages: Array(repeating: 7, count: 99), filed: 365)])
    let sums = sums(cases, overdispersion: 2)
    for month in 0...12 { #expect(abs(sums.open[month].mean - 99) < 1e-9) }
    #expect(abs((sums.clearance(cases.rates).value ?? 0) - 1) < 1e-12)
    #expect(abs((sums.disposed(cases.rates).value ?? 0) - 365) < 1e-9)
    // 0.99^(a+1) ≤ ½ first at a = 68: 0.99⁶⁹ = 0.49984.
    #expect(sums.days(cases).value == 68)
  }

  @Test("has the chances of the Kaplan-Meier estimate")
  func kaplanMeier() {
    var lives = CaseLives()
    for index in 0..<600 {
      let age = (index * 53) % 400
      if index % 4 == 0 { lives.others.add(day: age) } else { lives.ended.add(day: age) }
      if index % 3 == 0, age > 20 { lives.entries.add(day: age / 2) }
    }
    let estimate = KaplanMeier(
      events: lives.ended, censorings: lives.others, entries: lives.entries)
    let rates = EndingRates(lives)
    for age in [0, 10, 90, 200] {
      let chance = 1 - exp(rates.logOpen(beyond: age + 91) - rates.logOpen(beyond: age))
      let expected = estimate.share(endedWithin: 91, ofThoseOpenAfter: age, fewest: 20)?.estimate
      #expect(abs(chance - (expected ?? -1)) < 1e-12)
    }
    // Beyond the ages that enough cases have, the last ones speak.
    #expect(rates.logOpen(beyond: 5000) < rates.logOpen(beyond: 4000))
  }

  @Test("is the same however cases are parted among attorneys")
  func conserved() {
    let ages: [Int32] = [1, 5, 40, 90, 91, 300]
    let whole = sums(steadyCases(daily: 0.004, piles: [pile(ages: ages, filed: 30)]))
    let parts = sums(
      steadyCases(
        daily: 0.004,
        piles: [
          pile(ages: [1, 40], filed: 10), pile("Ben", ages: [5, 90, 91, 300], filed: 20),
        ]))
    let rates = [EndingRates(daily: 0.004, ended: 50)]
    for month in 0...12 {
      #expect(abs(whole.open[month].mean - parts.open[month].mean) < 1e-9)
      #expect(
        abs(whole.open[month].variance(rates) - parts.open[month].variance(rates)) < 1e-9)
    }
  }
}

@Suite("An office that is supposed to be otherwise")
struct SupposedOfficeTests {
  private func office(_ piles: [PlannedCases.Pile], filters: [Filter] = []) -> SupposedOffice {
    var cases = steadyCases(daily: 0.01, piles: piles.sorted(by: PlannedCases.precedes))
    cases.kinds.append(
      PlannedCases.Kind(severity: .misdemeanor, offense: "Assault", weight: 1, rates: 0))
    let staff = ["Ada", "Ben", "Cleo"].map {
      StaffMember(attorney: $0, unit: "One", role: "attorney", fteHundredths: 100)
    }
    guard let there = AttorneysThere(staff: staff, placeholders: [], on: inventedDay) else {
      fatalError("three attorneys are there")
    }
    return SupposedOffice(
      cases, there, placeholders: [], filters: filters,
      fields: [.attorney, .unit, .severity, .offense], months: 12, weightUnit: "hours")
  }

  private func loads(_ office: SupposedOffice) -> [String: Double] {
    var loads: [String: Double] = [:]
    for pile in office.cases.piles {
      loads[pile.attorney, default: 0] +=
        Double(pile.ages.count) * office.cases.kinds[pile.kind].weight
    }
    return loads
  }

  private let three = [
    pile("Ada", kind: 1, ages: [1, 2, 3, 4], filed: 12), pile("Ben", kind: 1, ages: [5, 6]),
    pile("Cleo", ages: [10], filed: 8), pile("Cleo", kind: 1, ages: [20, 30], filed: 4),
  ]

  @Test("gives the cases of who leaves to the least loaded, the heaviest first")
  func leaves() throws {
    var office = office(three)
    // Ada carries 4, Ben 2. The felony of 3 goes to Ben (5); a misdemeanor to Ada (5), and of two
    // with as much to the first by name (6).
    #expect(
      try office.take(.leaves(attorney: "cleo", to: nil)) == "3 open cases to 2 attorneys")
    #expect(loads(office) == ["Ada": 6, "Ben": 5])
    #expect(office.people.map(\.name) == ["Ada", "Ben"])
    // New cases: 24 a year in all, Cleo's 12 to both alike.
    let filed = office.cases.piles.filter { $0.attorney == "Ben" }.reduce(0) { $0 + $1.filed }
    #expect(filed == 6)
    #expect(office.cases.piles.reduce(0) { $0 + $1.filed } == 24)
    #expect(office.attorneys == ["Cleo", "Ada", "Ben"] && office.units == ["One"])
  }

  @Test("is what it was when all that was moved went back")
  func back() throws {
    let before = office(three)
    var after = before
    #expect(
      try after.take(Scenario.Step(parsing: "move all cases from Cleo to Ben"))
        == "3 of 3 open cases")
    #expect(loads(after) == ["Ada": 4, "Ben": 7, "Cleo": 0])
    _ = try after.take(Scenario.Step(parsing: "return cases from Ben to Cleo"))
    #expect(after.cases.piles == before.cases.piles)
    #expect(after.people == before.people)
  }

  @Test("moves a part of every kind and age")
  func part() throws {
    var office = office(three)
    #expect(
      try office.take(Scenario.Step(parsing: "move 50 % of cases from Ada to Ben"))
        == "2 of 4 open cases")
    let kept = office.cases.piles.filter { $0.attorney == "Ada" }.flatMap(\.ages)
    #expect(kept == [1, 3])
    #expect(loads(office)["Ben"] == 4)
  }

  @Test("keeps all cases when units merge")
  func merges() throws {
    var office = office(three + [pile("Dan", "Two", ages: [9], filed: 5)])
    #expect(try office.take(.merges(unit: "Two", into: "One")) == "1 open case and 0 attorneys")
    #expect(Set(office.cases.piles.map(\.unit)) == ["One"])
    #expect(office.cases.piles.reduce(0) { $0 + $1.ages.count } == 10)
  }

  @Test("gives a new attorney a part of new cases by full-time equivalent")
  func hires() throws {
    var office = office(three)
    // 1 of 3 + 1: a quarter of 24 a year, from the first month on.
    #expect(
      try office.take(.hires(1, fteHundredths: 100, unit: "One", ramp: 0))
        == "3 full-time equivalents become 4")
    let sums = Projection(office.cases, asOf: inventedDay, months: 12, overdispersion: 1)
      .sums(units: [], attorneys: ["new hire 1"])
    #expect(abs((sums.attorneys["new hire 1"]?.filed ?? 0) - 6) < 1e-9)
    #expect(abs(sums.office.filed - 24) < 1e-9)
    // Half a load in the middle of a ramp-up of 12 months, on average.
    var slow = self.office(three)
    _ = try slow.take(.hires(1, fteHundredths: 100, unit: "One", ramp: 12))
    let ramped = Projection(slow.cases, asOf: inventedDay, months: 12, overdispersion: 1)
      .sums(units: [], attorneys: ["new hire 1"])
    #expect(abs((ramped.attorneys["new hire 1"]?.filed ?? 0) - 3) < 0.05)
    #expect(abs(ramped.office.filed - 24) < 1e-9)
  }

  @Test("declines new cases alone, and weighs as it is told")
  func declines() throws {
    var office = office(three)
    #expect(
      try office.take(.declines(name: "theft", percent: 50))
        == "4 of 8 new cases a year are declined at screening")
    #expect(try office.take(.inflow(percent: 10, of: nil)).hasPrefix("22 new cases a year"))
    #expect(
      try office.take(.weighs(name: "felony", isOffense: false, weight: 5)) == "3 hours become 5")
    #expect(loads(office)["Cleo"] == 7)
    #expect(office.cases.piles.reduce(0) { $0 + $1.ages.count } == 9)
  }

  @Test("raises rates so far that a standard is met")
  func standard() throws {
    var office = office(three)
    _ = try office.take(.meets(.felony, days: 100, percent: 90))
    // ln 0.1 ÷ (101 · ln 0.99) = 2.268373
    #expect(abs(office.cases.kinds[0].factor - 2.268373) < 1e-5)
    #expect(office.cases.kinds[1].factor == 1)
    #expect(try office.take(.meets(.felony, days: 100, percent: 80)).hasPrefix("met already: 90 %"))
  }

  @Test("refuses names that the office does not have")
  func unknown() {
    for (text, why) in [
      ("attorney Adda leaves", "did you mean Ada?"), ("unit Too merges into One", "no unit"),
      ("decline Arson", "no case has this offense"), ("hire 1 in Three", "no unit"),
      ("move all cases from Ada to Ada", "the same attorney"),
    ] {
      var office = office(three)
      let step = try? Scenario.Step(parsing: text)
      let problem = #expect(throws: SupposedOffice.Problem.self) {
        if let step { _ = try office.take(step) }
      }
      #expect(problem?.why.contains(why) == true, "\(problem?.why ?? "")")
    }
  }
}
