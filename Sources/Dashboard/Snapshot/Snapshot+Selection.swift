import Cases
import Metrics

extension Snapshot {
  /// The condition that the page adds to the filter in force: that of its group.
  var pageCondition: String {
    if case .group(let group) = request.place { Filter(group).text } else { "" }
  }

  /// The cases behind a number of this page.
  func selection(
    _ title: String, _ metric: String, _ groups: [GroupLabel] = [],
    side: NumberReference.Side = .numerator, condition: String = "", period: Period? = nil
  ) -> CaseSelection {
    let conditions = Filter.everything.and(pageCondition).and(condition)
    return CaseSelection(
      title, behind: NumberReference(.metric(metric), side, group: groups),
      condition: conditions.text, period: period)
  }
}
