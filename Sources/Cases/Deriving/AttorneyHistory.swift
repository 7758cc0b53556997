/// Who held each case from when to when.
public struct AttorneyHistory: Sendable {
  private let chains: RecordChains
  /// By row, the case's slot.
  private let slots: Offsets
  private let attorney: Numbers
  private let from: Numbers
  private let to: Numbers?
  private let plausibility: Plausibility
  /// The attorneys' labels by code; `labels[0]` is empty.
  public let labels: Labels

  /// The history that an office's assignments tell, days that cannot be true missing; `nil` where it
  /// has none.
  init?(
    _ assignments: Records, of cases: Records, _ chains: RecordChains, labels: Labels,
    _ plausibility: Plausibility
  ) {
    guard let attorney = assignments.columns[0], let from = assignments.columns[1] else {
      return nil
    }
    self.attorney = attorney
    self.from = from
    to = assignments.columns[2]
    self.chains = chains
    slots = cases.slots
    self.labels = labels
    self.plausibility = plausibility
  }

  /// The label code of who held a case on a day; `nil` where nobody is said to.
  ///
  /// Of several holders the one who took the case last counts.
  public func holder(of row: Int, on day: Int32) -> Int32? {
    var best: Int32?
    var start = Int32.min
    chains.forEach(of: Int(slots[row])) { record in
      let begins = plausibility.plausible(from[record])
      let code = attorney[record]
      guard code != RecordTable.missing, begins != Day.missing, begins <= day,
        best == nil || begins > start
      else { return }
      let ends = to.map { plausibility.plausible($0[record], mayLieAhead: true) } ?? Day.missing
      guard ends == Day.missing || day <= ends else { return }
      // Of equals the last that was read counts, and it comes first.
      best = code
      start = begins
    }
    return best
  }

  /// The stretches of days on which somebody is said to have held a case, the earliest first.
  ///
  /// They agree with ``holder(of:on:)`` on every day: of several holders the one who took the case
  /// last counts. Days on which nobody is said to hold it lie between two stretches.
  ///
  /// - Parameters:
  ///   - row: the case.
  ///   - stretches: what is replaced by them, so that many cases need no memory each.
  public func stretches(of row: Int, into stretches: inout [HolderStretch]) {
    stretches.removeAll(keepingCapacity: true)
    chains.forEach(of: Int(slots[row])) { record in
      let begins = plausibility.plausible(from[record])
      guard attorney[record] != RecordTable.missing, begins != Day.missing else { return }
      let ends = to.map { plausibility.plausible($0[record], mayLieAhead: true) } ?? Day.missing
      let end = ends == Day.missing ? HolderStretch.stillHeld : ends + 1
      if end > begins {
        stretches.append(HolderStretch(holder: attorney[record], from: begins, end: end))
      }
    }
    if stretches.count > 1 { stretches = HolderStretch.oneAfterAnother(stretches) }
  }

  /// Whether somebody who is said to have held a case at any time is one of some.
  func hasHolder(of row: Int, _ isOne: (Int) -> Bool) -> Bool {
    var isFound = false
    chains.forEach(of: Int(slots[row])) { record in
      if attorney[record] != RecordTable.missing, isOne(Int(attorney[record])) { isFound = true }
    }
    return isFound
  }

  func write(to archive: inout ArchiveWriter) {
    chains.write(to: &archive)
    slots.write(to: &archive)
    attorney.write(to: &archive)
    from.write(to: &archive)
    archive.write(optional: to) { $1.write(to: &$0) }
    archive.write(Int(plausibility.dataDay))
    labels.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    chains = try RecordChains(from: &archive)
    slots = try Offsets(from: &archive)
    attorney = try Numbers(from: &archive)
    from = try Numbers(from: &archive)
    to = try archive.numbers()
    plausibility = Plausibility(dataDay: Day(try archive.int32()))
    labels = try Labels(from: &archive)
  }
}
