import Cases
import Foundation
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("What leaves the screen")
struct SavingTests {
  @Test("is the table with its filter, period and day in the head")
  func table() throws {
    var session = opened()
    session.type("2 / s e v e r i t y Space = Space f e l o n y Enter")
    let extract = session.extract
    let facts = Dictionary(uniqueKeysWithValues: extract.head.map { ($0.name, $0.value) })
    #expect(facts["filter"] == "severity = felony")
    #expect(facts["period"] == "2021-11-06..2022-11-05")
    #expect(facts["as of"] == "2022-11-05")
    #expect(facts["page"] == "Caseload")
    let table = try #require(session.blocks.compactMap(\.table).first)
    #expect(extract.rows.count == table.records.count)
    #expect(extract.columns.first == "attorney")
    let open = try #require(extract.columns.firstIndex(of: "open"))
    for row in extract.rows { #expect(row[open].number.map { grouped(Int($0)) } == row[open].text) }
  }

  @Test(
    "has a number beside a text only where both say the same",
    arguments: [
      "2", "4", "5", "6", "7", "8", "2 l Enter", "S", "3 Tab Tab Tab Tab Tab",
    ])
  func numbers(keys: String) {
    var session = opened(size: Size(width: 200, height: 50))
    session.type(keys)
    for table in session.blocks.compactMap(\.table) {
      let extract = Extract(table, records: table.records, head: [])
      #expect(extract.rows.allSatisfy { $0.count == extract.columns.count })
      for cell in extract.rows.joined() {
        guard let number = cell.number else { continue }
        let digits = cell.text.filter { $0.isNumber || ".-".contains($0) }
        let shown = Double(digits) ?? .nan
        let isPercent = cell.text.contains("%")
        let isNear = abs(shown - number * (isPercent ? 100 : 1)) <= (isPercent ? 0.5 : 0.5)
        #expect(isNear || cell.text.contains("<") || cell.text.contains(">"), "\(cell)")
      }
    }
  }

  @Test("names the decision in every row, and the ends of every interval")
  func decisions() throws {
    var session = opened()
    session.type("4")
    let extract = session.extract
    let point = try #require(extract.columns.firstIndex(of: "decision"))
    #expect(extract.rows.allSatisfy { !$0[point].text.isEmpty })
    let low = try #require(extract.columns.firstIndex(of: "ratio 95 % low"))
    let ratio = try #require(extract.columns.firstIndex(of: "ratio"))
    for row in extract.rows {
      guard let middle = row[ratio].number, let low = row[low].number else { continue }
      #expect(low <= middle)
    }
  }

  @Test("of a list that goes on waits for all of it")
  func wholeList() {
    var session = opened()
    session.type("2 l Enter")
    guard let cases = session.snapshot?.cases, cases.rows.count < cases.total else { return }
    session.type("w c s v , Space f o r Enter")
    #expect(session.snapshot?.cases.map { $0.rows.count == $0.total } == true)
  }

  @Test("keeps marks with the list in which they were set")
  func markedHere() {
    var session = opened()
    session.type("2 x")
    #expect(session.extract.rows.count == 1)
    session.type("b u n i t Enter")
    session.type("3 2")
    #expect(session.state.marked.keys.allSatisfy { $0.place == .panel(.caseload) })
  }

  @Test("is only the marked rows once some are marked")
  func marked() {
    var session = opened()
    session.type("2 x x")
    #expect(session.extract.rows.map { $0[0].text } == ["Adaeze Okafor", "Bríd Ní Cheallaigh"])
    #expect(session.rowExtract?.rows.count == 2)
    session.type("X")
    #expect(session.rowExtract?.rows.map { $0[0].text } == ["Chen Wei"])
  }

  @Test("is what each part of the page says in words where it is no table")
  func words() {
    var session = opened()
    let rows = session.extract.rows.map { $0.map(\.text).joined(separator: ": ") }
    #expect(rows.contains { $0.contains("open cases: 2,421") })
    session.type("4")
    #expect(session.extract.columns.contains("ratio"))
  }

  @Test("goes to the clipboard as rows parted by tabs")
  func clipboard() throws {
    var session = opened()
    session.type("2")
    let effects = session.handle(.character("Y"), at: 0)
    guard case .copy(let artifact, let words)? = effects.first else {
      Issue.record("nothing is copied")
      return
    }
    #expect(words == "1 row")
    let lines = artifact.plainLetters.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("Adaeze Okafor\t"))
    #expect(lines[0].split(separator: "\t").count > 5)
  }

  @Test("is never written over a file but after a second Enter")
  func replacing() throws {
    var session = opened()
    session.type("w s v g Enter")
    guard case .save(_, let path, let mayReplace)? = session.handle(.enter, at: 0).first else {
      Issue.record("nothing is saved")
      return
    }
    #expect(path == "caseboard-overview-2022-11-05.svg")
    #expect(!mayReplace)
    session.receive(.exists(path: path))
    #expect(session.screen.text.contains("There is such a file already"))
    guard case .save(_, path, true)? = session.handle(.enter, at: 0).first else {
      Issue.record("it is not replaced")
      return
    }
    session.receive(.written(path: path))
    #expect(session.state.overlay == nil)
    // Another name is another file, which nobody has said may be replaced.
    session.type("w s v g Enter")
    _ = session.handle(.enter, at: 0)
    session.receive(.exists(path: path))
    session.type("x")
    guard case .save(_, path + "x", false)? = session.handle(.enter, at: 0).first else {
      Issue.record("another name is not asked about anew")
      return
    }
  }

  @Test("as a picture leaves out the box that asked for its name")
  func picture() {
    var session = opened()
    session.type("w s v g Enter")
    guard case .save(.text(let text), _, _)? = session.handle(.enter, at: 0).first else {
      Issue.record("nothing is saved")
      return
    }
    #expect(text.contains("CLEARANCE"))
    #expect(!text.contains("Enter saves"))
  }
}

@Suite("A view under a name")
struct SavedViewTests {
  @Test("comes back with its panel and the whole question, after a restart too")
  func round() throws {
    var session = opened()
    session.type("2 / s e v e r i t y Space = Space f e l o n y Enter b Down Enter ,")
    let question = session.state.question
    session.type("v Enter F e l o n i e s Enter 1 u u u u u u u u")
    #expect(session.state.question == Question())
    let saved = SavedState(session.state)
    var found = DashboardState(saved)
    #expect(found.views.map(\.name) == ["Felonies"])
    found.open(try #require(found.views.first))
    #expect(found.question == question)
    #expect(found.panel == .caseload)
    session.type(": v i e w : F e l Enter")
    #expect(session.state.question == question)
    session.type("v f o r g e t Enter")
    #expect(session.state.views.isEmpty)
  }

  @Test("stays when another window or a fresh start writes, unless it was forgotten")
  func takenOver() throws {
    var one = opened()
    one.type("v Enter a Enter v Enter b Enter")
    var fresh = SavedState(opened().state)
    fresh.takeOver(viewsOf: SavedState(one.state), except: ["b"])
    #expect(fresh.knownViews.map(\.name) == ["a"])
    fresh.takeOver(viewsOf: SavedState(one.state), except: ["b"])
    #expect(fresh.knownViews.map(\.name) == ["a"])
  }

  @Test("that another version wrote leaves the others as they are")
  func unknown() throws {
    var session = opened()
    session.type("v Enter a Enter")
    let data = try JSONEncoder().encode(SavedState(session.state))
    let text = String(decoding: data, as: UTF8.self)
    let odd = text.replacing("\"views\":[", with: "\"views\":[{\"name\":\"x\",\"panel\":\"no\"},")
    let read = try JSONDecoder().decode(SavedState.self, from: Data(odd.utf8))
    #expect(read.knownViews.map(\.name) == ["a"])
  }

  @Test("takes the place of one that had its name")
  func replaced() {
    var session = opened()
    session.type("v Enter a Enter 4 v Enter a Enter")
    #expect(session.state.views.map(\.panel) == [.disparity])
  }
}

@Suite("Undoing")
struct UndoTests {
  @Test("takes back filters, periods and ways in their order, and says which")
  func order() {
    var session = opened()
    session.type("/ s e v e r i t y Space = Space f e l o n y Enter 3 ,")
    session.type("u")
    #expect(session.state.message.hasPrefix("Undone: the period"))
    session.type("u")
    #expect(session.state.message == "Undone: going to Performance. ] does it again.")
    #expect(session.state.panel == .overview)
    session.type("u")
    #expect(session.state.message.hasPrefix("Undone: the filter severity = felony"))
    #expect(session.state.question == Question())
    session.type("] ] ]")
    #expect(session.state.panel == .performance)
    #expect(session.state.question.filter == "severity = felony")
  }
}

@Suite("Filtering by what is on screen")
struct LikeThisTests {
  @Test("keeps the value of a cell of a list")
  func list() {
    var session = opened()
    session.type("2 l Enter l l l #")
    #expect(session.state.question.filter.contains("= "))
    #expect((try? Filter(parsing: session.state.question.filter)) != nil)
  }

  @Test("keeps the group and the band of a cell of a table")
  func band() {
    var session = opened()
    session.type("2 Enter Esc")
    session.state.select(Spot("caseload", "Chen Wei", "b366"), in: session.sections)
    session.type("#")
    #expect(session.state.question.filter == "attorney = \"Chen Wei\" and age_days > 365")
  }

  @Test("is taken away condition by condition, by the sign of its chip")
  func chips() throws {
    var session = opened(size: Size(width: 120, height: 40))
    session.type(
      "/ s e v e r i t y Space = Space f e l o n y Space a n d Space o p e n Enter")
    let line = try #require(session.screen.lines.firstIndex { $0.contains("severity = felony ×") })
    let column = try #require(Array(session.screen.lines[line]).firstIndex(of: "×"))
    _ = session.handle(.press(x: column, y: line), at: 0)
    #expect(session.state.question.filter == "open = yes")
  }

  @Test("offers the filters that were used before")
  func recent() {
    var session = opened()
    session.type("/ s e v e r i t y Space = Space f e l o n y Enter \\ /")
    #expect(session.screen.text.contains("used before"))
    session.type("Down Enter Enter")
    #expect(session.state.question.filter == "severity = felony")
  }

  @Test("offers values with how many cases have them")
  func counts() {
    var session = opened()
    session.type("/ a t t o r n e y Space = Space c h e")
    let line = session.screen.lines.first { $0.contains("Chen Wei") }
    #expect(line?.contains { $0.isNumber } == true)
  }
}
