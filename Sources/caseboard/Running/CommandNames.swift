import ArgumentParser
import Cases
import Glibc

/// Tells a misspelled command from an office's folder before the arguments are read.
enum CommandNames {
  private static var all: [String] {
    Caseboard.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }

  /// Says which command may have been meant.
  ///
  /// - Throws: ``Failure`` where the first argument is neither a command nor a path, and is like a
  ///   command; and where help is asked for on what is no command.
  static func check(_ arguments: [String]) throws(Failure) {
    guard let first = arguments.first, !first.hasPrefix("-") else { return }
    if first == "help", let asked = arguments.dropFirst().first, !asked.hasPrefix("-"),
      !all.contains(asked)
    {
      let near = nearest(to: asked, among: all).map { "did you mean \($0)?" }
      throw Failure(
        .wrongUse, "there is no command “\(asked)”; \(near ?? "caseboard --help lists them")")
    }
    guard !all.contains(first), !first.contains("/"), access(first, F_OK) != 0,
      let near = nearest(to: first, among: all)
    else { return }
    throw Failure(
      .wrongUse, "there is no command and no office “\(first)”; did you mean caseboard \(near)?")
  }
}
