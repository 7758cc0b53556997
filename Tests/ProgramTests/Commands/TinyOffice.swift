import Foundation

/// An office of seven cases, written to a folder of its own and removed when it is let go.
final class TinyOffice {
  /// The office's folder.
  let folder: String

  static let settings = """
    office: Tiny County District Attorney
    profile: caseboard
    as_of: 2022-06-30

    """

  static let cases = """
    case_id,attorney,unit,race,offense,severity,status,filed,disposed,disposition
    22-1,Baker,Felony,White,Theft,felony,closed,2022-01-03,2022-03-01,plea
    22-2,Baker,Felony,Black,Theft,felony,closed,2022-01-10,2022-04-10,dismissed
    22-3,Cole,Misdemeanor,Black,Trespass,misdemeanor,closed,2022-02-01,2022-02-15,dismissed
    22-4,Cole,Misdemeanor,White,Trespass,misdemeanor,open,2022-02-07,,
    22-5,Baker,Felony,Hispanic,Robbery,felony,open,2022-05-02,,
    22-6,,Felony,White,Robbery,felony,open,2022-06-01,,
    21-9,Cole,Felony,Black,Theft,felony,closed,2021-03-01,2021-09-01,plea

    """

  /// Writes the office; `cases` in the place of its own.
  init(cases: String = TinyOffice.cases) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "tiny-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path(percentEncoded: false)
    try write(Self.settings, to: "office.yml")
    try write(cases, to: "cases.csv")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The path of a file of the office.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Replaces a file.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  /// Adds to a file, as an office's system does.
  func append(_ text: String, to name: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path(name)))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
