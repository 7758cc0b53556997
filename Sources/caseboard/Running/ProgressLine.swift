import Cases

/// One line on standard error that says how far a load has come; gone when it is done.
final class ProgressLine {
  private let isShown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var isDrawn = false

  init(isShown: Bool) {
    self.isShown = isShown
    start = clock.now
    last = start
  }

  /// Draws the line anew, ten times a second at most, and not for what is done at once.
  func show(_ progress: LoadProgress) {
    let now = clock.now
    let isNews = progress.step == .deriving || now - last > .milliseconds(100)
    guard isShown, now - start > .milliseconds(400), isNews else { return }
    guard progress.step == .reading || progress.step == .deriving else { return }
    last = now
    isDrawn = true
    guard progress.step == .reading else {
      StandardError.write("\r\u{1b}[K\(progress.rows) rows read · putting the cases together")
      return
    }
    let seconds = max((now - start) / .seconds(1), 0.001)
    let rate = Double(progress.bytesRead) / seconds
    let left = Double(progress.bytesTotal - progress.bytesRead) / max(rate, 1)
    let percent = Int((progress.share * 100).rounded(.down))
    StandardError.write(
      "\r\u{1b}[Kreading \(percent) % · \(progress.rows) rows · \(Int(rate / 1e6)) MB/s · "
        + "\(Int(left.rounded(.up))) s left")
  }

  /// Takes the line away.
  func clear() {
    if isDrawn { StandardError.write("\r\u{1b}[K") }
    isDrawn = false
  }
}
