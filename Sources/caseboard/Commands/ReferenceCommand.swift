import ArgumentParser
import Glibc
import Reports

/// Prints the reference of metrics, decision points and indicators, made from the catalogue.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Print the reference of metrics, decision points and indicators as Markdown.")

  @Option(help: "Write it to this file instead.", completion: .file())
  var out: String?

  func run() throws {
    let text = MetricsReference.markdown
    guard let out else { return try StandardOutput.write(text) }
    let file = fopen(out, "w")
    defer { if let file { fclose(file) } }
    guard let file, fputs(text, file) >= 0 else {
      let reason = String(cString: strerror(errno)).lowercased()
      throw Failure(.ioFailed, "\(out): \(reason); name a file that can be written")
    }
  }
}
