/// All that `office.yml` and the profile under it say: the office, its sources, its words.
struct OfficeDefinition: Hashable {
  var office: Office
  /// The day of the data; `nil` for the newest one in it.
  var asOf: Day?
  var sources: [SourceDefinition] = []
  /// By field: the office's words and what they mean.
  var values: [String: WordMap] = [:]
  /// How the parts of a sentence text are read.
  var sentencePatterns: SentencePatterns?
  /// Attorney names that are nobody's.
  var placeholders: [String] = []
  /// What a case field is where nothing says it.
  var defaults: [CaseField: String] = [:]
  /// Charge classes, the highest first.
  var classOrder: [String] = []
  /// Header columns by which a folder is recognized, by file.
  var recognizedBy: [String: [String]] = [:]

  /// The fields of a case in the order of their columns: the standard ones, then the office's own.
  var caseFields: [CaseField] { CaseField.allCases + office.ownColumns.map(CaseField.own) }

  /// The fields of an entity in the order of their columns.
  func fields(of entity: Entity) -> [Entity.Field] {
    guard entity == .case else { return entity.fields }
    return caseFields.map { Entity.Field(name: $0.rawValue, kind: $0.kind) }
  }
}

/// The words of one field: exact ones, and globs in which `*` stands for any text.
///
/// A word means the same in whatever case it is written; where two differ only in case, the one
/// written the same way counts.
struct WordMap: Hashable {
  private var exact: [String: String] = [:]
  private var folded: [String: String] = [:]
  private var globs: [(glob: Glob, meaning: String)] = []
  /// The standard words that the map speaks of.
  private(set) var meanings: [String] = []

  /// Adds a word; one that is there already keeps its meaning.
  mutating func add(_ word: String, meaning: String) {
    if !meanings.contains(meaning) { meanings.append(meaning) }
    if word.contains("*") {
      let glob = Glob(word.lowercased())
      guard !globs.contains(where: { $0.glob == glob }) else { return }
      globs.append((glob, meaning))
      // The most specific glob first, so that the order of writing does not matter.
      globs.sort { $0.glob.literalLength > $1.glob.literalLength }
    } else {
      if exact[word] == nil { exact[word] = meaning }
      if folded[word.lowercased()] == nil { folded[word.lowercased()] = meaning }
    }
  }

  /// Adds what another map says and this one does not.
  mutating func merge(_ other: WordMap) {
    for meaning in other.meanings where !meanings.contains(meaning) { meanings.append(meaning) }
    exact.merge(other.exact) { own, _ in own }
    folded.merge(other.folded) { own, _ in own }
    for entry in other.globs where !globs.contains(where: { $0.glob == entry.glob }) {
      globs.append(entry)
    }
    globs.sort { $0.glob.literalLength > $1.glob.literalLength }
  }

  /// What a word means: exactly, or by the most specific glob; `nil` where it is not listed.
  func meaning(of word: String) -> String? {
    if let meaning = exact[word] { return meaning }
    let lowered = word.lowercased()
    return folded[lowered] ?? globs.first { $0.glob.matches(lowered) }?.meaning
  }

  static func == (left: WordMap, right: WordMap) -> Bool {
    left.exact == right.exact && left.meanings == right.meanings
      && left.globs.elementsEqual(right.globs) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(exact)
    hasher.combine(globs.count)
  }
}

/// A text in which `*` stands for any text.
struct Glob: Hashable {
  let text: String
  private let parts: [[UInt8]]

  init(_ text: String) {
    self.text = text
    parts = text.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
  }

  /// How many bytes are not stars: the larger, the more specific.
  var literalLength: Int { parts.reduce(0) { $0 + $1.count } }

  /// Whether a whole text fits.
  func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = parts.first, let last = parts.last else { return false }
    guard parts.count > 1 else { return bytes == first }
    guard bytes.count >= first.count + last.count, bytes.starts(with: first),
      bytes.reversed().starts(with: last.reversed())
    else { return false }
    var rest = bytes[first.count..<(bytes.count - last.count)]
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
