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
  /// What is wrong with it.
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

/// What happens to a file's bytes when others are written to it.
enum Writing {
  case replace, append

  fileprivate var flags: Int32 {
    switch self {
    case .replace: O_WRONLY | O_CLOEXEC | O_CREAT | O_TRUNC
    case .append: O_WRONLY | O_CLOEXEC | O_APPEND
    }
  }
}

/// Makes a folder for its owner alone; one that is there already is left as it is.
func makeFolder(_ folder: String) throws(DemoError) {
  guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw DemoError(folder, errno: errno) }
}

/// Whether a folder holds nothing.
func isEmpty(_ folder: String) throws(DemoError) -> Bool {
  guard let stream = opendir(folder) else { throw DemoError(folder, errno: errno) }
  defer { closedir(stream) }
  var entries = 0
  // Every folder names itself and the one above it.
  while readdir(stream) != nil { entries += 1 }
  return entries <= 2
}

/// Writes all the bytes, in one call where the system takes them in one.
func put(_ bytes: [UInt8], into path: String, _ writing: Writing) throws(DemoError) {
  let descriptor = open(path, writing.flags, 0o600)
  guard descriptor >= 0 else { throw DemoError(path, errno: errno) }
  defer { close(descriptor) }
  var done = 0
  while done < bytes.count {
    let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 || errno == EINTR else { throw DemoError(path, errno: errno) }
    done += max(0, count)
  }
}

/// The bytes of a file.
func contents(of path: String) throws(DemoError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw DemoError(path, errno: errno) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 || errno == EINTR else { throw DemoError(path, errno: errno) }
    guard count != 0 else { return bytes }
    bytes += buffer.prefix(max(0, count))
  }
}
