import Cases
import Metrics
import Terminal

extension Session {
  /// The items of a menu that what was typed keeps, the best first where something was typed.
  func items(of menu: Menu) -> [MenuItem] {
    let all =
      menu.kind == .palette ? paletteItems(finding: menu.query) : allItems(of: menu.kind)
    guard !menu.query.isEmpty else { return all }
    let scored = all.enumerated().compactMap { index, item in
      item.score(menu.query).map { (score: $0, index: index, item: item) }
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map {
      var item = $0.item
      item.heading = ""
      return item
    }
  }

  func allItems(of kind: Menu.Kind) -> [MenuItem] {
    switch kind {
    case .help: helpItems
    case .palette: paletteItems(finding: "")
    case .sort: sortItems
    case .period: periodItems
    case .reference: referenceItems
    case .comparing:
      fieldItems([.race, .ethnicity, .gender, .counsel, .area, .unit]) { .comparing($0) }
        + [crossingItem(.race, .gender)]
    case .cohort: cohortItems
    case .save: saveItems
    case .views: viewItems(of: state.views)
    case .step: stepItems
    case .follow: followItems
    case .staff: fieldItems(ComparisonQuery.fields) { .staff($0) }
    case .measure: measureItems
    case .against:
      ChangeQuery.Against.allCases.map { against in
        MenuItem(
          title: against.words, detail: against == state.question.against ? "in force" : "",
          action: .against(against))
      }
    case .parts:
      fieldItems([.offense, .severity, .unit, .race, .gender, .custody, .counsel, .area]) {
        .parts($0)
      }
    case .times:
      fieldItems(
        [
          .custody, .severity, .offense, .race, .gender, .counsel, .unit, .attorney, .judge,
        ]
      ) { .times($0) }
    case .grouping:
      fieldItems(
        [.attorney, .unit, .supervisor, .offense, .severity, .judge, .agency, .area]
      ) { .grouping($0) }
    }
  }

  private var sortItems: [MenuItem] {
    guard let table = selectedTable else { return [] }
    return table.columns.filter { !$0.title.isEmpty }.map { column in
      let isSorted = table.sort?.column == column.id
      return MenuItem(
        title: column.spokenTitle, detail: isSorted ? "in force" : "",
        action: .sort(column.id))
    }
  }

  private var periodItems: [MenuItem] {
    var choices = Question.periods
    if let snapshot {
      let year = snapshot.asOf.date.year
      for year in stride(from: year, through: year - 4, by: -1) {
        if let first = Day(year: year, month: 1, day: 1),
          let last = Day(year: year, month: 12, day: 31)
        {
          choices.append(.fixed(Period(from: first, through: last)))
        }
      }
    }
    return choices.map { choice in
      MenuItem(
        title: choice.words, detail: choice == state.question.period ? "in force" : "",
        action: .period(choice))
    }
  }

  private var referenceItems: [MenuItem] {
    guard let snapshot else { return [] }
    var labels: [String] = []
    for row in snapshot.disparity?.rows ?? [] {
      for label in [row.reference, row.group] where !labels.contains(label) { labels.append(label) }
    }
    let inForce = snapshot.disparity?.rows.first?.reference
    return labels.filter { $0 != "Unknown" && !$0.isEmpty }.map { label in
      MenuItem(
        title: label, detail: label == inForce ? "in force" : "", action: .reference(label))
    }
  }

  /// The shares by which attorneys and units can be compared.
  private var measureItems: [MenuItem] {
    (snapshot?.metrics ?? Metric.all).filter(\.isComparable).map { metric in
      let missing = metric.requires.filter { !(snapshot?.fields.contains($0) ?? false) }
      let names = listed(missing.map(\.title))
      return MenuItem(
        title: metric.title,
        detail: metric.id == state.question.measure
          ? "in force" : missing.isEmpty ? "" : "not in the data",
        action: .measure(metric.id),
        reason: missing.isEmpty ? nil : "The office's data has no \(names).")
    }
  }

  private func crossingItem(_ field: CaseField, _ other: CaseField) -> MenuItem {
    let missing = [field, other].filter { !(snapshot?.fields.contains($0) ?? false) }
    let isInForce = state.question.comparing == field && state.question.crossing == other
    return MenuItem(
      title: "\(field.title) and \(other.title)",
      detail: isInForce ? "in force" : missing.isEmpty ? "" : "not in the data",
      action: .crossing(field, other),
      reason: missing.isEmpty
        ? nil : "The office's data has no \(listed(missing.map(\.title))).")
  }

  /// Each decision by its own day, or cases followed from one.
  private var cohortItems: [MenuItem] {
    let inForce = state.question.cohort
    let own = MenuItem(
      title: "each decision by its own day", detail: inForce == nil ? "in force" : "",
      action: .cohort(nil))
    return [own]
      + fieldItems([.referred, .arrested, .filed]) { .cohort($0) }.map { item in
        var item = item
        if item.action == .cohort(inForce) { item.detail = "in force" }
        item.title = "cases \(item.title) in the period, to their end"
        return item
      }
  }

  private func fieldItems(
    _ fields: [CaseField], _ action: (CaseField) -> MenuItem.Action
  ) -> [MenuItem] {
    fields.map { field in
      let isMapped = snapshot?.fields.contains(field) ?? false
      return MenuItem(
        title: field.title, detail: isMapped ? "" : "not in the data", action: action(field),
        reason: isMapped ? nil : "The office's data has no \(field.title).")
    }
  }
}
