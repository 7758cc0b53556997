/// How far a load has come.
public struct LoadProgress: Hashable, Sendable {
  /// What is being done.
  public enum Step: Hashable, Sendable {
    /// The files are looked at, and whether they are still what was kept of them.
    case opening
    /// The files are read.
    case reading
    /// All is read; cases are made of it.
    case deriving
    /// The cases came out of what was kept of the files, which are not read.
    case kept
  }

  /// A file of an office, as far as it has been read.
  public struct File: Hashable, Sendable {
    public var name: String
    /// What its rows are of.
    public var entity: Entity
    public var bytesRead = 0
    public var bytesTotal: Int
    /// Data rows read so far, with those set aside.
    public var rows = 0
    public var setAside = 0

    /// Creates a file of which nothing has been read.
    public init(name: String, entity: Entity, bytesTotal: Int) {
      (self.name, self.entity, self.bytesTotal) = (name, entity, bytesTotal)
    }
  }

  public var step = Step.opening
  /// The office's name.
  public var office: String
  /// The files in the order in which they are read.
  public var files: [File]
  /// What is known of the cases by now, where somebody wants to know.
  public var filings: FilingsRead?

  /// Creates the progress of a load that begins.
  public init(office: String, files: [File] = []) {
    (self.office, self.files) = (office, files)
  }

  public var bytesRead: Int { files.reduce(0) { $0 + $1.bytesRead } }
  public var bytesTotal: Int { files.reduce(0) { $0 + $1.bytesTotal } }
  /// Data rows read so far.
  public var rows: Int { files.reduce(0) { $0 + $1.rows } }

  /// The share of the bytes that is read, 0 to 1.
  public var share: Double {
    bytesTotal == 0 ? 1 : min(1, Double(bytesRead) / Double(bytesTotal))
  }
}
