/// What a field says, without the quotes that it is written in.
enum FieldText {
  /// The text of a field as it stands in the file: quotes off, doubled ones single, no white space
  /// around it.
  ///
  /// - Parameters:
  ///   - raw: the field.
  ///   - scratch: room for a text that has to be written anew.
  /// - Returns: the text; it stands until the room is used again.
  @inline(__always)
  static func text(
    of raw: UnsafeRawBufferPointer, scratch: Scratch
  ) -> UnsafeRawBufferPointer {
    guard let base = raw.baseAddress, raw.count > 0 else { return raw }
    let first = base.load(as: UInt8.self)
    let last = base.load(fromByteOffset: raw.count - 1, as: UInt8.self)
    // Most fields have neither quotes nor white space, of which a no-break space is two bytes.
    if first > 34, first < 0x80, last > 32, last < 0x80 { return raw }
    return first == 34 ? unquoted(raw, scratch) : ValueParsing.trimmed(raw)
  }

  /// The text of a field that begins with a quote; it stays as it is where text follows the closing
  /// quote.
  static func unquoted(
    _ raw: UnsafeRawBufferPointer, _ scratch: Scratch
  ) -> UnsafeRawBufferPointer {
    var end = raw.count
    if end > 1, raw[end - 1] == 13 { end -= 1 }
    var place = 1
    var hasDoubled = false
    while place < end {
      if raw[place] == 34 {
        guard place + 1 < end, raw[place + 1] == 34 else { break }
        hasDoubled = true
        place += 1
      }
      place += 1
    }
    guard place == end - 1 else { return ValueParsing.trimmed(raw) }
    let inner = UnsafeRawBufferPointer(rebasing: raw[1..<place])
    guard hasDoubled else { return ValueParsing.trimmed(inner) }
    scratch.clear()
    place = 0
    while place < inner.count {
      scratch.append(inner[place])
      place += inner[place] == 34 ? 2 : 1
    }
    return ValueParsing.trimmed(scratch.bytes)
  }
}
