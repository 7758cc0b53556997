import Glibc

/// What to read, beside what the office's folder says.
public struct LoadOptions: Hashable, Sendable {
  /// A built-in profile by name, instead of one chosen by header.
  public var profile: String?
  /// A file that holds a profile, written like `office.yml`.
  public var profileFile: String?
  /// "Today" where it is later than the data day.
  public var asOf: Day?
  /// The clock's day; given in tests, so that they do not age.
  public var today: Day

  /// Creates options.
  public init(
    profile: String? = nil, profileFile: String? = nil, asOf: Day? = nil, today: Day = .today
  ) {
    self.profile = profile
    self.profileFile = profileFile
    self.asOf = asOf
    self.today = today
  }
}

extension Day {
  /// The clock's calendar day, here.
  public static var today: Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(0)
  }
}

/// An office's folder, or its one file: what is in it and how it is to be read.
struct OfficeFolder {
  /// The folder with a slash at its end.
  let folder: String
  let definition: OfficeDefinition
  /// The files to read, in the order of their sources, cases first.
  let files: [File]
  /// `office.yml` and what it was when it was read.
  let settings: [String: FileStatus]

  /// A file of a source.
  struct File: Hashable {
    var source: Int
    var name: String
    var path: String
  }

  private static let settingsNames = ["office.yml", "office.yaml"]
  private static let settingsLimit = 4 << 20

  /// Looks at a folder or a file.
  ///
  /// - Throws: ``LoadError`` when it is not there, or nothing says how to read it.
  init(path: String, options: LoadOptions) throws(LoadError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw LoadError(
        .noInput, file: path, "cannot be opened: \(systemReason(errno)); name an office's folder")
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let name = isFolder ? nil : Self.lastComponent(path)
    folder = isFolder ? path + (path.hasSuffix("/") ? "" : "/") : Self.parent(path)
    var settings: [String: FileStatus] = [:]
    var definition = try Self.definition(folder, name, options, &settings)
    if let name { try definition.restrict(to: name) }
    if definition.office.name.isEmpty || settings.isEmpty {
      definition.office.name = Self.title(path)
    }
    self.definition = definition
    self.settings = settings
    files = try Self.files(of: definition, in: folder)
  }

  private static func definition(
    _ folder: String, _ name: String?, _ options: LoadOptions,
    _ settings: inout [String: FileStatus]
  ) throws(LoadError) -> OfficeDefinition {
    for file in settingsNames where name == nil {
      guard isThere(folder + file) else { continue }
      let definition = try read(folder + file, name: file)
      settings[file] = FileStatus(path: folder + file)
      let isOverruled = options.profile != nil || options.profileFile != nil
      guard definition.sources.isEmpty || isOverruled else { return definition }
      var base = try chosen(folder, nil, options)
      base.overlay(definition)
      return base
    }
    return try chosen(folder, name, options)
  }

  /// The profile that is asked for, or the one that fits the headers.
  private static func chosen(
    _ folder: String, _ name: String?, _ options: LoadOptions
  ) throws(LoadError) -> OfficeDefinition {
    if let path = options.profileFile {
      var definition = try read(path, name: lastComponent(path))
      definition.office.profile = lastComponent(path)
      return definition
    }
    if let asked = options.profile {
      guard let profile = try Profile.named(asked) else {
        let near = nearest(to: asked, among: Profile.names)
        throw LoadError(
          .badData, file: "",
          "unknown profile “\(asked)”; "
            + (near.map { "did you mean “\($0)”?" }
              ?? "built in are \(Profile.names.joined(separator: ", "))"))
      }
      return profile
    }
    return try Profile.recognized(in: folder, file: name)
  }

  private static func read(_ path: String, name: String) throws(LoadError) -> OfficeDefinition {
    let bytes = try RegularFile.contents(path, name: name, limit: settingsLimit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LoadError(.badData, file: name, "is not UTF-8; save it as UTF-8")
    }
    var definition = try OfficeDefinition(yaml: text, file: name) { (name) throws(LoadError) in
      try Profile.named(name)
    }
    if definition.office.profile == Office(name: "").profile, definition.recognizedBy.isEmpty,
      !text.contains("profile:")
    {
      definition.office.profile = name
    }
    return definition
  }

  /// The files of each source, in order; cases come first, so that the rest finds them.
  private static func files(
    of definition: OfficeDefinition, in folder: String
  ) throws(LoadError) -> [File] {
    var files: [File] = []
    for (index, source) in definition.sources.enumerated() {
      let names = try names(of: source, in: folder)
      files += names.map { name in
        File(source: index, name: name, path: name.hasPrefix("/") ? name : folder + name)
      }
    }
    let cases = files.filter { definition.sources[$0.source].into == .case }
    guard !cases.isEmpty else {
      throw LoadError(
        .noInput, file: folder, "holds no file of cases; name one in office.yml under `sources:`")
    }
    return cases + files.filter { definition.sources[$0.source].into != .case }
  }

  private static func names(
    of source: SourceDefinition, in folder: String
  ) throws(LoadError) -> [String] {
    let plain = Packing.plainName(source.file)
    let suffix = plain.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ["jsonl", "ndjson", "sqlite", "db", "xlsx", "json"].contains(suffix) {
      throw LoadError(
        .badData, file: source.origin, line: source.originLine,
        "“\(source.file)” cannot be read; export it as CSV or TSV")
    }
    guard source.file.contains("*") else {
      if let name = try there(source.file, in: folder) { return [name] }
      return source.isOptional ? [] : [source.file]
    }
    let slash = source.file.lastIndex(of: "/")
    let lower = slash.map { String(source.file[...$0]) } ?? ""
    let glob = Glob(String(source.file.dropFirst(lower.count)))
    let entries = entries(of: lower.hasPrefix("/") ? lower : folder + lower).sorted()
    var found: [String] = []
    if plain == source.file {
      // One table each, though it be there both plain and compressed.
      let tables = Set(entries.map(Packing.plainName).filter(glob.matches))
      for name in tables.sorted() {
        if let name = try there(lower + name, in: folder) { found.append(name) }
      }
    } else {
      found = entries.filter(glob.matches).map { lower + $0 }
    }
    if !found.isEmpty || source.isOptional { return found }
    throw LoadError(
      .noInput, file: source.origin, line: source.originLine,
      "no file here is named like “\(source.file)”")
  }

  /// The name under which a table is there: its own, or that with a compressed file's ending.
  ///
  /// - Throws: ``LoadError`` when only compressed files are there and they are several.
  static func there(_ name: String, in folder: String) throws(LoadError) -> String? {
    let base = name.hasPrefix("/") ? "" : folder
    if isThere(base + name) { return name }
    let packed = Packing.allCases.map { name + $0.suffix }.filter { isThere(base + $0) }
    guard packed.count < 2 else {
      throw LoadError(
        .badData, file: packed[1], "holds the same table as \(packed[0]); remove one of them")
    }
    return packed.first
  }

  /// The names of the files in a folder.
  static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "./" }
    return String(path[...slash])
  }

  /// A name for an office that has not said its own: that of its folder.
  private static func title(_ path: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let full = realpath(path, &buffer).map { String(cString: $0) } ?? path
    return lastComponent(full)
  }
}

extension OfficeDefinition {
  /// Keeps only the sources of one file; a file of another name stands for the file of cases.
  fileprivate mutating func restrict(to name: String) throws(LoadError) {
    let plain = Packing.plainName(name)
    let matching = sources.filter {
      $0.file == name || $0.file == plain || Glob($0.file).matches(name)
        || Glob($0.file).matches(plain)
    }
    if !matching.isEmpty {
      sources = matching
      for index in sources.indices where sources[index].file == plain {
        sources[index].file = name
      }
    } else if let first = sources.first(where: { $0.into == .case })?.file {
      sources = sources.filter { $0.file == first }
      for index in sources.indices { sources[index].file = name }
    }
    guard sources.contains(where: { $0.into == .case }) else {
      throw LoadError(.badData, file: name, "holds no cases; name the office's folder instead")
    }
  }

  /// Puts what an `office.yml` without sources says over a profile that was chosen for it.
  fileprivate mutating func overlay(_ own: OfficeDefinition) {
    let profile = office.profile
    let coverage = office.coverage
    let clock = office.clock
    let covers = office.screeningCovers
    let ownIDs = Set(own.office.ownMetrics.map(\.id.text))
    let metrics = office.ownMetrics.filter { !ownIDs.contains($0.id.text) }
    let columns = office.ownColumns
    let ownTargets = Set(own.office.targets.map(\.metric.text))
    let targets = office.targets.filter { !ownTargets.contains($0.metric.text) }
    office = own.office
    office.ownMetrics = metrics + own.office.ownMetrics
    office.targets = targets + own.office.targets
    office.ownColumns = columns
    office.profile = profile
    if office.coverage == nil { office.coverage = coverage }
    if office.clock == .filed { office.clock = clock }
    if office.screeningCovers.isEmpty { office.screeningCovers = covers }
    asOf = own.asOf ?? asOf
    placeholders += own.placeholders
    defaults.merge(own.defaults) { _, own in own }
    if !own.classOrder.isEmpty { classOrder = own.classOrder }
    sentencePatterns = own.sentencePatterns ?? sentencePatterns
    for (field, words) in own.values {
      var merged = words
      if let base = values[field] { merged.merge(base) }
      values[field] = merged
    }
  }
}

extension Profile {
  /// The first built-in profile whose columns stand in the headers of a folder's files.
  ///
  /// - Throws: ``LoadError`` that names the columns found when none fits.
  fileprivate static func recognized(
    in folder: String, file: String?
  ) throws(LoadError) -> OfficeDefinition {
    var headers: [String: [String]] = [:]
    for name in names {
      guard let definition = try named(name) else { continue }
      var fits = true
      for (wanted, columns) in definition.recognizedBy {
        let candidate = file ?? wanted
        if headers[candidate] == nil {
          guard let name = try OfficeFolder.there(candidate, in: folder) else {
            fits = false
            continue
          }
          headers[candidate] = try header(of: folder + name, name: name)
        }
        let found = Set(headers[candidate] ?? [])
        if !columns.allSatisfy(found.contains) { fits = false }
      }
      if fits { return definition }
    }
    throw try unrecognized(folder, file, headers)
  }

  private static func unrecognized(
    _ folder: String, _ file: String?, _ headers: [String: [String]]
  ) throws(LoadError) -> LoadError {
    var headers = headers
    let tables = OfficeFolder.entries(of: folder)
      .filter {
        let plain = Packing.plainName($0)
        return plain.hasSuffix(".csv") || plain.hasSuffix(".tsv")
      }.sorted()
    if headers.isEmpty, let first = tables.first, file == nil {
      headers[first] = try header(of: folder + first, name: first)
    }
    guard let (asked, columns) = headers.min(by: { $0.key < $1.key }) else {
      return LoadError(
        .noInput, file: folder,
        "no office.yml and no data file here; name a folder that holds an office's files")
    }
    return LoadError(
      .badData, file: try OfficeFolder.there(asked, in: folder) ?? asked, line: 1, column: 1,
      "no built-in profile fits the columns \(SourceReader.listed(columns)); "
        + "write an office.yml that says what they mean")
  }

  private static func header(of path: String, name: String) throws(LoadError) -> [String] {
    let file = try BlockReader(path: path, name: name)
    try file.sniff()
    return try file.header() ?? []
  }
}
