import Foundation
import Testing

@Suite("A window of any size", .serialized, .timeLimit(.minutes(5)))
struct SizeTests {
  private static func open(
    _ office: TinyOffice, columns: Int = 80, rows: Int = 24
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      [office.folder], columns: columns, rows: rows, state: office.path("state"))
    try session.wait(for: "3 open cases")
    return session
  }

  /// Resizes and waits for the picture at that size, which begins with a clear screen: what was on its
  /// way before was made for another window.
  private static func resize(_ session: TerminalSession, _ columns: Int, _ rows: Int) throws {
    let (frames, clears) = (session.screen.frames, session.screen.clears)
    session.resize(columns: columns, rows: rows)
    try session.wait("a picture at \(columns)×\(rows)") {
      $0.clears > clears && $0.frames > frames && $0.line(0).contains { $0 != " " }
    }
  }

  @Test("is filled from edge to edge and never overrun, and looks as before at its first size")
  func walk() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    let first = session.screen.text
    let widths = [1, 2, 3, 7, 20, 39, 40, 41, 60, 79, 80, 100, 120, 161, 200, 240, 300]
    let heights = [1, 2, 3, 5, 11, 12, 13, 18, 24, 31, 40, 50, 77, 100]
    // Every width and every height, each pair once.
    for index in 0..<(8 * Self.panels.count) {
      let (columns, rows) = (widths[index % widths.count], heights[index % heights.count])
      if index % 8 == 0 { try Self.show(Self.panels[index / 8], in: session) }
      try Self.resize(session, columns, rows)
      #expect(session.screen.overruns == 0, "\(columns)×\(rows)")
      if columns >= 40, rows >= 12 {
        try session.wait("the foot line at \(columns)×\(rows)") {
          $0.line(rows - 1).contains { $0 != " " }
        }
      }
    }
    session.type("1")
    try Self.resize(session, 300, 100)
    try Self.resize(session, 1, 1)
    session.resize(columns: 80, rows: 24)
    try session.wait("the first screen") { Self.page($0.text) == Self.page(first) }
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.isRestored)
  }

  private static let panels = [
    ("1", "Overview"), ("2", "Caseload"), ("3", "Performance"), ("4", "Disparity"),
    ("5", "Quality"), ("6", "Compare"), ("7", "Moved"), ("8", "Indicators"), ("9", "Worklists"),
    ("0", "Time use"), ("W", "Plan"),
  ]

  /// Goes to a panel, in a window that shows all of it, and is done with its last byte.
  private static func show(
    _ panel: (key: String, title: String), in session: TerminalSession
  ) throws {
    try resize(session, 100, 30)
    session.type(panel.key)
    try session.wait("the panel with its numbers") {
      $0.line(2).contains("Office › \(panel.title)") && !$0.line(2).contains("…")
    }
    // What is still on its way was made for that window, and comes before the next picture.
    try resize(session, 100, 31)
  }

  /// The page between the lines that tell of time and keys.
  private static func page(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast()
  }

  @Test("may change a hundred times at once, or be nothing for a moment")
  func storm() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    let first = session.screen.text
    for index in 0..<100 {
      session.resize(columns: 1 + index * 37 % 300, rows: 1 + index * 53 % 100)
    }
    session.resize(columns: 0, rows: 0)
    session.resize(columns: 80, rows: 24)
    try session.wait("the first screen") { Self.page($0.text) == Self.page(first) }
    // A window that is small for less than a moment, and empty afterwards.
    for _ in 0..<3 {
      session.resize(columns: 10, rows: 3)
      session.resize(columns: 80, rows: 24)
      try session.wait("the screen again") { Self.page($0.text) == Self.page(first) }
    }
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.isRestored)
  }

  @Test("is cleared at the start and on demand, and by no key", arguments: [false, true])
  func clears(isLarge: Bool) throws {
    let office = try TinyOffice()
    let session = try Self.open(office, columns: isLarge ? 200 : 80, rows: isLarge ? 50 : 24)
    let before = session.screen.clears
    #expect(before <= 2)
    for key in ["2", "jj", "3", "4", "?", "\u{1B}", "5", "6", "7", "8", "1"] {
      session.type(key)
    }
    session.type(":")
    try session.wait(for: "Find")
    session.type("\u{1B}")
    try session.wait("the page") { !$0.text.contains("Find") }
    #expect(session.screen.clears == before)
    session.type("\u{0C}")
    try session.wait("a new picture") { $0.clears > before && $0.text.contains("OPEN CASES") }
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("costs few bytes a key, and keys that wait cost one picture together")
  func bytes() throws {
    let office = try TinyOffice(cases: TinyOffice.cases + Self.attorneys)
    let session = try TerminalSession(
      [office.folder], columns: 200, rows: 50, state: office.path("state"))
    try session.wait(for: "15 open cases")
    session.type("2")
    try session.wait(for: "Attorney 11")
    try session.wait("the selection") { $0.text.contains("▸") }
    var before = session.written.count
    for _ in 0..<10 {
      let row = Self.selected(session.screen)
      session.type("j")
      try session.wait("the selection to move") { Self.selected($0) != row }
    }
    #expect(session.written.count - before <= 10 * 2_048)

    before = session.written.count
    session.type(String(repeating: "jk", count: 1_500) + ":")
    try session.wait(for: "Find")
    // Each by itself, they would take a hundred times as much.
    #expect(session.written.count - before <= 24 * 1_024)
    session.type("\u{3}")
    _ = try session.end()
  }

  /// The row with the sign of the selection.
  private static func selected(_ screen: TerminalScreen) -> String? {
    screen.place(of: "▸").map { screen.line($0.y - 1) }
  }

  private static let attorneys = (0..<12).map {
    "23-\($0),Attorney \($0),Felony,White,Theft,felony,open,2022-05-0\(1 + $0 % 9),,\n"
  }.joined()
}
