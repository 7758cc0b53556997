/// The compiler that the programs are built with.
enum Compiler {
  /// Its name and version, as `swift --version` says them.
  static var version: String {
    let output = try? ChildProcess(arguments: ["swift", "--version"]).run().output
    let words = (output ?? "").split(whereSeparator: \.isWhitespace)
    guard let index = words.firstIndex(of: "version"), index + 1 < words.count else {
      return "Swift of an unknown version"
    }
    return "Swift \(words[index + 1])"
  }
}
