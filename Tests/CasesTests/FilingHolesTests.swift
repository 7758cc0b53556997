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
}
