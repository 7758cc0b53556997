import Glibc

/// Reads files and counts their lines: the least that any reader has to do.
enum FileScan {
  /// The number of line ends in the files.
  static func lines(_ paths: [String]) -> Int {
    var lines = 0
    var block = [UInt8](repeating: 0, count: 1 << 16)
    for path in paths {
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      while true {
        let count = read(descriptor, &block, block.count)
        guard count > 0 else { break }
        for index in 0..<count where block[index] == 0x0A { lines += 1 }
      }
    }
    return lines
  }
}
