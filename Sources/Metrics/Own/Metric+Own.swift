import Cases

extension Metric {
  /// The metrics that an office defines, in their order.
  ///
  /// - Throws: ``LoadError`` at the place in the settings file where one cannot be understood.
  public static func own(of office: Office) throws(LoadError) -> [Metric] {
    var metrics: [Metric] = []
    for definition in office.ownMetrics {
      metrics.append(try OwnDefinition(definition, of: office).metric())
    }
    return metrics
  }
}

/// Reads the definition of an office's own metric.
private struct OwnDefinition {
  private let id: PlacedText
  private let entries: [String: PlacedText]
  private let columns: [CaseField]

  init(_ definition: Office.OwnMetric, of office: Office) {
    id = definition.id
    entries = definition.entries
    columns = office.ownColumns.map(CaseField.own)
  }

  func metric() throws(LoadError) -> Metric {
    try checkID()
    let place = try place()
    let kind = try kind()
    let own = OwnMeasure(
      place: place, counted: try filter("of") ?? .everything,
      numerator: try filter("numerator") ?? .everything, kind: kind)
    try checkParts(kind)
    return Metric(
      id.text, try line("title") ?? id.text.spaced, question: try line("question") ?? "",
      numerator: numeratorWords(own), of: denominatorWords(own), unit: kind.unit,
      anchor: place.anchor, requires: own.requiredFields, needs: own.needs,
      desired: try desired(), source: try line("source") ?? "Defined by the office",
      limits: try line("limits") ?? "", own.measure, own: own)
  }

  private func checkID() throws(LoadError) {
    let isWord =
      id.text.first.map { ("a"..."z").contains($0) } == true
      && id.text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    guard isWord, id.text.count <= 60 else {
      throw id.error(
        "“\(id.text.prefix(60))” is no id; write small letters, digits and _, as in gun_dismissals")
    }
    guard Metric.named(id.text) == nil else {
      throw id.error("“\(id.text)” is a metric of the catalogue; choose another id")
    }
  }

  /// A text of one line; `nil` where the key is not written.
  private func line(_ key: String) throws(LoadError) -> String? {
    guard let entry = entries[key] else { return nil }
    let text = entry.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { throw entry.error("expected some words for `\(key):`") }
    return text
  }

  private func filter(_ key: String) throws(LoadError) -> Filter? {
    guard let entry = entries[key] else { return nil }
    let words = entry.text.filter { !$0.isWhitespace }.lowercased()
    if words == "all" { return .everything }
    guard !words.isEmpty else {
      throw entry.error("expected a filter, or “all” for all cases")
    }
    do {
      return try Filter(parsing: entry.text, for: columns)
    } catch {
      let near = error.nearest.map { "; did you mean \($0)?" } ?? ""
      throw entry.error(at: error.column, error.message + near)
    }
  }

  private func place() throws(LoadError) -> OwnMeasure.Place {
    guard let entry = entries["anchor"] else {
      throw id.error("a metric needs an `anchor:`: a day such as disposed, or open, or stock")
    }
    switch entry.text {
    case "open": return .open
    case "stock": return .anywhere
    default: break
    }
    let days = CaseField.allCases.filter { $0.kind == .day }.map(\.rawValue)
    guard let field = CaseField(rawValue: entry.text), field.kind == .day else {
      let near = nearest(to: entry.text, among: days + ["open", "stock"])
      throw entry.error(
        "“\(entry.text)” is no day of a case"
          + (near.map { "; did you mean \($0)?" } ?? "; write a day such as disposed, open or stock")
      )
    }
    return .period(field)
  }

  private func kind() throws(LoadError) -> OwnMeasure.Kind {
    let measured = try measured()
    let unit = entries["unit"]?.text
    switch (measured, unit) {
    case (let measured?, nil), (let measured?, "days"): return measured
    case (nil, "share"): return .share
    case (nil, "count"): return .count
    case (nil, nil): return entries["of"] == nil ? .count : .share
    case (nil, "days"):
      throw entryError("unit", "days need a `measure:`, such as median of days")
    case (_, let unit?):
      let near = nearest(to: unit, among: ["share", "count", "days"])
      throw entryError(
        "unit",
        measured == nil
          ? "“\(unit)” is no unit" + (near.map { "; did you mean \($0)?" } ?? "")
            + (near == nil ? "; write share, count or days" : "")
          : "what is measured is in days")
    }
  }

  /// What stands under `measure:`; `nil` where cases are counted.
  private func measured() throws(LoadError) -> OwnMeasure.Kind? {
    guard let entry = entries["measure"] else { return nil }
    let words = entry.text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    let forms = "write median of, mean of or p90 of, then days, age_days or two days: "
    let example = "median of referred to filed"
    guard words.count >= 3, words[1] == "of" else { throw entry.error(forms + example) }
    let span: Span
    switch words.count {
    case 3: span = try self.span(words[2], entry)
    case 5 where words[3] == "to":
      span = .between(try day(words[2], entry), try day(words[4], entry))
    default: throw entry.error(forms + example)
    }
    switch words[0] {
    case "median": return .quantile(0.5, span)
    case "p90": return .quantile(0.9, span)
    case "mean": return .mean(span)
    default: throw entry.error(forms + example)
    }
  }

  private func span(_ word: String, _ entry: PlacedText) throws(LoadError) -> Span {
    switch word {
    case "days": return .filedToDisposed
    case "age_days": return .age
    case "sentence_days": return .sentence
    case "excluded_days": return .number(.excludedDays)
    default:
      let known = ["days", "age_days", "sentence_days", "excluded_days"]
      throw entry.error(
        at: entry.place(of: word),
        "“\(word)” is no number of days"
          + (nearest(to: word, among: known).map { "; did you mean \($0)?" }
            ?? "; write \(known.joined(separator: ", ")), or two days"))
    }
  }

  private func day(_ word: String, _ entry: PlacedText) throws(LoadError) -> CaseField {
    guard let field = CaseField(rawValue: word), field.kind == .day else {
      let days = CaseField.allCases.filter { $0.kind == .day }.map(\.rawValue)
      throw entry.error(
        at: entry.place(of: word),
        "“\(word)” is no day of a case"
          + (nearest(to: word, among: days).map { "; did you mean \($0)?" } ?? ""))
    }
    return field
  }

  private func desired() throws(LoadError) -> Metric.Direction {
    guard let entry = entries["desired"] else { return .neither }
    guard let direction = Metric.Direction(rawValue: entry.text) else {
      throw entry.error("expected up, down or neither")
    }
    return direction
  }

  /// Refuses parts that would be written and not read.
  private func checkParts(_ kind: OwnMeasure.Kind) throws(LoadError) {
    switch kind {
    case .count, .share:
      guard entries["numerator"] != nil else {
        throw id.error("a metric needs a `numerator:`, a filter that says which cases count")
      }
      if kind == .count, entries["of"] != nil {
        throw entryError("of", "a count is not of anything; leave `of:` out, or write unit: share")
      }
      if kind == .share, entries["of"] == nil {
        throw entryError("unit", "a share needs `of:`, a filter that says of which cases, or all")
      }
    case .quantile, .mean:
      if entries["numerator"] != nil {
        throw entryError("numerator", "days are measured of cases; write `of:` instead")
      }
    }
  }

  private func entryError(_ key: String, _ message: String) -> LoadError {
    (entries[key] ?? id).error(message)
  }

  private func numeratorWords(_ own: OwnMeasure) -> String {
    switch own.kind {
    case .quantile(let q, let span): "\(q == 0.5 ? "median" : "90th percentile of") \(span.words)"
    case .mean(let span): "mean \(span.words)"
    case .count: cases(own.place, own.numerator)
    case .share:
      own.numerator.isEverything ? "all of them" : "cases in which \(own.numerator.text)"
    }
  }

  private func denominatorWords(_ own: OwnMeasure) -> String {
    own.kind == .count ? "" : cases(own.place, own.counted)
  }

  private func cases(_ place: OwnMeasure.Place, _ filter: Filter) -> String {
    "cases \(place.words)" + (filter.isEverything ? "" : " in which \(filter.text)")
  }
}

extension PlacedText {
  /// The place of a word, counted in characters from 1.
  fileprivate func place(of word: String) -> Int {
    guard let range = text.lowercased().firstRange(of: word) else { return 1 }
    return text.lowercased().distance(from: text.lowercased().startIndex, to: range.lowerBound) + 1
  }
}

extension String {
  /// An id as words: "gun_dismissals" is "Gun dismissals".
  fileprivate var spaced: String {
    let words = String(map { $0 == "_" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension OwnMeasure.Kind {
  fileprivate var unit: MetricUnit {
    switch self {
    case .count: .count
    case .share: .share
    case .quantile, .mean: .days
    }
  }
}

extension OwnMeasure.Place {
  fileprivate var anchor: Metric.Anchor {
    switch self {
    case .period(let field): .period(field)
    case .open, .anywhere: .stock
    }
  }
}

extension OwnMeasure {
  /// The fields that it asks about, in their order.
  fileprivate var requiredFields: [CaseField] {
    var fields: Set<CaseField> = []
    for column in counted.columns.union(numerator.columns) {
      switch column {
      case .field(let field): fields.insert(field)
      case .ageDays, .open: fields.insert(.filed)
      case .days: fields.formUnion([.filed, .disposed])
      case .stalled, .hearings, .nextHearing, .lastEvent: break
      case .lastEventType: fields.insert(.filed)
      case .quietDays: fields.insert(.filed)
      case .standardDaysLeft: fields.formUnion([.filed, .severity])
      case .decisionDays: fields.formUnion([.referred, .screening])
      case .speedyDaysLeft: fields.formUnion([.filed, .speedyTrialDue])
      case .discoveryDaysLeft: fields.formUnion([.filed, .discoveryDue])
      case .diversionDaysLeft: fields.insert(.diversionDue)
      case .departed: fields.insert(.attorney)
      }
    }
    switch place {
    case .period(let field): fields.insert(field)
    case .open: fields.insert(.filed)
    case .anywhere: break
    }
    switch span {
    case .age: fields.insert(.filed)
    case .filedToDisposed: fields.formUnion([.filed, .disposed])
    case .sentence: fields.insert(.sentenceDays)
    case .between(let first, let last): fields.formUnion([first, last])
    case .number(let field): fields.insert(field)
    default: break
    }
    return CaseField.allCases.filter(fields.contains) + fields.own.map(CaseField.own)
  }

  fileprivate var needs: [Metric.Need] {
    let columns = counted.columns.union(numerator.columns)
    var needs: [Metric.Need] = []
    if !columns.isDisjoint(with: [.stalled, .lastEvent, .lastEventType, .quietDays]) {
      needs.append(.events)
    }
    if columns.contains(.stalled) || columns.contains(.nextHearing) { needs.append(.hearings) }
    if columns.contains(.hearings) { needs.append(.eventTypes) }
    if !columns.isDisjoint(with: [
      .stalled, .lastEvent, .lastEventType, .nextHearing, .quietDays,
    ]) {
      needs.append(.present)
    }
    return needs
  }
}
