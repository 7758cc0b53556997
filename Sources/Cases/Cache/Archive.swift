/// Memory that a cache keeps as it is: the cells of a segment, or a page of identifiers.
enum ArchivedMemory: Sendable {
  case segment(Segment, rows: Int)
  case page(ByteStrings.Page, filled: Int)

  /// The bytes that count.
  var bytes: UnsafeMutableRawBufferPointer {
    switch self {
    case .segment(let segment, let rows):
      UnsafeMutableRawBufferPointer(start: segment.base, count: rows * segment.width)
    case .page(let page, let filled):
      UnsafeMutableRawBufferPointer(start: page.base, count: filled)
    }
  }

  private var owner: ObjectIdentifier {
    switch self {
    case .segment(let segment, _): ObjectIdentifier(segment)
    case .page(let page, _): ObjectIdentifier(page)
    }
  }

  /// What tells it from other memory of the same generation.
  struct Identity: Hashable {
    var owner: ObjectIdentifier
    var count: Int
  }

  var identity: Identity { Identity(owner: owner, count: bytes.count) }
}

/// What cannot be read back; the sources are read in its place.
struct ArchiveError: Error {}

/// Takes values down: the small ones one after another, memory by its number.
///
/// Memory that several columns share is kept once.
struct ArchiveWriter {
  private(set) var plan: [UInt8] = []
  private(set) var memory: [ArchivedMemory] = []
  private var numbers: [ArchivedMemory.Identity: Int] = [:]

  mutating func write(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { plan.append(contentsOf: $0) }
  }

  mutating func write(_ flag: Bool) { plan.append(flag ? 1 : 0) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    plan.append(contentsOf: text.utf8)
  }

  mutating func write(_ bytes: [UInt8]) {
    write(bytes.count)
    plan.append(contentsOf: bytes)
  }

  mutating func write(_ part: ArchivedMemory) {
    if let known = numbers[part.identity] { return write(known) }
    write(memory.count)
    numbers[part.identity] = memory.count
    memory.append(part)
  }

  mutating func write<Element>(
    list: some Collection<Element>, _ each: (inout ArchiveWriter, Element) -> Void
  ) {
    write(list.count)
    for element in list { each(&self, element) }
  }

  mutating func write(integers: [some FixedWidthInteger]) {
    write(list: integers) { $0.write(Int($1)) }
  }

  mutating func write<Value>(
    optional value: Value?, _ body: (inout ArchiveWriter, Value) -> Void
  ) {
    write(value != nil)
    if let value { body(&self, value) }
  }
}

/// Gives values back in the order in which they were taken down.
struct ArchiveReader {
  private let plan: [UInt8]
  private var memory: [ArchivedMemory]
  private var next = 0

  init(plan: [UInt8], memory: [ArchivedMemory] = []) {
    self.plan = plan
    self.memory = memory
  }

  /// The same place of the same plan, with the memory that it speaks of.
  func with(_ memory: [ArchivedMemory]) -> ArchiveReader {
    var reader = self
    reader.memory = memory
    return reader
  }

  /// Whether all has been given back.
  var isAtEnd: Bool { next == plan.count }

  private mutating func take(_ count: Int) throws(ArchiveError) -> Int {
    guard count >= 0, count <= plan.count - next else { throw ArchiveError() }
    next += count
    return next - count
  }

  mutating func int() throws(ArchiveError) -> Int {
    let start = try take(8)
    return Int(
      plan.withUnsafeBytes {
        Int64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Int64.self))
      })
  }

  /// A number that counts something, from 0 on.
  mutating func size() throws(ArchiveError) -> Int {
    let number = try int()
    guard number >= 0 else { throw ArchiveError() }
    return number
  }

  mutating func int32() throws(ArchiveError) -> Int32 {
    guard let number = Int32(exactly: try int()) else { throw ArchiveError() }
    return number
  }

  mutating func flag() throws(ArchiveError) -> Bool {
    let value = plan[try take(1)]
    guard value < 2 else { throw ArchiveError() }
    return value == 1
  }

  mutating func bytes() throws(ArchiveError) -> [UInt8] {
    let count = try size()
    let start = try take(count)
    return Array(plan[start..<(start + count)])
  }

  mutating func text() throws(ArchiveError) -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else { throw ArchiveError() }
    return text
  }

  mutating func part() throws(ArchiveError) -> ArchivedMemory {
    let number = try int()
    guard memory.indices.contains(number) else { throw ArchiveError() }
    return memory[number]
  }

  mutating func list<Element>(
    _ each: (inout ArchiveReader) throws(ArchiveError) -> Element
  ) throws(ArchiveError) -> [Element] {
    let count = try size()
    // Every element takes a byte at least, so that a broken count makes no large array.
    guard count <= plan.count - next else { throw ArchiveError() }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try each(&self)) }
    return list
  }

  mutating func integers<Integer: FixedWidthInteger>() throws(ArchiveError) -> [Integer] {
    try list { archive throws(ArchiveError) in
      guard let number = Integer(exactly: try archive.int()) else { throw ArchiveError() }
      return number
    }
  }

  mutating func optional<Value>(
    _ body: (inout ArchiveReader) throws(ArchiveError) -> Value
  ) throws(ArchiveError) -> Value? {
    try flag() ? try body(&self) : nil
  }
}
