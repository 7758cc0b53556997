import Foundation
import Testing

@testable import Cases

@Suite("A file of separated values")
struct BlockReaderTests {
  private func rows(_ text: String, blockSize: Int = 65_536) throws -> [[String]] {
    let office = try OfficeOnDisk(["a.csv": text])
    let file = try BlockReader(path: office.path + "/a.csv", name: "a.csv", blockSize: blockSize)
    try file.sniff()
    guard let header = try file.header() else { return [] }
    var rows = [header]
    let block = Block()
    let scratch = Scratch()
    while try file.next(block, columns: header.count) {
      for row in 0..<block.rowCount {
        rows.append(
          header.indices.map {
            let text = FieldText.text(of: block.field(row, $0), scratch: scratch)
            return String(decoding: text, as: UTF8.self)
          })
      }
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
    let file = try BlockReader(path: office.path + "/a.csv", name: "a.csv")
    try file.sniff()
    #expect(try file.header() == ["a", "b"])
    let block = Block()
    #expect(try file.next(block, columns: 2))
    #expect(block.rowCount == 1 && block.field(0, 1).count == 13_000_002)
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
      let quoted = index % 3 == 0 ? "\"\(long),\"\"\(index)\"\"\n.\"" : long
      let plain = index % 3 == 0 ? "\(long),\"\(index)\"\n." : long
      text += "\(index),\(quoted),é\n"
      expected.append(["\(index)", plain, "é"])
    }
    #expect(try rows(text) == expected)
  }

  @Test("tells the line on which a row begins, newlines in fields counted")
  func lines() throws {
    let office = try OfficeOnDisk(["a.csv": "a,b\n\"x\ny\",1\n2,3\n"])
    let file = try BlockReader(path: office.path + "/a.csv", name: "a.csv")
    try file.sniff()
    _ = try file.header()
    let block = Block()
    #expect(try file.next(block, columns: 2))
    #expect(block.lines == [2, 4] && block.nextLine == 5)
  }

  @Test("sets rows of another width aside, and empty lines not at all")
  func oddRows() throws {
    let office = try OfficeOnDisk(["a.csv": "a,b\n1,2\n3\n\n4,5,6\n\"x\ny\",7\n8,9"])
    let file = try BlockReader(path: office.path + "/a.csv", name: "a.csv")
    try file.sniff()
    _ = try file.header()
    let block = Block()
    #expect(try file.next(block, columns: 2))
    #expect(block.lines == [2, 6])
    #expect(block.odd.map(\.line) == [3, 5] && block.odd.map(\.before) == [1, 1])
    #expect(try file.next(block, columns: 2))
    #expect(block.lines == [8] && block.isUnended && !block.endsInsideQuotes)
    #expect(try !file.next(block, columns: 2))
  }

  @Test("takes quotes in odd places as they are written")
  func oddQuotes() throws {
    #expect(
      try rows("a,b\n5\" pipe,x\n\"a\"b,\"c\" \n 1,\"\"\"\"\n") == [
        ["a", "b"], ["5\" pipe", "x"], ["\"a\"b", "\"c\""], ["1", "\""],
      ])
  }

  @Test("gives the same rows whatever the size of a block")
  func blockSizes() throws {
    let text = "a,b\r\n\"x, \"\"y\"\"\",\"l1\nl2\"\r\n1,\"2\"\r\n5\" pipe,\"\"\r\né,ö"
    let expected = [
      ["a", "b"], ["x, \"y\"", "l1\nl2"], ["1", "2"], ["5\" pipe", ""], ["é", "ö"],
    ]
    for size in 1...80 { #expect(try rows(text, blockSize: size) == expected) }
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
