import Cases

/// A stage that a case goes through, from one of its days to another.
public enum CaseStage: String, CaseIterable, Hashable, Sendable {
  /// From the referral to the office's decision whether to file.
  case screening
  /// From the filing to the disposition.
  case disposition
  /// From a conviction to the sentence.
  case sentence

  /// The stage in words.
  public var title: String {
    switch self {
    case .screening: "Referral to filing decision"
    case .disposition: "Filing to disposition"
    case .sentence: "Conviction to sentence"
    }
  }

  /// The stage in a word or two, for a narrow column.
  public var shortTitle: String {
    switch self {
    case .screening: "To decision"
    case .disposition: "To disposition"
    case .sentence: "To sentence"
    }
  }

  /// What cases wait for in it.
  public var awaits: String {
    switch self {
    case .screening: "a filing decision"
    case .disposition: "a disposition"
    case .sentence: "a sentence"
    }
  }

  /// The metric that counts the cases that wait in it; `nil` where none does.
  public var waitingMetric: String? {
    switch self {
    case .screening: "pending_decision"
    case .disposition: "open"
    case .sentence: nil
    }
  }

  /// The metric whose cases went through it in a period; `nil` where none has them.
  public var finishedMetric: String? {
    switch self {
    case .screening: "days_to_file_median"
    case .disposition: "days_to_disposition_median"
    case .sentence: nil
    }
  }

  /// The condition of the filter language for the cases that wait in it, where no metric has them;
  /// empty where one does.
  public var waitingCondition: String {
    guard self == .sentence else { return "" }
    let convicted = [Disposition.plea, .trialConvicted].map(\.word).joined(separator: ", ")
    return "disposition in (\(convicted)) and disposed is not missing and sentenced is missing"
      + " and sentence is missing"
  }

  /// The days between which it lies, and what else tells who is in it.
  var requires: [CaseField] {
    switch self {
    case .screening: [.referred, .screened, .screening]
    case .disposition: [.filed, .disposed]
    case .sentence: [.disposed, .disposition, .sentenced]
    }
  }

  /// What a case is said to be in, and what is left out, in a sentence.
  public var formula: String {
    switch self {
    case .screening:
      "Days from referred to screened; a case waits that is referred and neither filed, declined "
        + "nor returned."
    case .disposition:
      "Days from filed to disposed; an open case waits, an inactive one does not."
    case .sentence:
      "Days from the disposition of convicted cases to sentenced; a convicted case waits that has "
        + "neither a sentence nor its day: it may be that nobody entered it."
    }
  }
}
