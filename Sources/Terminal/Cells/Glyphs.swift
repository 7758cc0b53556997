/// Which characters charts are made of.
public enum Glyphs: String, CaseIterable, Codable, Sendable {
  /// Box lines and eighth blocks, in nearly every font.
  case unicode
  /// Letters and signs of ASCII only.
  case ascii
  /// Dots of braille where they show more; blocks elsewhere.
  case braille

  public var isASCII: Bool { self == .ascii }

  /// One of two forms: with Unicode, or with ASCII.
  public func choose<Form>(_ unicode: Form, _ ascii: Form) -> Form {
    isASCII ? ascii : unicode
  }
}
