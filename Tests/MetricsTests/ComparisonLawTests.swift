import Cases
import Metrics
import Testing

@Suite("Any comparison of attorneys")
struct ComparisonLawTests {
  /// Small offices of a random kind, the same in every run.
  private static func cases(_ seed: Int) -> [InventedCase] {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let attorneys = 2 + draw(8)
    let offenses = 1 + draw(4)
    return (0..<(40 + draw(500))).map { _ in
      let attorney = min(draw(attorneys), draw(attorneys))
      let offense = draw(offenses)
      return InventedCase(
        attorney: attorney == 1 ? "" : "Attorney \(attorney)",
        severity: [.felony, .misdemeanor, nil][draw(3)], offense: "Offense \(offense)",
        filed: "2020-01-01", disposed: (day("2020-06-01") + draw(870)).description,
        disposition: draw(100) < 20 + 15 * offense ? .dismissed : Disposition.allCases[draw(8)],
        isPlaceholder: attorney == 2)
    }
  }

  @Test("keeps within what there is", arguments: 1...25)
  func bounds(_ seed: Int) throws {
    let table = try comparison(of: Self.cases(seed), in: Scope(period: .all))
    for row in table.rows {
      #expect(row.comparedCases <= row.n)
      guard let expected = row.expected, let observed = row.observed else {
        #expect(row.ratio == nil && row.limits95 == nil && row.position == nil)
        #expect(!row.why.isEmpty)
        continue
      }
      #expect(row.standing == .member && row.state == .ok)
      #expect(row.comparedCases >= 20 && row.n >= 20)
      #expect(expected > 0 && expected < Double(row.comparedCases))
      #expect(observed <= row.events ?? 0)
      let inner = try #require(row.limits95)
      let outer = try #require(row.limits998)
      #expect(outer.low <= inner.low && inner.high <= outer.high)
      #expect(inner.low >= 0 && inner.high <= Double(row.comparedCases))
      #expect(inner.chanceBeyond <= 0.05 && outer.chanceBeyond <= 0.002)
      #expect([row.ratio, row.z, row.covered, row.rate].allSatisfy { $0?.isFinite == true })
    }
    let outside = table.countOutside(\.limits998)
    #expect(outside <= table.countOutside(\.limits95))
  }

  @Test("counts what the metric counts, whoever holds it", arguments: 1...25)
  func counts(_ seed: Int) throws {
    let engine = StoreEngine(
      inventedStore(Self.cases(seed), office: Office(name: "Small County")))
    let scope = Scope(period: .all)
    let table = try engine.answer(ComparisonQuery("dismissal_rate", in: scope))
    let whole = try #require(try engine.answer(MetricsQuery(["dismissal_rate"], in: scope)).first)
    #expect(table.rows.map(\.n).reduce(0, +) == whole.denominator.map { Int($0) })
    #expect(table.office == whole)
    let load = try engine.answer(MetricsQuery(["open"], in: scope)).first?.value
    #expect((table.load?.open ?? 0) <= Int(load ?? 0))
  }

  @Test("expects the same of an attorney whatever became of the own cases", arguments: 1...25)
  func leaveOneOut(_ seed: Int) throws {
    let cases = Self.cases(seed)
    let before = try comparison(of: cases, in: Scope(period: .all))
    for label in before.compared.map(\.group) {
      let turned = cases.map { one in
        var one = one
        if one.attorney == label, one.disposition != .transferred, one.disposition != .other {
          one.disposition = one.disposition == .dismissed ? .plea : .dismissed
        }
        return one
      }
      let after = try comparison(of: turned, in: Scope(period: .all))
      #expect(after.row(label)?.expected == before.row(label)?.expected)
      #expect(after.row(label)?.comparedCases == before.row(label)?.comparedCases)
    }
  }

  @Test("is the same in any order of the rows, and under any names", arguments: 1...10)
  func order(_ seed: Int) throws {
    let cases = Self.cases(seed)
    let table = try comparison(of: cases, in: Scope(period: .all))
    #expect(try comparison(of: cases.reversed(), in: Scope(period: .all)) == table)
    let renamed = cases.map { one in
      var one = one
      one.offense = "Z" + String(one.offense.reversed())
      return one
    }
    #expect(try comparison(of: renamed, in: Scope(period: .all)).rows == table.rows)
  }
}
