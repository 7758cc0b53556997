/// Reads an office, and again what has changed of it.
///
/// Belongs to one thread.
///
/// Rows that were added to a file are read alone; a file that was rewritten or replaced is read
/// anew with all others and swapped in whole, so that nobody sees half of it.
public final class OfficeReader {
  private let path: String
  private let options: LoadOptions
  private var state: State?

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

  /// Creates a reader of a folder or a single file.
  public init(path: String, options: LoadOptions = LoadOptions()) {
    self.path = path
    self.options = options
  }

  /// Reads everything.
  ///
  /// - Throws: ``LoadError``; what was read before stays.
  public func load(
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws(LoadError) -> CaseStore {
    let folder = try OfficeFolder(path: path, options: options)
    let tables = OfficeTables(folder.definition)
    var files: [OpenFile] = []
    var state = LoadProgress(bytesRead: 0, bytesTotal: 0, rows: 0)
    for file in folder.files { state.bytesTotal += FileStatus(path: file.path)?.size ?? 0 }
    for file in folder.files {
      let reader = SourceReader(
        folder.definition.sources[file.source], source: file.source, path: file.path,
        name: file.name, tables: tables)
      let rows = state.rows
      try reader.readAll(threads: Parallel.cores) { bytes, read in
        state.bytesRead += bytes
        state.rows = rows + read
        progress(state)
      }
      files.append(OpenFile(reader: reader, digest: PrefixDigest()))
    }
    let generations = Generations(tables, asOf: options.asOf, today: options.today)
    self.state = State(folder: folder, tables: tables, generations: generations, files: files)
    return store()
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
      state.files[index].digest.extend(path: reader.path, to: reader.offset)
    }
    self.state = state
  }

  /// Looks for changes and reads them.
  ///
  /// - Parameter isBusy: whether the file of a path is still being written.
  /// - Returns: the new generation, if there is one.
  /// - Throws: ``LoadError`` when a file cannot be read any more; what was read before stays.
  public func refresh(isBusy: (String) -> Bool = { _ in false }) throws(LoadError) -> Change {
    guard let state else { return .changed(try load(), rowsAdded: 0) }
    var grown: [Int] = []
    var isRewritten = false
    for (index, file) in state.files.enumerated() {
      switch try look(at: file) {
      case .same: break
      case .grown: grown.append(index)
      case .rewritten: isRewritten = true
      }
    }
    let isAltered = try isOtherwise(state.folder)
    if isRewritten || isAltered {
      if state.files.contains(where: { isBusy($0.reader.path) }) { return .waiting }
      let store = try load()
      remember()
      return .changed(store, rowsAdded: 0)
    }
    return try readGrown(grown)
  }

  private func readGrown(_ grown: [Int]) throws(LoadError) -> Change {
    guard let files = state?.files, !grown.isEmpty else { return .unchanged }
    var added = 0
    for index in grown {
      let reader = files[index].reader
      let before = (reader.rows, reader.offset)
      do {
        try reader.readAppended()
      } catch {
        // The tables may hold a part of what was added: the next look reads everything anew.
        state = nil
        throw error
      }
      added += reader.rows - before.0
      if reader.offset > before.1 {
        state?.files[index].digest.extend(path: reader.path, to: reader.offset)
      }
    }
    return added == 0 ? .unchanged : .changed(store(), rowsAdded: added)
  }

  /// Whether `office.yml` or the list of files is not what it was.
  private func isOtherwise(_ folder: OfficeFolder) throws(LoadError) -> Bool {
    for (name, status) in folder.settings
    where FileStatus(path: folder.folder + name) != status { return true }
    guard
      folder.definition.sources.contains(where: { $0.isOptional || $0.file.contains("*") })
        || folder.settings.isEmpty
    else { return false }
    let now = try OfficeFolder(path: path, options: options)
    return now.files != folder.files || Set(now.settings.keys) != Set(folder.settings.keys)
  }

  private enum Look {
    case same, grown, rewritten
  }

  private func look(at file: OpenFile) throws(LoadError) -> Look {
    let reader = file.reader
    guard let now = FileStatus(path: reader.path) else {
      throw LoadError(.readFailed, file: reader.name, "is gone; showing what it held last")
    }
    guard now != reader.status else { return .same }
    guard let then = reader.status, now.isSameFile(as: then), now.size >= reader.offset,
      !reader.endedWithoutNewline || now.size == reader.offset, file.digest.holds(path: reader.path)
    else { return .rewritten }
    if now.size > reader.offset { return .grown }
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
    guard let state else { return [path] }
    var folders = [state.folder.folder]
    for file in state.files {
      for path in [file.reader.path, RealPath.of(file.reader.path)] {
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
