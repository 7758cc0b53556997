/// A text of a settings file with the place of each of its characters, so that what is wrong with a
/// part of it can be pointed at.
public struct PlacedText: Hashable, Sendable {
  public var text: String
  /// The file's name.
  public var file: String
  /// Line and column of each character, from 1; the place of the whole where it is not known.
  var places: [Place]

  /// A line and a column, from 1.
  struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
  }

  /// Creates a text that stands nowhere, as a default does.
  public init(_ text: String, file: String = "office.yml") {
    self.text = text
    self.file = file
    places = []
  }

  init(_ text: String, file: String, places: [Place]) {
    self.text = text
    self.file = file
    self.places = places
  }

  /// An error at a character of the text, counted from 1.
  public func error(at character: Int = 1, _ message: String) -> LoadError {
    let place = places.isEmpty ? nil : places[min(max(character, 1), places.count) - 1]
    return LoadError(
      .badData, file: file, line: place?.line, column: place?.column, message)
  }
}

extension Office {
  /// A metric that an office defines in `office.yml`, as it is written there.
  public struct OwnMetric: Hashable, Sendable {
    /// The name in queries and data files, with its place.
    public var id: PlacedText
    /// The entries of the definition by their keys.
    public var entries: [String: PlacedText]

    /// The keys of a definition.
    public static let keys = [
      "id", "title", "question", "numerator", "of", "measure", "anchor", "unit", "desired",
      "source", "limits",
    ]

    /// Creates a definition.
    public init(id: PlacedText, entries: [String: PlacedText]) {
      self.id = id
      self.entries = entries
    }
  }

  /// A value that an office wants a metric to have, as it is written in `office.yml`.
  public struct TargetEntry: Hashable, Sendable {
    /// The metric's id, with its place.
    public var metric: PlacedText
    public var wanted: PlacedText

    /// Creates a target.
    public init(metric: PlacedText, wanted: PlacedText) {
      self.metric = metric
      self.wanted = wanted
    }
  }
}
