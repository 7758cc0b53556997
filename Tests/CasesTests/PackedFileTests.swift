import Foundation
import Testing

@testable import Cases

@Suite("A compressed file")
struct PackedFileTests {
  private static let cases = "case_id,filed,status\n1,2024-01-01,open\n2,2024-01-02,closed\n"

  /// A table larger than any block or buffer on the way.
  private static let large: String = {
    var dice = Dice(state: 5)
    var text = "case_id,filed,status,unit\n"
    for row in 0..<6_000 {
      text += "\(row),20\(10 + dice.roll(14))-0\(1 + dice.roll(9))-1\(dice.roll(9)),open,"
      text += "\"Unit \(dice.next()), \"\"\(dice.next()) \(dice.next())\"\"\"\n"
    }
    return text
  }()

  private func error(_ bytes: [UInt8], name: String = "cases.csv.gz") throws -> LoadError? {
    let office = try OfficeOnDisk([:])
    try office.write(name, bytes: bytes)
    return #expect(throws: LoadError.self) { try office.load() }
  }

  private func ids(_ office: OfficeOnDisk) throws -> [String] {
    try office.load().labels(.caseID)
  }

  @Test("is the same office as the plain one")
  func sameAsPlain() throws {
    let plain = try OfficeOnDisk(["cases.csv": Self.large]).load()
    for (name, bytes) in [
      ("cases.csv.gz", Packed.gzip(Self.large)), ("cases.csv.zst", Packed.zstd(Self.large)),
    ] {
      let office = try OfficeOnDisk([:])
      try office.write(name, bytes: bytes)
      let store = try office.load()
      #expect(store.columns == plain.columns && store.derived == plain.derived)
      #expect(store.sources.map(\.file) == [name] && store.sources.map(\.rows) == [6_000])
      #expect(store.sources.map(\.path) == ["\(office.path)/\(name)"])
    }
  }

  @Test("may have several parts, empty ones and ones to be skipped among them")
  func parts() throws {
    let half = Self.large.index(Self.large.startIndex, offsetBy: 300_001)
    let (first, second) = (String(Self.large[..<half]), String(Self.large[half...]))
    let expected = (0..<6_000).map(String.init)
    let gzip = Packed.gzip("") + Packed.gzip(first) + Packed.gzip("") + Packed.gzip(second)
    let zstd =
      Packed.skipped([1, 2, 3]) + Packed.zstd(first) + Packed.skipped([]) + Packed.zstd("")
      + Packed.zstd(second) + Packed.skipped(Array(repeating: 7, count: 300_000))
    for (name, bytes) in [("cases.csv.gz", gzip), ("cases.csv.zst", zstd)] {
      let office = try OfficeOnDisk([:])
      try office.write(name, bytes: bytes)
      #expect(try ids(office) == expected)
    }
  }

  @Test("is known by its first bytes, whatever its name is")
  func names() throws {
    let office = try OfficeOnDisk([:])
    for bytes in [Packed.gzip(Self.cases), Packed.zstd(Self.cases)] {
      try office.write("cases.csv", bytes: bytes)
      #expect(try ids(office) == ["1", "2"])
    }
    let other = try OfficeOnDisk(["cases.csv.gz": Self.cases])
    #expect(try ids(other) == ["1", "2"])
  }

  @Test("is found by name, by pattern, as the one file, and by its header")
  func found() throws {
    let settings = """
      office: X
      sources:
        - {file: "cases-*.csv", into: case, key: case_id}
        - {file: sub/events.csv.zst, into: event, key: case_id}
      """
    let office = try OfficeOnDisk(["office.yml": settings, "cases-2.csv": "case_id\n7\n"])
    try office.write("cases-1.csv.gz", bytes: Packed.gzip(Self.cases))
    let folder = office.folder.appendingPathComponent("sub")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let events = "case_id,date,type\n1,2024-02-01,x\n"
    try office.write("sub/events.csv.zst", bytes: Packed.zstd(events))
    #expect(try ids(office) == ["1", "2", "7"])
    #expect(try office.load().sources.map(\.rows) == [2, 1, 1])

    let single = try OfficeOnDisk(["cases.csv": "case_id\n9\n"])
    try single.write("cases.csv.gz", bytes: Packed.gzip(Self.cases))
    let store = try CaseStore.load(path: single.path + "/cases.csv.gz", options: .test)
    #expect(store.labels(.caseID) == ["1", "2"])
    // In the folder, the file that has the very name that is asked for.
    #expect(try ids(single) == ["9"])
  }

  @Test("does not stand beside another of the same table, so that rows count once")
  func twice() throws {
    let office = try OfficeOnDisk([:])
    try office.write("cases.csv.gz", bytes: Packed.gzip(Self.cases))
    try office.write("cases.csv.zst", bytes: Packed.zstd(Self.cases))
    let error = #expect(throws: LoadError.self) { try office.load() }
    #expect(
      error?.description
        == "cases.csv.zst: holds the same table as cases.csv.gz; remove one of them")
    try office.write("office.yml", "sources:\n  - {file: \"*.csv\", into: case, key: case_id}\n")
    #expect(throws: LoadError.self) { try office.load() }
    try office.write("cases.csv", Self.cases)
    #expect(try office.load().sources.map(\.file) == ["cases.csv"])
  }

  @Test("that ends too early is not read, wherever it was cut")
  func cutShort() throws {
    for bytes in [Packed.gzip(Self.cases), Packed.zstd(Self.cases)] {
      // With fewer bytes than tell its kind it is no table either.
      for length in 1..<bytes.count {
        let error = try error(Array(bytes.prefix(length)))
        #expect(error?.kind == .badData && error?.file == "cases.csv.gz")
        guard length >= 4 else { continue }
        #expect(
          error?.message
            == "is incomplete: its compressed data ends too early; copy or export it again")
      }
    }
    for bytes in [Packed.gzip(Self.large), Packed.zstd(Self.large)] {
      for missing in [1, 4, 8, 9, 100_000] {
        #expect(try error(Array(bytes.dropLast(missing)))?.message.contains("too early") == true)
      }
    }
  }

  @Test("that is damaged is not read, whichever byte it is")
  func damaged() throws {
    for bytes in [Packed.gzip(Self.cases), Packed.zstd(Self.cases)] {
      let office = try OfficeOnDisk([:])
      for place in 4..<bytes.count {
        var wrong = bytes
        wrong[place] ^= 0x10
        try office.write("cases.csv.gz", bytes: wrong)
        // A name, a time or a system in the header may differ without harm; nothing else may.
        guard let ids = try? ids(office) else { continue }
        #expect(ids == ["1", "2"], "byte \(place)")
        #expect(place < 10 && bytes[0] == 0x1f || bytes[0] == 0x28 && place < 12, "byte \(place)")
      }
    }
    var wrong = Packed.gzip(Self.large)
    wrong[wrong.count - 6] ^= 1
    #expect(
      try error(wrong)?.description
        == "cases.csv.gz: is damaged: its compressed data cannot be unpacked without error; "
        + "copy or export it again")
  }

  @Test("with something else behind it is not read")
  func followed() throws {
    for packed in [Packed.gzip(Self.cases), Packed.zstd(Self.cases)] {
      for rest in ["3,2024-01-01,open\n", "\0\0\0\0\0\0\0\0", "garbage"] {
        let error = try error(packed + Array(rest.utf8))
        #expect(error?.message.contains("behind its compressed data stands something else") == true)
      }
      #expect(try error(packed + [0x1f])?.kind == .badData)
    }
  }

  @Test("that would fill the machine is given up")
  func endless() throws {
    let blanks = [UInt8](repeating: 32, count: 8 << 20)
    for part in [Packed.gzip(blanks), Packed.zstd(blanks)] {
      let office = try OfficeOnDisk([:])
      try office.write("a.csv.gz", bytes: (0..<20).flatMap { _ in part })
      let file = try FileBytes(path: office.path + "/a.csv.gz", name: "a.csv.gz", offset: 0)
      let source = try file.unpacked()
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
      defer { room.deallocate() }
      var total = 0
      let error = #expect(throws: LoadError.self) {
        while true {
          let count = try source.read(into: room)
          if count == 0 { break }
          total += count
        }
      }
      #expect(error?.message.contains("times its size") == true)
      #expect(total > 60 << 20 && total <= 64 << 20)
    }
    let wide = Packed.zstd([UInt8](repeating: 120, count: 1 << 10), windowLog: 28)
    #expect(try error(wide)?.message.contains("--long") == true)
  }

  @Test("of another kind is named, with what to do")
  func otherKinds() throws {
    for (head, words) in [
      ([0x50, 0x4b, 0x03, 0x04, 0x14], "zip archive or an Excel workbook"),
      ([0xd0, 0xcf, 0x11, 0xe0, 0xa1], "Excel workbook (.xls)"),
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "gzip or zstd"),
      (Array("BZh91AY&SY".utf8), "gzip or zstd"),
    ] as [([UInt8], String)] {
      let error = try error(head + [1, 2, 3], name: "cases.csv")
      #expect(error?.message.contains(words) == true)
    }
    #expect(try error(Packed.gzip(Packed.gzip("a,b\n")))?.message.contains("twice") == true)
    #expect(try error(Packed.gzip(""))?.message.contains("is empty") == true)
    #expect(try error(Packed.zstd("<html>"))?.message.contains("web page") == true)
    // A header may begin with letters that begin other kinds of files.
    let office = try OfficeOnDisk([
      "office.yml": "sources:\n  - {file: a.csv, into: case, key: PK}\n", "a.csv": "PK,BZh\n1,2\n",
    ])
    #expect(try ids(office) == ["1"])
  }

  @Test("tells how far it has been read in its own bytes")
  func progress() throws {
    for bytes in [Packed.gzip(Self.large), Packed.zstd(Self.large)] {
      let office = try OfficeOnDisk([:])
      try office.write("cases.csv.gz", bytes: bytes + (bytes[0] == 0x28 ? Packed.skipped([1]) : []))
      var told: [LoadProgress] = []
      _ = try CaseStore.load(path: office.path, options: .test) { told.append($0) }
      let last = try #require(told.last)
      #expect(last.bytesRead == last.bytesTotal && last.rows == 6_000)
      #expect(told.map(\.bytesRead) == told.map(\.bytesRead).sorted())
    }
  }
}
