/// Writes values as JSON, members in the order given.
enum JSONText {
  /// A value in one line.
  static func text(_ value: ReportValue) -> String {
    switch value {
    case .none: "null"
    case .text(let text): quoted(text)
    case .number(let number): self.number(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[" + values.map(text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { quoted($0.name) + ":" + text($0.value) }.joined(separator: ",") + "}"
    }
  }

  /// The shortest text that reads back as the same number; what is no number is absent.
  static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    return number == number.rounded() && abs(number) < 9e15
      ? String(Int64(number)) : number.description
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        // Control characters, and the bidirectional ones that would turn a terminal's text around.
        if scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || isBidi(scalar) {
          let hex = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private static func isBidi(_ scalar: Unicode.Scalar) -> Bool {
    (0x202a...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
