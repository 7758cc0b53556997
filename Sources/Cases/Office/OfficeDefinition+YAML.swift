extension OfficeDefinition {
  /// The keys of `office.yml`.
  private static let keys = [
    "office", "profile", "as_of", "clock", "sources", "values", "patterns", "placeholders",
    "defaults", "class_order", "standards", "thresholds", "weights", "attorney_hours", "delay",
    "equivalence", "reference", "sharing", "coverage", "screening_covers", "recognized_by",
    "targets", "metrics",
  ]

  /// Reads `office.yml`, on top of the profile that it names.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: the file's name, for errors.
  ///   - isProfile: whether absent files and columns are to be expected.
  ///   - profile: finds a profile by its name, or `nil` where there is none.
  /// - Throws: ``LoadError`` with line and column when it says what cannot be understood.
  init(
    yaml text: String, file: String, isProfile: Bool = false,
    profile: (String) throws(LoadError) -> OfficeDefinition?
  ) throws(LoadError) {
    let root = try YAMLValue(text: text, file: file)
    let table = try root.table(Self.keys)
    self.init(office: Office(name: ""))
    if let value = table["profile"] {
      let name = try value.string()
      guard let base = try profile(name) else {
        throw value.unknown(name, what: "profile", among: Profile.names)
      }
      self = base
      recognizedBy = [:]
    }
    try readOffice(table)
    try readChoices(table)
    try readData(table, isProfile: isProfile)
    if let value = table["metrics"] { try readMetrics(value) }
    if let value = table["targets"] { try readTargets(value) }
  }

  /// The office's own metrics; one of the profile's that has the same id gives way.
  private mutating func readMetrics(_ value: YAMLValue) throws(LoadError) {
    var own: [Office.OwnMetric] = []
    for entry in value.list() {
      var entries: [String: PlacedText] = [:]
      for (key, value) in try entry.table(Office.OwnMetric.keys) {
        entries[key] = try value.placedText()
      }
      guard let id = entries["id"] else { throw entry.error("a metric needs an `id:`") }
      guard !own.contains(where: { $0.id.text == id.text }) else {
        throw id.error("the metric “\(id.text)” stands twice")
      }
      own.append(Office.OwnMetric(id: id, entries: entries))
    }
    let ids = Set(own.map(\.id.text))
    office.ownMetrics = office.ownMetrics.filter { !ids.contains($0.id.text) } + own
  }

  private mutating func readTargets(_ value: YAMLValue) throws(LoadError) {
    for entry in try value.entries() {
      let metric = try entry.key.placedText()
      let wanted = try entry.value.placedText()
      office.targets.removeAll { $0.metric.text == metric.text }
      office.targets.append(Office.TargetEntry(metric: metric, wanted: wanted))
    }
  }

  private mutating func readOffice(_ table: [String: YAMLValue]) throws(LoadError) {
    if let value = table["office"] { office.name = try value.string() }
    if let value = table["as_of"], try value.string() != "latest" { asOf = try value.day() }
    if let value = table["clock"] { office.clock = try value.dayField() }
    if let value = table["placeholders"] { placeholders = try value.strings() }
    if let value = table["reference"] { office.reference = try value.string() }
    if let value = table["screening_covers"] { office.screeningCovers = try value.string() }
    if let value = table["coverage"] { office.coverage = try Self.coverage(value) }
    if let value = table["recognized_by"] {
      for entry in try value.entries() { recognizedBy[entry.name] = try entry.value.strings() }
    }
  }

  private mutating func readChoices(_ table: [String: YAMLValue]) throws(LoadError) {
    if let value = table["standards"] {
      for entry in try value.entries() {
        office.standards[try entry.key.word(Severity.self)] = try entry.value.integer(1...36_500)
      }
    }
    if let value = table["thresholds"] { try office.readThresholds(value) }
    if let value = table["weights"] { office.weights = try Self.weights(value) }
    if let value = table["attorney_hours"] {
      office.attorneyHours = try value.positiveNumber()
      office.saysAttorneyHours = true
    }
    if let value = table["delay"] { try office.readDelay(value) }
    if let value = table["sharing"] { try office.readSharing(value) }
    if let value = table["equivalence"] {
      let bounds = value.list()
      guard bounds.count == 2 else { throw value.error("expected two ratios such as [0.8, 1.25]") }
      let low = try bounds[0].number()
      let high = try bounds[1].number()
      guard low > 0, low < 1, high > 1 else {
        throw value.error("expected a ratio below 1 and one above it")
      }
      office.equivalence = low...high
    }
  }

  private mutating func readData(
    _ table: [String: YAMLValue], isProfile: Bool
  ) throws(LoadError) {
    if let value = table["class_order"] { classOrder = try value.strings() }
    if let value = table["defaults"] {
      for entry in try value.entries() {
        defaults[try entry.key.caseField()] = try entry.value.string()
      }
    }
    if let value = table["values"] { try readValues(value) }
    if let value = table["patterns"] {
      let patterns = try value.table(["sentence"])
      if let sentence = patterns["sentence"] {
        sentencePatterns = try SentencePatterns(yaml: sentence)
      }
    }
    if let value = table["sources"] {
      for entry in value.list() {
        try merge(
          try SourceDefinition(yaml: entry, isProfile: isProfile, own: &office.ownColumns))
      }
    }
  }

  /// An entry for the same file and entity adds to the profile's; what it says wins.
  private mutating func merge(_ source: SourceDefinition) throws(LoadError) {
    let index = sources.firstIndex { $0.file == source.file && $0.into == source.into }
    guard let index, sources[index].isOptional, !source.isOptional else {
      sources.append(source)
      return
    }
    var merged = source
    let own = Set(source.fields.map(\.field))
    merged.fields += sources[index].fields.filter { !own.contains($0.field) }
    merged.otherwise += sources[index].otherwise.filter { !own.contains($0.field) }
    if merged.key.isEmpty { merged.key = sources[index].key }
    merged.version = merged.version ?? sources[index].version
    merged.isCanonical = merged.isCanonical || sources[index].isCanonical
    merged.constants.merge(sources[index].constants) { own, _ in own }
    if merged.conditions.isEmpty { merged.conditions = sources[index].conditions }
    sources[index] = merged
  }

  private mutating func readValues(_ value: YAMLValue) throws(LoadError) {
    let known = Set(Entity.allCases.flatMap { $0.fields.map(\.name) } + ["event_type"])
    for field in try value.entries() {
      guard known.contains(field.name) else {
        throw field.key.unknown(field.name, what: "field", among: known.sorted())
      }
      var words = WordMap()
      for meaning in try field.value.entries() {
        try Self.checkWord(meaning.name, of: field.name, at: meaning.key)
        for word in try meaning.value.strings() { words.add(word, meaning: meaning.name) }
      }
      if let base = values[field.name] { words.merge(base) }
      values[field.name] = words
    }
  }

  private static func checkWord(
    _ word: String, of field: String, at key: YAMLValue
  ) throws(LoadError) {
    guard let words = closedVocabulary(of: field), !words.contains(word) else { return }
    throw key.unknown(word, what: "word of \(field)", among: words)
  }

  /// The standard words of a field that has a closed list of them.
  static func closedVocabulary(of field: String) -> [String]? {
    switch field {
    case "disposition": Disposition.allCases.map(\.word)
    case "sentence": Sentence.allCases.map(\.word)
    case "severity", "filed_severity", "convicted_severity": Severity.allCases.map(\.word)
    case "screening": Screening.allCases.map(\.word)
    case "status": Status.allCases.map(\.word)
    case "custody": Custody.allCases.map(\.word)
    case "counsel": Counsel.allCases.map(\.word)
    case "diversion_result": DiversionResult.allCases.map(\.word)
    case "event_type": EventType.allCases.map(\.word)
    default: nil
    }
  }

  private static func coverage(_ value: YAMLValue) throws(LoadError) -> Office.Coverage {
    let table = try value.table(["selected_by", "complete", "removed", "lookback"])
    var coverage = Office.Coverage(selectedBy: .filed, complete: [])
    if let field = table["selected_by"] { coverage.selectedBy = try field.dayField() }
    for range in table["complete"]?.list() ?? [] { coverage.complete.append(try range.dayRange()) }
    for entry in try table["removed"]?.entries() ?? [] {
      coverage.removedAfterMonths[try entry.key.word(Disposition.self)] = try entry.value.months()
    }
    coverage.lookbackMonths = try table["lookback"]?.months() ?? coverage.lookbackMonths
    return coverage
  }

  private static func weights(_ value: YAMLValue) throws(LoadError) -> Office.Weights {
    var weights = Office.Weights(
      bySeverity: [.felony: 3, .misdemeanor: 1, .other: 1], areDefaults: false)
    let table = try value.table(
      ["severity", "offense", "in"] + Severity.allCases.map(\.word))
    weights.defaultSeverities = Set(Severity.allCases)
    if let measure = table["in"] {
      let word = try measure.string()
      guard ["hours", "points"].contains(word) else {
        throw measure.error("expected hours or points")
      }
      weights.arePoints = word == "points"
    }
    for severity in Severity.allCases {
      if let weight = table[severity.word] {
        weights.bySeverity[severity] = try weight.number()
        weights.defaultSeverities.remove(severity)
      }
    }
    for entry in try table["severity"]?.entries() ?? [] {
      let severity = try entry.key.word(Severity.self)
      weights.bySeverity[severity] = try entry.value.number()
      weights.defaultSeverities.remove(severity)
    }
    for entry in try table["offense"]?.entries() ?? [] {
      weights.byOffense[entry.name.lowercased()] = try entry.value.number()
    }
    return weights
  }
}

extension YAMLValue {
  /// The name of a case field.
  fileprivate func caseField() throws(LoadError) -> CaseField {
    let name = try string()
    guard let field = CaseField(rawValue: name) else {
      throw unknown(name, what: "field", among: CaseField.allCases.map(\.rawValue))
    }
    return field
  }

  /// The name of a case field that holds days.
  fileprivate func dayField() throws(LoadError) -> CaseField {
    let field = try caseField()
    guard field.kind == .day else { throw error("“\(field.rawValue)” holds no days") }
    return field
  }
}

extension SentencePatterns {
  init(yaml value: YAMLValue) throws(LoadError) {
    let table = try value.table([
      "split", "ignore", "parts", "together", "unlimited", "units",
    ])
    self.init()
    separator = try table["split"]?.string() ?? separator
    ignored = try table["ignore"]?.strings().map(Glob.init) ?? []
    unlimited = try table["unlimited"]?.strings().map(Glob.init) ?? []
    for entry in try table["parts"]?.entries() ?? [] {
      let sentence = try entry.key.word(Sentence.self)
      for part in try entry.value.strings() { parts.add(part, meaning: sentence.word) }
    }
    for entry in try table["together"]?.entries() ?? [] {
      var members: Set<Sentence> = []
      for member in entry.value.list() { members.insert(try member.word(Sentence.self)) }
      together[try entry.key.word(Sentence.self)] = members
    }
    for entry in try table["units"]?.entries() ?? [] {
      units[entry.name] = try entry.value.integer(1...36_500)
    }
  }
}
