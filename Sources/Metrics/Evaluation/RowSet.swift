import Cases

/// Some of the cases of a store: a bit for each row, by segment.
///
/// A million rows take 125 kB, so that a set is passed over as fast as the columns that it chooses
/// from.
struct RowSet: Hashable, Sendable {
  /// How many rows the store has.
  let rowCount: Int
  /// How many of them are in the set.
  let count: Int
  /// A bit for each row, the first of a segment in the lowest bit of its first word.
  private let words: [UInt64]

  /// The words that the rows of a full segment take.
  static let wordsOfSegment = PackedCells.segmentRows / 64

  /// All rows of a store.
  init(all rowCount: Int) {
    self.init(
      rowCount,
      (0..<(rowCount + 63) / 64).map { word in
        let rows = rowCount - word * 64
        return rows < 64 ? (1 << UInt64(rows)) - 1 : .max
      })
  }

  /// The rows that are marked, by segment: a byte for each row, 0 where it is not in the set.
  init(marks: [[UInt8]]) {
    var words: [UInt64] = []
    words.reserveCapacity(marks.count * Self.wordsOfSegment)
    for segment in marks { Self.pack(segment, onto: &words) }
    self.init(marks.reduce(0) { $0 + $1.count }, words)
  }

  /// The rows whose bit is set, by segment.
  init(_ rowCount: Int, words: [[UInt64]]) {
    self.init(rowCount, Array(words.joined()))
  }

  private init(_ rowCount: Int, _ words: [UInt64]) {
    self.rowCount = rowCount
    self.words = words
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether every row is in it.
  var isAll: Bool { count == rowCount }

  /// How many segments the rows lie in.
  var segmentCount: Int { (rowCount + PackedCells.segmentRows - 1) / PackedCells.segmentRows }

  /// The bits of the rows of a segment.
  func words(inSegment index: Int) -> ArraySlice<UInt64> {
    let first = index * Self.wordsOfSegment
    return words[first..<min(first + Self.wordsOfSegment, words.count)]
  }

  /// Whether a row is in the set.
  func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }

  /// The rows, in their order.
  var rows: [Int32] {
    [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
      for (index, word) in words.enumerated() {
        var word = word
        while word != 0 {
          buffer[filled] = Int32(index &* 64 &+ word.trailingZeroBitCount)
          filled += 1
          word &= word &- 1
        }
      }
    }
  }

  private static func pack(_ marks: [UInt8], onto words: inout [UInt64]) {
    marks.withUnsafeBytes { marks in
      for first in stride(from: 0, to: marks.count, by: 64) {
        var word: UInt64 = 0
        for index in first..<min(first + 64, marks.count) {
          word |= UInt64(marks[index] & 1) << UInt64(index &- first)
        }
        words.append(word)
      }
    }
  }
}
