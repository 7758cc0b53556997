import Glibc

/// Keeps offices as they were read, one file an office, so that the next start need not read them.
///
/// What is kept is used only where nothing about the office, its files, its mapping or this program
/// has changed; wherever there is any doubt the files are read.
public struct OfficeCache: Sendable {
  private let path: String
  private let build: UInt64
  private let settled: Int
  private static let suffix = ".cache"

  /// A cache in a folder; `nil` where this program cannot tell its builds apart.
  public init?(folder: String) {
    self.init(folder: folder, settled: FreshlyRead.settled)
  }

  init?(folder: String, build: UInt64? = ProgramBuild.digest, settled: Int) {
    guard let build else { return nil }
    (path, self.build, self.settled) = (folder, build, settled)
  }

  /// The cache of this user, by the XDG rules; `nil` where there is no home.
  public static var ofUser: OfficeCache? {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let folder =
      value("XDG_CACHE_HOME").map { $0 + "/caseboard" }
      ?? value("HOME").map { $0 + "/.cache/caseboard" }
    return folder.flatMap { OfficeCache(folder: $0) }
  }

  private static func name(ofOffice path: String) -> String {
    let digits = String(Checksum.of(Array(RealPath.of(path).utf8)), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + suffix
  }

  // MARK: Reading

  /// An office as it was kept.
  struct Kept {
    var store: CaseStore
    /// The files as they were, by path.
    var statuses: [String: FileStatus]
    /// By the files' names, the SHA-256 of each.
    var digests: [String: String]
  }

  /// What stands before the cases.
  private struct Head {
    var fingerprint: OfficeFingerprint
    var written: Int
    var name: String
    var cases: Int
    var goodDays: ClosedRange<Int32>
    var dataDay: Int32
    var digests: [String: String]

    func write(to archive: inout ArchiveWriter) {
      fingerprint.write(to: &archive)
      archive.write(written)
      archive.write(name)
      archive.write(cases)
      archive.write(Int(goodDays.lowerBound))
      archive.write(Int(goodDays.upperBound))
      archive.write(Int(dataDay))
      archive.write(list: digests.sorted { $0.key < $1.key }) { archive, entry in
        archive.write(entry.key)
        archive.write(entry.value)
      }
    }

    init(
      fingerprint: OfficeFingerprint, written: Int, name: String, cases: Int,
      goodDays: ClosedRange<Int32>, dataDay: Int32, digests: [String: String]
    ) {
      (self.fingerprint, self.written, self.name) = (fingerprint, written, name)
      (self.cases, self.goodDays, self.dataDay) = (cases, goodDays, dataDay)
      self.digests = digests
    }

    init(from archive: inout ArchiveReader) throws(ArchiveError) {
      fingerprint = try OfficeFingerprint(from: &archive)
      written = try archive.int()
      name = try archive.text()
      cases = try archive.size()
      let first = try archive.int32()
      let last = try archive.int32()
      guard first <= last else { throw ArchiveError() }
      goodDays = first...last
      dataDay = try archive.int32()
      let pairs = try archive.list { archive throws(ArchiveError) in
        (try archive.text(), try archive.text())
      }
      digests = Dictionary(pairs) { first, _ in first }
    }

    /// Whether reading the same files with these options would give the same.
    func isGood(for options: LoadOptions) -> Bool {
      goodDays.contains(options.today.number) && (options.asOf?.number ?? .min) <= dataDay
    }
  }

  /// An office as it was kept; `nil` where it was not, or is otherwise now.
  func read(_ folder: OfficeFolder, path: String, options: LoadOptions) -> Kept? {
    guard let home = CacheFolder(self.path, creating: false) else { return nil }
    let descriptor = home.open(Self.name(ofOffice: path))
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let file = CacheFile(descriptor: descriptor, build: build) else { return nil }
    var archive = ArchiveReader(plan: file.plan)
    guard let head = try? Head(from: &archive), head.isGood(for: options),
      OfficeFingerprint(folder, path: path, options: options) == head.fingerprint,
      let memory = file.memory()
    else { return nil }
    archive = archive.with(memory)
    guard let store = try? CaseStore(from: &archive, folder, head.dataDay) else { return nil }
    var statuses: [String: FileStatus] = [:]
    for file in folder.files {
      let real = RealPath.of(file.path)
      statuses[file.path] = head.fingerprint.sources.first { $0.path == real }?.status
    }
    return Kept(store: store, statuses: statuses, digests: head.digests)
  }

  // MARK: Writing

  /// Keeps an office that was just read.
  ///
  /// - Parameters:
  ///   - office: what was read.
  ///   - digest: the SHA-256 of a file by its path, `nil` where it cannot be read.
  /// - Returns: whether it is kept; where the files have not come to rest yet, it is not.
  @discardableResult
  public func keep(_ office: FreshlyRead, digest: (String) -> String?) -> Bool {
    guard let goodDays = office.goodDays, office.store.related.records != nil,
      office.isStillSo(settled: settled),
      // A day that was asked for may have moved the day of the data on.
      office.options.asOf.map({ $0 < office.store.dataDay }) ?? true,
      let fingerprint = OfficeFingerprint(
        office.folder, path: office.path, options: office.options),
      let home = CacheFolder(path, creating: true)
    else { return false }
    var digests: [String: String] = [:]
    for file in office.folder.files where digests[file.name] == nil {
      guard let sum = digest(file.path) else { return false }
      digests[file.name] = sum
    }
    guard office.isStillSo(settled: settled) else { return false }
    var archive = ArchiveWriter()
    Head(
      fingerprint: fingerprint, written: time(nil), name: office.store.office.name,
      cases: office.store.count, goodDays: goodDays, dataDay: office.store.dataDay.number,
      digests: digests
    ).write(to: &archive)
    office.store.write(to: &archive)
    return home.replace(Self.name(ofOffice: office.path)) { descriptor in
      CacheFile.write(
        plan: archive.plan, memory: archive.memory, build: build, to: descriptor)
    }
  }

  // MARK: Listing and clearing

  /// One office that is kept.
  public struct Entry: Hashable, Sendable {
    /// The office's path; `nil` where another version of the program wrote the file, or it is
    /// damaged.
    public var office: String?
    /// How many cases there are.
    public var cases: Int?
    /// The size of the file in bytes.
    public var bytes: Int
    /// When it was written, in seconds since 1970.
    public var written: Int
    /// Whether the next start would use it.
    public var isGood: Bool
  }

  /// What is kept, in the order of the offices' paths.
  public func entries(today: Day = .today) -> [Entry] {
    guard let home = CacheFolder(path, creating: false) else { return [] }
    return home.names.filter { $0.hasSuffix(Self.suffix) }
      .compactMap { entry($0, in: home, today: today) }
      .sorted { ($0.office ?? "", $0.written) < ($1.office ?? "", $1.written) }
  }

  private func entry(_ name: String, in home: CacheFolder, today: Day) -> Entry? {
    let descriptor = home.open(name)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor: descriptor) else { return nil }
    var entry = Entry(
      office: nil, cases: nil, bytes: status.size, written: status.modified / 1_000_000_000,
      isGood: false)
    guard let file = CacheFile(descriptor: descriptor, build: build) else { return entry }
    var archive = ArchiveReader(plan: file.plan)
    guard let head = try? Head(from: &archive) else { return entry }
    entry.office = head.fingerprint.office
    entry.cases = head.cases
    entry.written = head.written
    var options = LoadOptions(today: today)
    options.profile = head.fingerprint.profile.isEmpty ? nil : head.fingerprint.profile
    options.profileFile = head.fingerprint.profileFile.isEmpty ? nil : head.fingerprint.profileFile
    guard head.isGood(for: options), Self.name(ofOffice: head.fingerprint.office) == name,
      let folder = try? OfficeFolder(path: head.fingerprint.office, options: options)
    else { return entry }
    entry.isGood =
      OfficeFingerprint(folder, path: head.fingerprint.office, options: options)
      == head.fingerprint
    return entry
  }

  /// Takes away what is kept of an office, or of all.
  ///
  /// - Returns: how many offices are no longer kept.
  public func clear(office path: String? = nil) -> Int {
    guard let home = CacheFolder(self.path, creating: false) else { return 0 }
    let wanted = path.map(Self.name(ofOffice:))
    var cleared = 0
    for name in home.names {
      let isKept = name.hasSuffix(Self.suffix)
      let isLeftOver = name.hasSuffix(".new") && name.contains(Self.suffix + ".")
      guard isKept || isLeftOver, wanted.map({ name == $0 || name.hasPrefix($0 + ".") }) ?? true,
        home.remove(name)
      else { continue }
      if isKept { cleared += 1 }
    }
    return cleared
  }
}
