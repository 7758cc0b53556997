import Foundation

/// How much of the machine following an office may take: a fiftieth of one core.
///
/// What one change took, of reading, counting and drawing, says how long the next ones gather.
/// A change after a quiet while is shown at once.
struct Pace {
  private var before = Self.processorSeconds

  private static let share = 0.02
  /// Nobody waits longer than this for what is new.
  private static let longest = Duration.seconds(15)

  /// Begins to count what the next event takes.
  mutating func begin() {
    before = Self.processorSeconds
  }

  /// How long to let changes gather after one that took what was counted.
  var rest: Duration {
    let taken = Self.processorSeconds - before
    return min(.seconds(taken / Self.share), Self.longest)
  }

  /// The seconds of processor that the program has taken on all its threads.
  private static var processorSeconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
