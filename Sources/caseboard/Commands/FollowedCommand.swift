import ArgumentParser
import Cases
import Journal
import Metrics
import Reports

/// Lists what a person follows, and follows something or lets it go.
struct FollowedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "followed",
    abstract: "List what you follow: cases, attorneys, units, with notes and days.",
    discussion: """
      With --case, --attorney or --unit it follows these first, with --note and --due; with --stop \
      it lets them go. What you follow lies in a file that you alone may read, in the XDG data \
      folder.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .customLong("case"), help: "A case, by its id; may be repeated.")
  var cases: [String] = []

  @Option(name: .customLong("attorney"), help: "An attorney; may be repeated.")
  var attorneys: [String] = []

  @Option(name: .customLong("unit"), help: "A unit; may be repeated.")
  var units: [String] = []

  @Option(help: "What you note of them.")
  var note = ""

  @Option(help: "The day by which something is due, as 2026-12-01.")
  var due: String?

  @Flag(help: "Follow them no more.")
  var stop = false

  func run() throws {
    guard !office.share else {
      throw Failure(.wrongUse, "what you follow is not for others to see; leave --share out")
    }
    let format = try output.chosen()
    let due = try dueDay
    let subjects =
      cases.map(Follow.Subject.caseFile) + attorneys.map { .group(.attorney, $0) }
      + units.map { .group(.unit, $0) }
    guard !subjects.isEmpty || !stop && note.isEmpty && due == nil else {
      throw Failure(.wrongUse, "name what is meant with --case, --attorney or --unit")
    }
    guard let journal = Journal(ofOffice: try office.path()) else {
      throw Failure(.ioFailed, "there is no home folder to keep a journal in")
    }
    let engine = try office.load()
    try change(subjects, due, in: journal, engine)
    let followed = try Self.use { () throws(JournalError) in try journal.read() }
    let standings = try Answering.ask { () throws(QueryError) in
      try engine.standings(of: followed.map(\.subject), asOf: nil)
    }
    let rows = followed.map { FollowedRow($0, standings[$0.subject] ?? .missing) }
    try Answering.print(.followed(rows), format, from: engine, scope: Scope())
  }

  private var dueDay: Day? {
    get throws {
      guard let due else { return nil }
      guard let day = Day(due) else {
        throw Failure(.wrongUse, "--due needs a day such as 2026-12-01")
      }
      return day
    }
  }

  /// Follows what is in the data, or lets go of what is named.
  private func change(
    _ subjects: [Follow.Subject], _ due: Day?, in journal: Journal, _ engine: any Engine
  ) throws {
    guard !subjects.isEmpty else { return }
    if stop {
      try Self.use { () throws(JournalError) in try journal.drop(subjects) }
      return
    }
    let standings = try Answering.ask { () throws(QueryError) in
      try engine.standings(of: subjects, asOf: nil)
    }
    let missing = subjects.filter { standings[$0] == .missing }
    guard missing.isEmpty else {
      throw Failure(
        .wrongUse,
        "\(missing.count) of what is named is not in the data: cases go by their id, attorneys and units by their "
          + "whole name, as caseboard cases lists them")
    }
    journal.makeFolder()
    let follows = subjects.map { Follow($0, note: note, due: due) }
    try Self.use { () throws(JournalError) in try journal.keep(follows) }
  }

  private static func use<Value>(_ work: () throws(JournalError) -> Value) throws -> Value {
    do { return try work() } catch { throw Failure(.ioFailed, "\(error)") }
  }
}
