import ArgumentParser
import Cases
import Glibc
import Reports

/// Lists what is kept of offices between runs, or takes it away.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "List what is kept of offices for a quick start, or clear it.",
    discussion: """
      What took long to read is kept as it was read, with everything in it, for its owner alone; it \
      is used while the files, their mapping and this program are what they were. Without OFFICE \
      all offices are listed or cleared.
      """)

  @Argument(help: "An office's folder, or one data file.", completion: .directory)
  var office: String?

  @Flag(help: "Take away what is kept.")
  var clear = false

  @OptionGroup var output: FormatOptions

  func run() throws {
    let format = try output.chosen()
    guard let cache = OfficeCache.ofUser else {
      throw Failure(.wrongUse, "there is no folder to keep anything in; set HOME or XDG_CACHE_HOME")
    }
    if clear {
      let cleared = cache.clear(office: office)
      return try StandardOutput.write(
        cleared == 1 ? "Cleared 1 office.\n" : "Cleared \(cleared) offices.\n")
    }
    let path = office.map { path in
      realpath(path, nil).map { real in
        defer { free(real) }
        return String(cString: real)
      } ?? path
    }
    let entries = cache.entries().filter { path == nil || $0.office == path }
    if entries.isEmpty, format == .table {
      return try StandardOutput.write("Nothing is kept.\n")
    }
    try StandardOutput.write(Report.cache(entries).text(format, header: nil))
  }
}
