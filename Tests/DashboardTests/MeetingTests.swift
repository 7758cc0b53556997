import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("The meeting view")
struct MeetingTests {
  private func meeting(_ keys: String = "", size: Size = Size(width: 80, height: 24)) -> Session {
    var session = opened(size: size)
    session.clock = 10 * 3_600 + 46 * 60
    session.dataAge = 185
    session.type("P" + (keys.isEmpty ? "" : " " + keys))
    return session
  }

  @Test("goes through its slides and around, and back to where it began")
  func round() {
    var session = opened()
    session.type("2 Enter")
    let before = (session.state.levels, session.state.history.count)
    session.type("P")
    #expect(session.state.stop?.slide == .ages)
    var seen: [Slide] = []
    for _ in Slide.allCases {
      if let slide = session.state.stop?.slide { seen.append(slide) }
      session.type("Right")
    }
    #expect(Set(seen) == Set(Slide.allCases))
    #expect(session.state.stop?.slide == .ages)
    session.type("Left")
    #expect(session.state.stop?.slide == .flow)
    session.type("Esc")
    #expect(session.state.levels.map(\.place) == before.0.map(\.place))
    #expect(session.state.history.count == before.1)
    #expect(session.screen.text.contains("Office › Caseload › Adaeze Okafor"))
  }

  @Test("looks as it is kept", arguments: Slide.allCases)
  func looks(slide: Slide) throws {
    let steps = try #require(Slide.allCases.firstIndex(of: slide))
    let keys = Array(repeating: "Right", count: steps).joined(separator: " ")
    for size in [Size(width: 80, height: 24), Size(width: 160, height: 45)] {
      let session = meeting(keys, size: size)
      try expectScreen(session.screen, "meeting-\(slide)-\(size.width)x\(size.height)")
    }
    try expectScreen(meeting(keys + " Esc A P " + keys).screen, "meeting-\(slide)-ascii")
  }

  @Test("names no case, and no attorney until it is asked to")
  func names() {
    for steps in Slide.allCases.indices {
      let keys = Array(repeating: "Right", count: steps).joined(separator: " ")
      var session = meeting(keys, size: Size(width: 200, height: 50))
      let text = session.screen.text
      #expect(!text.contains("22CF"))
      for name in InventedEngine.labels[.attorney] ?? [] where !name.label.isEmpty {
        #expect(!text.contains(name.label), "\(name.label)")
      }
      if session.state.stop?.slide == .load {
        session.type("n")
        #expect(session.screen.text.contains("Adaeze Okafor"))
      }
    }
  }

  @Test("says the time and how old the data is, and moves with the minute")
  func clock() {
    var session = meeting()
    #expect(session.screen.text.contains("10:46 · data 3 min old"))
    session.pass(to: 5_000)
    #expect(session.nextChange == 65_000)
    session.type("Esc")
    #expect(session.nextChange == nil)
  }

  @Test("asks for the same data until it is told to follow, whatever slide it goes to")
  func pinned() {
    var session = meeting()
    for _ in Slide.allCases {
      #expect(session.state.request.isPinned)
      session.type("Right")
    }
    session.receive(.live(.live(since: "10:47:00")), at: 0)
    #expect(session.isHolding)
    session.type("f")
    #expect(!session.state.request.isPinned && !session.isHolding)
  }

  @Test(
    "says how old the data is",
    arguments: [
      (20, "data just changed"), (185, "data 3 min old"), (27 * 3_600, "data 27 h old"),
      (86_400 * 3, "data 3 days old"),
    ])
  func age(seconds: Int, words: String) {
    var session = meeting()
    session.dataAge = seconds
    #expect(session.screen.text.contains(words))
  }

  @Test("is refused where the filter picks out a person or a case, and says why")
  func people() {
    for filter in ["attorney = \"Chen Wei\"", "case_id ~ \"22\"", "judge is missing"] {
      var question = Question()
      question.filter = filter
      var session = Session(
        DashboardState(panel: .overview, question: question), size: Size(width: 80, height: 24))
      session.answer(from: InventedEngine())
      session.type("P")
      #expect(!session.isInMeeting)
      #expect(session.state.message.contains("takes no filter by a person"))
    }
  }

  @Test("numbers whoever carries the load, and views that may be named after somebody")
  func masks() {
    var session = opened(size: Size(width: 120, height: 40))
    session.type("2 v Enter L a u r a Enter P Right")
    #expect(session.screen.text.contains("attorney 1"))
    #expect(CaseField.judge.namesPeople && CaseField.supervisor.namesPeople)
    session.type("v")
    #expect(session.screen.text.contains("VIEW 1"))
    #expect(!session.screen.text.contains("LAURA"))
    session.type("n")
    #expect(session.screen.text.contains("LAURA"))
  }

  @Test("never says a reason that holds a count")
  func reasons() {
    let room = RoomNumbers(Snapshot(InventedEngine(), SnapshotRequest()))
    let period = Period(from: day("2022-01-01"), through: day("2022-12-31"))
    for state in [MetricState.few, .suppressed, .undefined, .ok] {
      let row = MetricRow(
        metric: "plea_rate", period: .within(period), value: 0.5, numerator: 5, denominator: 10,
        unit: .share, state: state, why: state == .ok ? "" : "few cases: 10")
      #expect(!room.reason(row).contains { $0.isNumber })
    }
  }

  @Test("shows counts to 5 and shares to whole percents, as the panels have them")
  func rounded() throws {
    let room = RoomNumbers(Snapshot(InventedEngine(), SnapshotRequest(place: .panel(.caseload))))
    for bar in room.ages.bars + room.load(hidesNames: true, from: 0).bars where bar.share != nil {
      let count = Int(bar.figure.filter(\.isNumber)) ?? -1
      #expect(count.isMultiple(of: 5))
    }
    let table = Snapshot(InventedEngine(), SnapshotRequest(place: .panel(.disparity)))
    let decisions = RoomNumbers(table).decisions
    #expect(!decisions.isEmpty)
    for decision in decisions {
      for group in decision.groups {
        let rows = try #require(table.disparity).rows
        let row = rows.first {
          capitalized(pointWords($0.point)) == decision.title && $0.group == group.name
        }
        guard let rate = group.rate, let exact = row?.rate else { continue }
        #expect(abs(rate - exact) <= 0.005)
        #expect(group.n.isMultiple(of: 5))
      }
    }
  }

  @Test("keeps what was seen before it, should it be ended with the program")
  func kept() {
    var session = opened()
    session.type("2 / s e v e r i t y Space = Space f e l o n y Enter v Enter A Enter \\ P v")
    let saved = SavedState(session.state)
    #expect(saved.filter.isEmpty && saved.panel == .caseload)
  }

  @Test("has words in the plain form")
  func plain() {
    var state = DashboardState()
    state.look.isPlain = true
    var session = Session(state, size: Size(width: 100, height: 40))
    session.answer(from: InventedEngine())
    session.type("P")
    for slide in Slide.allCases {
      #expect(session.screen.text.contains(slide.title))
      #expect(!session.screen.text.contains("█"))
      #expect(session.screen.lines.filter { !$0.isEmpty }.count >= 4)
      session.type("Right")
    }
  }

  @Test("holds the picture until it is told to follow")
  func frozen() {
    var session = meeting()
    let before = session.screen.text
    var engine = InventedEngine()
    engine.added = 900
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 0)
    #expect(session.screen.text == before)
    session.type("f")
    #expect(session.screen.text != before)
    session.type("Esc")
    #expect(!session.state.isFrozen)
  }

  @Test("paints in the theme of high contrast, and gives the own one back")
  func theme() {
    var session = opened()
    #expect(session.handle(.character("P"), at: 0) == [.setTheme("high-contrast")])
    #expect(session.handle(.escape, at: 0) == [.setTheme("dark")])
  }

  @Test("goes through the views that were kept")
  func views() {
    var session = opened()
    session.type("2 / s e v e r i t y Space = Space f e l o n y Enter v Enter A Enter \\ P v")
    #expect(session.state.stops.map(\.slide) == [.ages, .load])
    #expect(session.state.question.filter == "severity = felony")
    session.type("Esc")
    #expect(session.state.question.filter.isEmpty)
  }

  @Test("shows no count of 1 to 10, and none that others add up to")
  func small() throws {
    var session = meeting()
    session.answer(from: InventedEngine())
    for snapshot in [session.snapshot].compactMap(\.self) {
      for row in RoomNumbers(snapshot).flowMonths {
        for value in [row.period.left, row.period.right].compactMap(\.self) {
          #expect(value == 0 || value >= 10)
          #expect(value.truncatingRemainder(dividingBy: 5) == 0)
        }
      }
    }
    session.type("Right Right")
    let room = RoomNumbers(try #require(session.snapshot))
    let load = room.load(hidesNames: true, from: 0)
    #expect(load.bars.filter { $0.share == nil }.allSatisfy { $0.name.contains("others") })
  }

  @Test("is drawn at every size")
  func sizes() {
    for (width, height) in [(40, 12), (57, 17), (80, 24), (120, 40), (200, 50), (300, 100)] {
      let size = Size(width: width, height: height)
      var session = meeting(size: size)
      for _ in Slide.allCases {
        #expect(session.screen.size == size)
        #expect(session.screen.lines.contains { !$0.isEmpty })
        session.type("Right")
      }
    }
  }
}
