import Glibc

/// One cache on disk: a head, a plan of small values, a list of memory, and that memory.
///
/// Everything has a checksum, and between the parts lies nothing but the zeros that bring each piece
/// of memory to a whole number of words, so that no bit can change unseen. What another version of the program or another build wrote is never looked into.
struct CacheFile {
  /// Counts the forms that the file has had.
  static let version: UInt32 = 2
  private static let magic: UInt32 = 0x4243_4243
  private static let headSize = 64
  private static let entrySize = 16
  /// What a plan and a list may take at most; more is no cache of ours.
  private static let limit = 1 << 30

  let plan: [UInt8]
  private let entries: [Entry]
  private let bodyOffset: Int
  private let descriptor: Int32
  /// The size of the file in bytes.
  let size: Int

  /// A piece of memory: what it is, how long, and its checksum.
  private struct Entry {
    /// The width of a segment's cells; 0 for a page.
    var width: Int
    var count: Int
    var checksum: UInt64
  }

  /// Reads the head, the plan and the list of an open file, which stays the caller's to close.
  ///
  /// - Returns: `nil` where it is not whole, or was not written by this very program.
  init?(descriptor: Int32, build: UInt64) {
    var status = stat()
    guard fstat(descriptor, &status) == 0,
      let head = Self.read(descriptor, at: 0, count: Self.headSize)
    else { return nil }
    func word(_ index: Int) -> UInt64 {
      head.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
    }
    guard word(0) == UInt64(Self.version) << 32 | UInt64(Self.magic), word(1) == build,
      word(7) == Checksum.of(Array(head[0..<56])), word(2) == UInt64(status.st_size),
      let planSize = Int(exactly: word(3)), let entryCount = Int(exactly: word(4)),
      planSize <= Self.limit, entryCount <= Self.limit / Self.entrySize,
      let plan = Self.read(descriptor, at: Self.headSize, count: planSize),
      Checksum.of(plan) == word(5),
      let list = Self.read(
        descriptor, at: Self.headSize + planSize, count: entryCount * Self.entrySize),
      Checksum.of(list) == word(6)
    else { return nil }
    self.plan = plan
    self.descriptor = descriptor
    size = Int(status.st_size)
    bodyOffset = Self.headSize + planSize + list.count
    entries = list.withUnsafeBytes { bytes in
      (0..<entryCount).map { index in
        let first = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: index * 16, as: UInt64.self))
        let second = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: index * 16 + 8, as: UInt64.self))
        return Entry(
          width: Int(first >> 56), count: Int(first & 0xff_ffff_ffff), checksum: second)
      }
    }
    guard bodyOffset + entries.reduce(0, { $0 + Self.padded($1.count) }) == size else {
      return nil
    }
  }

  /// The bytes that a piece of memory takes in the file.
  private static func padded(_ count: Int) -> Int { (count + 15) & ~15 }

  /// How many pieces are read by one call of the system.
  private static let group = 64

  /// Reads all memory, on all cores: in groups straight to where it will stay, and checked while
  /// it is still in the core's cache.
  ///
  /// - Returns: `nil` where something is not as it was written.
  func memory(threads: Int = Parallel.cores) -> [ArchivedMemory]? {
    let ends = entries.reduce(into: [0]) { $0.append(($0.last ?? 0) + Self.padded($1.count)) }
    let end = ends.last ?? 0
    // Strings are compared eight bytes at a time.
    let block = MemoryBlock(byteCount: end + 8)
    let groups = (entries.count + Self.group - 1) / Self.group
    let read = Parallel.map(groups, threads: threads) { index -> [ArchivedMemory]? in
      let range = (index * Self.group)..<min((index + 1) * Self.group, entries.count)
      let (first, last) = (ends[range.lowerBound], ends[range.upperBound])
      let target = UnsafeMutableRawBufferPointer(start: block.base + first, count: last - first)
      guard Self.read(descriptor, at: bodyOffset + first, into: target) else { return nil }
      var made: [ArchivedMemory] = []
      for (entry, start) in zip(entries[range], ends[range]) {
        let bytes = UnsafeRawBufferPointer(start: block.base + start, count: entry.count)
        let rest = UnsafeRawBufferPointer(
          start: block.base + start + entry.count, count: Self.padded(entry.count) - entry.count)
        guard Checksum.of(bytes) == entry.checksum, rest.allSatisfy({ $0 == 0 }),
          let memory = Self.memory(entry, in: block, at: start)
        else { return nil }
        made.append(memory)
      }
      return made
    }
    var memory: [ArchivedMemory] = []
    memory.reserveCapacity(entries.count)
    for part in read {
      guard let part else { return nil }
      memory += part
    }
    return memory
  }

  private static func memory(
    _ entry: Entry, in block: MemoryBlock, at offset: Int
  ) -> ArchivedMemory? {
    switch entry.width {
    case 0:
      return .page(
        ByteStrings.Page(size: entry.count, in: block, at: offset), filled: entry.count)
    case 1, 2, 4:
      let rows = entry.count / entry.width
      guard rows * entry.width == entry.count, rows <= PackedCells.segmentRows else { return nil }
      return .segment(
        Segment(width: entry.width, rows: rows, in: block, at: offset), rows: rows)
    default: return nil
    }
  }

  /// Writes a plan and memory to a new file.
  ///
  /// - Returns: whether all of it was written.
  static func write(
    plan: [UInt8], memory: [ArchivedMemory], build: UInt64, to descriptor: Int32
  ) -> Bool {
    let sums = Parallel.map(memory.count) { Checksum.of(.init(memory[$0].bytes)) }
    var list: [UInt8] = []
    var size = headSize + plan.count + memory.count * entrySize
    for (part, sum) in zip(memory, sums) {
      var width: UInt64 = 0
      if case .segment(let segment, _) = part { width = UInt64(segment.width) }
      append(width << 56 | UInt64(part.bytes.count), to: &list)
      append(sum, to: &list)
      size += padded(part.bytes.count)
    }
    var head: [UInt8] = []
    append(UInt64(version) << 32 | UInt64(magic), to: &head)
    append(build, to: &head)
    append(UInt64(size), to: &head)
    append(UInt64(plan.count), to: &head)
    append(UInt64(memory.count), to: &head)
    append(Checksum.of(plan), to: &head)
    append(Checksum.of(list), to: &head)
    append(Checksum.of(head), to: &head)
    for part in [head, plan, list] {
      guard part.withUnsafeBytes({ write($0, to: descriptor) }) else { return false }
    }
    let zeros = [UInt8](repeating: 0, count: 16)
    return memory.allSatisfy { part in
      let rest = padded(part.bytes.count) - part.bytes.count
      return write(.init(part.bytes), to: descriptor)
        && zeros.withUnsafeBytes { write(.init(rebasing: $0[..<rest]), to: descriptor) }
    }
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let isRead = bytes.withUnsafeMutableBytes { read(descriptor, at: offset, into: $0) }
    return isRead ? bytes : nil
  }

  /// Reads a range of a file.
  private static func read(
    _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
