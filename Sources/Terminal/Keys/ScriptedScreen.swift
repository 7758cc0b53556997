/// A screen without a terminal: it plays events and keeps the pictures.
///
/// When its events are used up, the terminal hangs up, so that every loop ends.
public final class ScriptedScreen: Screen {
  public private(set) var size: Size
  public let glyphs: Glyphs
  public let depth: ColorDepth
  public var theme: Theme
  public var capturesMouse = true

  /// Every picture shown, the latest last.
  public private(set) var pictures: [Canvas] = []
  /// Every text put into the clipboard, the latest last.
  public private(set) var copied: [String] = []
  private var script: ArraySlice<Step>

  /// What happens next.
  public enum Step: Sendable {
    case event(Event)
    /// The terminal gets another size.
    case resize(Size)
  }

  public init(
    _ size: Size, script: [Step], glyphs: Glyphs = .unicode, theme: Theme = .dark,
    depth: ColorDepth = .palette
  ) {
    self.size = size
    self.script = script[...]
    self.glyphs = glyphs
    self.theme = theme
    self.depth = depth
  }

  /// A screen on which these keys are pressed.
  public convenience init(_ size: Size, keys: [Key], glyphs: Glyphs = .unicode) {
    self.init(size, script: keys.map { .event(.key($0)) }, glyphs: glyphs)
  }

  public func show(_ canvas: Canvas) { pictures.append(canvas) }

  public func next(timeoutMilliseconds: Int?) -> Event {
    switch script.popFirst() {
    case .event(let event): return event
    case .resize(let size):
      self.size = size
      return .resized
    case nil: return .hangUp
    }
  }

  public func copy(_ text: String) -> Bool {
    guard text.utf8.count <= Clipboard.limit else { return false }
    copied.append(text)
    return true
  }

  public func redraw() {}
  public func suspend() {}
}
