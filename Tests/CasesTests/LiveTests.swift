import Foundation
import Testing

@testable import Cases

@Suite("An office that is followed")
struct LiveTests {
  private static let cases = "case_id,filed,status\n1,2024-01-01,open\n2,2024-01-01,open\n"

  private func reader(_ office: OfficeOnDisk) throws -> OfficeReader {
    let reader = OfficeReader(path: office.path, options: .test)
    _ = try reader.load()
    reader.remember()
    return reader
  }

  private func changed(_ change: OfficeReader.Change) -> (CaseStore, Int)? {
    if case .changed(let store, let rows) = change { (store, rows) } else { nil }
  }

  @Test("takes in whole rows that are added, and waits for a half one")
  func append() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let reader = try reader(office)
    #expect(changed(try reader.refresh()) == nil)
    try office.append("cases.csv", "3,2024-02-01,open\n4,2024-02")
    let (store, rows) = try #require(changed(try reader.refresh()))
    #expect(rows == 1)
    #expect(store.labels(.caseID) == ["1", "2", "3"])
    #expect(changed(try reader.refresh()) == nil)
    try office.append("cases.csv", "-02,open\n1,2024-01-01,closed\n")
    let (later, _) = try #require(changed(try reader.refresh()))
    #expect(later.labels(.caseID) == ["1", "2", "3", "4"])
    #expect(later.labels(.status)[0] == "closed")
    #expect(later.daysOf(.filed)[3] == day("2024-02-02"))
  }

  @Test("is, after any additions, what a fresh load gives")
  func sameAsFresh() throws {
    let office = try OfficeOnDisk([
      "cases.csv": Self.cases, "events.csv": "case_id,date,type\n1,2024-02-01,x\n",
    ])
    let reader = try reader(office)
    var store: CaseStore?
    for step in 3..<40 {
      try office.append("cases.csv", "\(step % 17),2024-01-\(10 + step % 17),closed\n")
      try office.append("events.csv", "\(step),2024-03-01,\(step % 3)\n")
      if let (next, _) = changed(try reader.refresh()) { store = next }
    }
    let fresh = try office.load()
    #expect(store?.columns == fresh.columns)
    #expect(store?.derived == fresh.derived)
    #expect(store?.findings == fresh.findings)
    #expect(store?.sources == fresh.sources)
  }

  @Test("reads a file anew that was replaced, or rewritten in place")
  func replaced() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let reader = try reader(office)
    try office.write("next.csv", "case_id,filed,status\n9,2024-03-01,open\n")
    let from = office.path + "/next.csv"
    #expect(rename(from, office.path + "/cases.csv") == 0)
    let (store, rows) = try #require(changed(try reader.refresh()))
    #expect(store.labels(.caseID) == ["9"] && rows == 0)
    // Same file, longer, and other contents: no addition.
    let handle = try FileHandle(forWritingTo: office.folder.appendingPathComponent("cases.csv"))
    try handle.truncate(atOffset: 0)
    let text = "case_id,filed,status\n8,2024-03-01,open\n7,2024-03-01,open\n"
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    let (again, _) = try #require(changed(try reader.refresh()))
    #expect(again.labels(.caseID) == ["8", "7"])
  }

  @Test("waits while a rewritten file is still being written")
  func busy() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let reader = try reader(office)
    try office.write("cases.csv", "case_id,filed,status\n5,2024-03-01,open\n")
    guard case .waiting = try reader.refresh(isBusy: { $0.hasSuffix("/cases.csv") }) else {
      Issue.record("a half-written file was read")
      return
    }
    #expect(changed(try reader.refresh()) != nil)
  }

  @Test("follows a case that is again what it was before")
  func backAgain() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let reader = try reader(office)
    for status in ["closed", "open"] {
      try office.append("cases.csv", "1,2024-01-01,\(status)\n")
      let (store, _) = try #require(changed(try reader.refresh()))
      #expect(store.labels(.status) == [status, "open"])
    }
  }

  @Test("says that a file is gone, and goes on when it is back")
  func gone() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let reader = try reader(office)
    let path = office.path + "/cases.csv"
    #expect(rename(path, path + ".away") == 0)
    let error = #expect(throws: LoadError.self) { try reader.refresh() }
    #expect(error?.file.hasSuffix(".away") == false)
    #expect(rename(path + ".away", path) == 0)
    #expect(changed(try reader.refresh()) == nil)
    try office.append("cases.csv", "3,2024-02-01,open\n")
    let (store, _) = try #require(changed(try reader.refresh()))
    #expect(store.count == 3)
  }

  @Test("sees what was added while it was read for the first time")
  func changesDuringLoad() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let live = LiveOffice(path: office.path, options: .test, signal: WakeSignal())
    _ = try live.load()
    try office.append("cases.csv", "3,2024-02-01,open\n")
    live.startFollowing()
    guard case .changed(let store, _) = live.next() else {
      Issue.record("the added row was not seen")
      return
    }
    #expect(store.count == 3)
  }

  @Test("tells how far reading has come where all is read anew, and never of added rows alone")
  func tellsOfReadingAnew() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let live = LiveOffice(path: office.path, options: .test, signal: WakeSignal())
    _ = try live.load()
    live.startFollowing()
    var told: [LoadProgress] = []
    try office.append("cases.csv", "3,2024-02-01,open\n")
    guard case .changed(_, rowsAdded: 1) = live.next(progress: { told.append($0) }) else {
      Issue.record("the added row was not seen")
      return
    }
    #expect(told.isEmpty)
    try office.write("cases.csv", "case_id,filed,status\n9,2024-02-01,open\n")
    guard case .changed(let store, rowsAdded: 0) = live.next(progress: { told.append($0) }) else {
      Issue.record("the file that was written anew was not read")
      return
    }
    #expect(store.count == 1)
    #expect(told.first?.step == .opening && told.last?.step == .deriving)
    #expect(told.last?.share == 1)
  }

  @Test("goes on with a folder that was put in the place of another", .timeLimit(.minutes(1)))
  func replacedFolder() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let live = LiveOffice(path: office.path, options: .test, signal: WakeSignal())
    _ = try live.load()
    live.startFollowing()
    let away = office.path + "-away"
    defer { try? FileManager.default.removeItem(atPath: away) }
    #expect(rename(office.path, away) == 0)
    guard case .problem = live.next() else {
      Issue.record("that the folder is gone was not said")
      return
    }
    try FileManager.default.createDirectory(at: office.folder, withIntermediateDirectories: true)
    try office.write("cases.csv", Self.cases)
    guard case .changed = live.next() else {
      Issue.record("the new folder was not read")
      return
    }
    try office.append("cases.csv", "3,2024-02-01,open\n")
    guard case .changed(let store, 1) = live.next() else {
      Issue.record("the row added in the new folder was not seen")
      return
    }
    #expect(store.count == 3)
  }

  @Test("knows that a file of a lower folder, or behind a link, is being written")
  func busyElsewhere() throws {
    let office = try OfficeOnDisk([:])
    let lower = office.folder.appendingPathComponent("export")
    try FileManager.default.createDirectory(at: lower, withIntermediateDirectories: true)
    try office.write("export/today.csv", "a\n")
    let link = office.path + "/cases.csv"
    #expect(symlink(lower.path + "/today.csv", link) == 0)
    let watch = FileWatch(signal: WakeSignal())
    watch.watch([lower.path])
    let handle = try FileHandle(forWritingTo: lower.appendingPathComponent("today.csv"))
    try handle.write(contentsOf: Data("b\n".utf8))
    #expect(watch.wait(milliseconds: 1000) == .files)
    #expect(watch.isBusy(lower.path + "/today.csv") && watch.isBusy(link))
    try handle.close()
    #expect(watch.wait(milliseconds: 1000) == .files)
    #expect(!watch.isBusy(link))
  }

  @Test("lets changes gather while it rests, and is woken all the same", .timeLimit(.minutes(1)))
  func rests() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let signal = WakeSignal()
    let live = LiveOffice(path: office.path, options: .test, signal: signal)
    _ = try live.load()
    live.startFollowing()
    live.rest(for: .seconds(2))
    try office.append("cases.csv", "3,2024-02-01,open\n")
    signal.wake()
    // What changed before the first wait is looked at in any case.
    var events = [live.next(), live.next()]
    try office.append("cases.csv", "4,2024-02-01,open\n")
    signal.wake()
    events.append(live.next())
    try office.append("cases.csv", "5,2024-02-01,open\n")
    events.append(live.next())
    let words = events.map { event in
      switch event {
      case .changed(let store, let rowsAdded): "\(rowsAdded) added, \(store.count) cases"
      case .woken: "woken"
      case .problem, .recovered: "trouble"
      }
    }
    #expect(words.suffix(2) == ["woken", "2 added, 5 cases"])
    #expect(Set(words.prefix(2)) == ["woken", "1 added, 3 cases"])
  }

  @Test("wakes its thread for a change and for a signal")
  func wakes() throws {
    let office = try OfficeOnDisk(["cases.csv": Self.cases])
    let signal = WakeSignal()
    let live = LiveOffice(path: office.path, options: .test, signal: signal)
    _ = try live.load()
    live.startFollowing()
    signal.wake()
    guard case .woken = live.next() else {
      Issue.record("the signal did not wake")
      return
    }
    try office.append("cases.csv", "3,2024-02-01,open\n")
    guard case .changed(let store, 1) = live.next() else {
      Issue.record("the added row was not seen")
      return
    }
    #expect(store.count == 3)
  }
}
