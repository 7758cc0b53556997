import Cases

/// Bytes of a CSV file as RFC 4180 has them.
struct Sheet {
  private(set) var bytes: [UInt8] = []

  /// Adds a row of fields.
  ///
  /// - Parameter isLatin1: whether to write characters up to U+00FF as one byte, which is not UTF-8.
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
    guard !isLatin1 else {
      for scalar in field.unicodeScalars {
        bytes.append(scalar.value < 256 ? UInt8(scalar.value) : UInt8(ascii: "?"))
      }
      return
    }
    let needsQuotes = field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(0x22)
    for byte in field.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// How a value stands in a file; nothing for a value that is not known.
func written(_ day: Day?) -> String { day?.description ?? "" }
func written(_ number: Int?) -> String { number.map { String($0) } ?? "" }
func written(_ flag: Bool?) -> String { flag.map { $0 ? "true" : "false" } ?? "" }
func written(_ word: (some Vocabulary)?) -> String { word?.word ?? "" }
