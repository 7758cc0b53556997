import Cases
import Metrics

extension Snapshot {
  /// Why open cases under a name are nobody's now, in a word or two: nobody, a placeholder, or who
  /// left; empty for whoever works on them.
  func apartWords(_ group: GroupLabel) -> String {
    guard group.field == .attorney else { return group.label.isEmpty ? "not known" : "" }
    if group.isNobody { return "nobody" }
    guard let profile = attorneys[group.label] else { return "" }
    if profile.isPlaceholder { return "placeholder" }
    return profile.left(before: asOf).map { "left \($0)" } ?? ""
  }

  /// The open cases of each label of the table that somebody holds: the same attorneys of whom
  /// open cases per attorney speak, who are no placeholder and have at least one.
  var loads: [Double] {
    guard let field = grouping else { return [] }
    return labels.compactMap { label in
      let group = GroupLabel(field, label)
      let isNobodys =
        field == .attorney
        ? group.isNobody || attorneys[label]?.isPlaceholder == true : label.isEmpty
      guard !isNobodys, let row = self["open", group], row.isShown, let count = row.value, count > 0
      else { return nil }
      return count
    }.sorted()
  }

  /// The median of ``loads``; `nil` without any.
  var medianLoad: Double? {
    let loads = loads
    guard !loads.isEmpty else { return nil }
    return (loads[(loads.count - 1) / 2] + loads[loads.count / 2]) / 2
  }
}
