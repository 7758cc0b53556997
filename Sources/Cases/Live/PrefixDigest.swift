import Glibc

/// Tells whether the part of a file that was read is still what it was.
///
/// Every block of a file of up to ``wholeLimit`` bytes is compared; of a larger one the first, the
/// last and blocks spread between them: what is rewritten moves all that follows it by some bytes.
struct PrefixDigest {
  /// Up to this size the whole of what was read is compared.
  static let wholeLimit = 64 << 20
  private static let block = 1 << 20
  /// Of a larger file so many blocks of a smaller size: 4 MiB are compared in a millisecond.
  private static let spread = 64
  private static let sample = 64 << 10

  private struct Sample {
    var offset: Int
    var length: Int
    /// Whether rows that are added lie behind it.
    var isFull: Bool
    var hash: UInt64 = 0
  }

  private var samples: [Sample] = []
  private var length = 0

  /// Takes the digest of the first bytes of a file; blocks known from an earlier one are not read
  /// again.
  mutating func extend(path: String, to length: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    samples = Array(samples.prefix(while: \.isFull))
    let end = samples.last.map { $0.offset + $0.length } ?? 0
    self.length = length
    for var sample in Self.blocks(length) where sample.offset >= end {
      guard let hash = Self.hash(descriptor, sample.offset, sample.length) else { continue }
      sample.hash = hash
      samples.append(sample)
    }
  }

  /// Whether everything that was read is compared.
  var isWhole: Bool { length <= Self.wholeLimit }

  /// Whether the file still begins with what was read.
  func holds(path: String) -> Bool {
    guard !samples.isEmpty else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return samples.allSatisfy { Self.hash(descriptor, $0.offset, $0.length) == $0.hash }
  }

  private static func blocks(_ length: Int) -> [Sample] {
    let size = length > wholeLimit ? sample : block
    let count = (length + size - 1) / size
    let step = length > wholeLimit ? max(1, count / spread) : 1
    return (0..<count).filter { $0 % step == 0 || $0 == count - 1 }.map { index in
      let offset = index * size
      return Sample(
        offset: offset, length: min(size, length - offset), isFull: offset + size <= length)
    }
  }

  private static func hash(_ descriptor: Int32, _ offset: Int, _ length: Int) -> UInt64? {
    var bytes = [UInt8](repeating: 0, count: length)
    var filled = 0
    while filled < length {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + filled }, length - filled, offset + filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      filled += count
    }
    return bytes.withUnsafeBytes { ByteHash.hash($0) }
  }
}
