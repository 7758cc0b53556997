import CZlib
import CZstd

/// Compresses what a test writes, as the programs do.
enum Packed {
  /// One member of a gzip file.
  static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(bytes.count))) + 64)
    let room = output.count
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        deflate(stream, Z_FINISH)
      }
    }
    let left = Int(stream.pointee.avail_out)
    deflateEnd(stream)
    return Array(output.prefix(room - left))
  }

  /// One frame of a zstd file, with its checksum.
  static func zstd(_ text: String) -> [UInt8] { zstd(Array(text.utf8)) }

  static func zstd(_ bytes: [UInt8], windowLog: Int32? = nil) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    if let windowLog {
      ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
      ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
    }
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    // In two steps, as a program does that does not know how much there will be.
    let written = output.withUnsafeMutableBytes { output in
      bytes.withUnsafeBytes { bytes in
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        ZSTD_compressStream2(context, &target, &input, ZSTD_e_continue)
        ZSTD_compressStream2(context, &target, &input, ZSTD_e_end)
        return target.pos
      }
    }
    return Array(output.prefix(written))
  }

  /// A frame that says nothing and is to be skipped.
  static func skipped(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt32(bytes.count)
    return [0x53, 0x2a, 0x4d, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
      + bytes
  }
}
