import Testing

@testable import Cases

@Suite("A text of a settings file")
struct PlacedTextTests {
  /// The place of a character of `numerator`, from 1.
  private func place(_ yaml: String, of word: String) throws -> String {
    let root = try YAMLValue(text: yaml, file: "office.yml")
    let text = try #require(try root.table(["numerator", "of"])["numerator"]).placedText()
    let range = try #require(text.text.firstRange(of: word))
    let character = text.text.distance(from: text.text.startIndex, to: range.lowerBound) + 1
    return text.error(at: character, "here").description
  }

  @Test("is pointed into, however YAML writes it")
  func places() throws {
    #expect(try place("numerator: a = b and c = d", of: "c =") == "office.yml:1:22: here")
    #expect(try place("numerator: 'a = ''b'' and c = d'", of: "c =") == "office.yml:1:27: here")
    #expect(
      try place(#"numerator: "a = \"b\" and c = d""#, of: "c =") == "office.yml:1:27: here")
    #expect(try place("numerator: a = b\n  and c = d", of: "c =") == "office.yml:2:7: here")
    #expect(try place("numerator: |\n  a = b\n  and c = d\n", of: "c =") == "office.yml:3:7: here")
    #expect(try place("numerator: >-\n  a = b\n  and c = d\n", of: "c =") == "office.yml:3:7: here")
    #expect(try place("{ numerator: é = b and c = d }", of: "c =") == "office.yml:1:24: here")
  }

  @Test("is pointed at as a whole beyond its end, and nowhere where it was not written")
  func ends() throws {
    let root = try YAMLValue(text: "numerator: ab", file: "office.yml")
    let text = try #require(try root.table(["numerator"])["numerator"]).placedText()
    #expect(text.error(at: 99, "here").description == "office.yml:1:13: here")
    #expect(PlacedText("ab").error("here").description == "office.yml: here")
  }
}

@Suite("An office.yml with metrics and targets")
struct OwnMetricYAMLTests {
  private func office(_ yaml: String) throws(LoadError) -> Office {
    try OfficeDefinition(yaml: yaml, file: "office.yml") { (_) throws(LoadError) in nil }.office
  }

  private func message(_ yaml: String) -> String {
    do {
      _ = try office(yaml)
      return "understood"
    } catch {
      return error.description
    }
  }

  @Test("keeps them as they are written")
  func reading() throws {
    let office = try office(
      """
      office: X
      metrics:
        - { id: guns, numerator: open, anchor: filed }
      targets: { open: at most 5 }
      """)
    #expect(office.ownMetrics.map(\.id.text) == ["guns"])
    #expect(office.ownMetrics.first?.entries["numerator"]?.text == "open")
    #expect(office.targets.map(\.wanted.text) == ["at most 5"])
    #expect(office.remarks.isEmpty)
  }

  @Test("says where it cannot be understood")
  func hostile() {
    #expect(message("metrics: 5") == "office.yml:1:10: expected `key: value` lines here")
    #expect(message("metrics:\n  - title: x") == "office.yml:2:5: a metric needs an `id:`")
    #expect(
      message("metrics:\n  - { id: a, numeratr: open }")
        == "office.yml:2:14: unknown key “numeratr”; did you mean “numerator”?")
    #expect(
      message("metrics:\n  - { id: a }\n  - { id: a }")
        == "office.yml:3:11: the metric “a” stands twice")
    #expect(
      message("metrics:\n  - { id: a, numerator: [open] }")
        == "office.yml:2:25: expected one value here")
    #expect(message("targets: [open]") == "office.yml:1:10: expected `key: value` lines here")
    #expect(message("targets: { open: { low: 1 } }") == "office.yml:1:18: expected one value here")
  }

  @Test("refuses weights and hours that are none, at their place")
  func weights() {
    for number in ["-1", "nan", "inf", "many"] {
      #expect(
        message("weights: { severity: { felony: \(number) } }")
          == "office.yml:1:32: expected a number that is not negative")
    }
    #expect(
      message("weights: { severity: { felonny: 3 } }")
        == "office.yml:1:24: unknown word “felonny”; did you mean “felony”?")
    #expect(message("attorney_hours: 0") == "office.yml:1:17: expected a number above 0")
    #expect(
      message("standards: { felony: 0 }")
        == "office.yml:1:22: expected a whole number from 1 to 36500")
  }
}
