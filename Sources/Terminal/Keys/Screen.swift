/// Something that shows canvases and tells what a person does: a terminal, or a script in a test.
public protocol Screen: AnyObject {
  /// How large it is now; it may change with every `resized` event.
  var size: Size { get }

  /// Which glyphs it can show.
  var glyphs: Glyphs { get }

  /// How many colors it can show.
  var depth: ColorDepth { get }

  /// How roles look from the next picture on.
  var theme: Theme { get set }

  /// Whether clicks come here, or go to the terminal so that its text can be marked and copied.
  var capturesMouse: Bool { get set }

  /// Shows a picture.
  func show(_ canvas: Canvas)

  /// The next event: at once if one waits, else the first that comes, or `tick` after that many
  /// milliseconds; without a limit it waits as long as it takes.
  func next(timeoutMilliseconds: Int?) -> Event

  /// Draws everything anew at the next `show`, whatever stands there now.
  func redraw()

  /// Puts a text into the clipboard of the person before the screen; false when there is no way
  /// to, or the text is too long. Whether the terminal allows it is not known here.
  func copy(_ text: String) -> Bool

  /// Gives the terminal back and stops the program until it is continued.
  func suspend()
}
