/// The compressed bytes of a file, some at a time, and what was made of them.
final class PackedBytes {
  /// What is still to be unpacked of the bytes last read.
  private(set) var rest: UnsafeRawBufferPointer
  private(set) var hasEnded = false
  private let file: FileBytes
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 131_072, alignment: 16)
  private var unpacked = 0

  /// How many times its size a file may grow.
  ///
  /// Tables shrink to a fifth or a tenth, those full of blanks to a fiftieth. What grows more is made
  /// to fill a machine: a few bytes stand for endless rows.
  private static let mostGrowth = 250
  /// Up to this size growth does no harm.
  private static let harmless = 64 << 20

  init(_ file: FileBytes) {
    self.file = file
    rest = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  deinit { room.deallocate() }

  /// How many compressed bytes have been used.
  var diskOffset: Int { file.diskOffset - rest.count }

  /// Reads more where nothing is left.
  func fill() throws(LoadError) {
    guard rest.isEmpty, !hasEnded else { return }
    let count = try file.read(into: room)
    hasEnded = count == 0
    rest = UnsafeRawBufferPointer(rebasing: room[..<count])
  }

  /// Notes that so many bytes are left, and so many were made of the others.
  func use(left: Int, made: Int) throws(LoadError) {
    rest = UnsafeRawBufferPointer(rebasing: rest.suffix(left))
    unpacked += made
    guard unpacked > Self.harmless, unpacked / Self.mostGrowth > diskOffset else { return }
    throw LoadError(
      .badData, file: file.name,
      "unpacks to more than \(Self.mostGrowth) times its size, as no table should; "
        + "look at what it holds, and name the unpacked file if it is right")
  }

  /// The error for data that ends before it is complete.
  var cutShort: LoadError {
    problem("is incomplete: its compressed data ends too early")
  }

  /// The error for data that fails its checks.
  var damaged: LoadError {
    problem("is damaged: its compressed data cannot be unpacked without error")
  }

  /// The error for a complete file with something else behind it.
  var followed: LoadError {
    problem("is damaged: behind its compressed data stands something else")
  }

  /// The error for a machine that has no memory left.
  var noMemory: LoadError {
    LoadError(.readFailed, file: file.name, "cannot be unpacked: there is not enough memory")
  }

  private func problem(_ what: String) -> LoadError {
    LoadError(.badData, file: file.name, "\(what); copy or export it again")
  }

  /// An error with words of its own.
  func error(_ message: String) -> LoadError {
    LoadError(.badData, file: file.name, message)
  }
}
