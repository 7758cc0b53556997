/// Texts that had to be written anew and must stand until a block has been dealt with.
final class WrittenTexts {
  private var texts: [UnsafeMutableRawBufferPointer] = []

  deinit { clear() }

  /// A copy of a text.
  func keep(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count, alignment: 1)
    copy.copyMemory(from: text)
    texts.append(copy)
    return UnsafeRawBufferPointer(copy)
  }

  /// Gives the texts up.
  func clear() {
    for text in texts { text.deallocate() }
    texts.removeAll(keepingCapacity: true)
  }
}

/// Memory for a text that has to be put together, used again for the next one.
final class Scratch {
  private var base = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 8)
  private var capacity = 256
  private(set) var count = 0

  deinit { base.deallocate() }

  /// What was put together; it stands until the memory is used again.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// Begins anew.
  func clear() { count = 0 }

  /// Adds bytes.
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(count + bytes.count)
    (base + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  /// Adds a byte.
  func append(_ byte: UInt8) {
    reserve(count + 1)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  private func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
  }
}
