/// What an office was read from: its files as they were, and all that says how they are read.
///
/// Two that are the same give the same numbers, the day of the clock apart.
struct OfficeFingerprint: Hashable {
  /// The office's path with links followed.
  var office: String
  /// The profile that is asked for, and the path of the mapping; empty for none.
  var profile: String
  var profileFile: String
  /// The profile that reads the files.
  var chosen: String
  /// By name, the bytes of what says how the files are read.
  var settings: [Setting]
  /// The files of each source, by name.
  var files: [File]
  /// Those files as they are, each once.
  var sources: [SampledFile]

  struct Setting: Hashable {
    var name: String
    var bytes: [UInt8]
  }

  struct File: Hashable {
    var source: Int
    var name: String
  }

  private static let settingsLimit = 4 << 20

  /// Looks at an office; `nil` where something of it cannot be read, or changes meanwhile.
  init?(_ folder: OfficeFolder, path: String, options: LoadOptions) {
    office = RealPath.of(path)
    profile = options.profile ?? ""
    profileFile = options.profileFile.map(RealPath.of) ?? ""
    chosen = folder.definition.office.profile
    settings = []
    let names = folder.settings.keys.sorted().map { ($0, folder.folder + $0) }
    for (name, path) in names + (options.profileFile.map { [("", $0)] } ?? []) {
      guard
        let bytes = try? RegularFile.contents(path, name: name, limit: Self.settingsLimit),
        name.isEmpty || FileStatus(path: path) == folder.settings[name]
      else { return nil }
      settings.append(Setting(name: name, bytes: bytes))
    }
    files = folder.files.map { File(source: $0.source, name: $0.name) }
    sources = []
    var seen: Set<String> = []
    for file in folder.files {
      let real = RealPath.of(file.path)
      guard seen.insert(real).inserted else { continue }
      guard let sample = SampledFile(path: real) else { return nil }
      sources.append(sample)
    }
  }

  func write(to archive: inout ArchiveWriter) {
    for text in [office, profile, profileFile, chosen] { archive.write(text) }
    archive.write(list: settings) { archive, setting in
      archive.write(setting.name)
      archive.write(setting.bytes)
    }
    archive.write(list: files) { archive, file in
      archive.write(file.source)
      archive.write(file.name)
    }
    archive.write(list: sources) { $1.write(to: &$0) }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    office = try archive.text()
    profile = try archive.text()
    profileFile = try archive.text()
    chosen = try archive.text()
    settings = try archive.list { archive throws(ArchiveError) in
      Setting(name: try archive.text(), bytes: try archive.bytes())
    }
    files = try archive.list { archive throws(ArchiveError) in
      File(source: try archive.int(), name: try archive.text())
    }
    sources = try archive.list { archive throws(ArchiveError) in try SampledFile(from: &archive) }
  }
}
