import ArgumentParser
import Glibc
import Terminal

/// Starts the program and turns what went wrong into one line and an exit code.
@main
enum Main {
  static func main() {
    // A reader that goes away (`| head`) ends the program quietly.
    signal(SIGPIPE, SIG_DFL)
    do {
      try CommandNames.check(Array(CommandLine.arguments.dropFirst()))
      var command = try Caseboard.parseAsRoot()
      try command.run()
      Keeping.perform()
    } catch let failure as Failure {
      StandardError.write("caseboard: \(failure.message)\n")
      exit(failure.status.rawValue)
    } catch {
      end(with: error)
    }
  }

  /// Prints help and versions as they are; a wrong use of arguments gets one line and a hint.
  private static func end(with error: any Error) -> Never {
    let code = Caseboard.exitCode(for: error)
    guard !code.isSuccess else { Caseboard.exit(withError: error) }
    let message = Caseboard.message(for: error)
    let line = message.split(separator: "\n").first.map(String.init) ?? "wrong use"
    StandardError.write("caseboard: \(line.cleaned); see caseboard --help\n")
    exit(ExitStatus.wrongUse.rawValue)
  }
}
