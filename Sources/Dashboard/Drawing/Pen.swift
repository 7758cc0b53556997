import Terminal

/// The characters that pictures are made of: blocks and lines, or forms that read well in ASCII.
///
/// Other characters have their ASCII form from the canvas as a whole.
struct Pen: Hashable, Sendable {
  let glyphs: Glyphs

  init(_ glyphs: Glyphs) { self.glyphs = glyphs }

  var isASCII: Bool { glyphs.isASCII }
  var up: String { isASCII ? "^" : "▲" }
  var down: String { isASCII ? "v" : "▼" }

  /// A difference that the mix of cases explains; in ASCII another sign than the adjusted ratio's.
  var explained: String { isASCII ? "=" : "◇" }
}
