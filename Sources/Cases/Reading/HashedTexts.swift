/// Some texts of a block and their hashes, empty ones among them.
struct HashedTexts {
  private(set) var texts: [UnsafeRawBufferPointer] = []
  private(set) var hashes: [UInt64] = []

  var count: Int { texts.count }

  /// Adds a text, which has to stand as long as this is used.
  @inline(__always)
  mutating func append(_ text: UnsafeRawBufferPointer) {
    texts.append(text)
    hashes.append(ByteHash.hash(text))
  }

  /// Adds an empty text.
  mutating func appendNothing() {
    texts.append(UnsafeRawBufferPointer(start: nil, count: 0))
    hashes.append(0)
  }

  /// Makes a text empty.
  mutating func clear(_ index: Int) {
    texts[index] = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Gives the texts up, not the room for them.
  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
  }
}
