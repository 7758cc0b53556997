import Cases
import Foundation
import Metrics

/// A small office on disk with referrals, events and sentences, whose delay has its prices.
enum TimeUseOffice {
  static let day = Day("2024-06-30") ?? Day(0)

  static func engine(events: Bool = true, settings: String = prices) throws -> StoreEngine {
    let folder = FileManager.default.temporaryDirectory.appending(path: "time-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files = ["cases.csv": cases]
    files["office.yml"] =
      "office: Time County\nprofile: caseboard\nas_of: 2024-06-30\n" + settings
    if events { files["events.csv"] = happened }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var options = LoadOptions()
    options.today = day
    return StoreEngine(try CaseStore.load(path: folder.path, options: options))
  }

  static let prices = """
    values:
      event_type:
        hearing: [Initial appearance, Pretrial]
        continuance: [Continued]
        clerical: [Mailed]
    weights: { severity: { felony: 20, misdemeanor: 6 } }
    delay: { decide_by: 45, continuance_minutes: 6, hourly_salaries: 400, jail_bed_day: 100 }

    """

  /// 300 cases: one every third day, two of three of them disposed after 20 to 219 days.
  private static var rows: [(id: String, filed: Day, disposed: Day?, kind: Int)] {
    (0..<300).map { index in
      let filed = day - (905 - index * 3)
      let ended = filed + (20 + index * 37 % 200)
      return ("C\(index)", filed, index % 3 != 0 && ended <= day ? ended : nil, index)
    }
  }

  private static var cases: String {
    var text =
      "case_id,attorney,referred,screened,screening,filed,disposed,disposition,severity,offense,"
      + "custody,sentence,sentenced\n"
    for row in rows {
      let ending = row.disposed == nil ? "" : ["plea", "plea", "dismissed"][row.kind % 5 % 3]
      let isSentenced = ending == "plea" && row.kind % 8 != 0
      let sentenced = isSentenced ? row.disposed.map { ($0 + row.kind % 40).description } ?? "" : ""
      text +=
        "\(row.id),\(["Ada", "Ben"][row.kind % 2]),\(row.filed - row.kind % 20),\(row.filed),filed,"
        + "\(row.filed),\(row.disposed.map(\.description) ?? ""),\(ending),"
        + "\(row.kind % 4 == 0 ? "felony" : "misdemeanor"),"
        + "\(["Theft and fraud", "Drug possession", "Battery"][row.kind % 7 % 3]),"
        + "\(row.kind % 4 == 1 ? "detained" : "released"),\(isSentenced ? "probation" : ""),"
        + "\(sentenced)\n"
    }
    for index in 0..<12 { text += "P\(index),Ada,\(day - index * 9),,pending,,,,,Battery,,,\n" }
    return text
  }

  private static var happened: String {
    var text = "case_id,date,type\n"
    for row in rows {
      let last = row.disposed ?? day
      for (days, word) in [
        (7, "Initial appearance"), (9, "Mailed"), (35, "Pretrial"), (70, "Continued"),
        (90, "Pretrial"),
      ] where row.kind % 6 != 3 && row.filed + days < last && (days < 70 || row.kind % 2 == 0) {
        text += "\(row.id),\(row.filed + days),\(word)\n"
      }
    }
    return text
  }
}
