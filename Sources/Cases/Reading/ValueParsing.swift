/// What a field's bytes say: a value, nothing, or something that is no such value.
enum Parsed: Hashable {
  case value(Int32)
  case missing
  case bad
}

/// Reads days, numbers and flags straight from bytes.
enum ValueParsing {
  /// The bytes without white space around them; a no-break space counts as white.
  static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    var end = bytes.count
    while start < end {
      if isSpace(bytes[start]) {
        start += 1
      } else if end - start >= 2, bytes[start] == 0xc2, bytes[start + 1] == 0xa0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xc2, bytes[end - 1] == 0xa0 {
        end -= 2
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  /// Whether the bytes are one of the ways in which extracts write "nothing".
  static func isMissing(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // The letters in lower case, the first one lowest.
    var word: UInt32 = 0
    guard bytes.count <= 4 else { return false }
    for (index, byte) in bytes.enumerated() {
      let isUpper = byte >= 65 && byte <= 90
      word |= UInt32(isUpper ? byte | 32 : byte) << UInt32(8 * index)
    }
    return missingWords.contains(word)
  }

  /// Nothing, `-`, `--`, `na`, `n/a`, `null` and `nan`, as words of bytes.
  private static let missingWords: [UInt32] = ["", "-", "--", "na", "n/a", "null", "nan"].map {
    $0.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A number as written; a dollar sign and thousands separators are allowed, a fraction is dropped,
  /// −1 is nothing.
  static func number(_ text: UnsafeRawBufferPointer) -> Parsed {
    var value: Int64 = 0
    var digits = 0
    let isNegative = text.first == 45
    var index = isNegative ? 1 : 0
    if index < text.count, text[index] == 36 { index += 1 }
    while index < text.count {
      let byte = text[index]
      if isDigit(byte) {
        value = value * 10 + Int64(byte - 48)
        digits += 1
        if value > Int64(Int32.max) { return .bad }
      } else if byte == 44, digits > 0, hasThreeDigits(text, index + 1) {
        // A thousands separator.
      } else if byte == 46, digits > 0, text[(index + 1)...].allSatisfy(isDigit) {
        break
      } else {
        return isMissing(text) ? .missing : .bad
      }
      index += 1
    }
    guard digits > 0 else { return isMissing(text) ? .missing : .bad }
    if isNegative { return value == 1 ? .missing : .value(-Int32(value)) }
    return .value(Int32(value))
  }

  private static func hasThreeDigits(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    guard start + 3 <= text.count else { return false }
    let isFollowedByDigit = start + 3 < text.count && isDigit(text[start + 3])
    return (start..<start + 3).allSatisfy { isDigit(text[$0]) } && !isFollowedByDigit
  }

  /// A decimal number, or `nil`.
  static func decimal(_ text: UnsafeRawBufferPointer) -> Double? {
    guard text.count <= 32 else { return nil }
    return Double(String(decoding: text.filter { $0 != 44 }, as: UTF8.self))
  }

  /// A whole number of up to 18 digits, or `nil`.
  static func long(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard !text.isEmpty, text.count <= 18, text.allSatisfy(isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// Yes or no, in the ways in which extracts write it: 1 or 0.
  static func flag(_ text: UnsafeRawBufferPointer) -> Parsed {
    guard text.count <= 5 else { return .bad }
    return switch String(decoding: text, as: UTF8.self).lowercased() {
    case "true", "t", "yes", "y", "1": .value(1)
    case "false", "f", "no", "n", "0": .value(0)
    default: isMissing(text) ? .missing : .bad
    }
  }

  /// The calendar day of a date as written, its time of day dropped.
  ///
  /// `2022-11-05` and `11/5/2022`, with or without a time; `20221105`;
  /// `Wed Jan 02 09:00:00 EST 2019`. `shiftHours` is added to the written time before it is
  /// dropped.
  static func day(_ text: UnsafeRawBufferPointer, shiftHours: Int = 0) -> Parsed {
    var reader = DayReader(text)
    guard let day = reader.read() else { return isMissing(text) ? .missing : .bad }
    guard shiftHours != 0 else { return .value(day) }
    let seconds = reader.secondsOfDay() + shiftHours * 3600
    return .value(day + Int32((Double(seconds) / 86_400).rounded(.down)))
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
}
