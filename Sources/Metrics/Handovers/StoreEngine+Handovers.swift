import Cases
import Statistics

extension StoreEngine {
  /// How cases went from hand to hand.
  public func answer(_ query: HandoverQuery) throws(QueryError) -> HandoverTable {
    guard HandoverQuery.fields.contains(query.by) else { throw .cannotCompare(query.by) }
    let view = try view(query.scope, FactsNeed([]))
    let why = whyNoHandovers(query.by)
    var table = HandoverTable(by: query.by, period: view.period, asOf: view.asOf, why: why)
    guard why.isEmpty, let history = store.history else { return table }
    let holders = Holders(history, by: query.by, in: store)
    let rows =
      query.of.map { holders.rows($0, among: view, changedHands: cache.changedHands) } ?? view.rows
    let tally = Self.tally(
      rows, HoldingReader(view.store, history, holders: holders.ofCode),
      HandoverTally(holders: holders.labels.count, view.period, byMonth: query.byMonth),
      filed: view.store.days(.filed))
    table.fill(tally, holders, of: query.of)
    if query.of == nil {
      (table.cases, table.undated) = (rows.count, tally.undated)
      table.addRemarks()
    }
    return table
  }

  /// Who held a case from when to when, days on which nobody did among them; none where it is not
  /// known.
  func holders(of row: Int, in past: CaseStore) -> [CaseHolder] {
    guard let history = past.history else { return [] }
    let holders = Holders(history, by: .attorney, in: store)
    let reader = HoldingReader(past, history, holders: holders.ofCode)
    var holdings: [Holding] = []
    var stretches: [HolderStretch] = []
    reader.holdings(of: row, into: &holdings, &stretches)
    var found: [CaseHolder] = []
    for holding in holdings {
      if let last = found.last, let end = last.to, Day(holding.from) > end + 1 {
        found.append(
          CaseHolder(
            attorney: "", from: end + 1, to: Day(holding.from - 1),
            days: Int(holding.from - end.number - 1), ending: .handedOver))
      }
      let holder = Int(holding.holder)
      let last = holding.ending == .disposed ? holding.end : holding.end - 1
      found.append(
        CaseHolder(
          attorney: holders.labels[holder],
          isPlaceholder: holders.standings[holder] == .placeholder, from: Day(holding.from),
          to: holding.ending == .holds ? nil : Day(last), days: Int(holding.days),
          ending: holding.ending))
    }
    return found
  }

  /// Why nobody can be said to have held anything; empty where somebody can.
  private func whyNoHandovers(_ by: CaseField) -> String {
    let missing = [CaseField.attorney, by].filter { !store.has($0) }.map(\.needed)
    guard missing.isEmpty else { return "not in the data: \(missing[0])" }
    return store.history == nil
      ? "who held a case when is not in the data: assignments are not mapped" : ""
  }

  private static func tally(
    _ rows: [Int32], _ reader: HoldingReader, _ empty: HandoverTally, filed: Numbers?
  ) -> HandoverTally {
    let size = 16_384
    let parts = Parallel.map((rows.count + size - 1) / size) { part in
      var tally = empty
      var holdings: [Holding] = []
      var stretches: [HolderStretch] = []
      for row in rows[part * size..<min((part + 1) * size, rows.count)] {
        reader.holdings(of: Int(row), into: &holdings, &stretches)
        let day = filed?[Int(row)] ?? Day.missing
        tally.add(holdings, filed: day == Day.missing ? nil : day)
      }
      return tally
    }
    return parts.reduce(into: empty) { $0.merge($1) }
  }
}

extension HandoverTable {
  /// Takes what was counted, of all holders or of one.
  fileprivate mutating func fill(_ tally: HandoverTally, _ holders: Holders, of one: String?) {
    for index in holders.order where one == nil || holders.labels[index] == one {
      let holder = tally.holders[index]
      var row = HandoverRow(holders.labels[index], holders.standings[index])
      row.first = holder.first
      row.received = holder.received.days
      row.given = holder.given.days
      (row.receivedCases, row.givenCases) = (holder.receivedCases, holder.givenCases)
      row.disposed = holder.disposed
      row.held = HeldDays(
        n: holder.held.count, known: holder.held.count, median: holder.held.median)
      row.holds = holder.holds
      row.months = holder.months
      let isThere = row.first + row.received.n + row.given.n + row.held.n + row.holds > 0
      if isThere { rows.append(row) }
    }
    moves = tally.moves.map { move, cases in
      HandoverMove(
        from: holders.labels[Int(move.from)], to: holders.labels[Int(move.to)], cases: cases)
    }.filter { one == nil || $0.from == one || $0.to == one }
      .sorted { ($1.cases, $0.from, $0.to) < ($0.cases, $1.from, $1.to) }
    if one == nil { handovers = tally.handovers.days }
  }

  fileprivate mutating func addRemarks() {
    remarks.append(
      "A case is handed over on the day on which somebody else takes it, whether or not it was "
        + "held up to then; what happened after its disposition is not counted.")
    remarks.append(
      "Days held are of cases handed on or disposed in the period: those still held may take "
        + "longer.")
    if by == .unit {
      remarks.append("A unit's cases are those of its attorneys, by the unit that they are of now.")
    }
  }
}
