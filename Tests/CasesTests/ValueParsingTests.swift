import Testing

@testable import Cases

@Suite("A value in a file")
struct ValueParsingTests {
  private func parse(
    _ text: String, _ read: (UnsafeRawBufferPointer) -> Parsed
  ) -> Parsed {
    Array(text.utf8).withUnsafeBytes { read(ValueParsing.trimmed($0)) }
  }

  @Test(
    "is a day however it is written",
    arguments: [
      "2019-04-08", "2019-04-08 12:00:00", "2019-04-08T23:59:59Z", "4/8/2019",
      "04/08/2019 12:00:00 AM", "4/8/2019 9:30", "20190408", "Mon Apr 08 09:00:00 EST 2019",
      "  2019-04-08\u{a0}", "4/8/19", "04/08/19 9:30",
    ])
  func days(_ text: String) {
    #expect(parse(text) { ValueParsing.day($0) } == .value(day("2019-04-08").number))
  }

  @Test(
    "is no day when it is none",
    arguments: [
      "2019-02-30", "13/1/2019", "4/8/019", "4/8/9", "2019-4-8", "yesterday", "2019-04-081", "0",
      "=1+1",
    ])
  func notDays(_ text: String) {
    #expect(parse(text) { ValueParsing.day($0) } == .bad)
  }

  @Test("says nothing in the ways of extracts", arguments: ["", " ", "-", "NA", "n/a", "NULL"])
  func missing(_ text: String) {
    #expect(parse(text) { ValueParsing.day($0) } == .missing)
    #expect(parse(text) { ValueParsing.number($0) } == .missing)
    #expect(parse(text) { ValueParsing.flag($0) } == .missing)
  }

  @Test("takes hours off a time before its day is taken")
  func shift() {
    let shifted = parse("2019-01-01 03:59:00") { ValueParsing.day($0, shiftHours: -4) }
    #expect(shifted == .value(day("2018-12-31").number))
    let midnight = parse("2019-01-01 04:00:00") { ValueParsing.day($0, shiftHours: -4) }
    #expect(midnight == .value(day("2019-01-01").number))
    let evening = parse("1/1/2019 11:30 PM") { ValueParsing.day($0, shiftHours: 1) }
    #expect(evening == .value(day("2019-01-02").number))
  }

  @Test("is a number with or without separators")
  func numbers() {
    #expect(parse("1,234") { ValueParsing.number($0) } == .value(1234))
    #expect(parse("1234.0") { ValueParsing.number($0) } == .value(1234))
    #expect(parse("-4") { ValueParsing.number($0) } == .value(-4))
    #expect(parse("-1") { ValueParsing.number($0) } == .missing)
    #expect(parse("72.2%") { ValueParsing.number($0) } == .bad)
    #expect(parse("1,23") { ValueParsing.number($0) } == .bad)
    #expect(parse("99999999999") { ValueParsing.number($0) } == .bad)
  }
}
