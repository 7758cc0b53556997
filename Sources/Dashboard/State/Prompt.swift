import Cases

/// A name that is asked for: of a file, or of a view.
public struct Prompt: Hashable, Sendable {
  /// What the name is for.
  enum Purpose: Hashable, Sendable {
    case file(SaveFormat)
    case view
    case step
    case follow([Follow.Subject])
  }

  var purpose: Purpose
  public var editor: LineEditor
  /// What stands in the way, and what Enter does about it.
  var notice = ""
  /// The path that was found taken; Enter again replaces the file.
  var taken: String?

  init(_ purpose: Purpose, _ text: String) {
    self.purpose = purpose
    editor = LineEditor(text)
  }

  /// What is asked.
  var title: String {
    switch purpose {
    case .file(let format): "Save \(format.words)"
    case .view: "Keep this view under the name"
    case .step: "Suppose that"
    case .follow(let subjects):
      "A note on \(subjects.count == 1 ? subjects[0].words : counted(subjects.count, "row"))"
        + ", and “by 2026-12-01” or “by +14”"
    }
  }
}
