import Cases
import GRDB
import Glibc

/// What the people of an office write down for themselves, in a file of their own.
///
/// Each call opens and closes the file, so that several programs may use it at once: a mark is one
/// row, written or removed by itself, and nobody's marks are written over by another's picture of
/// them. Before its form is changed, a copy is made beside it.
public struct Journal: Sendable {
  /// Where it lies.
  public let path: String
  private let migrator: DatabaseMigrator
  /// How long another program may hold it, in seconds.
  private static let patience = 1.0

  /// The journal at a path; nothing is read or made yet.
  public init(at path: String) {
    self.init(at: path, JournalSchema.migrator)
  }

  init(at path: String, _ migrator: DatabaseMigrator) {
    self.path = path
    self.migrator = migrator
  }

  /// Everything that is followed, what is due first first; nothing where there is no journal yet.
  ///
  /// - Throws: ``JournalError``.
  public func read() throws(JournalError) -> [Follow] {
    guard access(path, F_OK) == 0 else { return [] }
    let followed: [Follow] = try use(mayWrite: false) { queue in
      try queue.read { database in
        guard try database.tableExists("followed") else { return [] }
        return try Row.fetchAll(database, sql: "SELECT kind, label, note, due FROM followed")
          .compactMap(Self.follow)
      }
    }
    return followed.byDue
  }

  /// Follows something, or changes the note and the day of what is followed already.
  ///
  /// - Throws: ``JournalError``.
  public func keep(_ follows: [Follow]) throws(JournalError) {
    try use(mayWrite: true) { queue in
      try queue.write { database in
        for follow in follows {
          try database.execute(
            sql: "INSERT OR REPLACE INTO followed (kind, label, note, due) VALUES (?, ?, ?, ?)",
            arguments: [
              follow.subject.kind, follow.subject.label, follow.note, follow.due?.description,
            ])
        }
      }
    }
  }

  /// Follows something no more; what is not followed stays so.
  ///
  /// - Throws: ``JournalError``.
  public func drop(_ subjects: [Follow.Subject]) throws(JournalError) {
    guard access(path, F_OK) == 0 else { return }
    try use(mayWrite: true) { queue in
      try queue.write { database in
        for subject in subjects {
          try database.execute(
            sql: "DELETE FROM followed WHERE kind = ? AND label = ?",
            arguments: [subject.kind, subject.label])
        }
      }
    }
  }

  /// A row; `nil` where it is of a kind that is not known here, which stays as it is.
  private static func follow(_ row: Row) -> Follow? {
    guard let kind: String = row["kind"], let label: String = row["label"],
      let subject = Follow.Subject(kind: kind, label: label)
    else { return nil }
    let due: String? = row["due"]
    return Follow(subject, note: row["note"] ?? "", due: due.flatMap { Day($0) })
  }
}

extension Journal {
  /// Opens the file for some work, in the form that the work expects.
  private func use<Value>(
    mayWrite: Bool, _ work: (DatabaseQueue) throws -> Value
  ) throws(JournalError) -> Value {
    do {
      if mayWrite { try prepare() }
      let queue = try open(path, mayWrite: mayWrite)
      defer { try? queue.close() }
      if try queue.read(migrator.hasBeenSuperseded) { throw JournalError.newer }
      if mayWrite { try migrate(queue) }
      return try work(queue)
    } catch let error as JournalError {
      throw error
    } catch {
      throw reason(error)
    }
  }

  /// Makes the file for its owner alone, before anything else could make it for more.
  private func prepare() throws(JournalError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor < 0 else {
      close(descriptor)
      return
    }
    guard errno != EACCES && errno != EROFS && errno != EPERM || access(path, F_OK) != 0 else {
      throw .readOnly
    }
    throw .unusable(path: path, reason: String(cString: strerror(errno)).lowercased())
  }

  private func open(_ path: String, mayWrite: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = !mayWrite
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { database in
      // What was let go is not to be found in the file any more.
      if mayWrite { try database.execute(sql: "PRAGMA secure_delete = ON") }
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Brings the file into the newest form; one that has a form already is copied first.
  private func migrate(_ queue: DatabaseQueue) throws {
    let done = try queue.read(migrator.appliedIdentifiers)
    guard try !queue.read(migrator.hasCompletedMigrations) else { return }
    if !done.isEmpty { try backUp(queue, as: "\(path).before-\(done.count + 1)") }
    try migrator.migrate(queue)
  }

  private func backUp(_ queue: DatabaseQueue, as copy: String) throws {
    let descriptor = Glibc.open(copy, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw JournalError.noBackup(
        path: copy, reason: String(cString: strerror(errno)).lowercased())
    }
    close(descriptor)
    do {
      let other = try DatabaseQueue(path: copy)
      defer { try? other.close() }
      try queue.backup(to: other)
    } catch let error as DatabaseError {
      throw JournalError.noBackup(path: copy, reason: error.resultCode.description)
    }
  }

  /// What an error of the database means to a person.
  private func reason(_ error: any Error) -> JournalError {
    guard let error = error as? DatabaseError else {
      return .unusable(path: path, reason: "\(error)")
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
    case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_ERROR:
      return .damaged(path: path)
    default: return .unusable(path: path, reason: error.message ?? error.resultCode.description)
    }
  }
}
