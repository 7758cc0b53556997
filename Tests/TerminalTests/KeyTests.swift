import Terminal
import Testing

@Suite("A key")
struct KeyTests {
  private static let keys: [Key] = [
    .character("j"), .character("G"), .character("/"), .character(" "), .control("p"), .enter,
    .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
    .pageUp, .pageDown, .function(1), .function(12),
  ]

  @Test("is found again by its label", arguments: keys)
  func roundTrip(key: Key) {
    #expect(Key(name: key.label) == key)
  }

  @Test("has other names, too")
  func names() {
    #expect(Key(name: "Escape") == .escape)
    #expect(Key(name: "pagedown") == .pageDown)
    #expect(Key(name: "C-p") == .control("p"))
    #expect(Key(name: "^c") == .control("c"))
    #expect(Key(name: "^") == .character("^"))
    #expect(Key(name: "f10") == .function(10))
    #expect(Key(name: "nonsense") == nil)
    #expect(Key(name: "f99") == nil)
    #expect(Key(name: "") == nil)
    #expect(Key(name: "\u{1b}") == nil)
  }

  @Test("is shown shortly")
  func labels() {
    #expect(Key.control("p").label == "Ctrl-P")
    #expect(Key.down.label == "↓")
    #expect(Key.pageDown.label == "PgDn")
  }

  @Test("is read from a line; an unknown word is named")
  func lines() {
    #expect(
      Key.parse("j j Enter Esc") == .success([.character("j"), .character("j"), .enter, .escape]))
    #expect(Key.parse("  ") == .success([]))
    #expect(Key.parse("j Entre") == .failure(Key.UnknownKey(name: "Entre")))
  }
}

@Suite("A mailbox")
struct MailboxTests {
  @Test("holds the latest message, and wakes once")
  func latestWins() {
    let wakes = Counter()
    let mailbox = Mailbox<Int> { wakes.add() }
    #expect(mailbox.take() == nil)
    for number in 1...5 { mailbox.post(number) }
    #expect(mailbox.take() == 5)
    #expect(mailbox.take() == nil)
    #expect(wakes.count == 1)
    mailbox.post(6)
    #expect(wakes.count == 2)
  }

  @Test("gets messages from many threads, and loses none for good")
  func threads() async {
    let mailbox = Mailbox<Int> {}
    await withTaskGroup(of: Void.self) { group in
      for number in 1...100 { group.addTask { mailbox.post(number) } }
    }
    #expect(mailbox.take().map { (1...100).contains($0) } == true)
    #expect(mailbox.take() == nil)
  }
}

@Suite("A scripted screen")
struct ScriptedScreenTests {
  @Test("plays its events, then hangs up")
  func plays() {
    let screen = ScriptedScreen(
      Size(width: 80, height: 24),
      script: [.event(.key(.enter)), .resize(Size(width: 40, height: 12))])
    #expect(screen.next(timeoutMilliseconds: nil) == .key(.enter))
    #expect(screen.next(timeoutMilliseconds: nil) == .resized)
    #expect(screen.size == Size(width: 40, height: 12))
    #expect(screen.next(timeoutMilliseconds: nil) == .hangUp)
    screen.show(Canvas(width: 1, height: 1))
    #expect(screen.pictures.count == 1)
  }
}

@Suite("A report of the mouse")
struct MouseReportTests {
  @Test(
    "tells presses and turns of the wheel from the rest",
    arguments: [
      ("0;1;1", "M", MouseReport.Kind.press), ("0;1;1", "m", .other), ("4;1;1", "M", .press),
      ("64;1;1", "M", .wheel(up: true)), ("65;1;1", "M", .wheel(up: false)),
      ("81;1;1", "M", .wheel(up: false)), ("2;1;1", "M", .other), ("35;1;1", "M", .other),
      ("32;1;1", "M", .other), ("66;1;1", "M", .other),
    ] as [(String, Unicode.Scalar, MouseReport.Kind)])
  func kinds(letters: String, end: Unicode.Scalar, kind: MouseReport.Kind) {
    #expect(MouseReport(letters, end: end)?.kind == kind)
  }

  @Test("counts places from 0, beyond column 223 too")
  func places() throws {
    let report = try #require(MouseReport("0;300;100", end: "M"))
    #expect((report.x, report.y) == (299, 99))
  }

  @Test(
    "is none where its numbers are missing or wild",
    arguments: ["", "0", "0;1", "0;1;", "0;0;1", "0;1;0", "0;1;1;1", "99999999999999999999;1;1"])
  func broken(letters: String) {
    #expect(MouseReport(letters, end: "M") == nil)
    #expect(MouseReport("0;1;1", end: "x") == nil)
    #expect(!MouseReport.isPart("0", of: String(repeating: "1", count: 20)))
  }
}
