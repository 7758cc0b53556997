import Foundation
import Testing

@testable import Reports

@Suite("A cell of CSV")
struct CSVTextTests {
  private static func cell(_ text: String) -> String {
    String(CSVText.row([.text(text)]).dropLast())
  }

  @Test(
    "that begins like a formula gets an apostrophe",
    arguments: ["=1+1", "+1", "-1+2", "@SUM(A1)", "=cmd|' /C calc'!A0"])
  func formula(text: String) {
    #expect(Self.cell(text) == "'" + text)
  }

  @Test("that begins like a formula and holds a comma is quoted too")
  func quotedFormula() {
    #expect(Self.cell("=SUM(A1,\"B\")") == "\"'=SUM(A1,\"\"B\"\")\"")
  }

  @Test("that holds a formula further on is left as it is", arguments: ["a=b", "1-2", "x@y", "’"])
  func plain(text: String) {
    #expect(Self.cell(text) == text)
  }

  @Test("that is a number is one, with its sign")
  func number() {
    #expect(CSVText.row([.number(-1.5), .number(3), .number(.nan), .none]) == "-1.5,3,,\n")
  }

  @Test(
    "holds no character that a terminal obeys",
    arguments: ["\u{1B}[2J", "a\u{7}", "\u{9B}31m", "a\rb", "a\nb", "\u{202E}evil", "\u{7F}"])
  func control(text: String) {
    let cell = Self.cell("x" + text)
    #expect(cell.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    #expect(!cell.unicodeScalars.contains { (0x80...0x9F).contains($0.value) })
    #expect(!cell.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  @Test("stays one row, whatever it holds")
  func oneRow() {
    #expect(CSVText.row([.text("a\r\nb"), .list([.text("c\nd")])]).count { $0.isNewline } == 1)
  }
}

@Suite("A text of JSON")
struct JSONTextTests {
  @Test(
    "reads back as it was, with no raw control character in it",
    arguments: [
      "", "plain", "\"quoted\" \\ back", "line\nfeed\r\ttab", "\u{1B}[31m\u{0}\u{7F}\u{9B}",
      "\u{202E}turned\u{2066}", "Ávila 検事 👩🏽‍⚖️", "</script>",
    ])
  func readsBack(text: String) throws {
    let json = JSONText.text(.text(text))
    #expect(json.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [text])
  }

  @Test("keeps the members of an object in their order")
  func order() {
    let value = ReportValue.object([
      .init("z", .flag(true)), .init("a", .none), .init("m", .list([.number(1), .text("x")])),
    ])
    #expect(JSONText.text(value) == #"{"z":true,"a":null,"m":[1,"x"]}"#)
  }
}

@Suite("A table of text")
struct TextTableTests {
  @Test("keeps its columns apart, without trailing blanks or control characters")
  func columns() {
    let text = TextTable.text(
      [.init(title: "name", isRight: false), .init(title: "n", isRight: true)],
      [["Ávila", "7"], ["x\u{1B}[2Jy", "1,234"], ["", ""]])
    #expect(text == "NAME        N\nÁvila       7\nx [2Jy  1,234\n\n")
  }
}
