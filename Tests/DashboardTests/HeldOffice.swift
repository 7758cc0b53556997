import Cases
import Foundation
import Metrics

/// A small office on disk whose cases changed hands: four attorneys, of whom one left, a vacancy,
/// and cases that are nobody's.
enum HeldOffice {
  static let day = Day("2024-06-30") ?? Day(0)

  static func engine(assignments: Bool = true) throws -> StoreEngine {
    let folder = FileManager.default.temporaryDirectory.appending(path: "held-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files = ["cases.csv": cases, "hearings.csv": hearings, "staff.csv": staff]
    files["office.yml"] =
      "office: Held County\nprofile: caseboard\nas_of: 2024-06-30\nplaceholders: [Vacancy]\n"
    if assignments { files["assignments.csv"] = held }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var options = LoadOptions()
    options.today = day
    return StoreEngine(try CaseStore.load(path: folder.path, options: options))
  }

  private static let staff = """
    attorney,unit,role,fte,from,to
    Ada,Theft,attorney,1.0,2015-02-01,
    Ben,Theft,attorney,0.5,2019-09-01,
    Cleo,Drugs,attorney,1.0,2020-01-01,
    Dan,Drugs,attorney,1.0,2012-01-01,2024-03-31

    """

  private static let names = ["Ada", "Ben", "Cleo", "Dan", "Vacancy", ""]

  /// 240 cases: a case every third day, every second of them disposed after 40 to 139 days.
  private static var rows: [(id: String, holder: String, filed: Day, disposed: Day?, kind: Int)] {
    (0..<240).map { index in
      let filed = day - (725 - index * 3)
      let ended = filed + (40 + index * 7 % 100)
      let holder = names[[0, 1, 0, 2, 1, 0, 2, 3, 4, 5][index * 7 % 10]]
      return ("C\(index)", holder, filed, index % 2 == 0 && ended <= day ? ended : nil, index)
    }
  }

  private static var cases: String {
    var text = "case_id,attorney,filed,disposed,disposition,severity,offense,race\n"
    for row in rows {
      let isFelony = row.kind % 3 == 0
      let ending = row.disposed == nil ? "" : row.kind % 4 == 0 ? "dismissed" : "plea"
      text +=
        "\(row.id),\(row.holder),\(row.filed),\(row.disposed.map(\.description) ?? ""),\(ending),"
        + "\(isFelony ? "felony" : "misdemeanor"),\(row.kind % 5 == 0 ? "" : "Theft"),"
        + "\(row.kind % 7 == 0 ? "" : row.kind % 2 == 0 ? "White" : "Black")\n"
    }
    return text
  }

  /// Every fifth case was Dan's for its first 30 days.
  private static var held: String {
    var text = "case_id,attorney,from,to\n"
    for row in rows where !row.holder.isEmpty {
      let isHanded = row.kind % 5 == 0 && row.holder != "Dan"
      if isHanded { text += "\(row.id),DAN,\(row.filed),\(row.filed + 29)\n" }
      text += "\(row.id),\(row.holder),\(row.filed + (isHanded ? 30 : 0)),\n"
    }
    return text
  }

  private static var hearings: String {
    var text = "case_id,date,time,type\n"
    for row in rows where row.disposed == nil && row.kind % 4 == 1 {
      text += "\(row.id),\(day + row.kind % 30),09:00,Status\n"
    }
    return text
  }
}
