/// A list of byte strings that only grows, in pages of plain memory.
///
/// A value: a copy shares the pages, so that a generation of an office keeps the identifiers of
/// all its cases at no cost. A string takes its bytes, one to five for its length and four for its
/// place.
struct ByteStrings: Sendable {
  private static let pageShift = 16
  private static let pageSize = 1 << pageShift

  private var pages: [Page] = []
  /// Where each string begins: its page, then the offset in it.
  private var places = PackedCells()
  /// The free room of the last page begins here.
  private var free = pageSize

  /// How many strings there are.
  var count: Int { places.count }

  /// Adds a string.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let needed = bytes.count + 5
    if free + needed > Self.pageSize || pages[pages.count - 1].filled != free {
      pages.append(Page(size: max(Self.pageSize, needed)))
      free = 0
    }
    let page = pages[pages.count - 1]
    places.append(UInt32(truncatingIfNeeded: (pages.count - 1) << Self.pageShift | free))
    free = page.write(bytes, at: free)
    page.filled = free
    // A string longer than a page has one of its own.
    if needed > Self.pageSize { free = Self.pageSize }
  }

  /// The bytes of a string; they are there as long as the list is.
  func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    let place = Int(places[index])
    return pages[place >> Self.pageShift].read(at: place & (Self.pageSize - 1))
  }

  /// A string as text, what is no UTF-8 repaired.
  subscript(index: Int) -> String {
    withExtendedLifetime(pages) { String(decoding: bytes(index), as: UTF8.self) }
  }

  /// The memory that the strings take, in bytes.
  var byteCount: Int { pages.reduce(places.byteCount) { $0 + $1.size } }

  /// Plain memory that is written once, from its beginning on.
  private final class Page: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let size: Int
    /// How far some list has written; who has seen all of it may go on.
    var filled = 0

    init(size: Int) {
      self.size = size
      base = .allocate(byteCount: size, alignment: 8)
    }

    deinit { base.deallocate() }

    /// Writes length and bytes; the offset behind them.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
      var next = offset
      var length = UInt32(bytes.count)
      while length >= 0x80 {
        base.storeBytes(of: UInt8(length & 0x7f) | 0x80, toByteOffset: next, as: UInt8.self)
        length >>= 7
        next += 1
      }
      base.storeBytes(of: UInt8(length), toByteOffset: next, as: UInt8.self)
      next += 1
      if let source = bytes.baseAddress {
        (base + next).copyMemory(from: source, byteCount: bytes.count)
      }
      return next + bytes.count
    }

    func read(at offset: Int) -> UnsafeRawBufferPointer {
      var next = offset
      var length = 0
      var shift = 0
      while true {
        let byte = base.load(fromByteOffset: next, as: UInt8.self)
        next += 1
        length |= Int(byte & 0x7f) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return UnsafeRawBufferPointer(start: base + next, count: length)
    }
  }
}
