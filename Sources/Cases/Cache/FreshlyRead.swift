import Glibc

/// An office as it was just read from its files, with what a cache has to know of that.
public struct FreshlyRead: Sendable {
  /// What was read.
  let store: CaseStore
  let path: String
  let options: LoadOptions
  let folder: OfficeFolder
  /// The files as they were when they were opened, by path.
  let statuses: [String: FileStatus]
  /// The clock when reading began, in nanoseconds since 1970.
  let began: Int
  /// The days as read of which the newest is the day of the data.
  let days: [Numbers]
  /// How long reading took, in seconds.
  public let seconds: Double

  /// How long before reading began nothing may have changed, in nanoseconds: clocks are coarse, so
  /// that a file may be changed once more without a new time.
  static let settled = 2_000_000_000

  /// Whether the files are those that were read, and had come to rest before.
  func isStillSo(settled: Int) -> Bool {
    for (path, status) in statuses.merging(folderSettings, uniquingKeysWith: { $1 }) {
      guard let now = FileStatus(path: path), now == status,
        max(now.modified, now.changed) <= began - settled
      else { return false }
    }
    guard let file = options.profileFile else { return true }
    return FileStatus(path: file).map { max($0.modified, $0.changed) <= began - settled } ?? false
  }

  private var folderSettings: [String: FileStatus] {
    Dictionary(folder.settings.map { (folder.folder + $0.key, $0.value) }) { first, _ in first }
  }

  /// The days of the clock on which the same files give the same numbers; `nil` where there are no
  /// days in them, so that the clock's own is the day of the data.
  ///
  /// A day that lies ahead of the clock is not the newest until the clock has come to it.
  var goodDays: ClosedRange<Int32>? {
    if folder.definition.asOf != nil { return .min ... .max }
    var newest = Int32.min
    var next = Int32.max
    for column in days {
      for day in column where day != Day.missing {
        if day <= options.today.number { newest = max(newest, day) } else { next = min(next, day) }
      }
    }
    return newest < Plausibility.floor ? nil : newest...(next - (next == .max ? 0 : 1))
  }

  /// The clock, in nanoseconds since 1970.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
