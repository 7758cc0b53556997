import Cases

extension Scenario.Step {
  /// Reads a step.
  ///
  /// - Throws: ``ScenarioError`` with the forms that there are.
  public init(parsing text: String) throws(ScenarioError) {
    var parser = try StepParser(text)
    self = try parser.step()
  }

  /// The forms of steps, as they are written.
  public static let forms = [
    "attorney NAME leaves", "attorney NAME leaves to NAME",
    "move all cases from NAME to NAME", "move 25 % of cases from NAME to NAME",
    "move 30 cases from NAME to NAME where FILTER", "return cases from NAME to NAME",
    "unit NAME merges into NAME", "hire 1 in UNIT", "hire 2 at 0.5 in UNIT ramp 3 months",
    "weight of felony is 30", "weight of offense NAME is 30", "decline OFFENSE",
    "decline 50 % of OFFENSE", "felony within 365 days for 90 %", "inflow +10 %",
    "inflow -5 % of OFFENSE",
  ]
}

/// Reads the words of a step.
private struct StepParser {
  private struct Word {
    var text: String
    var isQuoted: Bool
    /// Where the rest of the text begins, for a filter.
    var end: String.Index
    var isKeyword: Bool { !isQuoted && Scenario.Step.reserved.contains(text.lowercased()) }
  }

  private let text: String
  private var words: [Word] = []
  private var next = 0

  init(_ text: String) throws(ScenarioError) {
    self.text = text
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == " " {
        index = text.index(after: index)
        continue
      }
      var word = ""
      let isQuoted = text[index] == "\""
      if isQuoted {
        (word, index) = try Self.quoted(text, from: index)
      } else {
        while index < text.endIndex, text[index] != " " {
          word.append(text[index])
          index = text.index(after: index)
        }
      }
      words.append(Word(text: word, isQuoted: isQuoted, end: index))
      // What follows is a filter, which has a language of its own.
      if !isQuoted, word.lowercased() == "where" { break }
    }
  }

  private static func quoted(
    _ text: String, from start: String.Index
  ) throws(ScenarioError) -> (String, String.Index) {
    var word = ""
    var index = text.index(after: start)
    while index < text.endIndex {
      let letter = text[index]
      index = text.index(after: index)
      if letter != "\"" {
        word.append(letter)
      } else if index < text.endIndex, text[index] == "\"" {
        word.append("\"")
        index = text.index(after: index)
      } else {
        return (word, index)
      }
    }
    throw ScenarioError(text: text, why: "a quotation mark is not closed")
  }

  mutating func step() throws(ScenarioError) -> Scenario.Step {
    let step: Scenario.Step
    switch words.first?.text.lowercased() {
    case "attorney": step = try leaves()
    case "move": step = try moves()
    case "return": step = try returns()
    case "unit": step = try merges()
    case "hire": step = try hires()
    case "weight": step = try weighs()
    case "decline": step = try declines()
    case "inflow": step = try inflow()
    default: step = try meets()
    }
    guard next == words.count else { throw error("“\(words[next].text)” is not understood") }
    return step
  }

  // MARK: - The forms

  private mutating func leaves() throws(ScenarioError) -> Scenario.Step {
    next += 1
    let name = try name("the attorney")
    try expect("leaves")
    return .leaves(attorney: name, to: take("to") ? try self.name("the other attorney") : nil)
  }

  private mutating func moves() throws(ScenarioError) -> Scenario.Step {
    next += 1
    let amount: Scenario.Amount
    if take("all") {
      amount = .all
    } else {
      let (number, isPercent) = try number("how many cases")
      guard isPercent ? (0...100).contains(number) : number >= 0 && number == number.rounded()
      else { throw error("expected a number of cases, or a percentage up to 100") }
      amount = isPercent ? .percent(number) : .cases(Int(min(number, 1e9)))
    }
    _ = take("of")
    try expect("cases")
    try expect("from")
    let from = try name("the attorney who has them")
    try expect("to")
    let to = try name("the attorney who gets them")
    return .moves(amount, from: from, to: to, only: take("where") ? try filter() : .everything)
  }

  private mutating func returns() throws(ScenarioError) -> Scenario.Step {
    next += 1
    try expect("cases")
    try expect("from")
    let from = try name("the attorney who has them")
    try expect("to")
    return .returns(from: from, to: try name("the attorney who had them"))
  }

  private mutating func merges() throws(ScenarioError) -> Scenario.Step {
    next += 1
    let unit = try name("the unit")
    try expect("merges")
    try expect("into")
    return .merges(unit: unit, into: try name("the other unit"))
  }

  private mutating func hires() throws(ScenarioError) -> Scenario.Step {
    next += 1
    let count = try number("how many attorneys").value
    guard (1...100).contains(count), count == count.rounded() else {
      throw error("expected 1 to 100 attorneys")
    }
    let fte = take("at") ? try number("a part of full time").value : 1
    guard (0.01...1).contains(fte) else { throw error("expected 0.01 to 1 of full time") }
    let unit = take("in") ? try name("the unit") : nil
    var ramp = Double(Scenario.Step.usualRamp)
    if take("ramp") {
      ramp = try number("the months until full load").value
      guard take("months") || take("month") else { throw error("expected months") }
    }
    guard (0...60).contains(ramp), ramp == ramp.rounded() else {
      throw error("expected 0 to 60 months")
    }
    return .hires(
      Int(count), fteHundredths: Int((fte * 100).rounded()), unit: unit, ramp: Int(ramp))
  }

  private mutating func weighs() throws(ScenarioError) -> Scenario.Step {
    next += 1
    try expect("of")
    let isOffense = take("offense")
    let name = try name("a severity or an offense")
    try expect("is")
    let weight = try number("the weight").value
    guard (0...1e6).contains(weight) else { throw error("expected a weight from 0 on") }
    let isSeverity = Severity.allCases.contains { $0.word == name.lowercased() }
    return .weighs(name: name, isOffense: isOffense || !isSeverity, weight: weight)
  }

  private mutating func declines() throws(ScenarioError) -> Scenario.Step {
    next += 1
    var percent = 100.0
    if next < words.count, !words[next].isQuoted, words[next].text.first?.isNumber == true {
      percent = try number("a percentage").value
      try expect("of")
    }
    guard (0...100).contains(percent) else { throw error("expected 0 to 100 %") }
    return .declines(name: try name("an offense or a severity"), percent: percent)
  }

  private mutating func inflow() throws(ScenarioError) -> Scenario.Step {
    next += 1
    let percent = try number("a change in percent, such as +10 %").value
    guard (-100...1000).contains(percent) else { throw error("expected −100 to 1000 %") }
    return .inflow(
      percent: percent, of: take("of") ? try name("an offense or a severity") : nil)
  }

  private mutating func meets() throws(ScenarioError) -> Scenario.Step {
    guard let word = words.first?.text.lowercased(),
      let severity = Severity.allCases.first(where: { $0.word == word })
    else { throw error("not a step; write one such as " + Scenario.Step.forms[0]) }
    next += 1
    try expect("within")
    let days = try number("a number of days").value
    guard (1...3650).contains(days), days == days.rounded() else {
      throw error("expected 1 to 3650 days")
    }
    _ = take("days")
    let percent = take("for") ? try number("a percentage").value : 98
    guard percent > 0, percent < 100 else {
      throw error("expected more than 0 and less than 100 %")
    }
    return .meets(severity, days: Int(days), percent: percent)
  }

  // MARK: - Words

  private func error(_ why: String) -> ScenarioError { ScenarioError(text: text, why: why) }

  private mutating func take(_ word: String) -> Bool {
    guard next < words.count, !words[next].isQuoted, words[next].text.lowercased() == word else {
      return false
    }
    next += 1
    return true
  }

  private mutating func expect(_ word: String) throws(ScenarioError) {
    guard take(word) else { throw error("expected “\(word)”") }
  }

  /// A name in quotes, or all words up to the next that parts a step.
  private mutating func name(_ what: String) throws(ScenarioError) -> String {
    if next < words.count, words[next].isQuoted {
      next += 1
      return words[next - 1].text
    }
    let first = next
    while next < words.count, !words[next].isKeyword { next += 1 }
    guard next > first else { throw error("expected the name of \(what)") }
    return words[first..<next].map { $0.isQuoted ? "\"\($0.text)\"" : $0.text }
      .joined(separator: " ")
  }

  /// A number, with or without a percent sign behind it.
  private mutating func number(
    _ what: String
  ) throws(ScenarioError) -> (value: Double, isPercent: Bool) {
    guard next < words.count, !words[next].isQuoted else { throw error("expected \(what)") }
    var digits = words[next].text
    var isPercent = digits.hasSuffix("%")
    if isPercent { digits.removeLast() }
    if digits.hasPrefix("−") { digits = "-" + digits.dropFirst() }
    guard let value = Double(digits), value.isFinite else { throw error("expected \(what)") }
    next += 1
    if next < words.count, words[next].text == "%" {
      isPercent = true
      next += 1
    }
    return (value, isPercent)
  }

  private mutating func filter() throws(ScenarioError) -> Filter {
    let rest = String(text[words[next - 1].end...])
    do { return try Filter(parsing: rest) } catch {
      throw ScenarioError(text: text, why: "filter, \(error)")
    }
  }
}
