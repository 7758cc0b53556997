/// What tells a terminal to put a text into the clipboard of the person before it (OSC 52).
///
/// It reaches the person's own machine, through remote shells too. The text goes as base64, so that
/// nothing in it can steer the terminal.
public enum Clipboard {
  /// Where the sequence is read first.
  public enum Reader: Sendable {
    case terminal
    /// GNU screen, which passes to the terminal what is wrapped for it, in small pieces.
    case screen
  }

  /// The most bytes of text that terminals take: 100,000 with what stands around them.
  public static let limit = 74_994

  /// GNU screen takes no longer strings.
  private static let piece = 240

  /// The bytes to send; none for a text that is too long.
  public static func sequence(for text: String, through reader: Reader) -> String? {
    guard text.utf8.count <= limit else { return nil }
    let whole = "\u{1b}]52;c;\(base64(text))\u{7}"
    guard reader == .screen else { return whole }
    var wrapped = ""
    var rest = whole.utf8[...]
    while !rest.isEmpty {
      wrapped += "\u{1b}P\(String(Substring(rest.prefix(piece))))\u{1b}\\"
      rest = rest.dropFirst(piece)
    }
    return wrapped
  }

  /// The text in the alphabet of RFC 4648.
  static func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start..<min(start + 3, bytes.count)]
      let bits = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
      for place in 0..<4 {
        let letter = alphabet[bits >> (18 - 6 * place) & 63]
        result.append(place <= three.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
