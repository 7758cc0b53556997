extension Unicode.Scalar {
  /// What may be drawn instead of it: itself, a space, `?`, or nothing.
  ///
  /// White space of every kind becomes a space; what merely steers the drawing (joiners,
  /// directions, variants, soft hyphens) goes; any other control shows as `?`, so that odd data is
  /// seen and cannot act.
  public var safe: Unicode.Scalar? {
    if columns != nil { return value == 0xa0 ? " " : self }
    switch value {
    case 0x09...0x0d, 0x85, 0x2028, 0x2029: return " "
    case 0xad, 0x115f...0x1160, 0x3164, 0xffa0: return nil
    default: break
    }
    switch properties.generalCategory {
    case .format, .nonspacingMark: return nil
    default: return "?"
    }
  }
}

extension StringProtocol {
  /// The text as it may be shown: no controls, no escape sequences, nothing that changes direction.
  public var cleaned: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let drawn = scalar.safe { result.append(drawn) }
    }
    return String(result)
  }
}
