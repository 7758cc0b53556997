import Cases
import Testing

@Suite("A case derived from its charges")
struct DerivationTests {
  private func store(
    cases: String, charges: String = "", more: [String: String] = [:]
  ) throws -> CaseStore {
    var files = more
    files["cases.csv"] = cases
    if !charges.isEmpty { files["charges.csv"] = charges }
    return try OfficeOnDisk(files).load()
  }

  @Test("ends as the first disposition in order that any charge has")
  func disposition() throws {
    let store = try store(
      cases: "case_id,filed\nA,2024-01-01\nB,2024-01-01\nC,2024-01-01\n",
      charges: """
        case_id,number,disposition,disposed
        A,1,dismissed,2024-02-01
        A,2,plea,2024-03-01
        A,3,dismissed,2024-02-15
        B,1,dismissed,2024-02-01
        B,2,,
        C,1,plea_dismissed,2024-02-01
        C,2,dismissed,2024-02-01

        """)
    #expect(store.labels(.disposition) == ["plea", "", "plea_dismissed"])
    // A case is disposed only when none of its charges is open; then on the latest day.
    #expect(store.daysOf(.disposed) == [day("2024-03-01"), nil, day("2024-02-01")])
    #expect(store.derived.closed == [true, false, true])
  }

  @Test("was filed in the class under which it was referred, where none is given")
  func filedSeverity() throws {
    let store = try store(
      cases: """
        case_id,filed,severity,filed_severity
        A,2024-01-01,misdemeanor,felony
        B,,misdemeanor,
        C,2024-01-01,felony,

        """)
    #expect(store.labels(.filedSeverity) == ["felony", "misdemeanor", "felony"])
  }

  @Test("takes offense and severity from the marked, highest, then lowest-numbered charge")
  func leadCharge() throws {
    let yml = """
      office: X
      profile: caseboard
      class_order: [F1, F2, M]
      """
    let store = try store(
      cases: "case_id,filed\nA,2024-01-01\nB,2024-01-01\nC,2024-01-01\n",
      charges: """
        case_id,number,lead,class,offense,severity
        A,1,false,F1,Arson,felony
        A,2,true,M,Theft,misdemeanor
        B,1,false,M,Theft,misdemeanor
        B,2,false,F2,Fraud,felony
        C,10,false,F2,Fraud,felony
        C,9,false,F2,Robbery,felony

        """, more: ["office.yml": yml])
    #expect(store.labels(.offense) == ["Theft", "Fraud", "Robbery"])
    #expect(store.labels(.severity) == ["misdemeanor", "felony", "felony"])
  }

  @Test("takes the sentence of its charges where it has none of its own, with its days")
  func sentenceOfCharges() throws {
    let store = try store(
      cases: """
        case_id,filed,status,sentence,sentence_days
        A,2024-01-01,closed,,
        B,2024-01-01,closed,jail,
        C,2024-01-01,closed,jail,40

        """,
      charges: """
        case_id,number,disposition,disposed,sentence,sentence_days
        A,1,plea,2024-02-01,prison,400
        B,1,plea,2024-02-01,prison,400
        C,1,plea,2024-02-01,prison,400

        """)
    #expect(store.labels(.sentence) == ["prison", "jail", "jail"])
    #expect(store.numbers(.sentenceDays) == [400, CaseStore.missingNumber, 40])
  }

  @Test("is reported where it is open and all its charges are decided")
  func openWithDecidedCharges() throws {
    let store = try store(
      cases: "case_id,filed,status\nA,2024-01-01,open\nB,2024-01-01,open\nC,2024-01-01,open\n",
      charges: """
        case_id,number,disposition,disposed
        A,1,plea,2024-02-01
        B,1,plea,2024-02-01
        B,2,,

        """)
    #expect(store.finding(.openWithDisposition, "status")?.rows == 1)
    #expect(store.labels(.disposition) == ["", "", ""])
  }

  @Test("is on a past day what was known then, with its charges and events")
  func pastRecords() throws {
    let store = try store(
      cases: "case_id,filed,status\nA,2024-01-01,closed\nB,2024-01-01,inactive\n",
      charges: """
        case_id,number,disposition,disposed,sentence
        A,1,dismissed,2024-02-01,
        A,2,plea,2024-05-01,jail

        """,
      more: [
        "events.csv": "case_id,date,type\nA,2024-02-01,x\nA,2024-05-01,y\n",
        "hearings.csv": "case_id,date,time,type\nA,2024-06-01,,z\n",
      ])
    let past = store.lookingBack(to: day("2024-03-01"))
    #expect(past.labels(.status) == ["open", "open"])
    #expect(past.related.charges(of: 0).map(\.dispositionWord) == ["dismissed", ""])
    #expect(past.related.charges(of: 0).map(\.sentence) == [nil, nil])
    #expect(past.related.events(of: 0).map(\.word) == ["x"])
    #expect(past.related.hearings(of: 0).isEmpty)
    #expect(store.related.charges(of: 0).map(\.dispositionWord) == ["dismissed", "plea"])
  }

  @Test("reports days of charges that cannot be true")
  func implausibleChargeDays() throws {
    let store = try store(
      cases: "case_id,filed\nA,2024-01-01\n",
      charges: """
        case_id,number,disposition,disposed
        A,1,plea,2124-02-01
        A,2,plea,2024-02-01
        A,3,plea,1712-02-01

        """)
    #expect(store.daysOf(.disposed) == [day("2024-02-01")])
    #expect(store.finding(.implausibleDay, "charge disposed")?.rows == 2)
  }

  @Test("has no sentence longer than a thousand years, wherever it is written")
  func longestSentence() throws {
    let store = try store(
      cases: """
        case_id,filed,disposed,disposition,sentence,sentence_days
        A,2024-01-01,2024-02-01,plea,prison,365000
        B,2024-01-01,2024-02-01,plea,prison,2000000000

        """)
    #expect(store.numbers(.sentenceDays) == [365_000, CaseStore.missingNumber])
    #expect(store.finding(.badValue, "sentence_days")?.rows == 1)
    let ofCharges = try self.store(
      cases: "case_id,filed\nA,2024-01-01\n",
      charges: """
        case_id,number,disposition,disposed,sentence,sentence_days
        A,1,plea,2024-02-01,prison,2000000000
        A,2,plea,2024-02-01,prison,30

        """)
    #expect(ofCharges.numbers(.sentenceDays) == [30])
  }

  @Test("has the earliest judgment's sentence of each charge, the severest of all charges")
  func sentence() throws {
    let store = try store(
      cases: "case_id,filed,status\nA,2024-01-01,closed\nB,2024-01-01,closed\n",
      charges: """
        case_id,number,disposition,judged,sentence,sentence_days
        A,1,plea,2024-05-01,prison,900
        A,1,plea,2024-02-01,probation,
        A,2,plea,2024-02-01,jail,30
        B,1,plea,,jail,10
        B,1,plea,2024-03-01,jail,20
        B,2,plea,2024-03-01,jail,15

        """)
    #expect(store.labels(.sentence) == ["jail", "jail"])
    #expect(store.numbers(.sentenceDays) == [30, 20])
  }

  @Test("that its status says is open has no disposition, and a rule reports it")
  func openWithDisposition() throws {
    let store = try store(
      cases: """
        case_id,filed,status,disposed,disposition
        A,2024-01-01,open,2024-02-01,dismissed
        B,2024-01-01,closed,,dismissed
        C,2024-01-01,inactive,,
        D,2024-03-01,closed,2024-02-01,plea

        """)
    #expect(store.labels(.disposition) == ["", "dismissed", "", "plea"])
    #expect(store.daysOf(.disposed)[0] == nil)
    #expect(store.derived.closed == [false, true, false, true])
    #expect(store.derived.inactive == [false, false, true, false])
    #expect(store.finding(.openWithDisposition, "status")?.rows == 1)
    #expect(store.finding(.closedWithoutDay, "disposed")?.first.map(\.line) == [3])
    #expect(store.finding(.disposedBeforeFiled, "disposed")?.first.map(\.line) == [5])
  }

  @Test("keeps an implausible day out of every number, and counts it")
  func implausible() throws {
    let store = try store(
      cases: """
        case_id,filed,age,speedy_trial_due
        A,1712-01-01,-4,2026-01-01
        B,2219-01-01,137,2039-01-01
        C,2024-06-01,30,
        D,5/30/2024,10,

        """)
    #expect(store.dataDay == day("2024-06-01"))
    #expect(store.daysOf(.filed) == [nil, nil, day("2024-06-01"), day("2024-05-30")])
    #expect(store.finding(.implausibleDay, "filed")?.rows == 2)
    #expect(store.finding(.implausibleAge, "age")?.rows == 2)
    // A due day may lie ahead, but not for ever.
    #expect(store.daysOf(.speedyTrialDue).prefix(2) == [day("2026-01-01"), nil])
  }

  @Test("is Hispanic by ethnicity, but Black and Native American stay")
  func race() throws {
    let store = try store(
      cases: """
        case_id,race,ethnicity
        A,White,Hispanic
        B,Black,Hispanic
        C,,Hispanic or Latino
        D,Native American,Hispanic
        E,NA,Not Hispanic
        F,Martian,

        """)
    #expect(
      store.labels(.race)
        == ["Hispanic", "Black", "Hispanic", "Native American", "Unknown", "Martian"])
    #expect(store.finding(.unlistedValue, "race")?.values == ["Martian (1)"])
    #expect(store.finding(.missingRace, "race")?.rows == 1)
  }

  @Test("belongs to one attorney in whatever spelling, to nobody when blank")
  func attorneys() throws {
    let yml = "office: X\nprofile: caseboard\nplaceholders: [Vacancy]\n"
    let store = try store(
      cases: """
        case_id,attorney
        A,"Doe, Jane"
        B,"DOE,  JANE"
        C,doe jane
        D,
        E,Vacancy

        """, more: ["office.yml": yml])
    #expect(store.labels(.attorney) == ["Doe, Jane", "Doe, Jane", "Doe, Jane", "", "Vacancy"])
    #expect(store.finding(.nameVariants, "attorney")?.rows == 2)
    #expect(store.finding(.missingAttorney, "attorney")?.rows == 1)
    #expect(store.derived.placeholder == [false, false, false, false, true])
  }

  @Test("belongs to who held it when it was decided, and takes unit from staff")
  func assignments() throws {
    let store = try store(
      cases: "case_id,attorney,filed,disposed,status\n"
        + "A,Late,2024-01-01,2024-02-01,closed\nB,Late,2024-01-01,,open\n",
      more: [
        "assignments.csv": """
        case_id,attorney,from,to
        A,Early,2024-01-01,2024-03-01
        A,Late,2024-03-02,
        B,Early,2024-01-01,2024-03-01
        B,Late,2024-03-02,

        """,
        "staff.csv": "attorney,unit,placeholder\nEarly,Theft,yes\nLate,Homicide,no\n",
        "events.csv": "case_id,date,type\nB,2024-06-01,x\n",
      ])
    #expect(store.labels(.attorney) == ["Early", "Late"])
    #expect(store.labels(.unit) == ["Theft", "Homicide"])
    // In February the other attorney held the open case.
    let past = store.lookingBack(to: day("2024-02-15"))
    #expect(past.labels(.attorney) == ["Early", "Early"])
    #expect(store.derived.placeholder == [true, false])
    #expect(past.derived.placeholder == [true, true])
  }

  @Test("counts its court dates up to the disposition")
  func calendar() throws {
    let yml = """
      office: X
      profile: caseboard
      as_of: 2024-06-01
      values: { event_type: { hearing: [Trial], continuance: [Moved], clerical: [Mail] } }
      """
    let store = try store(
      cases: "case_id,filed,disposed\nA,2024-01-01,2024-03-01\nB,2024-01-01,\n",
      more: [
        "office.yml": yml,
        "events.csv": """
        case_id,date,type
        A,2024-02-01,Trial
        A,2024-02-01,Moved
        A,2024-04-01,Trial
        B,2024-02-01,Trial
        B,2024-05-20,Mail
        B,2219-05-20,Trial
        Z,2024-02-01,Trial

        """,
        "hearings.csv": "case_id,date,time,type\nB,2024-06-01,09:00,Trial\nB,2024-05-01,,Trial\n",
      ])
    #expect(store.derived.hearings == [1, 1])
    #expect(store.derived.continuances == [1, 0])
    // Mail is clerical: it does not count as something that happened.
    #expect(store.derived.lastEvent == [day("2024-04-01").number, day("2024-02-01").number])
    #expect(store.derived.nextHearing == [Day.missing, day("2024-06-01").number])
    #expect(store.finding(.orphan, "event")?.rows == 1)
    #expect(store.finding(.implausibleDay, "event")?.rows == 1)
    #expect(store.related.hearings(of: 1).map(\.word) == ["Trial", "Trial"])
  }

  @Test("has findings of other tables as shares of those tables' rows")
  func findingsOfOtherTables() throws {
    let store = try store(
      cases: "case_id,filed\nA,2024-01-01\n",
      more: ["events.csv": "case_id,date,type\nA,2024-01-02,Call\nA,soon,Call\nA,,Call\n"])
    let finding = try #require(store.finding(.badValue, "event date"))
    #expect(finding.rows == 1)
    #expect(finding.outOf == 3)
    #expect(store.finding(.badValue, "date") == nil)
  }

  @Test("is held by nobody since a day that cannot be true, which is reported")
  func implausibleAssignments() throws {
    let store = try store(
      cases: "case_id,filed,attorney\nA,2024-01-01,Ada\nB,2024-06-01,Ada\n",
      more: [
        "assignments.csv": """
        case_id,attorney,from,to
        A,Ben,1024-01-01,
        B,Cleo,2024-02-01,2199-01-01

        """,
        "staff.csv": "attorney,from,to\nAda,1019-05-01,\n",
      ])
    #expect(store.labels(.attorney) == ["Ada", "Cleo"])
    #expect(store.finding(.implausibleDay, "assignment from")?.rows == 1)
    #expect(store.finding(.implausibleDay, "assignment to")?.rows == 1)
    #expect(store.finding(.implausibleDay, "staff from")?.rows == 1)
  }
}
