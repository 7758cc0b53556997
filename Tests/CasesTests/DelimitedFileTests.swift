import Foundation
import Testing

@testable import Cases

@Suite("A file of separated values")
struct DelimitedFileTests {
  private func rows(_ text: String) throws -> [[String]] {
    let office = try OfficeOnDisk(["a.csv": text])
    let file = try DelimitedFile(path: office.path + "/a.csv", name: "a.csv")
    try file.sniff()
    var rows: [[String]] = []
    while try file.next() {
      rows.append(file.fields.map { String(decoding: file.bytes($0), as: UTF8.self) })
    }
    return rows
  }

  @Test("is read as RFC 4180 says")
  func rfc4180() throws {
    #expect(try rows("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try rows("a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]])
    #expect(try rows("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(
      try rows("a,b\n\"x, \"\"y\"\"\",\"l1\nl2\"\n") == [["a", "b"], ["x, \"y\"", "l1\nl2"]])
    #expect(try rows("a,b\n,\n") == [["a", "b"], ["", ""]])
    #expect(try rows("\u{feff}a,b\n\"\",1\n") == [["a", "b"], ["", "1"]])
  }

  @Test("takes a time that grows with the length of a row, not with its square")
  func longRow() throws {
    let office = try OfficeOnDisk([
      "a.csv": "a,b\n1,\"" + String(repeating: "2022-01-02,A\n", count: 1_000_000) + "\"\n"
    ])
    let file = try DelimitedFile(path: office.path + "/a.csv", name: "a.csv")
    try file.sniff()
    #expect(try file.next())
    #expect(try file.next())
    #expect(file.fields.count == 2 && file.fields[1].end - file.fields[1].start == 13_000_000)
  }

  @Test("has the separator that its header shows", arguments: [",", ";", "\t", "|"])
  func separators(_ separator: String) throws {
    let text = ["a", "b", "c"].joined(separator: separator) + "\n1\(separator)2\(separator)3\n"
    #expect(try rows(text) == [["a", "b", "c"], ["1", "2", "3"]])
  }

  @Test("may end its lines with a lone carriage return")
  func carriageReturns() throws {
    #expect(try rows("a,b\r1,2\r3,4\r") == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test("gives the same rows wherever a block ends")
  func blocks() throws {
    // Fields of many lengths, quoted and not, over several blocks of 64 KiB.
    var text = "a,b,c\n"
    var expected = [["a", "b", "c"]]
    for index in 0..<6000 {
      let long = String(repeating: "x", count: index % 53)
      let quoted = index % 3 == 0 ? "\"\(long),\"\"\(index)\"\"\n\"" : long
      let plain = index % 3 == 0 ? "\(long),\"\(index)\"\n" : long
      text += "\(index),\(quoted),é\n"
      expected.append(["\(index)", plain, "é"])
    }
    #expect(try rows(text) == expected)
  }

  @Test("tells the line on which a row begins, newlines in fields counted")
  func lines() throws {
    let office = try OfficeOnDisk(["a.csv": "a,b\n\"x\ny\",1\n2,3\n"])
    let file = try DelimitedFile(path: office.path + "/a.csv", name: "a.csv")
    try file.sniff()
    var lines: [Int] = []
    while try file.next() { lines.append(file.rowLine) }
    #expect(lines == [1, 2, 4])
  }

  @Test("is not read when it is something else")
  func otherFiles() throws {
    for (text, word) in [
      ("", "empty"), ("<!DOCTYPE html><html>", "web page"), ("a\u{0}b", "not text"),
    ] {
      let error = #expect(throws: LoadError.self) { try rows(text) }
      #expect(error?.message.contains(word) == true)
    }
  }
}
