/// Where fields and rows end in a block of bytes.
///
/// 64 bytes at a time: comparisons make a bit for each separator, line end and quote; a running
/// parity of the quotes tells what lies inside of them; the bits left are places. A byte after the
/// other would take six times as long.
struct StructuralIndex {
  /// How many fields ended.
  private(set) var endCount = 0
  /// How many rows ended.
  private(set) var rowCount = 0
  /// Whether some quoted field holds a line end.
  private(set) var hasLineInField = false
  /// Whether some quote stands where only a slower reading tells what it means.
  private(set) var hasOddQuote = false

  private let separator: SIMD16<UInt8>
  private let newline: SIMD16<UInt8>
  private let newlineIsLF: Bool
  /// All ones while inside quotes.
  private var inside: UInt64 = 0
  // The last bit of what came before, for looking one byte back.
  private var wasEnd: UInt64 = 1
  private var wasClosing: UInt64 = 0
  private var wasReturnAfterClosing: UInt64 = 0

  init(separator: UInt8, newline: UInt8) {
    self.separator = SIMD16(repeating: separator)
    self.newline = SIMD16(repeating: newline)
    newlineIsLF = newline == 10
  }

  /// Indexes a block that begins with a row and is followed by 64 bytes of 0.
  ///
  /// - Parameters:
  ///   - base: where the block begins.
  ///   - count: its bytes.
  ///   - ends: room for the offset behind each field, one for each byte.
  ///   - rows: room for the number of fields ended with each row, one for each byte.
  mutating func scan(
    _ base: UnsafeRawPointer, _ count: Int, ends: UnsafeMutablePointer<Int32>,
    rows: UnsafeMutablePointer<Int32>
  ) {
    var offset = 0
    while offset < count {
      let lines = Self.mask(base, offset, newline)
      let quotes = Self.mask(base, offset, SIMD16(repeating: 34))
      var ended = Self.mask(base, offset, separator) | lines
      var endedRows = lines
      if quotes | inside | wasClosing | wasReturnAfterClosing != 0 {
        let quoted = readQuotes(base, offset, quotes, ended, lines)
        if lines & quoted != 0 { hasLineInField = true }
        ended &= ~quoted
        endedRows &= ~quoted
      }
      wasEnd = ended >> 63
      while endedRows != 0 {
        let bit = endedRows & (0 &- endedRows)
        rows[rowCount] = Int32(
          truncatingIfNeeded: endCount + (ended & (bit &- 1)).nonzeroBitCount + 1)
        rowCount += 1
        endedRows ^= bit
      }
      // Fixed rounds of four: how many bits there are is hard to foretell, and a wrong guess costs
      // more than a few places written too many, which the next ones overwrite.
      let found = ended.nonzeroBitCount
      var place = ends + endCount
      var rest = found
      while rest > 0 {
        for step in 0..<4 {
          place[step] = Int32(truncatingIfNeeded: offset + ended.trailingZeroBitCount)
          ended &= ended &- 1
        }
        place += 4
        rest -= 4
      }
      endCount += found
      offset += 64
    }
  }

  /// The bits of what lies inside quotes, opening ones included; notes quotes in odd places.
  ///
  /// A quote opens where a field begins, or behind a closing one, which then was doubled. Behind a
  /// closing one the field ends.
  private mutating func readQuotes(
    _ base: UnsafeRawPointer, _ offset: Int, _ quotes: UInt64, _ ended: UInt64, _ lines: UInt64
  ) -> UInt64 {
    let quoted = Self.parity(quotes) ^ inside
    inside = 0 &- (quoted >> 63)
    let opening = quotes & quoted
    let closing = quotes & ~quoted
    // Separators inside quotes may count as ends here: an opening quote never follows one there.
    let before = ended << 1 | wasEnd | closing << 1 | wasClosing
    let behind = closing << 1 | wasClosing
    let returns = newlineIsLF ? Self.mask(base, offset, SIMD16(repeating: 13)) : 0
    let behindReturn = (behind & returns) << 1 | wasReturnAfterClosing
    let odd =
      opening & ~before | behind & ~(ended | quotes | returns) | behindReturn & ~lines
    if odd != 0 { hasOddQuote = true }
    wasClosing = closing >> 63
    wasReturnAfterClosing = (behind & returns) >> 63
    return quoted
  }

  /// Each bit: whether an odd number of bits is set up to and with it.
  @inline(__always)
  private static func parity(_ bits: UInt64) -> UInt64 {
    var parity = bits
    parity ^= parity << 1
    parity ^= parity << 2
    parity ^= parity << 4
    parity ^= parity << 8
    parity ^= parity << 16
    parity ^= parity << 32
    return parity
  }

  /// A bit for each of 64 bytes that is the one looked for.
  @inline(__always)
  private static func mask(
    _ base: UnsafeRawPointer, _ offset: Int, _ byte: SIMD16<UInt8>
  ) -> UInt64 {
    part(base, offset, byte) | part(base, offset + 16, byte) << 16
      | part(base, offset + 32, byte) << 32 | part(base, offset + 48, byte) << 48
  }

  /// A bit for each of 16 bytes: every byte of the comparison keeps its own bit, and a product
  /// gathers eight of them.
  @inline(__always)
  private static func part(
    _ base: UnsafeRawPointer, _ offset: Int, _ byte: SIMD16<UInt8>
  ) -> UInt64 {
    let bytes = base.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    let bits =
      unsafeBitCast(bytes .== byte, to: SIMD2<UInt64>.self)
      & SIMD2(repeating: 0x8040_2010_0804_0201)
    let low = (bits[0] &* 0x0101_0101_0101_0101) >> 56
    let high = (bits[1] &* 0x0101_0101_0101_0101) >> 56
    return low | (high << 8)
  }
}
