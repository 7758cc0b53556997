import CNcurses
import Terminal

/// ncurses' numbers for pairs of ink and ground, made as they are needed.
struct ColorPairs {
  /// The terminal takes red, green and blue in place of numbers in a palette.
  private let isDirect: Bool
  private var numbers: [Pair: Int32] = [:]
  private var next: Int32 = 1

  private struct Pair: Hashable {
    let ink: Int32
    let ground: Int32
  }

  init(isDirect: Bool) { self.isDirect = isDirect }

  /// The number of the pair; 0, the terminal's own colors, when there are no more.
  mutating func number(of paint: Paint) -> Int32 {
    let pair = Pair(ink: color(paint.ink), ground: color(paint.ground))
    if pair.ink < 0, pair.ground < 0 { return 0 }
    if let number = numbers[pair] { return number }
    guard next < min(nc_pairs(), 32_767), init_extended_pair(next, pair.ink, pair.ground) == OK
    else { return 0 }
    numbers[pair] = next
    next += 1
    return next - 1
  }

  private func color(_ color: PaletteColor?) -> Int32 {
    guard let color else { return -1 }
    guard isDirect, color.index >= 16 else { return Int32(color.index) }
    let (red, green, blue) = color.rgb
    let value = Int32((red << 16) | (green << 8) | blue)
    // Numbers this low are places in a palette, even there; a trace of green makes them colors.
    return value < 256 ? value | 256 : value
  }
}
