import Glibc

/// Whether the beginning of a file can be a table of text.
enum FileKind {
  /// What a file is when it is no table; `nil` where it may be one.
  static func problem(_ head: UnsafeRawBufferPointer, name: String) -> LoadError? {
    if head.isEmpty {
      return LoadError(.badData, file: name, "is empty; a table needs at least a header")
    }
    if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) {
      return LoadError(.badData, file: name, "is UTF-16; save it as UTF-8")
    }
    if let what = archive(head) { return LoadError(.badData, file: name, what) }
    let start = String(decoding: head.prefix(512), as: UTF8.self).lowercased()
      .drop { $0 == "\u{feff}" || $0.isWhitespace }
    if start.hasPrefix("<!doctype") || start.hasPrefix("<html") || start.hasPrefix("<?xml") {
      return LoadError(.badData, file: name, line: 1, "is a web page, not data; export it again")
    }
    if head.prefix(4096).contains(0) {
      return LoadError(.badData, file: name, "is not text; export it as CSV in UTF-8")
    }
    return nil
  }

  /// What is compressed in a way that is not read, or twice.
  private static func archive(_ head: UnsafeRawBufferPointer) -> String? {
    if Packing(Array(head.prefix(4))) != nil { return "is compressed twice; unpack it once" }
    if head.starts(with: [0x50, 0x4b, 0x03, 0x04]) || head.starts(with: [0x50, 0x4b, 0x05, 0x06]) {
      return "is a zip archive or an Excel workbook (.xlsx); export it as CSV, or unpack it"
    }
    if head.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) {
      return "is an Excel workbook (.xls); export it as CSV"
    }
    let others: [[UInt8]] = [
      Array("BZh91AY".utf8), [0xfd, 0x37, 0x7a, 0x58, 0x5a], [0x37, 0x7a, 0xbc, 0xaf],
      [0x04, 0x22, 0x4d, 0x18],
    ]
    guard others.contains(where: { head.starts(with: $0) }) else { return nil }
    return "is compressed in a way that cannot be read; compress it with gzip or zstd, or unpack it"
  }
}

/// What tells one state of a file from another.
struct FileStatus: Hashable {
  var device: UInt
  var inode: UInt
  var size: Int
  var modified: Int
  var changed: Int

  init(device: UInt, inode: UInt, size: Int, modified: Int, changed: Int) {
    (self.device, self.inode, self.size) = (device, inode, size)
    (self.modified, self.changed) = (modified, changed)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = status.st_dev
    inode = status.st_ino
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
  }

  /// Whether this is the same file as another state, whatever its contents.
  func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }
}

/// Whether something has this name, be it a link that leads nowhere.
func isThere(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Opens regular files and nothing else: a fifo or a device would make a reader wait for ever.
enum RegularFile {
  /// A descriptor for reading.
  static func open(_ path: String, name: String) throws(LoadError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw LoadError(.noInput, file: name, "cannot be opened: \(systemReason(errno))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw LoadError(.noInput, file: name, "is not a file that can be read")
    }
    return descriptor
  }

  /// The whole of a small file.
  static func contents(_ path: String, name: String, limit: Int) throws(LoadError) -> [UInt8] {
    let descriptor = try open(path, name: name)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw LoadError(.readFailed, file: name, "reading failed: \(systemReason(errno))")
      }
      if count == 0 { return bytes }
      bytes += block[0..<count]
      guard bytes.count <= limit else {
        throw LoadError(.badData, file: name, "is larger than \(limit >> 20) MiB")
      }
    }
  }
}

/// The system's words for an error number, in lower case.
func systemReason(_ number: Int32) -> String {
  String(cString: strerror(number)).lowercased()
}
