import ArgumentParser
import Cases
import Glibc
import Metrics

/// Which office, and how its files are read.
struct OfficeOptions: ParsableArguments {
  @Argument(
    help: "An office's folder, or one data file; without it, the demo office.",
    completion: .directory)
  var office: String?

  @Option(
    help: "Read the files with this built-in profile (caseboard, wisconsin-ccap, cook-county-sao).")
  var profile: String?

  @Option(help: "Read the files with the mapping in this file.", completion: .file())
  var profileFile: String?

  @Flag(help: "Show no progress.")
  var quiet = false

  @Flag(help: "Read the files themselves, and keep nothing of them for the next run.")
  var noCache = false

  @Flag(
    help: "Show only what may be shown to others: closed periods, rounded counts, no small group.")
  var share = false

  /// The path of the office: the one given, or the demo office.
  ///
  /// - Throws: ``Failure`` when none is given and there is no demo office.
  func path() throws(Failure) -> String {
    try checkProfile()
    if let office { return office }
    for candidate in DemoFolder.candidates where access(candidate, R_OK) == 0 {
      return candidate
    }
    throw Failure(.wrongUse, "name an office's folder; no demo office was found")
  }

  private func checkProfile() throws(Failure) {
    guard let profile, !Profile.names.contains(profile) else { return }
    let near = nearest(to: profile, among: Profile.names).map { "did you mean “\($0)”?" }
    throw Failure(
      .wrongUse,
      "unknown profile “\(profile)”; "
        + (near ?? "there are \(Profile.names.joined(separator: ", "))"))
  }

  /// How the files are read; `asOf` moves the data day on where it is later.
  func loadOptions(asOf: Day? = nil) -> LoadOptions {
    LoadOptions(profile: profile, profileFile: profileFile, asOf: asOf)
  }

  /// Where offices are kept between runs; `nil` where nothing is to be kept.
  var cache: OfficeCache? { noCache ? nil : .ofUser }

  /// Reads the office, with progress on a terminal.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func load(asOf: Day? = nil) throws(Failure) -> any Engine {
    let path = try path()
    let progress = ProgressLine(isShown: !quiet && StandardError.isTerminal)
    defer { progress.clear() }
    do {
      let reader = OfficeReader(path: path, options: loadOptions(asOf: asOf), cache: cache)
      let store = try reader.load { progress.show($0) }
      if let read = reader.takeFreshlyRead() { Keeping.putOff(read, in: cache) }
      return try engine(of: StoreEngine(checking: store))
    } catch let error as LoadError {
      progress.clear()
      throw Failure(error)
    } catch {
      progress.clear()
      throw Failure(.badData, "\(error)")
    }
  }

  /// The engine that answers: of everything, or of what is shared.
  ///
  /// - Throws: ``QueryError`` where the office's choice of what is shared cannot be followed.
  func engine(of store: StoreEngine) throws(QueryError) -> any Engine {
    share ? try SharedEngine(store) : store
  }
}

/// Where the demo office may be.
enum DemoFolder {
  /// Beside an installed program, then in the current folder.
  static var candidates: [String] {
    var candidates: [String] = []
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    if count > 0 {
      let program = String(decoding: buffer[0..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folders = program.split(separator: "/").dropLast(2).joined(separator: "/")
      candidates.append("/\(folders)/share/caseboard/demo-data")
    }
    return candidates + ["demo-data"]
  }
}
