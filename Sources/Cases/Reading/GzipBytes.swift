import CZlib

/// A file compressed with gzip: all of its members, one after another, with their checksums.
final class GzipBytes: ByteSource {
  let isPacked = true
  private let packed: PackedBytes
  /// In a place of its own: the library keeps its address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var isBetweenMembers = false
  private var members = 0

  /// The largest window, and 16 for gzip's own header and checksum.
  private static let format: Int32 = 15 + 16

  init(_ file: FileBytes) throws(LoadError) {
    packed = PackedBytes(file)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, Self.format, ZLIB_VERSION, size) == Z_OK else {
      throw packed.noMemory
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  var diskOffset: Int { packed.diskOffset }

  func read(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    while true {
      try packed.fill()
      if isBetweenMembers {
        if packed.rest.isEmpty { return 0 }
        inflateReset(stream)
        isBetweenMembers = false
      }
      let made = try unpack(into: target)
      if made > 0 { return made }
    }
  }

  /// One step of the library, which may give nothing yet.
  private func unpack(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    let rest = packed.rest
    let input = rest.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input)
    stream.pointee.avail_in = UInt32(rest.count)
    stream.pointee.next_out = target.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: target.count)
    let room = Int(stream.pointee.avail_out)
    let result = inflate(stream, Z_NO_FLUSH)
    let made = room - Int(stream.pointee.avail_out)
    switch result {
    case Z_OK: break
    case Z_STREAM_END:
      isBetweenMembers = true
      members += 1
    case Z_BUF_ERROR:
      // No step was possible: harmless unless there is nothing to come.
      if packed.hasEnded { throw packed.cutShort }
    case Z_MEM_ERROR: throw packed.noMemory
    default:
      let isNoMember = members > 0 && stream.pointee.total_in <= 2
      throw isNoMember ? packed.followed : packed.damaged
    }
    try packed.use(left: Int(stream.pointee.avail_in), made: made)
    return made
  }
}
