import Foundation
import Terminal
import Testing

/// Compares a screen with the one that is kept as text: characters first, then one letter a cell
/// for the style.
///
/// With `UPDATE_SNAPSHOTS` set, the kept screen is rewritten; read the difference then.
func expectScreen(
  _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let shown = canvas.text + "\n--- styles ---\n" + canvas.styles + "\n"
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
