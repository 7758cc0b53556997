extension Unicode.Scalar {
  /// The plain character that stands for it where only ASCII can be shown; `?` when there is none.
  public var ascii: Unicode.Scalar {
    if value < 0x7f { return self }
    return Transliteration.table[self] ?? Transliteration.decomposed(self)
  }
}

extension StringProtocol {
  /// The text in ASCII, one character for each column.
  public var transliterated: String {
    var result = String.UnicodeScalarView()
    for scalar in cleaned.unicodeScalars {
      guard let columns = scalar.columns, columns > 0 else { continue }
      for _ in 0..<columns { result.append(scalar.ascii) }
    }
    return String(result)
  }
}

private enum Transliteration {
  /// Letters that Unicode does not take apart, punctuation, and the shapes that charts are made of.
  static let table: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("A", "Æ"), ("a", "æ"), ("D", "ĐÐ"), ("d", "đð"), ("H", "Ħ"), ("h", "ħ"), ("i", "ı"),
      ("L", "Ł"), ("l", "ł"), ("O", "ØŒ"), ("o", "øœ"), ("s", "ß"), ("T", "ŦÞ"), ("t", "ŧþ"),
      ("'", "‘’′"), ("\"", "“”″„«»"), ("-", "–—−─━╌┈═‐‑"), ("|", "│┃║┊┆▏▎▍▌▐"),
      ("+", "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╞╪╡"), ("#", "█▉▊▋▇▆▅▓■"), ("=", "▄▃≡"), (".", "▂▁·"), (":", "░▒"),
      (">", "›▶▸→►≥"), ("<", "‹◀◂←◄≤"), ("^", "▲↑▴"), ("v", "▼↓▾"), ("*", "•★✱●◆"), ("o", "○◇◦"),
      ("x", "×✗✕"), ("~", "…≈"), ("u", "µ"), ("S", "§"), ("2", "²"), ("3", "³"),
      (" ", "\u{a0}"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, shapes) in rows {
      for shape in shapes.unicodeScalars { table[shape] = plain }
    }
    return table
  }()

  /// The letter below the accents, found by the name of the character: "LATIN SMALL LETTER E WITH
  /// ACUTE" is an e.
  static func decomposed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard let name = scalar.properties.name else { return "?" }
    let words = name.split(separator: " ")
    guard words.count > 3, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1,
      let letter = words[3].unicodeScalars.first, letter.value < 0x7f
    else { return "?" }
    return words[1] == "SMALL"
      ? letter.properties.lowercaseMapping.unicodeScalars.first ?? "?" : letter
  }
}
