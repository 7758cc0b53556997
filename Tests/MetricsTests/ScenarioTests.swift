import Cases
import Testing

@testable import Metrics

@Suite("A scenario")
struct ScenarioTests {
  @Test(
    "is written as it is read",
    arguments: [
      "attorney PA-0141 leaves", "attorney Rahman, Shandiin leaves to Kowalski, Tunde R.",
      "move all cases from Ada to Ben", "move 25 % of cases from Ada to Ben",
      "move 30 cases from Ada to new hire 1 where severity = felony and age_days > 90",
      "return cases from Ben to Ada", "unit Violent Crime merges into Property",
      "hire 1 in Property", "hire 2 at 0.5 in Property ramp 3 months", "hire 1",
      "weight of felony is 30", "weight of offense Theft is 2.5", "decline Theft",
      "decline 50 % of misdemeanor", "felony within 365 days for 90 %", "inflow +10 %",
      "inflow -5 % of Theft", "attorney \"Leaves, To \"\"Go\"\"\" leaves",
      "move all cases from (unassigned) to Ada",
    ])
  func roundTrip(_ text: String) throws {
    let step = try Scenario.Step(parsing: text)
    #expect(step.text == text)
    #expect(try Scenario.Step(parsing: step.text) == step)
  }

  @Test("is understood in other spellings")
  func spellings() throws {
    #expect(
      try Scenario.Step(parsing: "Hire 1 at 0.50 IN Property")
        == .hires(1, fteHundredths: 50, unit: "Property", ramp: 6))
    #expect(
      try Scenario.Step(parsing: "inflow −10%") == .inflow(percent: -10, of: nil))
    #expect(
      try Scenario.Step(parsing: "felony within 365") == .meets(.felony, days: 365, percent: 98))
    #expect(
      try Scenario.Step(parsing: "weight of Theft is 2")
        == .weighs(name: "Theft", isOffense: true, weight: 2))
  }

  @Test(
    "says what is wrong with a step",
    arguments: [
      ("", "not a step"), ("attorney Ada goes", "expected “leaves”"),
      ("attorney leaves", "the name of the attorney"), ("hire 0 in X", "1 to 100"),
      ("decline 120 % of X", "0 to 100 %"), ("move 120 % of cases from A to B", "up to 100"),
      ("hire 1 in X please now ramp", "expected the months"),
      ("attorney \"Ada leaves", "not closed"),
      ("move all cases from A to B where severity =", "filter"),
      ("inflow +10 % today", "is not understood"),
    ])
  func errors(_ text: String, _ why: String) {
    let error = #expect(throws: ScenarioError.self) { _ = try Scenario.Step(parsing: text) }
    #expect(error?.description.contains(why) == true, "\(error?.description ?? "")")
  }
}
