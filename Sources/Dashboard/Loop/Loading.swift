import Cases

/// How far the first load has come, as the page shows it that stands until there are numbers.
public struct Loading: Hashable, Sendable {
  /// What is known of the files; nothing before they were looked at.
  public var progress: LoadProgress?
  /// How long they have been read, in seconds.
  public var seconds: Double
  /// Whether the cases are there and the first page is being counted.
  public var isCounting: Bool
  /// Whether only what may be shown to others is shown: then no row and no case is counted here.
  public var isShared: Bool

  /// Creates what is known of a load, by default of one that begins.
  public init(
    _ progress: LoadProgress? = nil, seconds: Double = 0, isCounting: Bool = false,
    isShared: Bool = false
  ) {
    (self.progress, self.seconds, self.isCounting) = (progress, seconds, isCounting)
    self.isShared = isShared
  }

  /// The whole percent of the files' bytes that are read, rounded down.
  var percent: Int { Int((progress?.share ?? 0) * 100) }

  /// Bytes read in a second; `nil` while that is not known well enough to be said.
  var bytesPerSecond: Double? {
    guard let progress, seconds >= 0.2, progress.bytesRead > 0 else { return nil }
    return Double(progress.bytesRead) / seconds
  }

  /// How long reading will go on, in seconds; `nil` where that is not known.
  var secondsLeft: Double? {
    guard let progress, progress.step == .reading, let rate = bytesPerSecond else { return nil }
    return Double(max(0, progress.bytesTotal - progress.bytesRead)) / rate
  }
}
