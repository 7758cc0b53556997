import Glibc

/// The bytes of a file one after another, unpacked where the file is compressed.
protocol ByteSource: AnyObject {
  /// Puts the next bytes into a buffer that has room.
  ///
  /// - Returns: how many; 0 at the end, and only there.
  /// - Throws: ``LoadError`` when reading fails, or compressed data is damaged or ends too early.
  func read(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int

  /// How many bytes of the file on disk have been used.
  var diskOffset: Int { get }
  /// Whether the bytes are not those on disk, so that no offset in them is one in the file.
  var isPacked: Bool { get }
}

/// An open file, read in places.
///
/// Read with `pread`, never mapped: a file that is cut short under a mapping ends the process.
final class FileBytes: ByteSource {
  let name: String
  private let descriptor: Int32
  private(set) var diskOffset: Int
  let isPacked = false

  /// Opens a file to be read from an offset on.
  ///
  /// - Throws: ``LoadError`` when the file is not there, not a regular file, or unreadable.
  init(path: String, name: String, offset: Int) throws(LoadError) {
    self.name = name
    diskOffset = offset
    descriptor = try RegularFile.open(path, name: name)
  }

  deinit { close(descriptor) }

  /// What the file was when it was opened, to tell later whether it is still the same.
  var status: FileStatus? { FileStatus(descriptor: descriptor) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    let count = try read(into: target, at: diskOffset)
    diskOffset += count
    return count
  }

  private func read(
    into target: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(LoadError) -> Int {
    while true {
      let count = pread(descriptor, target.baseAddress, target.count, offset)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw LoadError(.readFailed, file: name, "reading failed: \(systemReason(errno))")
      }
      return count
    }
  }

  /// The same bytes, or what they are when unpacked, as the file's beginning says.
  ///
  /// Its name says nothing: programs that hand a file on unpack it and leave the name, or the
  /// other way round.
  func unpacked() throws(LoadError) -> any ByteSource {
    let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
    defer { head.deallocate() }
    let count = try read(into: head, at: 0)
    return switch Packing(Array(head.prefix(count))) {
    case .gzip: try GzipBytes(self)
    case .zstd: try ZstdBytes(self)
    case nil: self
    }
  }
}
