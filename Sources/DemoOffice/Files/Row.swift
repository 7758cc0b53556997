import Cases

/// Bytes of a CSV file as RFC 4180 has them.
struct Sheet {
  private(set) var bytes: [UInt8] = []

  /// Adds a row of fields.
  ///
  /// With `isLatin1`, a character up to U+00FF is one byte, which is not UTF-8.
  mutating func add(_ fields: [String], isLatin1: Bool = false) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      add(field, isLatin1: isLatin1)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Gives the bytes away and starts anew.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func add(_ field: String, isLatin1: Bool) {
    let text = isLatin1 ? Sheet.latin1(field) : Array(field.utf8)
    let needsQuotes = text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes += text
      return
    }
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private static func latin1(_ field: String) -> [UInt8] {
    field.unicodeScalars.flatMap { scalar in
      scalar.value < 256 ? [UInt8(scalar.value)] : Array(String(scalar).utf8)
    }
  }
}

/// How a value stands in a file; nothing for a value that is not known.
func written(_ day: Day?) -> String { day?.description ?? "" }
func written(_ number: Int?) -> String { number.map { String($0) } ?? "" }
func written(_ flag: Bool?) -> String { flag.map { $0 ? "true" : "false" } ?? "" }
func written(_ word: (some Vocabulary)?) -> String { word?.word ?? "" }
