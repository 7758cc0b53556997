import Cases
import Foundation
import Metrics
import Testing

/// A small office with every table, whose numbers can be counted by hand.
///
/// It is looked at on 2024-12-31, for the year 2024. Of the cases filed in it, A, B and T end in
/// convictions for less than, much less than, and other than what was filed; C is dismissed, E
/// diverted and back as L, O transferred; F, G, H and R are open, I is inactive; J was declined, K
/// waits for a decision; P is closed at an unknown day, Q disposed before filed; M was diverted and
/// came back as N, S was diverted without a name.
enum SmallOffice {
  static let files = [
    "office.yml": """
    office: Small County
    profile: caseboard
    as_of: 2024-12-31
    class_order: [F1, F2, M1, M2]
    placeholders: [Vacancy]
    thresholds: { small_n: 2 }
    weights: { severity: { felony: 12, misdemeanor: 3, other: 1 } }

    """,
    "cases.csv": """
    case_id,defendant_id,attorney,offense,severity,violent,race,counsel,referred,screened,screening,filed,custody,bail_requested,diversion_accepted,diversion_result,diversion_closed,status,disposed,disposition,sentence,sentence_days,victim_race,victim_contacted
    A,D1,Ada,Robbery,felony,true,White,public,2024-01-02,2024-01-05,filed,2024-01-10,detained,true,,,,closed,2024-03-10,plea,prison,400,Black,2024-01-15
    B,D2,Ada,Assault,felony,true,Black,private,2024-01-20,2024-02-01,filed,2024-02-01,released,false,,,,closed,2024-08-19,trial_convicted,jail,30,White,2024-02-11
    C,D3,Ben,Theft,misdemeanor,false,Black,public,2024-02-25,2024-03-01,filed,2024-03-01,released,false,,,,closed,2024-03-21,dismissed,,,Black,
    D,D4,Ben,Burglary,felony,false,White,appointed,2023-05-30,2023-06-01,filed,2023-06-01,released,true,,,,closed,2024-06-30,plea,probation,,,
    E,D5,Ben,Theft,misdemeanor,false,White,none,2024-02-10,2024-02-10,filed,2024-02-10,released,,true,completed,2024-11-01,closed,2024-04-10,diverted,,,White,
    F,D6,Cleo,Assault,felony,true,Hispanic,public,2024-04-28,2024-05-01,filed,2024-05-01,detained,true,,,,open,,,,,White,2024-04-30
    G,D7,,Theft,misdemeanor,,Unknown,,2024-10-14,2024-10-15,filed,2024-10-15,released,false,,,,open,,,,,Unknown,
    H,D8,Ada,Fraud,felony,false,Black,private,2022-10-20,2022-11-01,filed,2022-11-01,,,,,,open,,,,,,
    I,D9,Ben,Theft,misdemeanor,false,White,public,2024-01-10,2024-01-15,filed,2024-01-15,released,,,,,inactive,,,,,,
    J,D10,,Theft,misdemeanor,,Black,,2024-06-01,2024-06-20,declined,,,,,,,,,,,,,
    K,D11,,Theft,misdemeanor,,White,,2024-12-10,,pending,,,,,,,,,,,,,
    L,D5,Ben,Theft,misdemeanor,false,White,public,2024-08-30,2024-09-01,filed,2024-09-01,released,false,,,,closed,2024-12-01,acquitted,,,White,2024-09-05
    M,D12,Cleo,Theft,misdemeanor,false,White,public,2021-11-28,2021-12-01,filed,2021-12-01,released,,true,failed,2024-02-15,closed,2022-03-01,diverted,,,,
    N,D12,Cleo,Theft,misdemeanor,false,White,public,2023-01-08,2023-01-10,filed,2023-01-10,released,,,,,closed,2024-01-20,plea_dismissed,,,Asian,2023-01-20
    O,D13,Cleo,Assault,felony,true,White,private,2024-06-28,2024-07-01,filed,2024-07-01,released,,,,,closed,2024-07-31,transferred,,,Other,2024-07-03
    P,D14,Vacancy,Theft,misdemeanor,false,White,,2024-07-30,2024-08-01,filed,2024-08-01,,,,,,closed,,,,,,
    Q,D15,Ada,Theft,misdemeanor,false,Black,private,2024-09-09,2024-09-10,filed,2024-09-10,released,,,,,closed,2024-09-01,dismissed,,,,
    R,D16,Vacancy,Theft,misdemeanor,false,White,,2024-11-20,2024-11-25,filed,2024-11-25,released,false,,,,open,,,,,,
    S,,Cleo,Theft,misdemeanor,false,White,private,2022-05-01,2022-05-02,filed,2022-05-02,released,,true,completed,2023-05-02,closed,2022-06-01,diverted,,,,
    T,D17,Ada,Burglary,felony,false,White,private,2024-05-01,2024-05-03,filed,2024-05-03,released,false,,,,closed,2024-09-30,plea,probation_jail,60,,

    """,
    "charges.csv": """
    case_id,number,lead,class,severity,filed_class,disposition
    A,1,true,F2,felony,F1,plea
    B,1,true,M1,misdemeanor,F2,trial_convicted
    C,1,true,M1,misdemeanor,M1,dismissed
    D,1,true,F2,felony,F2,plea
    D,2,false,M1,misdemeanor,M1,dismissed
    T,1,true,F1,felony,F1,dismissed
    T,2,false,F2,felony,F2,plea

    """,
    "events.csv": """
    case_id,date,type
    A,2024-01-20,hearing
    A,2024-02-20,continuance
    A,2024-03-10,hearing
    B,2024-03-01,continuance
    B,2024-04-01,continuance
    B,2024-05-01,continuance
    B,2024-08-19,hearing
    F,2024-12-01,hearing
    G,2024-10-20,other
    H,2024-06-01,hearing
    R,2024-11-26,other
    D,2024-06-30,hearing

    """,
    "hearings.csv": """
    case_id,date,time,type
    F,2025-01-15,09:00,hearing

    """,
    "staff.csv": """
    attorney,name,unit,supervisor,role,leader,race,fte,from,to,placeholder
    Ada,Ada,Trials,,attorney,true,White,1.0,2015-01-01,,false
    Ben,Ben,Trials,Ada,attorney,false,Black,1.0,2020-01-01,,false
    Cleo,Cleo,Trials,Ada,attorney,false,,1.0,2024-03-01,,false
    Dora,Dora,,,paralegal,false,White,1.0,2019-01-01,2024-06-30,false
    Eli,Eli,,,clerical,false,Hispanic,0.5,2018-01-01,,false
    Fay,Fay,,,victim_witness,false,Asian,1.0,2018-01-01,,false
    Gus,Gus,,,,false,White,1.0,2018-01-01,,false
    Vacancy,Vacancy,,,attorney,false,,,,,true

    """,
  ]

  /// The office as it is read from its files.
  static func load(_ files: [String: String] = files) throws -> CaseStore {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("caseboard-small-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    var options = LoadOptions()
    options.today = day("2024-12-31")
    return try CaseStore.load(path: folder.path, options: options)
  }
}
