/// What the charges of a case say of the case.
struct ChargesOfCase {
  /// How many charges there are, and how many of them have a disposition.
  private var charges = 0
  private var withDisposition = 0
  /// The disposition that counts first among the charges; 0 for none.
  private(set) var disposition: UInt8 = 0
  /// Whether that disposition is "other" since its word is not listed.
  private(set) var hasUnlistedDisposition = false
  /// The latest plausible disposition day.
  private(set) var disposed = Day.missing
  /// The most severe sentence; 0 for none.
  private(set) var sentence: UInt8 = 0
  /// The longest sentence of one charge, in days, of those that confine.
  private(set) var sentenceDays = CaseStore.missingNumber
  private(set) var isDiversionAccepted = false
  /// The lead charge's record; `nil` without charges.
  private(set) var lead: Int?
  /// What the classes and severities of the charges say.
  private(set) var gravity = ChargeGravity()

  /// A case without charges.
  init() {}

  /// The charges of the case in a slot.
  init(of slot: Int, _ chains: RecordChains, _ reader: ChargeReader, _ plausibility: Plausibility) {
    chains.forEach(of: slot) { add($0, reader, plausibility) }
  }

  /// Whether there are charges and each has a disposition.
  var areAllDecided: Bool { charges > 0 && withDisposition == charges }

  /// Counts a charge; they come the last one first.
  @inline(__always)
  private mutating func add(
    _ record: Int, _ reader: ChargeReader, _ plausibility: Plausibility
  ) {
    charges += 1
    let outcome = reader.disposition(record)
    if outcome != 0 {
      withDisposition += 1
      if disposition == 0 || outcome < disposition { disposition = outcome }
    }
    if reader.isDispositionUnlisted(record) { hasUnlistedDisposition = true }
    let day = plausibility.plausible(reader.disposedDay(record))
    disposed = max(disposed, day)
    let severity = reader.sentence(record)
    if severity != 0, sentence == 0 || severity < sentence { sentence = severity }
    if severity != 0, severity <= Sentence.probationJail.rawValue {
      sentenceDays = max(sentenceDays, reader.sentenceDays(record))
    }
    if reader.isDiversionAccepted(record) { isDiversionAccepted = true }
    gravity.add(record, isConviction: outcome.isConviction, reader)
    // Of equals the first that was read leads.
    if lead.map({ !reader.leads($0, record) }) ?? true { lead = record }
  }
}
