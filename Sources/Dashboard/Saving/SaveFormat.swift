/// How what is on screen is copied or saved.
public enum SaveFormat: String, CaseIterable, Hashable, Sendable {
  case csv, json, text, ansi, svg

  /// The end of a file's name.
  public var suffix: String {
    switch self {
    case .csv: "csv"
    case .json: "json"
    case .text: "txt"
    case .ansi: "ansi"
    case .svg: "svg"
    }
  }

  /// What it is, for the menu.
  var words: String {
    switch self {
    case .csv: "the table as CSV, for a spreadsheet"
    case .json: "the table as JSON, with the exact numbers"
    case .text: "the screen as text"
    case .ansi: "the screen as text with colors, for a terminal"
    case .svg: "the screen as a picture (SVG), for a memo"
    }
  }
}

/// What is copied into the clipboard.
enum CopyKind: Hashable, Sendable, CaseIterable {
  case row, part, screen, csv

  var words: String {
    switch self {
    case .row: "the row, or all that are marked"
    case .part: "the selected part as text"
    case .screen: "the screen as text"
    case .csv: "the table as CSV"
    }
  }
}

/// What is to be written, before it is known in which letters.
public enum Artifact: Hashable, Sendable {
  case text(String)
  case rows(Extract, SaveFormat)

  /// It as plain text, rows with tabs between their values.
  public var plainLetters: String {
    switch self {
    case .text(let text): text
    case .rows(let extract, _): extract.tabbed
    }
  }
}

/// What became of a file that was to be written.
public enum SaveOutcome: Hashable, Sendable {
  case written(path: String)
  /// There is a file of that name, and nobody has said that it may be replaced.
  case exists(path: String)
  case failed(reason: String)
}
