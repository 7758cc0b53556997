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
