/// A color of the 256 that xterm numbers: 16 named ones, a cube of 6×6×6, and 24 grays.
public struct PaletteColor: Hashable, Sendable {
  public let index: UInt8

  public init(_ index: UInt8) { self.index = index }

  /// Its red, green and blue parts, 0 to 255, as xterm shows them.
  public var rgb: (red: Int, green: Int, blue: Int) {
    let index = Int(self.index)
    if index < 16 { return PaletteColor.named[index] }
    if index >= 232 {
      let gray = 8 + 10 * (index - 232)
      return (gray, gray, gray)
    }
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
  }

  /// The color as `#rrggbb`.
  public var hex: String {
    let (red, green, blue) = rgb
    let digits = String((red << 16) | (green << 8) | blue, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static let named: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
