import Cases

/// How much of the machine following an office may take: a fiftieth of one core.
///
/// What one change took, of reading and counting, says how long the next ones gather. A change after
/// a quiet while is shown at once.
struct Pace {
  private let start = ProcessorTime.seconds
  private let reading: Double

  // A little less than a fiftieth: what drawing takes behind it is not counted.
  private static let share = 0.018
  /// Nobody waits longer than this for what is new.
  private static let longest = Duration.seconds(15)

  /// Begins to count what a change takes that was read in some seconds of processor.
  init(reading seconds: Double) {
    reading = seconds
  }

  /// How long to let changes gather after this one.
  var rest: Duration {
    min(.seconds((reading + ProcessorTime.seconds - start) / Self.share), Self.longest)
  }
}
