import Cases
import Foundation
import Testing

@Suite("An office.yml")
struct OfficeDefinitionTests {
  private func error(_ yml: String, cases: String = "case_id,filed\n1,2024-01-01\n") throws
    -> String
  {
    let office = try OfficeOnDisk(["office.yml": yml, "cases.csv": cases])
    let error = #expect(throws: LoadError.self) { try office.load() }
    return error.map(\.description) ?? ""
  }

  @Test("with a misspelled key says where, and which key is near")
  func misspelledKey() throws {
    #expect(
      try error("office: X\nprofle: caseboard\n")
        == "office.yml:2:1: unknown key “profle”; did you mean “profile”?")
    #expect(
      try error("office: X\nprofile: caseboard\nstandards: { felny: 1 }\n")
        .hasPrefix("office.yml:3:14: unknown word “felny”; did you mean “felony”?"))
  }

  @Test("that names a column that is not there says which one is near")
  func missingColumn() throws {
    let message = try error(
      """
      office: X
      sources:
        - { file: cases.csv, into: case, key: [case_id], fields: { filed: filled } }
      """)
    #expect(message == "office.yml:3: cases.csv has no column “filled”; did you mean “filed”?")
  }

  @Test("whose key column is absent is refused at the file")
  func missingKey() throws {
    let message = try error("office: X\nprofile: caseboard\n", cases: "id,filed\n1,2024-01-01\n")
    #expect(message.hasPrefix("cases.csv:1:1: no column named “case_id”"))
  }

  @Test("never has its words changed by YAML's guesses")
  func words() throws {
    let store = try OfficeOnDisk([
      "office.yml": """
      office: 2022-11-05
      profile: caseboard
      as_of: 2024-06-30
      values: { race: { White: [NO], Black: [1-2, 0x10] } }
      """,
      "cases.csv": "case_id,race\n1,NO\n2,1-2\n3,0x10\n",
    ]).load()
    #expect(store.office.name == "2022-11-05")
    #expect(store.labels(.race) == ["White", "Black", "Black"])
  }

  @Test("lists words that mean the same in whatever case the data writes them")
  func wordCase() throws {
    let store = try OfficeOnDisk([
      "office.yml": """
      office: X
      profile: caseboard
      values: { disposition: { plea: ["*PLEA*"], dismissed: [Nolle pros] } }
      """,
      "cases.csv": "case_id,disposition\n1,Guilty Plea\n2,NOLLE PROS\n3,nolle\n",
    ]).load()
    #expect(store.labels(.disposition) == ["plea", "dismissed", "other"])
    #expect(store.finding(.unlistedValue, "disposition")?.rows == 1)
  }

  @Test("reads the choices of the office")
  func choices() throws {
    let office = try OfficeOnDisk([
      "office.yml": """
      office: X
      profile: caseboard
      as_of: 2024-05-01
      clock: referred
      standards: { felony: 300 }
      thresholds: { stalled: 60, small_n: 10 }
      weights: { severity: { felony: 5 }, offense: { Homicide: 50 } }
      attorney_hours: 1500
      delay: { decide_by: 14, continuance_minutes: 7.5, jail_bed_day: 90, currency: "€" }
      equivalence: [0.9, 1.1]
      sharing: 6
      coverage:
        selected_by: referred
        complete: [2023-01-01..2024-05-01]
        removed: { dismissed: 2y }
        lookback: 18m
      """,
      "cases.csv": "case_id\n1\n",
    ]).load().office
    #expect(office.clock == .referred)
    #expect(office.standards == [.felony: 300, .misdemeanor: 180])
    #expect(office.stalledAfter == 60 && office.fewCases == 10)
    #expect(office.weights.bySeverity[.felony] == 5)
    #expect(office.weights.byOffense == ["homicide": 50] && !office.weights.areDefaults)
    #expect(office.weights.areHours && office.weights.isDefault(.other))
    #expect(!office.weights.isDefault(.felony) && office.saysAttorneyHours)
    #expect(office.delay.decideBy == 14 && office.delay.saysDecideBy)
    #expect(office.delay.continuanceMinutes == 7.5 && office.delay.hourlySalaries == nil)
    #expect(office.delay.jailBedDay == 90 && office.delay.currency == "€")
    #expect(office.attorneyHours == 1500 && office.sharingSmallest == 6)
    #expect(office.equivalence == 0.9...1.1)
    #expect(office.coverage?.complete == [day("2023-01-01")...day("2024-05-01")])
    #expect(office.coverage?.removedAfterMonths == [.dismissed: 24])
    #expect(office.coverage?.lookbackMonths == 18)
  }

  @Test("is not needed where a profile fits the headers, and without either the columns are named")
  func recognized() throws {
    #expect(try OfficeOnDisk(["cases.csv": "case_id\n1\n"]).load().office.profile == "caseboard")
    let office = try OfficeOnDisk(["cases.csv": "Number,Opened\n1,2\n"])
    let error = #expect(throws: LoadError.self) { try office.load() }
    #expect(
      error?.description
        == "cases.csv:1:1: no built-in profile fits the columns Number, Opened; "
        + "write an office.yml that says what they mean")
  }

  @Test("can be one file alone")
  func oneFile() throws {
    let office = try OfficeOnDisk(["export.csv": "case_id,filed\n1,2024-01-01\n"])
    let store = try CaseStore.load(path: office.path + "/export.csv", options: .test)
    #expect(store.count == 1)
  }

  @Test("may name files of a lower folder by a pattern")
  func lowerFolder() throws {
    let source = "sources: [{file: 'export/cases-*.csv', into: case, key: [case_id]}]\n"
    let office = try OfficeOnDisk(["office.yml": "office: X\n" + source])
    try FileManager.default.createDirectory(
      at: office.folder.appendingPathComponent("export"), withIntermediateDirectories: true)
    for year in [2023, 2024] {
      try office.write("export/cases-\(year).csv", "case_id\n\(year)\n")
    }
    try office.write("export/other.csv", "x\n")
    #expect(try office.load().labels(.caseID) == ["2023", "2024"])
  }

  @Test("with a sentence pattern reads kind and length from a text")
  func sentencePatterns() throws {
    let store = try OfficeOnDisk([
      "office.yml": """
      office: X
      profile: caseboard
      patterns:
        sentence:
          split: "; "
          ignore: ["*Stayed*"]
          parts: { prison: ["Prison*"], jail: ["Jail*"], probation: ["Probation*"], other: ["*"] }
          together: { probation_jail: [jail, probation] }
          unlimited: ["*Life*"]
          units: { Years: 365, Months: 30, Days: 1 }
      """,
      "cases.csv": "case_id,status\n1,closed\n2,closed\n3,closed\n4,closed\n",
      "charges.csv": """
      case_id,number,disposition,sentence
      1,1,plea,"Jail 1 Years, 6 Months; Probation 2 Years"
      2,1,plea,Prison Life; Jail 30 Days
      3,1,plea,Jail 30 Days Stayed; Fee
      4,1,plea,Jail 30 Days; Jail 2 Months

      """,
    ]).load()
    #expect(store.labels(.sentence) == ["probation_jail", "prison", "other", "jail"])
    let none = CaseStore.missingNumber
    #expect(store.numbers(.sentenceDays) == [545, none, none, 60])
  }
}
