/// Collects the texts of one field: each distinct spelling is looked at once, when first seen.
final class TextColumnBuilder {
  /// Which spellings are one label.
  enum Folding {
    case none
    /// Those that differ only in case.
    case letterCase
    /// Those that differ only in case, punctuation or spacing.
    case name
  }

  /// What was found about a spelling.
  struct Spelling {
    var label: UInt32
    var isUnlisted: Bool
    var isNotUTF8: Bool
    var isVariant: Bool
  }

  /// The labels by code; `labels[0]` is "missing".
  var labels: Labels { isPlain ? Labels(identifiers.strings) : Labels(texts) }
  /// For a field with a closed vocabulary: the standard code of each label, 0 for none.
  private(set) var standard: [UInt8] = [0]
  /// For a field read by sentence patterns: the days of each label.
  private(set) var sentenceDays: [Int32] = [CaseStore.missingNumber]
  /// Whether a label is a word that the field's list does not know.
  private(set) var isUnlisted: [Bool] = [false]
  /// Whether every spelling is a label of its own: nothing folds, translates or lists them.
  let isPlain: Bool

  private var texts: [String] = [""]
  private var codes: [String: UInt32] = [:]
  /// Of a plain field: its labels.
  private var identifiers = ByteDictionary()
  /// Of another one: the spellings that were looked at.
  private var raw = ByteDictionary()
  private var spellings: [Spelling] = [
    Spelling(label: 0, isUnlisted: false, isNotUTF8: false, isVariant: false)
  ]
  private let folding: Folding
  private let words: WordMap?
  /// The standard words of a field that has a closed list of them.
  let vocabulary: [String]?
  private let isOptionalVocabulary: Bool
  private let openWords: [String]
  private let patterns: SentencePatterns?

  /// Creates a builder for the field of an entity; `nil` for a column that the office keeps as it
  /// is.
  init(field: String?, definition: OfficeDefinition) {
    folding =
      switch field {
      case "offense": .letterCase
      case "attorney", "judge", "supervisor", "approved_by": .name
      default: .none
      }
    words = field.flatMap { definition.values[$0] }
    vocabulary = field.flatMap(OfficeDefinition.closedVocabulary)
    isOptionalVocabulary = field == "event_type"
    openWords = field == "race" || field == "victim_race" ? Race.standardLabels : []
    patterns = field == "sentence" ? definition.sentencePatterns : nil
    isPlain =
      folding == .none && words == nil && vocabulary == nil && openWords.isEmpty && patterns == nil
  }

  /// How many labels there are, "missing" among them.
  var count: Int { isPlain ? identifiers.count + 1 : texts.count }

  /// The label of a code.
  func label(_ code: Int) -> String {
    if isPlain { return code == 0 ? "" : identifiers[code] }
    return texts[code]
  }

  /// Writes the codes of a plain field's labels, given as UTF-8 bytes; 0 for an empty one.
  func codes(ofPlain labels: HashedTexts, _ codes: UnsafeMutablePointer<Int32>) {
    identifiers.insert(labels, codes: codes)
  }

  /// The spelling of some bytes, which are trimmed and not empty.
  func spelling(of bytes: UnsafeRawBufferPointer) -> Spelling {
    if isPlain { return plainSpelling(of: bytes) }
    let code = raw.insert(bytes)
    if code == spellings.count { spellings.append(read(bytes)) }
    return spellings[code]
  }

  private func plainSpelling(of bytes: UnsafeRawBufferPointer) -> Spelling {
    let isValid = UTF8Check.isValid(bytes)
    let label =
      isValid
      ? UInt32(identifiers.insert(bytes)) : code(of: String(decoding: bytes, as: UTF8.self))
    return Spelling(label: label, isUnlisted: false, isNotUTF8: !isValid, isVariant: false)
  }

  private func read(_ bytes: UnsafeRawBufferPointer) -> Spelling {
    let decoded = String(decoding: bytes, as: UTF8.self)
    // A decoder that met no broken byte gives the bytes back as they were.
    let isNotUTF8 = !decoded.utf8.elementsEqual(bytes)
    if let vocabulary { return readWord(decoded, of: vocabulary, isNotUTF8) }
    var label = decoded
    var isUnlisted = false
    if let words {
      if let meaning = words.meaning(of: decoded) {
        label = meaning
      } else {
        isUnlisted = !words.meanings.contains(decoded) && !openWords.contains(decoded)
      }
    } else if !openWords.isEmpty {
      isUnlisted = !openWords.contains(decoded)
    }
    let known = texts.count
    let code = self.code(of: label)
    let isVariant = folding == .name && Int(code) < known && texts[Int(code)] != label
    return Spelling(
      label: code, isUnlisted: isUnlisted, isNotUTF8: isNotUTF8, isVariant: isVariant)
  }

  private func readWord(
    _ text: String, of vocabulary: [String], _ isNotUTF8: Bool
  ) -> Spelling {
    let code = self.code(of: text)
    var isUnlisted = false
    if standard[Int(code)] == 0 {
      let meaning: String?
      if let patterns {
        let sentence = patterns.read(text)
        meaning = sentence.sentence?.word
        if let days = sentence.days, days <= SentencePatterns.longestDays {
          sentenceDays[Int(code)] = Int32(days)
        }
      } else {
        let lowered = text.lowercased()
        meaning = words?.meaning(of: text) ?? vocabulary.first { $0 == lowered }
        // Without a list of event types every event is just an event.
        isUnlisted = meaning == nil && (words != nil || !isOptionalVocabulary)
      }
      // What is not listed is kept, and counts as "other" where the field has such a word.
      let word = meaning ?? (isUnlisted ? "other" : nil)
      if let word, let index = vocabulary.firstIndex(of: word) {
        standard[Int(code)] = UInt8(index + 1)
      }
      self.isUnlisted[Int(code)] = isUnlisted
    }
    return Spelling(label: code, isUnlisted: isUnlisted, isNotUTF8: isNotUTF8, isVariant: false)
  }

  /// The code of a label that a profile or rule gives, such as a default.
  func code(of label: String) -> UInt32 {
    if isPlain {
      var label = label
      return label.isEmpty ? 0 : label.withUTF8 { UInt32(identifiers.insert(.init($0))) }
    }
    let key = folded(label)
    if let code = codes[key] { return code }
    let code = UInt32(texts.count)
    texts.append(label)
    standard.append(0)
    isUnlisted.append(false)
    sentenceDays.append(CaseStore.missingNumber)
    codes[key] = code
    return code
  }

  /// What spellings of one label have in common.
  func folded(_ label: String) -> String {
    switch folding {
    case .none: return label
    case .letterCase: return label.lowercased()
    case .name:
      let letters = String(label.lowercased().filter { $0.isLetter || $0.isNumber })
      return letters.isEmpty ? label : letters
    }
  }

  /// The code of a label that comes from another column, with its standard meaning there.
  func adopt(_ label: String, standard meaning: UInt8) -> UInt32 {
    let code = self.code(of: label)
    if !isPlain, standard[Int(code)] == 0 { standard[Int(code)] = meaning }
    return code
  }

  /// The code of a standard word that a profile sets, its meaning known.
  func standardCode(of word: String) -> UInt32 {
    let code = self.code(of: word)
    if let index = vocabulary?.firstIndex(of: word) { standard[Int(code)] = UInt8(index + 1) }
    return code
  }
}

/// The standard labels of race.
public enum Race {
  /// In the order in which they are listed.
  public static let standardLabels = [
    "White", "Black", "Hispanic", "Asian", "Native American", "Other", unknown,
  ]
  /// Whose race is not known; always shown, never a reference.
  public static let unknown = "Unknown"
}
