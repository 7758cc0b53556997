import Cases
import Metrics
import Testing

@Suite("Attorneys beside what is expected")
struct ComparisonTests {
  /// What pandas and numpy compute for ``comparisonCases()``.
  ///
  /// For each attorney: p = (D − d)/(N − n) of every kind (offense × severity) of which 3 others
  /// have 20 cases, repeated n times; E = sum(p), z = (O − E)/sqrt(sum(p(1 − p))); the limits by
  /// `searchsorted(cumsum(f), [.001, .025, .975, .999])`, f from `f = convolve(f, [1 - x, x])` over
  /// p; the chance beyond by f's cumulative sums.
  struct Reference: Sendable {
    var label: String
    var counts: (n: Int, events: Int, compared: Int, observed: Int)
    var expected: Double
    var z: Double
    var limits: [Double]
    var chanceBeyond: Double

    static let all = [
      Reference(
        label: "A", counts: (184, 86, 152, 68), expected: 63.253545178092466,
        z: 0.829905015168215, limits: [46, 52, 75, 81], chanceBeyond: 0.03566125364435435),
      Reference(
        label: "B", counts: (183, 80, 152, 64), expected: 64.48398647991749,
        z: -0.08407947373947608, limits: [47, 53, 76, 82], chanceBeyond: 0.0367354645132949),
      Reference(
        label: "C", counts: (152, 59, 152, 59), expected: 66.60325266107616,
        z: -1.2982355298855228, limits: [49, 55, 78, 85], chanceBeyond: 0.04014618883926535),
      Reference(
        label: "D", counts: (152, 53, 152, 53), expected: 68.8401300195238,
        z: -2.7374186543969916, limits: [51, 58, 80, 87], chanceBeyond: 0.04658355522732527),
      Reference(
        label: "E", counts: (152, 65, 152, 65), expected: 65.31841455888737,
        z: -0.054895371769651924, limits: [48, 54, 77, 83], chanceBeyond: 0.03827137559774774),
      Reference(
        label: "F", counts: (77, 48, 77, 48), expected: 30.26447042609239,
        z: 4.375757636933092, limits: [18, 22, 38, 43], chanceBeyond: 0.03576034737817024),
    ]
    static let overdispersion = 4.837492745270575
  }

  @Test("have the expectation, limits and z that the reference has", arguments: Reference.all)
  func reference(_ expected: Reference) throws {
    let table = try comparison(of: comparisonCases())
    let row = try #require(table.row(expected.label))
    #expect(row.n == expected.counts.n)
    #expect(row.events == expected.counts.events)
    #expect(row.comparedCases == expected.counts.compared)
    #expect(row.observed == expected.counts.observed)
    #expect(agrees(row.expected, expected.expected))
    #expect(agrees(row.z, expected.z))
    #expect(agrees(row.ratio, Double(expected.counts.observed) / expected.expected))
    #expect(agrees(row.covered, Double(expected.counts.compared) / Double(expected.counts.n)))
    let factor = Reference.overdispersion.squareRoot()
    let widened = expected.limits.map { expected.expected + factor * ($0 - expected.expected) }
    #expect(agrees(row.limits998?.low, widened[0]))
    #expect(agrees(row.limits95?.low, widened[1]))
    #expect(agrees(row.limits95?.high, widened[2]))
    #expect(agrees(row.limits998?.high, widened[3]))
    #expect(agrees(row.limits95?.chanceBeyond, expected.chanceBeyond))
  }

  @Test("say in words how many lie outside, and how many would by chance")
  func finding() throws {
    let table = try comparison(of: comparisonCases())
    #expect(agrees(table.overdispersion, Reference.overdispersion))
    #expect(table.strata == [.offense, .severity])
    #expect(table.compared.map(\.group) == ["A", "B", "C", "D", "E", "F"])
    #expect(table.countOutside(\.limits95) == 1)
    #expect(table.countOutside(\.limits998) == 0)
    #expect(table.row("F")?.position == .above)
    #expect(table.row("D")?.position == .within)
    #expect(
      table.finding
        == "1 of 6 attorneys lies outside the 95 % limits; about 0.2 would by chance.")
    #expect(table.remarks.contains { $0.hasPrefix("The limits are 2.2 times as wide") })
  }

  @Test("do not depend on the order of the rows")
  func order() throws {
    let cases = comparisonCases()
    let shuffled = cases.indices.map { cases[($0 * 533) % cases.count] }
    #expect(try comparison(of: shuffled) == comparison(of: cases))
  }

  @Test("leave own cases out of what is expected", arguments: ["A", "D", "F"])
  func leaveOneOut(_ label: String) throws {
    let before = try comparison(of: comparisonCases())
    let changed = comparisonCases().map { one in
      var one = one
      if one.attorney == label { one.disposition = .dismissed }
      return one
    }
    let after = try comparison(of: changed)
    #expect(after.row(label)?.expected == before.row(label)?.expected)
    #expect(after.row(label)?.comparedCases == before.row(label)?.comparedCases)
    #expect(after.row(label)?.ratio != before.row(label)?.ratio)
    #expect(after.row("B")?.expected != before.row("B")?.expected)
  }

  @Test("have all of their events expected where all are alike")
  func alike() throws {
    let table = try comparison(
      of: ["A", "B", "C", "D"].flatMap { decidedCases($0, 6, of: 30) })
    let expected = table.compared.compactMap(\.expected).reduce(0, +)
    let observed = table.compared.compactMap(\.observed).reduce(0, +)
    #expect(agrees(expected, Double(observed)))
    #expect(table.compared.allSatisfy { $0.ratio == 1 && $0.position == .within })
    #expect(table.overdispersion == 0)
  }

  @Test("are listed by name, and never in the order of their rates")
  func names() throws {
    let table = try comparison(of: comparisonCases())
    #expect(table.rows.map(\.group) == ["A", "B", "C", "D", "E", "F"])
    #expect(table.ordered(.name) == table.rows)
    let byExpected = table.ordered(.expected).map(\.group)
    #expect(byExpected == ["D", "C", "E", "B", "A", "F"])
    #expect(table.ordered(.ratio).first?.group == "F")
    #expect(ComparisonTable.Order.allCases.map(\.rawValue) == ["name", "expected", "ratio"])
  }

  @Test("leave each attorney's limits where chance has them, where all differ less than by chance")
  func narrow() throws {
    let table = try comparison(
      of: zip(["A", "B", "C", "D"], [6, 7, 6, 7]).flatMap { decidedCases($0, $1, of: 30) })
    let overdispersion = try #require(table.overdispersion)
    #expect(overdispersion < 1)
    for row in table.rows {
      let band = try #require(row.limits95)
      #expect(band.low == band.low.rounded() && band.high == band.high.rounded())
    }
  }

  @Test("draw lines that hold every count of a usual mix within them")
  func curve() throws {
    let table = try comparison(of: comparisonCases())
    #expect(table.curve.count > 20)
    for point in table.curve {
      #expect(point.low998 <= point.low95 && point.low95 <= 1.0001)
      #expect(point.high998 >= point.high95 && point.high95 >= 0.9999)
    }
    let last = try #require(table.curve.last)
    #expect(last.expected >= table.compared.compactMap(\.expected).max() ?? 0)
  }
}
