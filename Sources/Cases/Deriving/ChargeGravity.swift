/// How grave the charges of a case were when filed, and those that ended in a conviction.
struct ChargeGravity {
  /// The highest class at filing, by rank; the greatest number where none is known.
  private var filedRank = Int.max
  /// The highest class of a conviction.
  private var convictedRank = Int.max
  private var isClassOfConvictionUnknown = false
  /// The gravest severity at filing, and of a conviction; 0 where none is known.
  private(set) var filedSeverity: UInt8 = 0
  private var gravestConviction: UInt8 = 0
  private var isSeverityOfConvictionUnknown = false
  private var convictions = 0

  /// Counts a charge of the case.
  @inline(__always)
  mutating func add(_ record: Int, isConviction: Bool, _ reader: ChargeReader) {
    filedRank = min(filedRank, reader.filedRank(record))
    filedSeverity = Self.graver(filedSeverity, reader.filedSeverity(record))
    guard isConviction else { return }
    convictions += 1
    let rank = reader.classRank(record)
    convictedRank = min(convictedRank, rank)
    isClassOfConvictionUnknown = isClassOfConvictionUnknown || rank == .max
    let severity = reader.severity(record)
    gravestConviction = Self.graver(gravestConviction, severity)
    isSeverityOfConvictionUnknown = isSeverityOfConvictionUnknown || severity == 0
  }

  /// Whether the gravest conviction is of a lower class than the gravest charge at filing; `nil`
  /// where there is no conviction, or a class is not known that could change the answer.
  var isReduced: Bool? {
    guard convictions > 0, filedRank != .max else { return nil }
    // Whatever the others are, one conviction of the filed class is no reduction.
    if convictedRank <= filedRank { return false }
    return isClassOfConvictionUnknown ? nil : true
  }

  /// The severity of the gravest conviction; 0 where it is not known.
  var convictedSeverity: UInt8 {
    let isCertain = gravestConviction == Severity.felony.rawValue || !isSeverityOfConvictionUnknown
    return isCertain ? gravestConviction : 0
  }

  private static func graver(_ one: UInt8, _ other: UInt8) -> UInt8 {
    one == 0 ? other : other == 0 ? one : min(one, other)
  }
}

extension UInt8 {
  /// Whether this is the code of a disposition that is a conviction.
  var isConviction: Bool {
    self == Disposition.plea.rawValue || self == Disposition.trialConvicted.rawValue
  }
}
