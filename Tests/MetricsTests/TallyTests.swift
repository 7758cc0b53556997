import Cases
import Testing

@testable import Metrics

@Suite("A tally")
struct TallyTests {
  @Test("of parts adds up to the tally of the whole, wherever it is cut")
  func merges() {
    let store = inventedStore(manyCases(120))
    let facts = FactsColumn(of: store, on: inventedDay, in: .year(endingOn: inventedDay))
    let plan = TallyPlan(Metric.all, facts, of: store, on: inventedDay)
    let rows = (0..<Int32(store.count)).map { $0 }
    var whole = Tally(plan)
    whole.add(rows[...], plan)
    for cut in 0...rows.count {
      var first = Tally(plan)
      first.add(rows[..<cut], plan)
      var second = Tally(plan)
      second.add(rows[cut...], plan)
      first.merge(second)
      #expect(first == whole)
    }
  }

  @Test("of a set is the tally of its rows")
  func sets() {
    let store = inventedStore(manyCases(300))
    let period = Period.year(endingOn: inventedDay)
    for need in [FactsNeed.all, FactsNeed(Metric.all.filter { $0.anchor == .stock })] {
      let facts = FactsColumn(of: store, on: inventedDay, in: period, need)
      let plan = TallyPlan(Metric.all, facts, of: store, on: inventedDay)
      for step in [1, 2, 3, 7, 64, 65, 299, 400] {
        let set = RowSet(
          marks: [(0..<store.count).map { $0 % step == step - 1 || step == 1 ? 1 : 0 }])
        var ofSet = Tally(plan)
        ofSet.add(set, plan)
        var ofRows = Tally(plan)
        ofRows.add(set.rows[...], plan)
        #expect(ofSet == ofRows)
        #expect(set.rows.allSatisfy { set.contains(Int($0)) } && set.rows.count == set.count)
      }
    }
  }

  @Test("has a bit for all that the catalogue measures")
  func bits() {
    let store = inventedStore([])
    let facts = FactsColumn(of: store, on: inventedDay, in: nil)
    let plan = TallyPlan(Metric.all, facts, of: store, on: inventedDay)
    #expect(plan.measured.count + plan.spread.count + plan.weighed.count <= 64)
  }

  @Test("knows of a past day what the store looked back to that day knows")
  func lookingBack() {
    let store = inventedStore(manyCases(200))
    for days in stride(from: 0, through: 1400, by: 100) {
      let day = inventedDay - days
      let past = store.lookingBack(to: day)
      for period in [nil, Period.year(endingOn: day), Period(from: day - 50, through: day + 50)] {
        let direct = FactsColumn(of: store, on: day, in: period)
        let looked = FactsColumn(of: past, on: day, in: period)
        #expect((0..<Int32(store.count)).allSatisfy { direct[$0] == looked[$0] })
      }
    }
  }

  @Test("finds the facts that metrics ask for the same, whether all are found or those alone")
  func needs() {
    let store = inventedStore(manyCases(300))
    let period = Period.year(endingOn: inventedDay)
    let all = FactsColumn(of: store, on: inventedDay, in: period)
    for metric in Metric.all {
      let need = FactsNeed([metric])
      let some = FactsColumn(of: store, on: inventedDay, in: period, need)
      for test in metric.measure.tests {
        let (wanted, found) = (all.passes(test), some.passes(test))
        #expect(
          (0..<store.count).allSatisfy {
            wanted[all.number(of: $0)] == found[some.number(of: $0)]
          }, "\(metric.id)")
      }
    }
  }

  @Test("numbers distinct values in the order in which they come")
  func interner() {
    var interner = Interner()
    let values = (0..<5_000).map { UInt128($0 % 1_234) << UInt128($0 % 7 * 16) }
    let numbers = values.map { interner.number(of: $0) }
    #expect(zip(values, numbers).allSatisfy { interner.values[Int($0.1)] == $0.0 })
    #expect(interner.values.count == Set(values).count)
  }
}
