import Yams

/// A value of a YAML file with its place; every scalar is the text that a person wrote.
///
/// YAML's own guesses never change a word: `NO`, `1-2` and `2022-11-05` stay texts.
struct YAMLValue {
  private let node: Node
  let file: String
  /// The characters of the file, line by line.
  let source: [[Character]]

  /// Reads a whole file.
  ///
  /// - Throws: ``LoadError`` with line and column when it is no YAML.
  init(text: String, file: String) throws(LoadError) {
    self.file = file
    source = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw LoadError(.badData, file: file, "is empty; it needs at least `office:`")
      }
      self.node = node
    } catch let error as LoadError {
      throw error
    } catch let error as YamlError {
      throw Self.loadError(error, file: file)
    } catch {
      throw LoadError(.badData, file: file, "is no YAML that can be read")
    }
  }

  private init(_ node: Node, in parent: YAMLValue) {
    self.node = node
    file = parent.file
    source = parent.source
  }

  /// Where the value starts, line and column from 1.
  var mark: (line: Int, column: Int)? {
    node.mark.map { ($0.line, $0.column) }
  }

  private static func loadError(_ error: YamlError, file: String) -> LoadError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      LoadError(.badData, file: file, line: mark.line, column: mark.column, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      LoadError(
        .badData, file: file, line: context.mark.line, column: context.mark.column,
        "the key \(duplicates.map { "“\($0)”" }.joined(separator: ", ")) stands twice")
    default: LoadError(.badData, file: file, "is no YAML that can be read")
    }
  }

  /// Whether it is a table of keys and values.
  var isTable: Bool { node.mapping != nil }

  /// An error at this value's place.
  func error(_ message: String) -> LoadError {
    LoadError(.badData, file: file, line: node.mark?.line, column: node.mark?.column, message)
  }

  /// The keys and values of a mapping, in order.
  func entries() throws(LoadError) -> [(key: YAMLValue, name: String, value: YAMLValue)] {
    guard let mapping = node.mapping else { throw error("expected `key: value` lines here") }
    var entries: [(key: YAMLValue, name: String, value: YAMLValue)] = []
    for (key, value) in mapping {
      let keyValue = YAMLValue(key, in: self)
      entries.append((keyValue, try keyValue.string(), YAMLValue(value, in: self)))
    }
    return entries
  }

  /// The values of a mapping by key, all of which must be known.
  ///
  /// - Throws: ``LoadError`` that names the nearest known key for one that is not.
  func table(_ known: [String]) throws(LoadError) -> [String: YAMLValue] {
    var table: [String: YAMLValue] = [:]
    for entry in try entries() {
      guard known.contains(entry.name) else {
        throw entry.key.unknown(entry.name, what: "key", among: known)
      }
      table[entry.name] = entry.value
    }
    return table
  }

  /// The error for a name that is not known.
  func unknown(_ name: String, what: String, among known: [String]) -> LoadError {
    if let near = nearest(to: name, among: known) {
      return error("unknown \(what) “\(name)”; did you mean “\(near)”?")
    }
    return error("unknown \(what) “\(name)”; known are \(known.joined(separator: ", "))")
  }

  /// Whether this is a mapping.
  var isMapping: Bool { node.mapping != nil }

  /// Whether this is a list.
  var isList: Bool { node.sequence != nil }

  /// A scalar as it is written.
  func string() throws(LoadError) -> String {
    guard let scalar = node.scalar else { throw error("expected one value here") }
    return scalar.string
  }

  /// The values of a list, or the one value where no list is written.
  func list() -> [YAMLValue] {
    node.sequence.map { $0.map { YAMLValue($0, in: self) } } ?? [self]
  }

  /// The texts of a list, or the one text where no list is written.
  func strings() throws(LoadError) -> [String] {
    var strings: [String] = []
    for value in list() { strings.append(try value.string()) }
    return strings
  }

  /// A whole number in a range.
  func integer(_ range: ClosedRange<Int>) throws(LoadError) -> Int {
    guard let number = Int(try string()), range.contains(number) else {
      throw error("expected a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number that is not negative.
  func number() throws(LoadError) -> Double {
    guard let number = Double(try string()), number >= 0, number.isFinite else {
      throw error("expected a number that is not negative")
    }
    return number
  }

  /// A number by which something can be divided.
  func positiveNumber() throws(LoadError) -> Double {
    let number = try number()
    guard number > 0 else { throw error("expected a number above 0") }
    return number
  }

  /// Yes or no.
  func flag() throws(LoadError) -> Bool {
    switch try string().lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw error("expected true or false")
    }
  }

  /// A day written as `YYYY-MM-DD`.
  func day() throws(LoadError) -> Day {
    guard let day = Day(try string()) else { throw error("expected a day such as 2022-11-05") }
    return day
  }

  /// Months written as `2y`, `18m`.
  func months() throws(LoadError) -> Int {
    let text = try string()
    guard let unit = text.last, unit == "y" || unit == "m", let count = Int(text.dropLast()),
      (0...1200).contains(count)
    else { throw error("expected a time such as 2y or 18m") }
    return unit == "y" ? count * 12 : count
  }

  /// Days written as `A..B`, both included.
  func dayRange() throws(LoadError) -> ClosedRange<Day> {
    let text = try string()
    guard let dots = text.firstRange(of: ".."), let first = Day(text[..<dots.lowerBound]),
      let last = Day(text[dots.upperBound...]), first <= last
    else { throw error("expected days such as 2022-01-01..2022-11-04") }
    return first...last
  }

  /// One of the words of a vocabulary.
  func word<V: Vocabulary>(_: V.Type) throws(LoadError) -> V {
    let text = try string()
    guard let word = V(word: text) else {
      throw unknown(text, what: "word", among: V.allCases.map(\.word))
    }
    return word
  }
}
