import Terminal
import Testing

@testable import Dashboard

@Suite("The key table")
struct KeyBindingTests {
  @Test("gives a key one command in each mode", arguments: KeyBinding.Mode.allCases)
  func noKeyTwice(mode: KeyBinding.Mode) {
    let keys = KeyBinding.all.filter { $0.modes.contains(mode) }.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test("has a key for every command", arguments: Command.all)
  func everyCommand(command: Command) {
    #expect(KeyBinding.all.contains { $0.command == command })
  }

  @Test("says in words what each key does")
  func words() {
    for binding in KeyBinding.all { #expect(!binding.help.isEmpty) }
  }

  @Test("is listed whole in the help, and again in the palette")
  func help() {
    var session = Session(size: Size(width: 100, height: 40))
    session.answer(from: InventedEngine())
    let help = session.items(of: Menu(.help)).map(\.action)
    let palette = session.items(of: Menu(.palette)).map(\.action)
    for command in Command.all {
      #expect(help.contains(.command(command)))
      // The palette does not offer to open itself.
      #expect(palette.contains(.command(command)) || command == .palette)
    }
  }
}
