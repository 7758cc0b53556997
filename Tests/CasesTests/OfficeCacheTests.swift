import Foundation
import Testing

@testable import Cases

/// An invented office with a cache of its own.
private final class KeptOffice {
  let office: OfficeOnDisk
  let home: URL
  var folder: String { home.appendingPathComponent("caseboard").path }
  var cache: OfficeCache { get throws { try cache(build: 1) } }

  init(_ files: [String: String]) throws {
    office = try OfficeOnDisk(files)
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("caseboard-cache-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  /// A cache that takes files as they are, however new.
  func cache(build: UInt64, settled: Int = -1_000_000_000_000_000) throws -> OfficeCache {
    try #require(OfficeCache(folder: folder, build: build, settled: settled))
  }

  /// Reads the office from its files and keeps it.
  @discardableResult
  func keep(_ options: LoadOptions = .test, settled: Int = -1_000_000_000_000_000) throws -> Bool {
    let reader = OfficeReader(path: office.path, options: options)
    _ = try reader.load()
    let read = try #require(reader.takeFreshlyRead())
    return try cache(build: 1, settled: settled).keep(read) { _ in "digest" }
  }

  /// What the cache gives; `nil` where the files would be read.
  func kept(_ options: LoadOptions = .test, build: UInt64 = 1) throws -> CaseStore? {
    let reader = OfficeReader(path: office.path, options: options, cache: try cache(build: build))
    let store = try reader.load()
    return reader.takeFreshlyRead() == nil ? store : nil
  }

  /// Whether the cache gives anything.
  func readsCache(_ folder: OfficeFolder) -> Bool {
    (try? cache)?.read(folder, path: office.path, options: .test) != nil
  }

  /// The one file of the cache.
  func file() throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 1)
    return URL(fileURLWithPath: folder).appendingPathComponent(try #require(names.first))
  }
}

private let small = [
  "office.yml": "office: Small County\nprofile: caseboard\n",
  "cases.csv": """
  case_id,attorney,race,severity,filed,status,disposed,disposition
  C1,Ada,White,felony,2023-01-05,closed,2024-02-01,plea
  C2,Ben,Black,misdemeanor,2023-03-05,open,,
  C3,Ada,,odd,2024-04-05,open,,

  """,
  "events.csv": "case_id,date,type\nC1,2023-02-01,hearing\nC2,2024-05-01,filing\nC9,2024-05-02,x\n",
]

@Suite("An office that is kept")
struct OfficeCacheTests {
  @Test("is what a fresh load makes", arguments: 1...12 as ClosedRange<UInt64>)
  func sameAsFresh(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let kept = try KeptOffice(AddedRowsLawTests.files)
    for _ in 0..<(20 * Int(seed)) {
      let file = dice.one(of: AddedRowsLawTests.tables)
      try kept.office.append(file, AddedRowsLawTests.row(of: file, &dice))
    }
    try #require(try kept.keep())
    let store = try #require(try kept.kept())
    AddedRowsLawTests.expect(store, isSameAs: try kept.office.load())
  }

  @Test("keeps more rows than a segment has, and labels of all kinds")
  func manyRows() throws {
    var cases = "case_id,attorney,filed,race\n"
    for row in 0..<40_000 {
      cases += "\(String(repeating: "K", count: row % 40))\(row),A\(row % 300),2023-01-05,White\n"
    }
    // An identifier that is longer than a page.
    cases += "\(String(repeating: "L", count: 70_000)),A1,2023-01-05,White\n"
    let kept = try KeptOffice(["office.yml": "profile: caseboard\n", "cases.csv": cases])
    try #require(try kept.keep())
    let store = try #require(try kept.kept())
    AddedRowsLawTests.expect(store, isSameAs: try kept.office.load())
  }

  @Test("is read anew when any byte of its file is another")
  func flippedBytes() throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    let file = try kept.file()
    let good = [UInt8](try Data(contentsOf: file))
    let fresh = try kept.office.load()
    let folder = try OfficeFolder(path: kept.office.path, options: .test)
    #expect(kept.readsCache(folder))
    for index in good.indices {
      var bytes = good
      bytes[index] ^= 1 << UInt8(index % 8)
      try overwrite(file, Data(bytes))
      #expect(kept.readsCache(folder) == false, "byte \(index)")
    }
    try overwrite(file, Data(good))
    AddedRowsLawTests.expect(try #require(try kept.kept()), isSameAs: fresh)
  }

  @Test("is read anew when its file was cut short or has more in it")
  func cutFile() throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    let file = try kept.file()
    let good = try Data(contentsOf: file)
    for length in [0, 1, 63, 64, 65, good.count / 2, good.count - 1] {
      try overwrite(file, good.prefix(length))
      #expect(try kept.kept() == nil)
    }
    try overwrite(file, good + Data([0]))
    #expect(try kept.kept() == nil)
  }

  private func overwrite(_ file: URL, _ data: Data) throws {
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  @Test("is never read by another build of the program")
  func otherBuild() throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    #expect(try kept.kept(build: 2) == nil)
    #expect(try kept.cache(build: 2).entries(today: LoadOptions.test.today).first?.isGood == false)
    #expect(try kept.kept() != nil)
  }

  @Test(
    "is read anew when a file of it is another",
    arguments: ["grown", "replaced", "rewritten", "touched", "new file", "gone", "settings"])
  func changedSource(how: String) throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    try #require(try kept.kept() != nil)
    let path = kept.office.path
    switch how {
    case "grown": try kept.office.append("cases.csv", "C4,Ada,White,felony,2024-05-05,open,,\n")
    case "replaced":
      try kept.office.write("new.csv", try #require(small["cases.csv"]))
      #expect(rename(path + "/new.csv", path + "/cases.csv") == 0)
    case "rewritten":
      let text = try #require(small["cases.csv"]).replacing("C2,Ben", with: "C2,Bob")
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/cases.csv"))
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    case "touched":
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: path + "/cases.csv")
    case "new file": try kept.office.write("charges.csv", "case_id,number\nC1,1\n")
    case "gone": #expect(unlink(path + "/events.csv") == 0)
    default: try kept.office.append("office.yml", "reference: Black\n")
    }
    #expect(try kept.kept() == nil)
    #expect(try kept.cache.entries(today: LoadOptions.test.today).map(\.isGood) == [false])
  }

  @Test("is read anew with another profile, and on days on which another day may be the newest")
  func otherOptions() throws {
    let kept = try KeptOffice(small)
    try kept.office.append("cases.csv", "C5,Ada,White,felony,2024-07-10,open,,\n")
    try #require(try kept.keep())
    var options = LoadOptions.test
    for (today, isGood) in [
      ("2024-06-30", true), ("2024-07-09", true), ("2024-07-10", false), ("2024-04-01", false),
    ] {
      options.today = day(today)
      #expect((try kept.kept(options) != nil) == isGood, "\(today)")
    }
    options = .test
    options.profile = "caseboard"
    #expect(try kept.kept(options) == nil)
    options = .test
    options.asOf = day("2024-01-01")
    #expect(try kept.kept(options) != nil)
    options.asOf = day("2024-12-31")
    #expect(try kept.kept(options) == nil)
    // What was read as of a later day is not kept for others.
    #expect(try kept.keep(options) == false)
  }

  @Test("is not kept while its files may still be changing")
  func notSettled() throws {
    let kept = try KeptOffice(small)
    #expect(try kept.keep(settled: 2_000_000_000) == false)
    #expect(try kept.cache.entries().isEmpty)
  }

  @Test("is not kept when a file has changed since it was read")
  func changedSinceRead() throws {
    let kept = try KeptOffice(small)
    let reader = OfficeReader(path: kept.office.path, options: .test)
    _ = try reader.load()
    let read = try #require(reader.takeFreshlyRead())
    try kept.office.append("cases.csv", "C4,Ada,White,felony,2024-05-05,open,,\n")
    #expect(try kept.cache.keep(read) { _ in "digest" } == false)
  }

  @Test("is its owner's alone, and others' files and links are never followed")
  func permissions() throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    let file = try kept.file()
    let mode = { (path: String) throws -> Int? in
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(file.path) == 0o600)
    #expect(try mode(kept.folder) == 0o700)
    // A file that others may read or that has another name too is not ours alone.
    #expect(chmod(file.path, 0o644) == 0)
    #expect(try kept.kept() == nil)
    #expect(chmod(file.path, 0o600) == 0)
    #expect(link(file.path, file.path + ".other") == 0)
    #expect(try kept.kept() == nil)
    #expect(unlink(file.path + ".other") == 0)
    #expect(try kept.kept() != nil)
    // A link in the file's place is replaced, and what it leads to stays as it was.
    let elsewhere = kept.home.appendingPathComponent("elsewhere").path
    #expect(rename(file.path, elsewhere) == 0)
    #expect(symlink(elsewhere, file.path) == 0)
    #expect(try kept.kept() == nil)
    let before = try Data(contentsOf: URL(fileURLWithPath: elsewhere))
    #expect(try kept.keep())
    #expect(try Data(contentsOf: URL(fileURLWithPath: elsewhere)) == before)
    #expect(try kept.kept() != nil)
    // A folder in which others may write is used neither for reading nor for writing.
    #expect(chmod(kept.folder, 0o770) == 0)
    #expect(try kept.kept() == nil)
    #expect(try kept.keep() == false)
    #expect(chmod(kept.folder, 0o700) == 0)
    // Nor is one that is a link.
    #expect(rename(kept.folder, kept.folder + "-real") == 0)
    #expect(symlink(kept.folder + "-real", kept.folder) == 0)
    #expect(try kept.kept() == nil)
    #expect(try kept.keep() == false)
  }

  @Test("is no matter where nothing can be written")
  func nowhere() throws {
    let kept = try KeptOffice(small)
    #expect(symlink("/dev/null", kept.folder) == 0)
    #expect(try kept.keep() == false)
    #expect(try kept.kept() == nil)
    #expect(try kept.cache.entries().isEmpty)
    #expect(try kept.cache.clear() == 0)
  }

  @Test("is followed: what is added later shows as in a fresh load")
  func followed() throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    let reader = OfficeReader(path: kept.office.path, options: .test, cache: try kept.cache)
    _ = try reader.load()
    reader.remember()
    guard case .unchanged = try reader.refresh() else {
      Issue.record("nothing has changed")
      return
    }
    for row in ["C4,Ada,White,felony,2024-05-05,open,,\n", "C2,Ben,Black,felony,,open,,\n"] {
      try kept.office.append("cases.csv", row)
      guard case .changed(let store, _) = try reader.refresh() else {
        Issue.record("a row was added")
        return
      }
      AddedRowsLawTests.expect(store, isSameAs: try kept.office.load())
    }
    guard case .unchanged = try reader.refresh() else {
      Issue.record("nothing has changed")
      return
    }
  }

  @Test("is read anew where it is distrusted")
  func distrusted() throws {
    let kept = try KeptOffice(small)
    try #require(try kept.keep())
    let reader = OfficeReader(path: kept.office.path, options: .test, cache: try kept.cache)
    _ = try reader.load()
    #expect(reader.keptDigests == ["cases.csv": "digest", "events.csv": "digest"])
    reader.distrustCache()
    guard case .changed(let store, _) = try reader.refresh() else {
      Issue.record("all is read anew")
      return
    }
    AddedRowsLawTests.expect(store, isSameAs: try kept.office.load())
    #expect(reader.keptDigests == nil)
  }

  @Test("is written whole by each of several writers at once")
  func severalWriters() throws {
    let kept = try KeptOffice(small)
    let reader = OfficeReader(path: kept.office.path, options: .test)
    let fresh = try reader.load()
    let read = try #require(reader.takeFreshlyRead())
    let cache = try kept.cache
    Parallel.perform(8, threads: 8) { _ in
      for _ in 0..<5 { cache.keep(read) { _ in "digest" } }
    }
    _ = try kept.file()
    AddedRowsLawTests.expect(try #require(try kept.kept()), isSameAs: fresh)
  }

  @Test("is listed, and cleared with what a writer has left behind")
  func listed() throws {
    let kept = try KeptOffice(small)
    let other = try OfficeOnDisk(small)
    try #require(try kept.keep())
    let reader = OfficeReader(path: other.path, options: .test)
    _ = try reader.load()
    let read = try #require(reader.takeFreshlyRead())
    try #require(try kept.cache.keep(read) { _ in "digest" })
    let entries = try kept.cache.entries(today: LoadOptions.test.today)
    #expect(entries.count == 2)
    #expect(entries.allSatisfy { $0.isGood && $0.cases == 3 && $0.bytes > 64 })
    #expect(
      Set(entries.map(\.office)) == [RealPath.of(kept.office.path), RealPath.of(other.path)])
    #expect(try kept.cache.clear(office: other.path) == 1)
    #expect(try kept.cache.clear(office: other.path) == 0)
    let left = try kept.file().path + ".999999999.1.new"
    #expect(FileManager.default.createFile(atPath: left, contents: nil))
    #expect(try kept.cache.clear() == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.folder).isEmpty)
  }

  @Test("has a checksum that is XXH64")
  func checksum() {
    #expect(Checksum.of([]) == 0xef46_db37_51d8_e999)
    #expect(Checksum.of(Array("abc".utf8)) == 0x44bc_2cf5_ad77_0999)
    #expect(
      Checksum.of(Array("xxhash is a fast non-cryptographic hash algorithm".utf8))
        != Checksum.of(Array("xxhash is a fast non-cryptographic hash algorithn".utf8)))
  }
}
