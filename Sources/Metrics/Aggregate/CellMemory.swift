import Glibc

/// Zeroed memory for many numbers, given back with its owner.
///
/// Plain memory in place of arrays, since every row of every question goes through it: pages that
/// nothing is written to cost nothing, and there is no uniqueness to check.
final class CellMemory<Element: FixedWidthInteger & BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  /// Creates memory of a number of elements, all 0.
  init(_ count: Int) {
    self.count = count
    guard let memory = calloc(max(count, 1), MemoryLayout<Element>.stride) else {
      fatalError("no memory for \(count) numbers")
    }
    base = memory.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  deinit { free(base) }

  /// Larger memory that begins with the same numbers.
  func grown(to count: Int) -> CellMemory {
    let larger = CellMemory(count)
    larger.base.update(from: base, count: min(count, self.count))
    return larger
  }

  /// Adds the numbers of other memory, element by element.
  func add(_ other: CellMemory) {
    let own = base
    let more = other.base
    for index in 0..<min(count, other.count) { own[index] &+= more[index] }
  }
}
