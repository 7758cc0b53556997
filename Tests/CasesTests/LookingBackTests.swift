import Testing

@testable import Cases

@Suite("A store of many segments that looks back")
struct LookingBackTests {
  private let now = day("2024-06-30")
  private let then = day("2023-06-30")
  private let count = 3 * PackedCells.segmentRows + 100

  /// Cases of which those of the second segment lie before the earlier day alone.
  private func store(_ dice: inout Dice) -> CaseStore {
    let old = PackedCells.segmentRows..<2 * PackedCells.segmentRows
    func days(_ dice: inout Dice) -> Column {
      .day(
        Numbers(
          (0..<count).map { row in
            let first = then.number - 300
            return dice.roll(3) == 0
              ? Day.missing : first + Int32(dice.roll(old.contains(row) ? 300 : 600))
          }))
    }
    func codes(_ most: Int, _ labels: [String], _ dice: inout Dice) -> Column {
      .text(TextColumn(codes: (0..<count).map { _ in UInt32(dice.roll(most)) }, labels: labels))
    }
    return CaseStore(
      office: Office(name: "Small County"), dataDay: now, asOf: now, count: count,
      columns: [
        .filed: days(&dice), .screened: days(&dice), .disposed: days(&dice),
        .discoveryDue: days(&dice),
        .disposition: codes(9, Disposition.labels, &dice),
        .screening: codes(3, Screening.labels, &dice), .status: codes(4, Status.labels, &dice),
        .sentenceDays: .number(Numbers((0..<count).map { Int32($0 % 90) }, areDays: false)),
        .chargeReduced: .flag(Flags((0..<count).map { UInt8($0 % 3) })),
      ],
      derived: CaseStore.Derived(
        closed: (0..<count).map { $0 % 2 == 0 }, inactive: (0..<count).map { $0 % 7 == 0 }))
  }

  @Test("knows of each case what was known", arguments: 1...3 as ClosedRange<UInt64>)
  func everyRow(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let store = store(&dice)
    let past = store.lookingBack(to: then)
    let disposed = try #require(store.days(.disposed))
    let screened = try #require(store.days(.screened))
    let later = disposed.map { $0 > then.number }
    for field in [CaseField.filed, .screened, .disposed] {
      let days = try #require(store.days(field))
      #expect(past.days(field)?.elementsEqual(days.map { $0 > then.number ? .min : $0 }) == true)
    }
    #expect(past.days(.discoveryDue) == store.days(.discoveryDue))
    func rows<Value: Equatable>(
      _ now: some Collection<Value>, _ past: (some Collection<Value>)?,
      _ changed: (Int) -> Bool, _ value: Value
    ) -> Bool {
      past?.elementsEqual(now.enumerated().map { changed($0.offset) ? value : $0.element }) == true
    }
    #expect(rows(store.codes(.disposition), past.text(.disposition)?.codes, { later[$0] }, 0))
    let pending = UInt32(Screening.pending.rawValue)
    #expect(
      rows(
        store.codes(.screening), past.text(.screening)?.codes, { screened[$0] > then.number },
        pending))
    let open = UInt32(Status.open.rawValue)
    #expect(
      rows(store.codes(.status), past.text(.status)?.codes, { later[$0] || $0 % 7 == 0 }, open))
    let days = try #require(store.numbers(.sentenceDays))
    #expect(rows(days, past.numbers(.sentenceDays), { later[$0] }, .min))
    let reduced = try #require(store.flags(.chargeReduced))
    #expect(rows(reduced, past.flags(.chargeReduced), { later[$0] }, 2))
    #expect(rows(store.derived.closed, past.derived.closed, { later[$0] }, false))
    #expect(!past.derived.inactive.contains(true))
  }

  @Test("shares the segments in which nothing is dated later")
  func sharing() throws {
    var dice = Dice(state: 1)
    let store = store(&dice)
    let past = store.lookingBack(to: then)
    for field in [CaseField.filed, .disposed] {
      let (now, before) = (try #require(store.days(field)), try #require(past.days(field)))
      #expect(before.cells.shares(segment: 1, with: now.cells))
      #expect(!before.cells.shares(segment: 0, with: now.cells))
    }
    let codes = try #require(past.text(.disposition)?.codes)
    #expect(codes.cells.shares(segment: 1, with: store.codes(.disposition).cells))
  }
}

extension CaseStore {
  fileprivate func codes(_ field: CaseField) -> Codes { text(field)?.codes ?? [] }
}
