import Testing

@testable import DemoOffice

@Suite("A sheet")
struct SheetTests {
  @Test("quotes what needs it, doubles quotes, and ends each row")
  func quoting() {
    var sheet = Sheet()
    sheet.add(["plain", "Last, First", "the \"so-called\"", "", "two\nlines"])
    #expect(
      String(decoding: sheet.take(), as: UTF8.self)
        == "plain,\"Last, First\",\"the \"\"so-called\"\"\",,\"two\nlines\"\n")
    #expect(sheet.bytes.isEmpty)
  }

  @Test("writes one byte a character where it is to be spoiled")
  func latin1() {
    var sheet = Sheet()
    sheet.add(["Pe\u{F1}a", "a,b"], isLatin1: true)
    #expect(sheet.bytes == [0x50, 0x65, 0xF1, 0x61, 0x2C] + Array("\"a,b\"\n".utf8))
  }

  @Test(
    "is read back as it was written",
    arguments: [
      ["a", "b", ""], ["Okafor, Amara \"Am\"", "x", "\""], ["", "", ""], ["two\nlines", ",", "é"],
    ])
  func roundTrip(row: [String]) {
    var sheet = Sheet()
    sheet.add(["one", "two", "three"])
    sheet.add(row)
    let table = DemoTable(sheet.bytes)
    #expect(table.header == ["one", "two", "three"])
    #expect(table.rows == [row])
  }
}
