import ArgumentParser
import Cases
import DemoOffice
import Glibc

/// Makes a synthetic office, or lets one live.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Make a synthetic office with every table, or let one live.")

  @Option(help: "The folder to write.", completion: .directory)
  var out: String?

  @Option(help: "How many cases it is to have.")
  var cases = 12_000

  @Option(help: "The same seed makes the same office.")
  var seed: UInt64 = 1

  @Option(help: "The first day on which a case is referred.")
  var from: String?

  @Option(help: "The last day, on which the office stands.")
  var to: String?

  @Option(
    help: "Let things happen in this synthetic office until interrupted.", completion: .directory)
  var live: String?

  @Option(help: "With --live: seconds between two happenings.")
  var every = 1.0

  func run() throws {
    switch (out, live) {
    case (let folder?, nil): try make(folder)
    case (nil, let folder?): try letLive(folder)
    default: throw Failure(.wrongUse, "demo needs either --out FOLDER or --live FOLDER")
    }
  }

  private func make(_ folder: String) throws {
    guard (1...10_000_000).contains(cases) else {
      throw Failure(.wrongUse, "--cases needs a number from 1 to 10000000")
    }
    let first = try day(from, "--from") ?? DemoOffice.firstDay
    let last = try day(to, "--to") ?? DemoOffice.lastDay
    guard first <= last else { throw Failure(.wrongUse, "--from lies after --to") }
    do {
      try DemoOffice(cases: cases, seed: seed, from: first, to: last).write(to: folder)
    } catch {
      throw Failure(.ioFailed, error.description)
    }
    StandardError.write("Wrote a synthetic office; open it with: caseboard \(folder)\n")
  }

  private func letLive(_ folder: String) throws {
    guard every >= 0.01, every <= 3600 else {
      throw Failure(.wrongUse, "--every needs seconds from 0.01 to 3600")
    }
    do {
      var activity = try DemoActivity(folder: folder, seed: seed)
      while true {
        try StandardOutput.write(try activity.step() + "\n")
        usleep(UInt32(every * 1_000_000))
      }
    } catch let error as DemoError {
      throw Failure(.ioFailed, error.description)
    }
  }

  private func day(_ text: String?, _ option: String) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(text) else {
      throw Failure(.wrongUse, "\(option): “\(text)” is not a day; write one such as 2022-06-30")
    }
    return day
  }
}
