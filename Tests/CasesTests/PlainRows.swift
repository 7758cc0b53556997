/// The rows of a table, read a byte at a time and with no thought of speed: what the reader must
/// find, however it goes about it.
struct PlainRows: Equatable {
  struct Row: Equatable {
    var line: Int
    /// Where it begins in the file.
    var offset: Int
    /// The text of its fields.
    var fields: [[UInt8]]
  }

  /// Rows that have as many fields as the header.
  var good: [Row] = []
  /// The lines of the others, with the number of good rows before them.
  var odd: [[Int]] = []
  /// Whether the file ends inside quotes.
  var endsInsideQuotes = false
  /// The line behind the last row, or the next one where the file ends inside quotes.
  var nextLine = 1

  init() {}

  /// Reads from an offset on, at which a row begins.
  init(_ file: [UInt8], from start: Int, columns: Int, separator: UInt8, newline: UInt8) {
    var place = start
    nextLine = 1 + file[..<start].count { $0 == newline }
    while place < file.count {
      let row = place
      var fields: [[UInt8]] = []
      var isEnded = false
      while !isEnded {
        var field = quoted(file, &place)
        while place < file.count, file[place] != separator, file[place] != newline {
          field.append(file[place])
          place += 1
        }
        fields.append(field)
        isEnded = place == file.count || file[place] == newline
        place += 1
      }
      place = min(place, file.count)
      let line = nextLine
      let isEmpty = fields == [[]] || fields == [[13]]
      if endsInsideQuotes || (fields.count != columns && !isEmpty) {
        odd.append([line, good.count])
      } else if fields.count == columns {
        good.append(Row(line: line, offset: row, fields: fields.map(Self.text)))
      }
      let isUnended = place == file.count && file[place - 1] != newline
      nextLine = line + file[row..<place].count { $0 == newline } + (isUnended ? 1 : 0)
      if endsInsideQuotes { nextLine = line + 1 }
    }
  }

  /// What stands in quotes at a place, as far as the quote that is not doubled.
  private mutating func quoted(_ file: [UInt8], _ place: inout Int) -> [UInt8] {
    guard place < file.count, file[place] == 34 else { return [] }
    var quoted: [UInt8] = [34]
    place += 1
    while place < file.count {
      quoted.append(file[place])
      place += 1
      guard quoted.last == 34 else { continue }
      guard place < file.count, file[place] == 34 else { return quoted }
      quoted.append(34)
      place += 1
    }
    endsInsideQuotes = true
    return quoted
  }

  /// What a field says: without quotes where they close at its end, without white space around it.
  private static func text(_ raw: [UInt8]) -> [UInt8] {
    var field = raw
    if field.last == 13 { field.removeLast() }
    guard field.first == 34 else { return trimmed(raw) }
    var inner: [UInt8] = []
    var place = 1
    while place < field.count {
      if field[place] != 34 {
        inner.append(field[place])
      } else if place + 1 < field.count, field[place + 1] == 34 {
        inner.append(34)
        place += 1
      } else {
        return place == field.count - 1 ? trimmed(inner) : trimmed(raw)
      }
      place += 1
    }
    return trimmed(raw)
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    let isWhite: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    return Array(text.drop(while: isWhite).reversed().drop(while: isWhite).reversed())
  }
}
