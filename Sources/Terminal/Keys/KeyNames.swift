extension Key {
  /// How help and the foot line call the key.
  public var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + String(character).uppercased()
    case .function(let number): "F\(number)"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .press: "click"
    case .doubleClick: "double click"
    case .wheel(let up, _, _): up ? "wheel up" : "wheel down"
    case .pasteBegin, .pasteEnd: "paste"
    default: Key.names.first { $0.key == self }?.name ?? "?"
    }
  }

  /// The key of that name: a single character, a label, or a name such as `Enter` or `C-p`.
  ///
  /// Names of more than one letter are read without regard to case.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      guard let named = Key.arrows[character] else {
        guard character.unicodeScalars.allSatisfy({ $0.columns != nil }) else { return nil }
        self = .character(character)
        return
      }
      self = named
      return
    }
    let lower = name.lowercased()
    if let named = Key.names.first(where: { $0.name.lowercased() == lower }) {
      self = named.key
      return
    }
    for prefix in ["ctrl-", "c-", "^"] where lower.hasPrefix(prefix) {
      let rest = lower.dropFirst(prefix.count)
      guard rest.count == 1, let letter = rest.first, letter.isASCII else { continue }
      self = .control(letter)
      return
    }
    guard lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) else {
      return nil
    }
    self = .function(number)
  }

  /// The keys that a line such as `j j Enter Esc` names, or the first word that names none.
  public static func parse(_ line: String) -> Result<[Key], UnknownKey> {
    var keys: [Key] = []
    for word in line.split(whereSeparator: \.isWhitespace) {
      guard let key = Key(name: String(word)) else {
        return .failure(UnknownKey(name: String(word)))
      }
      keys.append(key)
    }
    return .success(keys)
  }

  /// A word that names no key.
  public struct UnknownKey: Error, Equatable, CustomStringConvertible {
    public let name: String

    public init(name: String) { self.name = name }

    public var description: String {
      "no key is called '\(name.cleaned)'; write a character, or a name such as Enter, Esc, Tab, "
        + "Space, Up, PgDn, F1 or Ctrl-P"
    }
  }

  private static let arrows: [Character: Key] = ["↑": .up, "↓": .down, "←": .left, "→": .right]

  /// The first name of a key is its label.
  private static let names: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Return", .enter), ("Esc", .escape), ("Escape", .escape), ("Tab", .tab),
    ("Shift-Tab", .backTab), ("BackTab", .backTab), ("BTab", .backTab),
    ("Backspace", .backspace), ("Bksp", .backspace), ("Del", .delete), ("Delete", .delete),
    ("Ins", .insert), ("Insert", .insert), ("Up", .up), ("Down", .down), ("Left", .left),
    ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PageUp", .pageUp),
    ("PgDn", .pageDown), ("PageDown", .pageDown), ("Space", .character(" ")),
  ]
}
