/// A way of compressing files that is read.
enum Packing: String, CaseIterable {
  case gzip = ".gz"
  case zstd = ".zst"

  /// The way that a file's first bytes show; `nil` for a plain file.
  init?(_ head: [UInt8]) {
    if head.starts(with: [0x1f, 0x8b]) {
      self = .gzip
    } else if head.starts(with: [0x28, 0xb5, 0x2f, 0xfd])
      || head.count >= 4 && head[0] & 0xf0 == 0x50 && head[1...3] == [0x2a, 0x4d, 0x18]
    {
      // The second is a frame to be skipped, of which each says that another one follows.
      self = .zstd
    } else {
      return nil
    }
  }

  /// The ending of names of such files.
  var suffix: String { rawValue }

  /// A file's name without the ending that says how it is compressed.
  static func plainName(_ name: String) -> String {
    for packing in allCases where name.hasSuffix(packing.suffix) {
      return String(name.dropLast(packing.suffix.count))
    }
    return name
  }

  /// The other names under which the same table may stand: plain, and compressed in each way.
  static func twins(of path: String) -> [String] {
    let plain = plainName(path)
    return ([plain] + allCases.map { plain + $0.suffix }).filter { $0 != path }
  }
}
