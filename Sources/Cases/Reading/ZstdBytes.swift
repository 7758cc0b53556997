import CZstd

/// A file compressed with zstd: all of its frames, one after another, those to be skipped skipped.
final class ZstdBytes: ByteSource {
  let isPacked = true
  private let packed: PackedBytes
  private let context: OpaquePointer
  private var isBetweenFrames = false
  /// Whether the library may hold more than there was room for.
  private var holdsMore = false

  init(_ file: FileBytes) throws(LoadError) {
    packed = PackedBytes(file)
    guard let context = ZSTD_createDCtx() else { throw packed.noMemory }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  var diskOffset: Int { packed.diskOffset }

  func read(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    while true {
      if !holdsMore {
        try packed.fill()
        if packed.rest.isEmpty {
          guard isBetweenFrames else { throw packed.cutShort }
          return 0
        }
      }
      let made = try unpack(into: target)
      if made > 0 { return made }
    }
  }

  /// One step of the library, which may give nothing yet.
  private func unpack(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    let rest = packed.rest
    var input = ZSTD_inBuffer(src: rest.baseAddress, size: rest.count, pos: 0)
    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
    let wasBetweenFrames = isBetweenFrames
    let result = ZSTD_decompressStream(context, &output, &input)
    guard ZSTD_isError(result) == 0 else { throw problem(result, wasBetweenFrames) }
    isBetweenFrames = result == 0
    holdsMore = output.pos == output.size && !isBetweenFrames
    try packed.use(left: rest.count - input.pos, made: output.pos)
    return output.pos
  }

  private func problem(_ result: Int, _ wasBetweenFrames: Bool) -> LoadError {
    switch ZSTD_getErrorCode(result) {
    case ZSTD_error_prefix_unknown where wasBetweenFrames: packed.followed
    case ZSTD_error_frameParameter_windowTooLarge:
      // 128 MiB: the library's own bound, so that a few bytes cannot ask for a machine's memory.
      packed.error("needs more than 128 MiB to be unpacked; compress it without “--long”")
    case ZSTD_error_dictionary_wrong:
      packed.error("is compressed with a dictionary; compress it without one")
    case ZSTD_error_memory_allocation: packed.noMemory
    default: packed.damaged
    }
  }
}
