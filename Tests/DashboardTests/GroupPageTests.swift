import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("The page of an attorney")
struct GroupPageTests {
  private static let people = ["Ada", "Ben", "Cleo", "Dan", "Vacancy", unassignedLabel]

  private func view(_ place: Dashboard.Place, _ engine: StoreEngine, months: Int = 12) -> View {
    let request = SnapshotRequest(
      scope: Scope(period: .months(months)), place: place, limit: 20)
    return View(
      snapshot: Snapshot(engine, request), state: DashboardState(), marks: [:])
  }

  private func total(_ selection: CaseSelection, _ view: View, _ engine: StoreEngine) throws -> Int
  {
    var scope = view.snapshot.request.scope
    scope.filter = scope.filter.and(selection.condition)
    if let period = selection.period { scope.period = .fixed(period) }
    return try engine.answer(
      CasesQuery(columns: [], limit: 0, behind: selection.behind, in: scope)
    ).total
  }

  /// Every count of a table that opens a list is the length of that list.
  private func check(
    _ table: RecordTable, _ columns: [String], _ view: View, _ engine: StoreEngine
  ) throws -> Int {
    var checked = 0
    for record in table.records {
      for column in columns {
        guard let cell = record.cells[column], case .number(let count) = cell.sort,
          case .cases(let selection)? = cell.opens ?? record.opens
        else { continue }
        #expect(
          try total(selection, view, engine) == Int(count), "\(table.id) \(record.id) \(column)")
        checked += 1
      }
    }
    return checked
  }

  @Test("and the caseload have the counts of the lists that they open, and of the metrics")
  func counts() throws {
    let engine = try HeldOffice.engine()
    let caseload = view(.panel(.caseload), engine)
    let columns = ["open", "felony", "over", "in", "out", "b90", "b180", "b365", "b366"]
    let table = caseloadTable(caseload, wholeName: "Office")
    #expect(try check(table, columns, caseload, engine) > 40)
    for row in try engine.answer(MetricsQuery(["open"], by: [.attorney])) where row.value ?? 0 > 0 {
      let record = table.records.first { $0.id == row.group.first?.label }
      #expect(record?.cells["open"]?.sort == .number(row.value ?? -1))
    }
    for name in Self.people {
      let group = GroupLabel(.attorney, name)
      let page = view(.group(group), engine)
      #expect(page.snapshot.problem == nil)
      #expect(try check(try #require(mixBlock(page)?.table), ["open"], page, engine) > 0)
      if let lacks = lacksBlock(page, group)?.table {
        #expect(try check(lacks, ["cases"], page, engine) > 0)
      }
    }
  }

  /// The whole number with which a text begins, such as 1,204 or the 28 of 28/59.
  private func count(_ text: String) -> Int? {
    Int(text.prefix { $0.isNumber || $0 == "," }.filter(\.isNumber))
  }

  @Test("opens into as many cases as each of its counts says")
  func everyCount() throws {
    let engine = try HeldOffice.engine()
    let counts = [
      "mix": ["open"], "lacks": ["cases"], "handovers": ["cases"], "rates": ["n"],
      "members": ["open", "felony", "over", "stalled", "in", "out", "b90", "b180", "b365", "b366"],
    ]
    var checked: [String: Int] = [:]
    let groups =
      Self.people.map { GroupLabel(.attorney, $0) }
      + ["Theft", "Drugs"].map { GroupLabel(.unit, $0) }
    for group in groups {
      let page = view(.group(group), engine, months: 24)
      for table in groupBlocks(page, group).compactMap(\.table) {
        for record in table.records {
          for column in counts[table.id] ?? [] {
            guard let cell = record.cells[column], let count = count(cell.text),
              case .cases(let selection)? = cell.opens ?? record.opens
            else { continue }
            #expect(
              try total(selection, page, engine) == count,
              "\(group.label) \(table.id) \(record.id) \(column)")
            checked[table.id, default: 0] += 1
          }
        }
      }
    }
    #expect(Set(checked.keys) == Set(counts.keys), "\(checked)")
  }

  @Test("shows of each month as many disposed as the list that it opens")
  func monthLists() throws {
    let engine = try HeldOffice.engine()
    for name in ["Ada", "Ben"] {
      let group = GroupLabel(.attorney, name)
      let page = view(.group(group), engine)
      let months = try #require(page.snapshot.history?.row(name)?.months)
      let choices = historyBlock(page, group).section.rows.joined()
      #expect(choices.count == 24 && months.count == 24)
      for (choice, month) in zip(choices, months) {
        guard case .cases(let selection)? = choice.opens else {
          Issue.record("opens no list")
          continue
        }
        #expect(try total(selection, page, engine) == month.disposed)
      }
    }
  }

  @Test("leaves those who are nobody below a line, and says why")
  func apart() throws {
    let engine = try HeldOffice.engine()
    let page = view(.panel(.caseload), engine)
    let apart = caseloadTable(page, wholeName: "Office").records.filter(\.isApart)
    #expect(
      Set(apart.compactMap { $0.cells["name"]?.text }) == [
        "(unassigned) · nobody", "Dan · left 2024-03-31", "Vacancy · placeholder",
      ])
    // The mean and the median are of those who have an open case and are no placeholder: Ada, Ben,
    // Cleo and Dan.
    let each = try #require(page.snapshot["open_per_attorney"])
    #expect(each.denominator == 4 && page.snapshot.loads.count == 4)
    let compared = try engine.answer(ComparisonQuery("dismissal_rate"))
    #expect(page.snapshot.medianLoad == compared.load?.median)
    #expect(each.value == compared.load?.mean)
  }

  @Test("shows what came and left, which agrees with what was open at the ends of months")
  func history() throws {
    let engine = try HeldOffice.engine()
    for name in ["Ada", "Ben", "Cleo", "Dan"] {
      let page = view(.group(GroupLabel(.attorney, name)), engine)
      let months = try #require(page.snapshot.history?.row(name)?.months)
      let open = try #require(page.snapshot.series["open"]?.rows)
      #expect(months.count == 24 && open.count == 24)
      for index in months.indices.dropFirst() {
        let month = months[index]
        let change = month.first + month.received - month.disposed - month.given
        let before = open[index - 1].value ?? -1
        #expect((open[index].value ?? -1) - before == Double(change), "\(name) \(index)")
      }
      // The last month's level is that of the metric by attorney.
      #expect(open.last?.value == page.snapshot["open"]?.value)
    }
  }

  @Test("says why its history is not computable where assignments are not mapped")
  func withoutAssignments() throws {
    let engine = try HeldOffice.engine(assignments: false)
    let group = GroupLabel(.attorney, "Ada")
    let page = view(.group(group), engine)
    #expect(historyBlock(page, group).lines.joined().contains("assignments are not mapped"))
    // One part says it; a second that says the same would be in the way.
    #expect(handoversBlock(page, group) == nil)
  }

  @Test("has neither ratio nor median of fewer than 20 cases, and no mark on a rate")
  func few() throws {
    let engine = try HeldOffice.engine()
    let group = GroupLabel(.attorney, "Cleo")
    let page = view(.group(group), engine)
    let rates = try #require(ratesBlock(page, group)?.table)
    for record in rates.records {
      guard case .number(let n)? = record.cells["n"]?.sort, n < 20 else { continue }
      #expect(record.cells["own"]?.text == absent && record.cells["expected"]?.text == absent)
    }
    #expect(
      rates.records.allSatisfy { record in
        record.cells.values.allSatisfy { $0.style != .warning && !$0.text.contains("▲") }
      })
    let times = try #require(ownTimesBlock(page, group))
    let isFew = (page.snapshot.survival?.groups.first?.n ?? 0) < 20
    #expect(times.lines.joined().contains("too few for a curve") == isFew)
  }

  @Test("lists the court dates of its cases, which open the case")
  func courtDates() throws {
    let engine = try HeldOffice.engine()
    for name in ["Ada", "Ben"] {
      let page = view(.group(GroupLabel(.attorney, name)), engine)
      let table = try #require(courtDatesBlock(page)?.table)
      for record in table.records {
        guard case .caseFile(let id)? = record.opens else {
          Issue.record("opens no case")
          continue
        }
        let file = try #require(engine.caseFile(id, asOf: nil))
        #expect(file.values[.field(.attorney)] == .text(name))
      }
      // The same cases as by their next hearing, of which each of these has one.
      let scope = Scope(
        filter: try Filter(parsing: "attorney = \(name) and next_hearing < 2024-07-14"))
      let total = try engine.answer(CasesQuery(columns: [], limit: 0, in: scope)).total
      #expect(table.records.count == total)
    }
  }

  @Test("says who the person is, by the staff table")
  func standing() throws {
    let engine = try HeldOffice.engine()
    func words(_ name: String) -> String {
      let group = GroupLabel(.attorney, name)
      return standingWords(group, view(.group(group), engine).snapshot)
    }
    #expect(words("Ben") == " (attorney, Theft, 0.50 FTE, since 2019-09-01)")
    #expect(words("Dan") == " (attorney, Drugs, 1 FTE, left on 2024-03-31)")
    #expect(words("Vacancy") == " (placeholder: a name that is nobody's)")
    #expect(words(unassignedLabel) == " (cases that nobody holds)")
  }

  @Test("of a unit has its attorneys' loads, which add up to its own")
  func unit() throws {
    let engine = try HeldOffice.engine()
    let page = view(.group(GroupLabel(.unit, "Theft")), engine)
    #expect(page.snapshot.problem == nil)
    let loads = page.snapshot.labels.compactMap {
      page.snapshot["open", GroupLabel(.attorney, $0)]?.value
    }
    #expect(loads.reduce(0, +) == page.snapshot["open"]?.value)
    #expect(page.snapshot.labels == ["Ada", "Ben"])
  }

  @Test("is found in a filter by the cases that meet what was typed before")
  func labelsOfFilter() throws {
    let engine = try HeldOffice.engine()
    let text = "severity = felony and attorney = "
    #expect(Filter.conditionsBefore(text.count, in: text)?.text == "severity = felony")
    for text in ["attorney = ", "a = 1 or b = 2 and attorney = ", "(a = 1 and attorney = "] {
      #expect(Filter.conditionsBefore(text.count, in: text) == nil)
    }
    var request = SnapshotRequest(labelsOf: .attorney)
    request.labelsIn = try Filter(parsing: "severity = felony")
    let found = Snapshot(engine, request).completions
    #expect(found.count == engine.labels(of: .attorney).count)
    for label in found {
      let group = Filter(GroupLabel(.attorney, label.label))
      let condition = try Filter(parsing: group.and("severity = felony").text)
      let query = CasesQuery(columns: [], limit: 0, in: Scope(filter: condition))
      let total = try engine.answer(query).total
      #expect(total == label.count, "\(label.label)")
    }
  }

  @Test("is not on the way to a case that was looked for by its number")
  func breadcrumb() {
    var state = DashboardState()
    state.show(.caseload)
    state.go(to: .group(GroupLabel(.attorney, "Ada")))
    state.jump(to: .caseFile("C1"))
    #expect(state.levels.map(\.place) == [.panel(.caseload), .caseFile("C1")])
  }

  @Test("reads as it should, and so does its case")
  func screens() throws {
    let engine = try HeldOffice.engine()
    for (name, keys) in [("desk-attorney", "2 Enter"), ("desk-case", "2 Enter Enter Enter")] {
      let size = Size(width: 120, height: 44)
      let canvas = screen(of: engine, size: size, keys: try Key.parse(keys).get())
      try expectScreen(canvas, name)
    }
  }
}
