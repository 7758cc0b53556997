import Foundation
import Testing

@testable import Cases

@Suite("A compressed file that is followed")
struct PackedLiveTests {
  private static let header = "case_id,filed,status\n"

  private func reader(_ office: OfficeOnDisk) throws -> OfficeReader {
    let reader = OfficeReader(path: office.path, options: .test)
    _ = try reader.load()
    reader.remember()
    return reader
  }

  private func changed(_ change: OfficeReader.Change) -> (ids: [String], added: Int)? {
    if case .changed(let store, let rows) = change { (store.labels(.caseID), rows) } else { nil }
  }

  @Test("is read anew when a part was added to it")
  func added() throws {
    for pack in [Packed.gzip, Packed.zstd] as [(String) -> [UInt8]] {
      let office = try OfficeOnDisk([:])
      let first = pack(Self.header + "1,2024-01-01,open\n")
      try office.write("cases.csv.gz", bytes: first)
      let reader = try reader(office)
      #expect(changed(try reader.refresh()) == nil)
      try office.write("cases.csv.gz", bytes: first + pack("2,2024-01-02,open\n"))
      let (ids, added) = try #require(changed(try reader.refresh()))
      #expect(ids == ["1", "2"] && added == 0)
      #expect(changed(try reader.refresh()) == nil)
    }
  }

  @Test("is not read again when only its time changed")
  func touched() throws {
    let office = try OfficeOnDisk([:])
    try office.write("cases.csv.gz", bytes: Packed.gzip(Self.header + "1,2024-01-01,open\n"))
    let reader = try reader(office)
    let file = office.path + "/cases.csv.gz"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: file)
    #expect(changed(try reader.refresh()) == nil)
  }

  @Test("waits while it is being written, and keeps what was there while it is damaged")
  func busy() throws {
    let office = try OfficeOnDisk([:])
    try office.write("cases.csv.gz", bytes: Packed.gzip(Self.header + "1,2024-01-01,open\n"))
    let reader = try reader(office)
    let next = Packed.gzip(Self.header + "1,2024-01-01,open\n3,2024-01-01,open\n")
    try office.write("cases.csv.gz", bytes: Array(next.dropLast(9)))
    if case .waiting = try reader.refresh(isBusy: { $0.hasSuffix("cases.csv.gz") }) {
    } else {
      Issue.record("a file that is being written was read")
    }
    #expect(throws: LoadError.self) { try reader.refresh() }
    try office.write("cases.csv.gz", bytes: next)
    #expect(changed(try reader.refresh())?.ids == ["1", "3"])
  }

  @Test("may come in the place of a plain one, and the other way round")
  func exchanged() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.header + "1,2024-01-01,open\n"])
    let reader = try reader(office)
    let plain = office.folder.appendingPathComponent("cases.csv")
    let packed = office.folder.appendingPathComponent("cases.csv.gz")
    try office.write(
      "cases.csv.gz", bytes: Packed.gzip(Self.header + "1,2024-01-01,open\n2,2024-01-01,open\n"))
    #expect(changed(try reader.refresh()) == nil)
    try FileManager.default.removeItem(at: plain)
    #expect(changed(try reader.refresh())?.ids == ["1", "2"])
    try office.write("cases.csv", Self.header + "4,2024-01-01,open\n")
    if case .waiting = try reader.refresh(isBusy: { $0.hasSuffix("cases.csv") }) {
    } else {
      Issue.record("a file that is being written was read")
    }
    #expect(changed(try reader.refresh())?.ids == ["4"])
    try FileManager.default.removeItem(at: packed)
    try office.append("cases.csv", "5,2024-01-01,open\n")
    let (ids, added) = try #require(changed(try reader.refresh()))
    #expect(ids == ["4", "5"] && added == 1)
  }
}
