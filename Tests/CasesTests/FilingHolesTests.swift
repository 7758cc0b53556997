import Cases
import Testing

@Suite("The monthly filings")
struct FilingHolesTests {
  private func store(months: [Int]) throws -> CaseStore {
    var text = "case_id,filed\n"
    for month in months {
      for index in 0..<20 { text += "\(month)-\(index),\(Day.first(ofMonth: month) + index)\n" }
    }
    text += "stray,\(Day.first(ofMonth: 24_160))\n"
    return try OfficeOnDisk(["cases.csv": text]).load()
  }

  @Test("show a hole where an extract leaves years out, a stray case notwithstanding")
  func hole() throws {
    // 2012-01 to 2013-12, then 2014-12 (with a stray case in 2013-05) on to 2016-06.
    let months = Array(24_144...24_155) + Array(24_180...24_190)
    #expect(try store(months: months).filingHoles == [24_156...24_179])
  }

  @Test("without a hole show none")
  func whole() throws {
    #expect(try store(months: Array(24_144...24_190)).filingHoles.isEmpty)
  }

  /// A store with so many filings a month, from 2012-01 on.
  private func store(counts: [Int]) throws -> CaseStore {
    var text = "case_id,filed\n"
    for (index, count) in counts.enumerated() {
      let first = Day.first(ofMonth: 24_144 + index)
      for number in 0..<count { text += "\(index)-\(number),\(first + number % 28)\n" }
    }
    return try OfficeOnDisk(["cases.csv": text]).load()
  }

  @Test("show a break where their level changes at once and for good")
  func levelChange() throws {
    let high = (0..<20).map { 38 + $0 % 5 }
    let low = (0..<20).map { 14 + $0 % 3 }
    #expect(
      try store(counts: high + low).filingBreak
        == FilingBreak(month: 24_164, before: 41, after: 15))
    #expect(try store(counts: low + high).filingBreak?.month == 24_164)
  }

  @Test("show no break for a season, a slow trend, one odd month or a short history")
  func noLevelChange() throws {
    let season = (0..<48).map { ($0 % 12 < 6) ? 40 : 15 }
    let trend = (0..<48).map { 20 + $0 }
    var odd = [Int](repeating: 30, count: 40)
    odd[20] = 4
    for counts in [season, trend, odd, [40, 40, 40, 10, 10, 10], []] {
      #expect(try store(counts: counts).filingBreak == nil)
    }
  }
}
