import Cases
import Foundation
import Statistics
import Testing

@testable import Metrics

/// Cases of one year, some groups of which are small.
private func crowd(
  _ count: Int, seed: UInt64, races: [(label: String, weight: Int)]
) -> [InventedCase] {
  var dice = SeededGenerator(seed: seed)
  func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &dice) }
  let total = races.reduce(0) { $0 + $1.weight }
  return (0..<count).map { number in
    var left = roll(total)
    let race = races.first { race in
      left -= race.weight
      return left < 0
    }
    let filed = day("2021-01-01") + roll(365)
    let ended = filed + roll(300)
    let isOver = roll(5) > 0 && ended <= inventedDay
    let isConvicted = roll(2) == 0
    return InventedCase(
      attorney: ["Ada", "Ben", "Cleo", "Dora"][min(roll(4), roll(4))],
      severity: roll(40) == 0 ? nil : roll(3) == 0 ? .felony : .misdemeanor,
      race: race?.label ?? "",
      offense: ["Theft", "Assault", "Arson", "Fraud"][min(roll(4), roll(4))],
      referred: (filed - roll(20)).description, screened: filed.description,
      screening: roll(9) == 0 ? .declined : .filed,
      filed: filed.description, disposed: isOver ? ended.description : nil,
      disposition: isOver
        ? isConvicted ? .plea : [.dismissed, .diverted, .acquitted, .transferred][roll(4)] : nil,
      sentence: isOver && isConvicted ? (roll(3) == 0 ? .prison : .probation) : nil,
      custody: roll(10) == 0 ? nil : roll(4) == 0 ? .detained : .released)
  }
}

@Suite("Somebody who works back what is hidden")
struct SharingAttackTests {
  private static let races = [("White", 50), ("Black", 35), ("Hispanic", 8), ("Asian", 4), ("", 3)]
    .map { (label: $0.0, weight: $0.1) }

  private func office(filters: [(name: String, text: String)] = []) -> Office {
    var office = Office(name: "Small County", fewCases: 20)
    office.shared.periods = ["2021"]
    for filter in filters {
      office.shared.filters.append(.init(name: filter.name, text: filter.text))
    }
    return office
  }

  /// What is found out of an office's cases by one field.
  private func found(
    _ cases: [InventedCase], by field: CaseField, filters: [(name: String, text: String)] = [],
    disjoint: [Int] = [], hidesSmallSums: Bool = true
  ) throws -> (pinned: [String], small: Int, shown: Int) {
    let base = StoreEngine(inventedStore(cases, office: office(filters: filters)))
    let engine = try SharedEngine(base, hidesSmallSums: hidesSmallSums)
    let period = try #require(engine.periods.first)
    let attack = try SharingAttack(on: engine, by: field, in: period, disjoint: disjoint)
    guard !attack.labels.isEmpty, !attack.cells.isEmpty else { return ([], 0, 0) }
    let exact = StoreEngine(base.store.lookingBack(to: engine.dataDay))
    let truth = try attack.truth(exact, by: field, in: period)
    let found = attack.found(truth, smallest: base.office.sharingSmallest)
    return (found.pinned, found.small, attack.labels.count - attack.hidden.count)
  }

  @Test("finds nothing in offices of any size", arguments: [0, 1, 12, 60, 200, 500, 1_500])
  func sizes(count: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let cases = crowd(count, seed: seed, races: Self.races)
      for field in [CaseField.race, .offense, .attorney] {
        #expect(try found(cases, by: field).pinned == [], "by \(field), seed \(seed)")
      }
    }
  }

  @Test("finds nothing by what selections leave of all, or of each other")
  func filters() throws {
    let filters = [("felonies", "severity = felony"), ("others", "severity = misdemeanor")]
      .map { (name: $0.0, text: $0.1) }
    for seed in 1...3 as ClosedRange<UInt64> {
      let cases = crowd(600, seed: seed, races: Self.races)
      let result = try found(cases, by: .race, filters: filters, disjoint: [1, 2])
      #expect(result.pinned == [], "seed \(seed)")
    }
  }

  @Test("finds nothing, while the large groups stay to be seen")
  func useful() throws {
    let cases = crowd(3_000, seed: 7, races: Self.races)
    let result = try found(cases, by: .race)
    #expect(result.pinned == [])
    #expect(result.shown >= 2 && result.small > 0)
  }

  @Test("finds a small group where nothing else is hidden beside it")
  func withoutComplement() throws {
    let races = [(label: "White", weight: 600), (label: "Black", weight: 400)]
    let few = crowd(3, seed: 2, races: [(label: "Asian", weight: 1)])
    let cases = crowd(1_500, seed: 1, races: races) + few
    #expect(try !found(cases, by: .race, hidesSmallSums: false).pinned.isEmpty)
    #expect(try found(cases, by: .race).pinned == [])
  }

  @Test("finds nothing in the demo office", arguments: [CaseField.race, .unit])
  func demo(field: CaseField) throws {
    let path = URL(filePath: #filePath).appending(path: "../../../demo-data").standardized.path()
    let base = StoreEngine(try CaseStore.load(path: path))
    let engine = try SharedEngine(base)
    for period in engine.periods {
      let attack = try SharingAttack(on: engine, by: field, in: period, disjoint: [])
      let exact = StoreEngine(base.store.lookingBack(to: engine.dataDay))
      let truth = try attack.truth(exact, by: field, in: period)
      let found = attack.found(truth, smallest: base.office.sharingSmallest)
      #expect(found.small > 0)
      #expect(found.pinned == [], "\(period)")
    }
  }
}
