import Glibc

/// A file as it was at one time: what the system says of it, and a digest of blocks spread over it.
struct SampledFile: Hashable {
  var path: String
  var status: FileStatus
  var digest: UInt64

  private static let block = 65_536
  private static let spread = 64

  /// Looks at a file; `nil` where it cannot be read, or changes meanwhile.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor: descriptor),
      let digest = Self.digest(descriptor, size: status.size),
      FileStatus(descriptor: descriptor) == status
    else { return nil }
    (self.path, self.status, self.digest) = (path, status, digest)
  }

  init(path: String, status: FileStatus, digest: UInt64) {
    (self.path, self.status, self.digest) = (path, status, digest)
  }

  /// The digest of the first and the last block and of those between that lie evenly spread.
  private static func digest(_ descriptor: Int32, size: Int) -> UInt64? {
    let count = (size + block - 1) / block
    let chosen =
      count <= spread + 2
      ? Array(0..<count) : [0] + (1...spread).map { $0 * (count - 1) / (spread + 1) } + [count - 1]
    var sums: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: block)
    for index in chosen {
      let length = min(block, size - index * block)
      var filled = 0
      while filled < length {
        let read = bytes.withUnsafeMutableBytes { bytes in
          pread(
            descriptor, bytes.baseAddress.map { $0 + filled }, length - filled,
            index * block + filled)
        }
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return nil }
        filled += read
      }
      let sum = bytes.withUnsafeBytes { Checksum.of(.init(rebasing: $0[..<length])) }
      withUnsafeBytes(of: sum.littleEndian) { sums.append(contentsOf: $0) }
    }
    return Checksum.of(sums)
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(path)
    archive.write(Int(bitPattern: status.device))
    archive.write(Int(bitPattern: status.inode))
    archive.write(status.size)
    archive.write(status.modified)
    archive.write(status.changed)
    archive.write(Int(Int64(bitPattern: digest)))
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    path = try archive.text()
    status = FileStatus(
      device: UInt(bitPattern: try archive.int()), inode: UInt(bitPattern: try archive.int()),
      size: try archive.int(), modified: try archive.int(), changed: try archive.int())
    digest = UInt64(bitPattern: Int64(try archive.int()))
  }
}

/// Which program this is: no two builds of it are taken for the same.
enum ProgramBuild {
  /// A digest of the running program's file; `nil` where it cannot be read.
  static let digest: UInt64? = {
    guard let program = SampledFile(path: "/proc/self/exe") else { return nil }
    var archive = ArchiveWriter()
    program.write(to: &archive)
    return Checksum.of(archive.plan)
  }()
}
