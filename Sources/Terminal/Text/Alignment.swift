/// Where text stands in a room that is wider.
public enum Alignment: Sendable { case left, right, center }

extension StringProtocol {
  /// The text in exactly that many columns: filled up with blanks, or cut with a mark.
  public func padded(
    to width: Int, _ alignment: Alignment = .left, mark: String = "…"
  ) -> String {
    let width = Swift.min(Swift.max(0, width), Rect.limit)
    let text = columns > width ? cut(to: width, mark: mark) : String(self)
    let room = width - text.columns
    let left =
      switch alignment {
      case .left: 0
      case .right: room
      case .center: room / 2
      }
    return blanks(left) + text + blanks(room - left)
  }

  /// The text in at most that many columns; what is missing at the end is marked.
  public func cut(to width: Int, mark: String = "…") -> String {
    guard columns > width else { return String(self) }
    guard width >= mark.columns else { return "" }
    return prefix(columns: width - mark.columns) + mark
  }

  /// The text in at most that many columns; what is missing in the middle is marked.
  ///
  /// For names whose end tells them apart, such as case numbers and paths.
  public func cutInMiddle(to width: Int, mark: String = "…") -> String {
    guard columns > width else { return String(self) }
    let room = width - mark.columns
    guard room >= 2 else { return cut(to: width, mark: mark) }
    let end = room / 2
    return prefix(columns: room - end) + mark + suffix(columns: end)
  }

  /// As much of the beginning as fits.
  public func prefix(columns limit: Int) -> String {
    var used = 0
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard let drawn = scalar.safe else { continue }
      used += drawn.columns ?? 0
      if used > limit { break }
      result.append(drawn)
    }
    return String(result)
  }

  /// As much of the end as fits, marks with the letters they belong to.
  private func suffix(columns limit: Int) -> String {
    var used = 0
    var pieces: [Character] = []
    for character in cleaned.reversed() {
      used += String(character).columns
      if used > limit { break }
      pieces.append(character)
    }
    return String(pieces.reversed())
  }
}

/// So many blanks; none for a negative number.
func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
