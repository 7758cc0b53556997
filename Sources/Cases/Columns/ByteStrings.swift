/// A list of byte strings that only grows, in pages of plain memory.
///
/// A value: a copy shares the pages, so that a generation of an office keeps the identifiers of
/// all its cases at no cost. A string takes its bytes, one to five for its length and four for its
/// place.
struct ByteStrings: @unchecked Sendable {
  private static let pageShift = 16
  static let pageSize = 1 << pageShift

  private var pages: [Page] = []
  /// Where each page begins: read without counting references to it.
  private var bases: [UnsafeRawPointer] = []
  /// Where each string begins: its page, then the offset in it.
  private var places = PackedCells()
  /// The free room of the last page begins here.
  private var free = pageSize

  /// Creates an empty list.
  init() {}

  /// How many strings there are.
  var count: Int { places.count }

  /// Adds a string.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let needed = bytes.count + 5
    var last = pages.last
    if free + needed > Self.pageSize || last?.filled != free {
      let page = Page(size: max(Self.pageSize, needed))
      pages.append(page)
      bases.append(UnsafeRawPointer(page.base))
      free = 0
      last = page
    }
    places.append(UInt32(truncatingIfNeeded: (pages.count - 1) << Self.pageShift | free))
    free = last?.write(bytes, at: free) ?? free
    last?.filled = free
    // A string longer than a page has one of its own.
    if needed > Self.pageSize { free = Self.pageSize }
  }

  /// The bytes of a string; they are there as long as the list is.
  @inline(__always)
  func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    let place = start(of: index)
    let length = place.load(as: UInt8.self)
    if length < 0x80 { return UnsafeRawBufferPointer(start: place + 1, count: Int(length)) }
    return Self.long(place)
  }

  /// Where the length of a string stands, its bytes behind it.
  @inline(__always)
  func start(of index: Int) -> UnsafeRawPointer {
    let place = Int(places[index])
    return bases[place >> Self.pageShift] + (place & (Self.pageSize - 1))
  }

  /// A string of 128 bytes or more, whose length takes several bytes.
  private static func long(_ start: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    var next = start
    var length = 0
    var shift = 0
    while true {
      let byte = next.load(as: UInt8.self)
      next += 1
      length |= Int(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return UnsafeRawBufferPointer(start: next, count: length)
  }

  /// A string as text, what is no UTF-8 repaired.
  subscript(index: Int) -> String {
    withExtendedLifetime(pages) { String(decoding: bytes(index), as: UTF8.self) }
  }

  /// The memory that the strings take, in bytes.
  var byteCount: Int { pages.reduce(places.byteCount) { $0 + $1.size } }

  /// Plain memory that is written once, from its beginning on.
  final class Page: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let size: Int
    /// How far some list has written; who has seen all of it may go on.
    var filled = 0
    /// What the memory belongs to; `nil` where it is this page's own.
    private let block: MemoryBlock?

    init(size: Int) {
      self.size = size
      block = nil
      base = .allocate(byteCount: size, alignment: 8)
    }

    /// A page that lies in a block of memory, all of it written.
    init(size: Int, in block: MemoryBlock, at offset: Int) {
      self.size = size
      filled = size
      self.block = block
      base = block.base + offset
    }

    deinit {
      if block == nil { base.deallocate() }
    }

    /// Writes length and bytes; the offset behind them.
    fileprivate func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
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
  }
}

extension ByteStrings {
  /// Takes the strings down.
  func write(to archive: inout ArchiveWriter) {
    archive.write(list: pages.indices) { archive, index in
      let isLast = index == pages.count - 1
      // Behind what this list has seen of its last page another may go on.
      let filled = isLast && free < Self.pageSize ? free : pages[index].filled
      archive.write(.page(pages[index], filled: filled))
    }
    archive.write(free)
    places.write(to: &archive)
  }

  /// Reads strings that were taken down.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    pages = try archive.list { archive throws(ArchiveError) in
      guard case .page(let page, _) = try archive.part() else { throw ArchiveError() }
      return page
    }
    bases = pages.map { UnsafeRawPointer($0.base) }
    free = try archive.size()
    places = try PackedCells(from: &archive)
    guard free <= Self.pageSize, !pages.isEmpty || places.count == 0 else { throw ArchiveError() }
  }
}
