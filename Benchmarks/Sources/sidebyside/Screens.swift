import Foundation

/// The dashboard on a demo office, as one sits before it.
struct Screens {
  let programs: Programs
  let cases: Int

  /// What was found out, in seconds and shares.
  struct Findings {
    var cases: Int
    var first = (wall: 0.0, cpu: 0.0)
    var second = (wall: 0.0, cpu: 0.0)
    var idle = 0.0
  }

  private static let patience = 300.0
  /// Words of the first screen that stand there once there are numbers.
  private static let mark = "OPEN CASES"

  func measure() throws -> Findings {
    let office = scratch("demo-\(cases)")
    if !FileManager.default.fileExists(atPath: office + "/office.yml") {
      let words = ["demo", "--out", office, "--cases", String(cases)]
      _ = try ChildProcess(arguments: [programs.caseboard] + words).run()
    }
    let kept = scratch("kept-\(cases)")
    try? FileManager.default.removeItem(atPath: kept)
    try FileManager.default.createDirectory(
      atPath: kept, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: kept) }
    let program = ChildProcess(
      arguments: [programs.caseboard, office],
      environment: [
        "TERM=xterm-256color", "LANG=C.UTF-8", "XDG_CACHE_HOME=\(kept)", "XDG_STATE_HOME=\(kept)",
      ])
    var findings = Findings(cases: cases)
    findings.first = try start(program) { _ in }
    findings.second = try start(program) { terminal in
      findings.idle = idle(terminal, office)
    }
    return findings
  }

  private func start(
    _ program: ChildProcess, _ then: (Terminal) throws -> Void
  ) throws -> (wall: Double, cpu: Double) {
    let start = Clock.wall
    let terminal = try Terminal(program)
    defer { terminal.leave() }
    guard terminal.wait(for: Self.mark, within: Self.patience) != nil else {
      throw ChildProcess.Failed(description: "no first screen of \(spoken(cases)) cases")
    }
    let last = terminal.settled(quiet: 1)
    let costs = (last - start, terminal.cpu)
    try then(terminal)
    return costs
  }

  /// The share of a core that is taken while somebody adds an event each second.
  private func idle(_ terminal: Terminal, _ office: String) -> Double {
    guard let events = FileHandle(forUpdatingAtPath: office + "/events.csv"),
      let size = try? events.seekToEnd()
    else { return 0 }
    defer {
      try? events.truncate(atOffset: size)
      try? events.close()
    }
    let (start, cpu) = (Clock.wall, terminal.cpu)
    for second in 10..<20 {
      try? events.write(contentsOf: Data("22-000001,2026-06-\(second),Status conference,\n".utf8))
      _ = terminal.settled(quiet: 1)
    }
    return (terminal.cpu - cpu) / (Clock.wall - start)
  }
}
