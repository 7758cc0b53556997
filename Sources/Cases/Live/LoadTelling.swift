import Glibc

/// Keeps what is told of a load while it goes on.
struct LoadTelling {
  private(set) var progress: LoadProgress
  private let newestDay: Day
  private let countsFilings: Bool
  /// When the cases are counted next, on a clock that only moves on, in nanoseconds.
  private var nextCount: Int

  /// Counting again is for the eye, which need not be quicker than this, in nanoseconds.
  private static let countEvery = 200_000_000
  /// All cases are counted each time, as rows can correct those before them: of so many parts of the
  /// time that a load takes, one goes into it at most.
  private static let countShare = 50

  /// Begins; `countsFilings` where somebody wants to know of the cases on the way.
  init(_ folder: OfficeFolder, options: LoadOptions, countsFilings: Bool) {
    progress = LoadProgress(
      office: folder.definition.office.name,
      files: folder.files.map { file in
        LoadProgress.File(
          name: file.name, entity: folder.definition.sources[file.source].into,
          bytesTotal: FileStatus(path: file.path)?.size ?? 0)
      })
    newestDay = folder.definition.asOf ?? options.today
    self.countsFilings = countsFilings
    nextCount = Self.clock() + Self.countEvery
  }

  /// Takes the next step of a load.
  mutating func take(_ step: LoadProgress.Step, _ tables: OfficeTables? = nil) {
    progress.step = step
    if let tables, countsFilings { count(tables) }
  }

  /// Takes what was read of a file.
  mutating func read(_ bytes: Int, _ rows: Int, ofFile index: Int, by reader: SourceReader) {
    progress.files[index].bytesRead += bytes
    progress.files[index].rows = rows
    progress.files[index].setAside = reader.setAside
    if countsFilings, Self.clock() >= nextCount { count(reader.tables) }
  }

  private mutating func count(_ tables: OfficeTables) {
    let began = Self.clock()
    progress.filings = FilingsRead(tables.cases, through: newestDay)
    let ended = Self.clock()
    nextCount = ended + max(Self.countEvery, (ended - began) * Self.countShare)
  }

  private static func clock() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
