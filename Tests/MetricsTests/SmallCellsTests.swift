import Cases
import Metrics
import Testing

@Suite("Small cells")
struct SmallCellsTests {
  @Test("are hidden together with enough others that no total tells them")
  func known() {
    #expect(SmallCells.hidden(parts: [100, 50, 30], smallest: 11).isEmpty)
    #expect(SmallCells.hidden(parts: [100, 50, 3], smallest: 11) == [1, 2])
    #expect(SmallCells.hidden(parts: [100, 50, 3, 4], smallest: 11) == [1, 2, 3])
    #expect(SmallCells.hidden(parts: [100, 50, 6, 5], smallest: 11) == [2, 3])
    #expect(SmallCells.hidden(parts: [5], smallest: 11) == [0])
    #expect(SmallCells.hidden(parts: [0, 100], smallest: 11).isEmpty)
    #expect(SmallCells.hidden([[0, 100], [20, 30]], smallest: 11, hidesZero: true) == [0, 1])
  }

  @Test("leave nothing small to be found by subtraction, in any table", arguments: 0..<200)
  func law(seed: Int) {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func dice(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let (count, columns) = (1 + dice(8), 1 + dice(3))
    let rows = (0..<count).map { _ in (0..<columns).map { _ in dice(4) == 0 ? dice(12) : dice(200) }
    }
    let hidden = SmallCells.hidden(rows, smallest: 11)
    for index in rows.indices where !hidden.contains(index) {
      #expect(!rows[index].contains { SmallCells.isSmall($0, smallest: 11) })
    }
    guard !hidden.isEmpty, hidden.count < rows.count else { return }
    #expect(hidden.count > 1)
    for column in 0..<columns {
      let away = hidden.reduce(0) { $0 + rows[$1][column] }
      #expect(away >= 11 || rows.allSatisfy { $0[column] == 0 })
    }
  }

  private func row(_ unit: MetricUnit, _ value: Double, _ part: Double?, _ whole: Double?)
    -> MetricRow
  {
    let day = Day(1_000)
    return MetricRow(
      metric: "m", period: .within(Period(from: day, through: day)), value: value, numerator: part,
      denominator: whole, unit: unit)
  }

  @Test("hide a count, a share, the rest of a share and a median of few")
  func numbers() {
    func isHidden(_ row: MetricRow) -> Bool {
      row.withSmallCellsHidden(smallest: 11, few: 20).state == .suppressed
    }
    #expect(isHidden(row(.count, 10, nil, nil)) && !isHidden(row(.count, 11, nil, nil)))
    #expect(!isHidden(row(.count, 0, nil, nil)))
    #expect(isHidden(row(.share, 0.1, 10, 100)) && isHidden(row(.share, 0.9, 90, 100)))
    #expect(!isHidden(row(.share, 0.5, 50, 100)) && !isHidden(row(.share, 0, 0, 100)))
    #expect(isHidden(row(.days, 90, nil, 10)) && !isHidden(row(.days, 90, nil, 11)))
  }

  @Test("leave counts to 5 and shares to whole percents")
  func rounded() {
    let open = row(.count, 1_012, nil, nil).withSmallCellsHidden(smallest: 11, few: 20)
    #expect(open.value == 1_010)
    let share = row(.share, 0.123_4, 123, 997).withSmallCellsHidden(smallest: 11, few: 20)
    #expect(share.value == 0.12)
    let clearance = row(.ratio, 0.925_2, 2_413, 2_608).withSmallCellsHidden(smallest: 11, few: 20)
    #expect(clearance.value == 0.93)
    #expect(share.numerator == 125 && share.denominator == 995)
  }
}
