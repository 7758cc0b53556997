import Glibc

/// One large piece of memory that many segments and pages lie in; it is there as long as one of
/// them is.
///
/// The system maps it in pages of 2 MiB where it can: reading a million cases from a cache then
/// costs a hundred faults and not fifty thousand, which took as long as the reading.
final class MemoryBlock: @unchecked Sendable {
  let base: UnsafeMutableRawPointer

  private static let largePage = 2 << 20
  // The number that the system gives to its advice, which its header hides behind a macro.
  private static let hugePages: Int32 = 14

  init(byteCount: Int) {
    base = .allocate(
      byteCount: max(byteCount, 1), alignment: byteCount < Self.largePage ? 16 : Self.largePage)
    if byteCount >= Self.largePage { madvise(base, byteCount, Self.hugePages) }
  }

  deinit { base.deallocate() }
}
