import Cases

extension HostileInput {
  /// Files that are whole, in shapes that trip naive readers: every number must be right.
  static let shapes: [HostileInput] = [
    .cases("nothing wrong", plain),
    .cases("a byte order mark", "\u{FEFF}" + plain),
    .cases("CRLF line ends", plain.replacing("\n", with: "\r\n")),
    .cases("CR line ends", plain.replacing("\n", with: "\r")),
    .cases("line ends of several kinds", plain.replacing("\nA-2", with: "\r\nA-2")),
    .cases("no newline at the end", String(plain.dropLast())),
    .cases("empty lines", plain.replacing("\n", with: "\n\n") + "\n\n\n"),
    .cases("a newline in a field", plain.replacing("Baker", with: "\"Baker,\nAnn\"")),
    .cases("doubled quotes", plain.replacing("Baker", with: "\"Baker, \"\"Bo\"\"\"")),
    .cases("a quote within a field", plain.replacing("Baker", with: "O\"Baker")),
    .cases("every field quoted", quoted(plain)),
    .cases("semicolons", plain.replacing(",", with: ";")),
    .cases("tabs", plain.replacing(",", with: "\t")),
    .cases("vertical bars", plain.replacing(",", with: "|")),
    .cases("spaces around the values", plain.replacing(",", with: " , ")),
    .cases("no-break spaces", plain.replacing("open", with: "\u{A0}open\u{A0}")),
    .cases("an empty header cell", widened("", "")),
    .cases("empty columns at the end", widened(",,,", ",,,")),
    .cases("a header twice that nobody asks for", widened(",note,note", ",x,y")),
    .cases("51 columns more", widened(columns(51), String(repeating: ",x", count: 51))),
    .cases("3,000 columns more", widened(columns(3000), String(repeating: ",", count: 3000))),
    .cases(
      "a line separator of Unicode in a field", plain.replacing("Adams", with: "Ad\u{2028}ams")),
    .cases(
      "a field of 5 MB", plain.replacing("Baker", with: String(repeating: "x", count: 5 << 20))),
    .cases(
      "a quoted field of 5 MB of newlines",
      plain.replacing("Baker", with: "\"" + String(repeating: "\n", count: 5 << 20) + "\"")),
    .cases("a header alone", header, filed: 0, open: 0),
    .cases("a header alone without its newline", String(header.dropLast()), filed: 0, open: 0),
    .cases(
      "escape sequences", plain.replacing("Baker", with: "\u{1B}[31mB\u{1B}]0;x\u{7}aker\u{9B}2J")),
    .cases("right-to-left overrides", plain.replacing("Baker", with: "\u{202E}rekaB\u{2066}")),
    .cases("formulas", plain.replacing("Baker", with: "=cmd|' /C calc'!A0")),
  ]

  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }
        .joined(separator: ",") + "\n"
    }.joined()
  }

  private static func columns(_ count: Int) -> String {
    (0..<count).map { ",extra \($0)" }.joined()
  }

  /// The plain cases with further columns.
  private static func widened(_ head: String, _ row: String) -> String {
    let added = head.isEmpty ? "," : head
    let more = row.isEmpty ? ",x" : row
    return plain.split(separator: "\n").enumerated().map { index, line in
      "\(line)\(index == 0 ? added : more)\n"
    }.joined()
  }
}
