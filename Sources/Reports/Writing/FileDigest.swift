import Crypto
import Glibc

/// A file that could not be digested.
public struct DigestError: Error, CustomStringConvertible {
  /// The file's name within the office.
  public var file: String

  public var description: String { "\(file): can no longer be read; load the office again" }
}

/// Says which bytes an answer was made from.
public enum FileDigest {
  /// The SHA-256 of a file in lower-case hexadecimal digits.
  public static func sha256(ofFile path: String, name: String) throws(DigestError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DigestError(file: name) }
    defer { close(descriptor) }
    var digest = SHA256()
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DigestError(file: name) }
      if count == 0 { break }
      block.withUnsafeBytes { digest.update(bufferPointer: .init(rebasing: $0[0..<count])) }
    }
    return digest.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

/// Names that tell nothing of what they stand for.
public enum TextDigest {
  /// The SHA-256 of a text in lower-case hexadecimal digits.
  public static func sha256(_ text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
