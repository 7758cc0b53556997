import Terminal

/// One line of the plain form: words alone, to be heard as well as read.
struct PlainLine: Hashable, Sendable {
  var text: String
  var isHeading = false
  /// Whether the selection stands here, so that the cursor does too.
  var isSelected = false
  /// What a click on it does.
  var hit: PlainHit?

  init(_ text: String, isHeading: Bool = false, isSelected: Bool = false, hit: PlainHit? = nil) {
    self.text = text.spoken
    self.isHeading = isHeading
    self.isSelected = isSelected
    self.hit = hit
  }
}

/// What a click on a line of the plain form does.
enum PlainHit: Hashable, Sendable {
  case spot(Spot)
  case item(Int)
}

extension [PlainLine] {
  /// The lines broken to a width, each part after the first set in, with what belongs to the first.
  func wrapped(to width: Int) -> [PlainLine] {
    flatMap { line -> [PlainLine] in
      let parts = Dashboard.wrapped(line.text, to: Swift.max(8, width - 4))
      guard parts.count > 1 else { return [line] }
      return parts.enumerated().map { index, text in
        var part = line
        part.text = index == 0 ? text : "  " + text
        if index > 0 { part.isSelected = false }
        return part
      }
    }
  }
}

extension String {
  /// The text with words in the place of signs that a screen reader passes over or spells out.
  var spoken: String {
    var text = self
    for (sign, words) in Self.signs where text.contains(sign) {
      text = text.replacing(sign, with: words)
    }
    return text
  }

  private static let signs = [
    ("▲ ", "up "), ("▼ ", "down "), ("▲", "up "), ("▼", "down "), ("◇", "explained by the mix "),
    ("≥ ", "at least "),
    ("≥", "at least "), ("≤", "at most "), (" · ", ", "), (" › ", ", "), ("→", "to"),
    ("×", "times"),
    ("…", "..."), ("–", "none"), ("█", ""), ("▓", ""), ("● ", ""), ("◆ ", ""), ("■ ", ""),
    ("○ ", ""), ("•", ""), ("±", "plus or minus"),
  ]
}
