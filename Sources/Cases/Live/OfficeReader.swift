/// Reads an office, and again what has changed of it.
///
/// Belongs to one thread.
///
/// Rows that were added to a file are read alone; a file that was rewritten or replaced is read
/// anew with all others and swapped in whole, so that nobody sees half of it.
public final class OfficeReader {
  private let path: String
  private let options: LoadOptions
  private let cache: OfficeCache?
  private var state: State?
  private var opened: OfficeFolder?
  /// Of what came out of the cache: the files as they were, and their digests; `nil` once
  /// something has changed and all was read.
  private var kept: (statuses: [String: FileStatus], digests: [String: String])?
  private var mayUseCache = true
  private var freshlyRead: FreshlyRead?

  private struct State {
    var folder: OfficeFolder
    var tables: OfficeTables
    var generations: Generations
    var files: [OpenFile]
  }

  private struct OpenFile {
    var reader: SourceReader
    var digest: PrefixDigest
  }

  /// What looking for changes found.
  public enum Change {
    case unchanged
    /// A file that was rewritten is still being written: its end is waited for.
    case waiting
    /// A new generation, with the number of rows that were added.
    case changed(CaseStore, rowsAdded: Int)
  }

  /// Creates a reader of a folder or a single file, which reads what a cache has kept where that is
  /// still what the files hold.
  public init(path: String, options: LoadOptions = LoadOptions(), cache: OfficeCache? = nil) {
    self.path = path
    self.options = options
    self.cache = cache
  }

  /// Reads everything; the first time from the cache, where there is one.
  ///
  /// - Parameters:
  ///   - countsFilings: whether what is told counts the cases that were read so far.
  ///   - progress: is told how far reading has come.
  /// - Returns: the first generation, or the one that takes the place of the last.
  /// - Throws: ``LoadError``; what was read before stays.
  public func load(
    countsFilings: Bool = false, progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws(LoadError) -> CaseStore {
    let began = FreshlyRead.now()
    let folder = try OfficeFolder(path: path, options: options)
    var telling = LoadTelling(folder, options: options, countsFilings: countsFilings)
    progress(telling.progress)
    if mayUseCache, let kept = cache?.read(folder, path: path, options: options) {
      mayUseCache = false
      (opened, self.kept) = (folder, (kept.statuses, kept.digests))
      telling.take(.kept)
      progress(telling.progress)
      return kept.store
    }
    mayUseCache = false
    let tables = OfficeTables(folder.definition)
    var files: [OpenFile] = []
    telling.take(.reading)
    for (index, file) in folder.files.enumerated() {
      let reader = SourceReader(
        folder.definition.sources[file.source], source: file.source, path: file.path,
        name: file.name, tables: tables)
      try reader.readAll(threads: Parallel.cores) { bytes, rows in
        telling.read(bytes, rows, ofFile: index, by: reader)
        progress(telling.progress)
      }
      files.append(OpenFile(reader: reader, digest: PrefixDigest()))
    }
    telling.take(.deriving, tables)
    progress(telling.progress)
    let generations = Generations(tables, asOf: options.asOf, today: options.today)
    self.state = State(folder: folder, tables: tables, generations: generations, files: files)
    (opened, kept) = (folder, nil)
    let store = store()
    var statuses: [String: FileStatus] = [:]
    for file in files { statuses[file.reader.path] = file.reader.status }
    freshlyRead = FreshlyRead(
      store: store, path: path, options: options, folder: folder, statuses: statuses,
      began: began, days: tables.dataDays, seconds: Double(FreshlyRead.now() - began) / 1e9)
    return store
  }

  /// The SHA-256 that the files had when they were kept, by name; `nil` where they were read.
  public var keptDigests: [String: String]? { kept?.digests }

  /// What was read last from the files themselves, for a cache; `nil` where it came from one, or
  /// was taken already.
  public func takeFreshlyRead() -> FreshlyRead? {
    defer { freshlyRead = nil }
    return freshlyRead
  }

  /// Forgets what came out of the cache, so that the next look reads the files.
  public func distrustCache() {
    kept = nil
  }

  /// Remembers what the files were, so that additions can be told from rewriting.
  ///
  /// Apart from ``load(progress:)``, since only who goes on watching needs it.
  public func remember() {
    guard var state else { return }
    for index in state.files.indices {
      let reader = state.files[index].reader
      // A file that changed since it was read has no digest, so that it is read anew.
      guard FileStatus(path: reader.path) == reader.status else { continue }
      state.files[index].digest.extend(path: reader.path, to: reader.diskOffset)
    }
    self.state = state
  }

  /// Looks for changes and reads them.
  ///
  /// - Parameters:
  ///   - isBusy: whether the file of a path is still being written.
  ///   - progress: is told how far reading has come where everything is read anew.
  /// - Returns: the new generation, if there is one.
  /// - Throws: ``LoadError`` when a file cannot be read any more; what was read before stays.
  public func refresh(
    isBusy: (String) -> Bool = { _ in false },
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws(LoadError) -> Change {
    guard let state else { return try readAnew(isBusy: isBusy, progress: progress) }
    var grown: [Int] = []
    var isRewritten = false
    for (index, file) in state.files.enumerated() {
      switch try look(at: file) {
      case .same: break
      case .grown: grown.append(index)
      case .rewritten: isRewritten = true
      }
    }
    // Before the folder is looked at, for which headers may have to be read.
    if isRewritten, state.files.contains(where: { isBusy($0.reader.path) }) { return .waiting }
    let folder = try folder(insteadOf: state.folder)
    if isRewritten || folder != nil {
      let paths = state.files.map(\.reader.path) + (folder?.files ?? []).map(\.path)
      if paths.contains(where: isBusy) { return .waiting }
      let store = try load(progress: progress)
      remember()
      return .changed(store, rowsAdded: 0)
    }
    return try readGrown(grown)
  }

  /// Reads everything where it is not what the cache held.
  private func readAnew(
    isBusy: (String) -> Bool, progress: @escaping (LoadProgress) -> Void
  ) throws(LoadError) -> Change {
    if let kept, let opened {
      var isOther = false
      for file in opened.files {
        let now = FileStatus(path: file.path)
        if now == nil, !Packing.twins(of: file.path).contains(where: isThere) {
          throw LoadError(.readFailed, file: file.name, "is gone; showing what it held last")
        }
        if now != kept.statuses[file.path] { isOther = true }
      }
      if isOther, opened.files.contains(where: { isBusy($0.path) }) { return .waiting }
      let now = try folder(insteadOf: opened)
      guard isOther || now != nil else { return .unchanged }
      if (opened.files + (now?.files ?? [])).contains(where: { isBusy($0.path) }) {
        return .waiting
      }
    }
    let store = try load(progress: progress)
    remember()
    return .changed(store, rowsAdded: 0)
  }

  private func readGrown(_ grown: [Int]) throws(LoadError) -> Change {
    guard let files = state?.files, !grown.isEmpty else { return .unchanged }
    var added = 0
    for index in grown {
      let reader = files[index].reader
      let before = (reader.rows, reader.diskOffset)
      do {
        try reader.readAppended()
      } catch {
        // The tables may hold a part of what was added: the next look reads everything anew.
        state = nil
        throw error
      }
      added += reader.rows - before.0
      if reader.diskOffset > before.1 {
        state?.files[index].digest.extend(path: reader.path, to: reader.diskOffset)
      }
    }
    return added == 0 ? .unchanged : .changed(store(), rowsAdded: added)
  }

  /// The folder as it is now, if `office.yml` or the list of files is not what it was.
  private func folder(insteadOf folder: OfficeFolder) throws(LoadError) -> OfficeFolder? {
    let isEdited = folder.settings.contains { FileStatus(path: folder.folder + $0.key) != $0.value }
    let sources = folder.definition.sources
    let mayHaveOthers =
      sources.contains { $0.isOptional || $0.file.contains("*") }
      || folder.files.contains { $0.name != sources[$0.source].file }
    guard isEdited || mayHaveOthers || folder.settings.isEmpty else { return nil }
    let now = try OfficeFolder(path: path, options: options)
    let isSame = now.files == folder.files && now.settings.keys == folder.settings.keys
    return isSame && !isEdited ? nil : now
  }

  private enum Look {
    case same, grown, rewritten
  }

  private func look(at file: OpenFile) throws(LoadError) -> Look {
    let reader = file.reader
    guard let now = FileStatus(path: reader.path) else {
      if Packing.twins(of: reader.path).contains(where: isThere) { return .rewritten }
      throw LoadError(.readFailed, file: reader.name, "is gone; showing what it held last")
    }
    guard now != reader.status else { return .same }
    guard let then = reader.status, now.isSameFile(as: then), now.size >= reader.diskOffset,
      !reader.cannotGrow || now.size == reader.diskOffset, file.digest.holds(path: reader.path)
    else { return .rewritten }
    // Of a large file only parts are compared, and a row that was changed in place may lie in none of
    // them; where rows are compressed no later part shows it either.
    let mayBeEdited = reader.isPacked || now.size == reader.diskOffset
    if mayBeEdited, !file.digest.isWhole { return .rewritten }
    if now.size > reader.diskOffset { return .grown }
    reader.accept(now)
    return .same
  }

  private func store() -> CaseStore {
    guard let state else {
      return CaseStore(
        office: Office(name: ""), dataDay: options.today, asOf: options.today, count: 0,
        columns: [:], derived: CaseStore.Derived(closed: [], inactive: []))
    }
    return state.generations.next(sources: summaries(state.files.map(\.reader)))
  }

  /// One line a file, however many sources read it.
  private func summaries(_ readers: [SourceReader]) -> [SourceSummary] {
    var summaries: [SourceSummary] = []
    for reader in readers {
      if let index = summaries.firstIndex(where: { $0.path == reader.path }) {
        summaries[index].rows = max(summaries[index].rows, reader.rows)
        summaries[index].setAside = max(summaries[index].setAside, reader.setAside)
      } else {
        summaries.append(
          SourceSummary(
            file: reader.name, path: reader.path, rows: reader.rows, setAside: reader.setAside))
      }
    }
    return summaries
  }

  /// The folders in which changes can happen, with what links point to.
  public var watchedFolders: [String] {
    guard let folder = opened else { return [path] }
    var folders = [folder.folder]
    for file in folder.files {
      for path in [file.path, RealPath.of(file.path)] {
        guard let slash = path.lastIndex(of: "/") else { continue }
        let folder = String(path[...slash])
        if !folders.contains(folder) { folders.append(folder) }
      }
    }
    return folders
  }
}

extension CaseStore {
  /// Reads an office's folder, or its one file.
  ///
  /// - Throws: ``LoadError`` when it cannot be read.
  public static func load(
    path: String, options: LoadOptions = LoadOptions(),
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws(LoadError) -> CaseStore {
    try OfficeReader(path: path, options: options).load(progress: progress)
  }
}
