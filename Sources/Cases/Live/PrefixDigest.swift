import Glibc

/// Tells whether the part of a file that was read is still what it was.
///
/// Every block of a file of up to ``wholeLimit`` bytes is compared; of a larger one the first, the
/// last and blocks spread between them.
struct PrefixDigest {
  /// Up to this size the whole of what was read is compared.
  static let wholeLimit = 64 << 20
  private static let block = 1 << 20
  private static let spread = 64

  private var samples: [(offset: Int, length: Int, hash: UInt64)] = []
  private var length = 0

  /// Takes the digest of the first bytes of a file; blocks known from an earlier one are not read
  /// again.
  mutating func extend(path: String, to length: Int) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let whole = samples.prefix { $0.length == Self.block }
    samples = Array(whole)
    self.length = length
    for (offset, length) in Self.blocks(length) where offset >= (whole.last?.offset ?? -1) + 1 {
      if let hash = Self.hash(descriptor, offset, length) {
        samples.append((offset, length, hash))
      }
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

  private static func blocks(_ length: Int) -> [(Int, Int)] {
    let count = (length + block - 1) / block
    let all = (0..<count).map { ($0 * block, min(block, length - $0 * block)) }
    guard length > wholeLimit else { return all }
    let step = max(1, count / spread)
    return all.enumerated().filter { $0.offset % step == 0 || $0.offset == count - 1 }.map(
      \.element)
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
