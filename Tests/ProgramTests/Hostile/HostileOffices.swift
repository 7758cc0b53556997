import Cases

extension HostileInput {
  private static func text(_ text: String) -> Content { .bytes(Array(text.utf8)) }

  /// An office with further files beside the plain cases.
  private static func beside(
    _ description: String, _ files: [String: String], setAside: Int = 0,
    _ findings: [QualityRule: Int] = [:]
  ) -> HostileInput {
    var all = ["office.yml": plainOffice, "cases.csv": text(plain)]
    for (name, content) in files { all[name] = text(content) }
    return HostileInput(
      description: description, files: all,
      outcome: .read(filed: 3, open: 2, setAside: setAside, findings))
  }

  /// Offices whose files are whole, and whose rows fit each other badly.
  static let misfits: [HostileInput] = [
    .beside(
      "charges, events and hearings of no case",
      [
        "charges.csv": "case_id,number,title\nA-1,1,Theft\nZ-9,1,Theft\n",
        "events.csv": "case_id,date,type\nZ-9,2026-02-01,Hearing\nZ-8,2026-02-01,Hearing\n",
        "hearings.csv": "case_id,date,time\n,2026-07-01,09:00\nA-1,2026-07-01,09:00\n",
      ], setAside: 1,
      [.orphan: 3, .missingKey: 1]),
    .beside(
      "events that have not happened",
      [
        "events.csv": "case_id,date\nA-1,2109-01-01\nA-1,2026-07-01\nA-1,2026-06-30\n"
      ], [.implausibleDay: 2]),
    .beside(
      "hearings in another century",
      [
        "hearings.csv": "case_id,date\nA-1,2031-06-30\nA-1,2032-01-01\nA-1,1712-01-01\n"
      ], [.implausibleDay: 2]),
    .beside("a table with a header alone", ["events.csv": "case_id,date,type\n"]),
    .beside(
      "further files that nobody asks for",
      ["notes.csv": "\u{0}\u{0}", ".hidden.csv": "<html>", "cases.csv~": "x", "README": "y"]),
    .beside(
      "staff of nobody",
      ["staff.csv": "attorney,role,placeholder,fte\nAdams,attorney,maybe,half\n,,,\n"],
      [.badValue: 2]),
    .beside(
      "staff beyond all numbers",
      [
        "staff.csv": "attorney,fte\nAdams,nan\nBaker,1e300\nCohen,-inf\nDiaz,99999999999999999999\n"
      ],
      [.badValue: 3]),
    .beside(
      "populations beyond all numbers",
      ["population.csv": "race,count,year\nWhite,99999999999999999999,-1\nBlack,nan,MMXX\n"],
      [.badValue: 2]),
    HostileInput(
      description: "groups of 1 to 11",
      files: [
        "office.yml": plainOffice,
        "cases.csv": text(
          header
            + (1...11).flatMap { size in
              (1...size).map { "G\(size)-\($0),2026-01-05,open,,Group \(size),Adams\n" }
            }.joined()),
      ], outcome: .read(filed: 66, open: 66, setAside: 0, [.unlistedValue: 66])),
    HostileInput(
      description: "a header alone, and nothing that says which day it is",
      files: ["cases.csv": text(header)],
      outcome: .read(filed: 0, open: 0, setAside: 0, [:])),
    HostileInput(
      description: "no day at all, and nothing that says which day it is",
      files: ["cases.csv": text("case_id,filed,status\nA-1,,open\nA-2,n/a,closed\n")],
      outcome: .read(filed: 0, open: 0, setAside: 0, [:])),
    HostileInput(
      description: "an event file of one line without an end",
      files: [
        "office.yml": plainOffice, "cases.csv": text(plain),
        "events.csv": text("case_id,date," + String(repeating: "x", count: 3 << 20)),
      ], outcome: .read(filed: 3, open: 2, setAside: 0, [:])),
    HostileInput(
      description: "numbers and ages as people write them",
      files: [
        "office.yml": plainOffice,
        "cases.csv": text(
          "case_id,filed,status,race,attorney,age,priors,bail_set\n"
            + "A-1,2026-01-05,open,White,Adams,-4,\"1,234\",\"$2,500.00\"\n"
            + "A-2,2026-01-05,open,White,Adams,137,-,n/a\n"
            + "A-3,2026-01-05,open,White,Adams,119,NULL,72.2%\n"
            + "A-4,2026-01-05,open,White,Adams,abc,99999999999999999999,1e9\n"),
      ],
      outcome: .read(filed: 4, open: 4, setAside: 0, [.implausibleAge: 3, .badValue: 4])),
    HostileInput(
      description: "the first plausible day and the one before it",
      files: [
        "office.yml": plainOffice,
        "cases.csv": text(
          header + "A-1,1900-01-01,open,,White,Adams\nA-2,1899-12-31,open,,White,Adams\n"
            + "A-3,2026-06-30,open,,White,Adams\n"),
      ], outcome: .read(filed: 1, open: 2, setAside: 0, [.implausibleDay: 1])),
    HostileInput(
      description: "a sentence without an end",
      files: [
        "office.yml": text("office: X\nprofile: wisconsin-ccap\nas_of: 2022-11-05\n"),
        "cases.csv": text(
          "caseKey,filingDate,prosAtty,respCtofc,defendantRace,defendantSex,ageAtFiling,"
            + "wcisClsCode,caseType,status,warrantCount,lastOrderDate\n"
            + "C-1,2022-01-05,PA-1,J-1,Caucasian,Male,30,Theft,CF,Closed,0,2022-05-01\n"),
        "charges.csv": text(
          "caseKey,chargeId,descr,statuteCite,severity,dispoDesc,orderDate,sentDate,action,"
            + "supervisions\n"
            + "C-1,1,Theft,1,Felony A,Guilty Due to Guilty Plea,2022-05-01,2022-05-01,,"
            + "State Prison 9223372036854775807 Years\n"),
      ], outcome: .read(filed: 1, open: 0, setAside: 0, [:])),
  ]
}
