/// Reads days and whole numbers that are written the usual way, several digits at a time.
///
/// What is written otherwise is left to ``ValueParsing``, which knows all the ways.
struct PlainDays {
  private static let firstYear = 1900
  private static let years = 300
  /// The day before the first of each month from 1900 on, and one more.
  private static let starts: [Int32] = (0...(years * 12)).map { month in
    (Day(year: firstYear + month / 12, month: month % 12 + 1, day: 1)?.number ?? 0) - 1
  }

  private let starts: UnsafePointer<Int32>

  /// The reader for a loop; the table is made once and never moves.
  init() {
    starts = Self.table
  }

  private nonisolated(unsafe) static let table: UnsafePointer<Int32> = {
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: starts.count)
    memory.initialize(from: starts, count: starts.count)
    return UnsafePointer(memory)
  }()

  /// The day that ten bytes such as `2022-11-05` write; `nil` for anything else.
  @inline(__always)
  func day(_ base: UnsafeRawPointer) -> Int32? {
    // Digits become their values and hyphens 0; anything else leaves a high bit or a hyphen's place.
    let written = base.loadUnaligned(as: UInt64.self) ^ 0x2d30_302d_3030_3030
    let last = base.loadUnaligned(fromByteOffset: 8, as: UInt16.self) ^ 0x3030
    let beyond =
      ((written &+ 0x7676_7676_7676_7676) | written) & 0x8080_8080_8080_8080
      | written & 0xff00_00ff_0000_0000
    let lastBeyond = ((last &+ 0x7676) | last) & 0x8080
    guard beyond == 0, lastBeyond == 0 else { return nil }
    @inline(__always) func digit(_ index: UInt64) -> Int {
      Int(truncatingIfNeeded: (written &>> (8 &* index)) & 0xf)
    }
    let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let day = Int32(last & 0xf) &* 10 &+ Int32(last >> 8)
    let index = (year &- Self.firstYear) &* 12 &+ month &- 1
    guard index >= 0, index < Self.years &* 12, month > 0, month <= 12, day > 0 else { return nil }
    let number = starts[index] &+ day
    return number <= starts[index &+ 1] ? number : nil
  }

  /// The number that one to eight digits write; `nil` for anything else.
  ///
  /// - Precondition: eight bytes can be read from `base` on.
  @inline(__always)
  static func number(_ base: UnsafeRawPointer, _ length: Int) -> Int32? {
    guard length > 0, length <= 8 else { return nil }
    let free = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    var value = (base.loadUnaligned(as: UInt64.self) &<< free) ^ (0x3030_3030_3030_3030 &<< free)
    guard ((value &+ 0x7676_7676_7676_7676) | value) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    value = (value &* 10) &+ (value &>> 8)
    let pairs =
      ((value & 0x0000_00ff_0000_00ff) &* 0x000f_4240_0000_0064)
      &+ (((value &>> 16) & 0x0000_00ff_0000_00ff) &* 0x0000_2710_0000_0001)
    return Int32(truncatingIfNeeded: pairs &>> 32)
  }
}
