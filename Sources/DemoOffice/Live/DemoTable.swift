/// The rows of a CSV file that Caseboard wrote itself.
struct DemoTable {
  /// The names of the columns.
  let header: [String]
  /// The rows that have as many fields as the header.
  let rows: [[String]]

  /// Reads a file's bytes.
  init(_ bytes: [UInt8]) {
    var all: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var hasJustLeft = false
    for byte in bytes {
      defer { hasJustLeft = byte == 0x22 && !isQuoted }
      switch byte {
      case 0x22:
        // A doubled quote leaves the quotes and enters them again: it stands for one.
        if hasJustLeft { field.append(byte) }
        isQuoted.toggle()
      case 0x2C where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      case 0x0A where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        all.append(row)
        row.removeAll(keepingCapacity: true)
      default: field.append(byte)
      }
    }
    let header = all.first ?? []
    self.header = header
    rows = all.dropFirst().filter { $0.count == header.count }
  }

  /// The place of a column, or `nil` where there is none.
  func column(_ name: String) -> Int? {
    header.firstIndex(of: name)
  }
}
