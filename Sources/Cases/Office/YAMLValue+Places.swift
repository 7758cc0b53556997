extension YAMLValue {
  /// A scalar as it is written, with the place of each of its characters.
  func placedText() throws(LoadError) -> PlacedText {
    let text = try string()
    guard let mark else { return PlacedText(text, file: file) }
    return PlacedText(
      text, file: file,
      places: ScalarPlaces(source, line: mark.line, column: mark.column).places(of: text))
  }
}

/// Finds the characters of a scalar in the file that it was read from.
///
/// YAML folds line breaks, doubles quotes and has escapes, so that the second character of a text
/// need not stand beside the first.
private struct ScalarPlaces {
  private let lines: [[Character]]
  private var line: Int
  private var column: Int
  private let quote: Character?

  /// Starts where a scalar starts; line and column from 1.
  init(_ lines: [[Character]], line: Int, column: Int) {
    self.lines = lines
    self.line = line - 1
    self.column = column - 1
    let isThere = lines.indices.contains(line - 1)
    let opening = isThere ? lines[line - 1].dropFirst(column - 1).first : nil
    quote = opening == "\"" || opening == "'" ? opening : nil
    if quote != nil {
      self.column += 1
    } else if opening == "|" || opening == ">" {
      self.line += 1
      self.column = 0
      skipSpace()
    }
  }

  /// The place of each character of the text.
  func places(of text: String) -> [PlacedText.Place] {
    var reader = self
    return text.map { reader.place(of: $0) }
  }

  private mutating func place(of character: Character) -> PlacedText.Place {
    if character.isWhitespace {
      let place = here
      if current == character { column += 1 } else { skipSpace() }
      return place
    }
    skipSpace()
    if quote == "\"", current == "\\" { column += 1 }
    let place = here
    column += 1
    if quote == "'", character == "'", current == "'" { column += 1 }
    return place
  }

  private var here: PlacedText.Place { PlacedText.Place(line: line + 1, column: column + 1) }

  /// The character that is next; `nil` at the end of a line.
  private var current: Character? {
    lines.indices.contains(line) && lines[line].indices.contains(column)
      ? lines[line][column] : nil
  }

  private mutating func skipSpace() {
    while line < lines.count {
      if let current, !current.isWhitespace { return }
      if current == nil {
        guard line + 1 < lines.count else { return }
        line += 1
        column = 0
      } else {
        column += 1
      }
    }
  }
}
