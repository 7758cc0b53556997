import Glibc

/// How well ink can be read on its ground, from 1 (not at all) to 21 (black on white).
///
/// With L the relative luminance of each color:
/// ```
/// contrast = (L_lighter + 0.05) / (L_darker + 0.05)
/// ```
///
/// Text needs 4.5 (level AA) or 7 (level AAA).
///
/// - SeeAlso: Web Content Accessibility Guidelines 2.2, success criteria 1.4.3 and 1.4.6.
public func contrast(_ first: PaletteColor, _ second: PaletteColor) -> Double {
  let light = max(first.luminance, second.luminance)
  let dark = min(first.luminance, second.luminance)
  return (light + 0.05) / (dark + 0.05)
}

extension PaletteColor {
  /// Relative luminance: 0 for black, 1 for white.
  var luminance: Double {
    let (red, green, blue) = rgb
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  private func linear(_ part: Int) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}
