/// Writes rows of comma-separated values as RFC 4180 says, safe to open in a spreadsheet.
enum CSVText {
  /// A row with its line end.
  static func row(_ values: [ReportValue]) -> String {
    values.map(cell).joined(separator: ",") + "\n"
  }

  private static func cell(_ value: ReportValue) -> String {
    switch value {
    case .none: ""
    case .number(let number): number.isFinite ? JSONText.number(number) : ""
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): quoted(safe(text))
    case .list(let values): quoted(safe(values.map(cell).joined(separator: "; ")))
    case .object(let members):
      quoted(safe(members.map { "\($0.name)=\(cell($0.value))" }.joined(separator: "; ")))
    }
  }

  /// Text that no terminal and no spreadsheet takes for a command.
  private static func safe(_ text: String) -> String {
    let clean = PlainText.cleaned(text)
    // A cell that begins like a formula is run by a spreadsheet unless an apostrophe stands first;
    // some pass over blanks, and some take the wide forms of East Asian keyboards too.
    guard let first = clean.first(where: { $0 != " " }), "=+-@＝＋－＠".contains(first) else {
      return clean
    }
    return "'" + clean
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

/// Text from files, made fit to be printed.
public enum PlainText {
  /// The text without control characters and without those that turn text around.
  public static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isUnsafe(scalar) ? " " : scalar) }
    return String(clean)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
