extension Unicode.Scalar {
  /// How many columns it takes on a terminal: 0 for a mark on the letter before it, 1 or 2 for
  /// what can be drawn, nothing at all (`nil`) for what must never reach a terminal.
  ///
  /// East Asian wide and full-width characters take two columns (Unicode Standard Annex 11);
  /// ambiguous ones, to which box lines, blocks and bullets belong, take one. Controls, format
  /// characters (bidirectional overrides, joiners), private and unassigned ones are refused: they
  /// can move the cursor, reverse a line or take a width that terminals do not agree on.
  public var columns: Int? {
    switch value {
    case 0x20..<0x7f: return 1
    case 0..<0xa0, 0xad: return nil
    case 0xa0..<0x300: return 1
    case 0x2500..<0x2600, 0x2800..<0x2900: return Unicode.Scalar.isWide(value) ? 2 : 1
    case 0x115f...0x1160, 0x3164, 0xffa0: return nil  // Hangul fillers: letters that show nothing
    case 0x1161...0x11ff: return 0
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark:
      return properties.isVariationSelector ? nil : 0
    case .format, .control, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned,
      .privateUse:
      return nil
    default:
      return Unicode.Scalar.isWide(value) ? 2 : 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if value > wide[middle].upperBound { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }

  /// What takes two columns, in order.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115e, 0x231a...0x231b, 0x2329...0x232a, 0x23e9...0x23ec, 0x23f0...0x23f0,
    0x23f3...0x23f3, 0x25fd...0x25fe, 0x2614...0x2615, 0x2648...0x2653, 0x267f...0x267f,
    0x2693...0x2693, 0x26a1...0x26a1, 0x26aa...0x26ab, 0x26bd...0x26be, 0x26c4...0x26c5,
    0x26ce...0x26ce, 0x26d4...0x26d4, 0x26ea...0x26ea, 0x26f2...0x26f3, 0x26f5...0x26f5,
    0x26fa...0x26fa, 0x26fd...0x26fd, 0x2705...0x2705, 0x270a...0x270b, 0x2728...0x2728,
    0x274c...0x274c, 0x274e...0x274e, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27b0...0x27b0, 0x27bf...0x27bf, 0x2b1b...0x2b1c, 0x2b50...0x2b50, 0x2b55...0x2b55,
    0x2e80...0x303e, 0x3041...0x4dbf, 0x4e00...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
    0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6,
    0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x1fa70...0x1faff,
    0x20000...0x3fffd,
  ]
}

extension StringProtocol {
  /// How many columns the text takes when it is drawn, unsafe characters as they are replaced.
  public var columns: Int {
    var sum = 0
    for scalar in unicodeScalars {
      if let drawn = scalar.safe { sum += drawn.columns ?? 0 }
    }
    return sum
  }
}
