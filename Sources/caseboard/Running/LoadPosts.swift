import Cases
import Dashboard
import Terminal

/// Tells the screen how far a load has come, as often as an eye can follow.
///
/// Belongs to whoever reads; only one thread at a time tells.
final class LoadPosts {
  private let live: Mailbox<LiveState>
  private let isShared: Bool
  private let clock = ContinuousClock()
  /// When the files began to be read.
  private var start: ContinuousClock.Instant?
  private var last: (step: LoadProgress.Step, at: ContinuousClock.Instant)?
  private var progress: LoadProgress?

  private static let every = Duration.milliseconds(200)
  /// What is read anew sooner than this is not worth a word.
  private static let atOnce = Duration.milliseconds(300)

  init(_ live: Mailbox<LiveState>, isShared: Bool) {
    (self.live, self.isShared) = (live, isShared)
  }

  /// Posts how far the load has come, where that is news.
  func post(_ progress: LoadProgress) {
    let now = clock.now
    if let last, last.step == progress.step, now - last.at < Self.every { return }
    last = (progress.step, now)
    if start == nil, progress.step == .reading { start = now }
    self.progress = progress
    live.post(.loading(Loading(progress, seconds: seconds(now), isShared: isShared)))
  }

  /// Posts that the cases are there, and counted next.
  func postCounting() {
    live.post(
      .loading(
        Loading(progress, seconds: seconds(clock.now), isCounting: true, isShared: isShared)))
  }

  /// Posts how far reading anew has come, where that takes long.
  func postAnew(_ progress: LoadProgress) {
    let now = clock.now
    if progress.step == .opening { start = now }
    guard let start, now - start > Self.atOnce, now - (last?.at ?? start) > Self.every else {
      return
    }
    last = (progress.step, now)
    live.post(.reading(percent: Int(progress.share * 100)))
  }

  private func seconds(_ now: ContinuousClock.Instant) -> Double {
    start.map { (now - $0) / .seconds(1) } ?? 0
  }
}
