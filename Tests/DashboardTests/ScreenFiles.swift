import Foundation
import Terminal
import Testing

/// Compares a screen with the one that is kept as text: characters first, then the letters of the
/// styles, each with how many cells have it.
///
/// With `UPDATE_SNAPSHOTS` set, the kept screen is rewritten; read the difference then.
func expectScreen(
  _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let shown = canvas.text + "\n--- styles ---\n" + runs(of: canvas.styles) + "\n"
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens")
  let file = folder.appending(path: name + ".txt")
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try shown.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let kept = try String(contentsOf: file, encoding: .utf8)
  guard kept != shown else { return }
  Issue.record(
    "\(name) is not as it was:\n\(differences(kept, shown))", sourceLocation: sourceLocation)
}

/// "..HHH" as ".2 H3", without the plain cells at the end.
private func runs(of styles: String) -> String {
  styles.split(separator: "\n", omittingEmptySubsequences: false).map { row in
    var runs: [(letter: Character, count: Int)] = []
    for letter in row {
      if runs.last?.letter == letter {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((letter, 1))
      }
    }
    if runs.last?.letter == "." { runs.removeLast() }
    return runs.map { "\($0.letter)\($0.count)" }.joined(separator: " ")
  }.joined(separator: "\n")
}

/// The lines that differ, − for the kept ones and + for those shown.
private func differences(_ kept: String, _ shown: String) -> String {
  let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let new = shown.split(separator: "\n", omittingEmptySubsequences: false)
  var lines: [String] = []
  for index in 0..<max(old.count, new.count) {
    let before = index < old.count ? old[index] : ""
    let after = index < new.count ? new[index] : ""
    if before != after { lines += ["− \(before)", "+ \(after)"] }
  }
  return lines.prefix(40).joined(separator: "\n")
}
