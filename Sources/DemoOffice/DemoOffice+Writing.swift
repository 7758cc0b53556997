import Cases

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file of a demo office that cannot be written or read.
public struct DemoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// What the system says.
  public var reason: String

  public var description: String { "\(path): \(reason)" }

  init(_ path: String, errno code: Int32) {
    self.path = path
    reason = String(cString: strerror(code))
  }

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension DemoOffice {
  /// Writes the office into a folder, which is made where it is not there.
  ///
  /// Files of the same names are replaced; others are left alone. What is written can be read by
  /// its owner alone.
  ///
  /// - Throws: ``DemoError`` with the path that could not be written.
  public func write(to folder: String) throws(DemoError) {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw DemoError(folder, errno: errno)
    }
    var written: Set<String> = []
    try generate { (name, bytes) throws(DemoError) in
      let isFirst = written.insert(name).inserted
      try put(bytes, into: "\(folder)/\(name)", isFirst ? O_TRUNC | O_CREAT : O_APPEND)
    }
  }
}

/// Writes all the bytes, in one call where the system takes them in one.
func put(_ bytes: [UInt8], into path: String, _ flags: Int32) throws(DemoError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o600)
  guard descriptor >= 0 else { throw DemoError(path, errno: errno) }
  defer { close(descriptor) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { writeBytes(descriptor, $0) }
    guard count >= 0 else {
      if errno == EINTR { continue }
      throw DemoError(path, errno: errno)
    }
    rest = rest.dropFirst(count)
  }
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
