import Cases
import Statistics

/// The days of some cases: of those that ended by the way they ended, and of the others.
///
/// Made of the same cases as the Kaplan-Meier metrics, so that both say the same.
struct SurvivalTimes {
  /// By disposition code: the days after which cases ended; code 0 where none is recorded.
  private(set) var ended: [DayHistogram]
  /// The days that the others were followed.
  private(set) var followed = DayHistogram()
  /// The days from filing to the as-of day, of those that ended too: how long each case could have
  /// been followed.
  private(set) var followable = DayHistogram()
  /// Cases left out.
  private(set) var missing = 0
  /// Whether these cases stand under the name of a placeholder, who is nobody.
  let isOfPlaceholder: Bool

  /// Reads the days of some rows of a view, grouped by a field.
  init(_ rows: ArraySlice<Int32>, by field: CaseField?, in view: StoreView) {
    let placeholder = view.store.derived.placeholder
    isOfPlaceholder = field == .attorney && rows.contains { placeholder[Int($0)] }
    let isIn = view.facts.passes(Measure.survivalTest)
    let isEnded = view.facts.passes(TallyPlan.Measured.ended.test)
    let leftOut = Measure.survivalMedian.leftOut.map { view.facts.passes($0.test) }
    let times = SpanReader(.filedToDisposed, in: view.store, on: view.asOf)
    let ages = SpanReader(.age, in: view.store, on: view.asOf)
    let codes = view.store.text(.disposition)?.codes
    ended = Array(repeating: DayHistogram(), count: Disposition.labels.count)
    for row in rows {
      let combination = view.facts.number(of: Int(row))
      if leftOut.contains(where: { $0[combination] }) { missing += 1 }
      guard isIn[combination] else { continue }
      followable.add(day: ages.length(of: Int(row)))
      guard isEnded[combination] else {
        followed.add(day: ages.length(of: Int(row)))
        continue
      }
      let code = codes.map { Int($0[Int(row)]) } ?? 0
      ended[ended.indices.contains(code) ? code : 0].add(day: times.length(of: Int(row)))
    }
  }

  /// All that ended, however they did.
  var allEnded: DayHistogram {
    var all = DayHistogram()
    for histogram in ended { all.merge(histogram) }
    return all
  }

  /// The last day on which a case ended or was seen open; `nil` without cases.
  var longest: Int? {
    (ended + [followed]).compactMap(\.longest).max()
  }

  /// The number of cases filed at least some days before the as-of day.
  func followable(for days: Int) -> Int {
    followable.count - followable.count(through: days - 1)
  }

  var count: Int { ended.reduce(followed.count) { $0 + $1.count } }
}
