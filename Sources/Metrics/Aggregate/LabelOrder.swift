import Cases
import Synchronization

/// The order in which the labels of a column are listed, worked out when it is first asked for.
///
/// To sort a thousand labels takes as long as to count half a million rows, so that it is kept as
/// long as the labels are the same.
final class LabelOrder: Sendable {
  private let labels: Labels
  private let isSorted: Bool
  private let kept = Mutex<[Int32]?>(nil)

  /// Creates the order of a column's labels: words of a closed list have their own, others that of
  /// the alphabet; what is missing is last.
  init(_ labels: Labels, of column: CaseColumn) {
    self.labels = labels
    let isListed = if case .field(let field) = column { field.hasListedWords } else { false }
    isSorted = column.kind == .text && !isListed
  }

  /// By code, the place of its label.
  var ranks: [Int32] {
    if let ranks = kept.withLock({ $0 }) { return ranks }
    let texts = Array(labels)
    let folded = isSorted ? texts.map { $0.lowercased() } : []
    let order = texts.indices.dropFirst().sorted { one, other in
      guard isSorted else { return one < other }
      return (folded[one], texts[one]) < (folded[other], texts[other])
    }
    var ranks = [Int32](repeating: .max, count: max(texts.count, 1))
    for (rank, code) in order.enumerated() { ranks[code] = Int32(rank) }
    kept.withLock { [ranks] in $0 = ranks }
    return ranks
  }
}
