import Cases
import Metrics
import Terminal

/// What the help and the palette list.
extension Session {
  /// Every binding of the page, one line a command.
  var helpItems: [MenuItem] {
    KeyBinding.Topic.allCases.flatMap { topic in
      var seen: Set<Command> = []
      return KeyBinding.all.filter { $0.topic == topic }.compactMap { binding -> MenuItem? in
        let isSeen = !seen.insert(binding.command).inserted
        guard !isSeen, binding == KeyBinding.of(binding.command) || binding.isOfMeeting else {
          return nil
        }
        return item(for: binding, heading: topic.rawValue)
      }
    }
  }

  private func item(for binding: KeyBinding, heading: String) -> MenuItem {
    let keys = KeyBinding.all.filter {
      $0.command == binding.command && $0.isOfMeeting == binding.isOfMeeting
    }.flatMap(\.keys)
    let isElsewhere = binding.isOfMeeting && state.meeting == nil
    var labels: [String] = []
    for key in keys where !labels.contains(key.label) { labels.append(key.label) }
    return MenuItem(
      title: binding.help, detail: labels.joined(separator: " "),
      action: .command(binding.command), heading: heading,
      reason: isElsewhere
        ? "Only in the meeting view; P opens it." : reason(against: binding.command),
      also: binding.also)
  }

  /// Every command; then, once something is typed, whatever has a name.
  func paletteItems(finding query: String) -> [MenuItem] {
    let commands = Command.all.filter { $0 != .palette }.compactMap { command in
      KeyBinding.of(command).map { item(for: $0, heading: "") }
    }
    guard !query.isEmpty else { return commands }
    return commands + choices + places(matching: query)
  }

  /// What the menus offer, without the way through them.
  private var choices: [MenuItem] {
    func named(_ kind: Menu.Kind, _ name: String) -> [MenuItem] {
      allItems(of: kind).map { item in
        var item = item
        item.title = "\(name): \(item.title)"
        return item
      }
    }
    let themes = Theme.all.map {
      MenuItem(title: "theme: \($0.name)", detail: "", action: .theme($0.name))
    }
    var found = themes
    guard snapshot != nil else { return found }
    found += named(.period, "period") + named(.save, "save")
    found += state.views.map {
      MenuItem(title: "view: \($0.name)", detail: $0.panel.title, action: .openView($0))
    }
    if reason(against: .groupingMenu) == nil {
      found += named(groupingKind, groupingKind.title.lowercased())
    }
    return found
  }

  /// Attorneys, units, offenses and cases whose names may answer what was typed.
  private func places(matching query: String) -> [MenuItem] {
    guard let snapshot else { return [] }
    var labels: [GroupLabel] = []
    if let field = snapshot.grouping { labels = snapshot.labels.map { GroupLabel(field, $0) } }
    labels = (labels + snapshot.directory).filter { mayMatch(query, groupName($0)) }
    var ids = (snapshot.cases?.rows ?? []).map(\.caseID)
    ids = (ids + snapshot.foundCases).filter { mayMatch(query, $0) }
    var (seenLabels, seenIDs): (Set<GroupLabel>, Set<String>) = ([], [])
    labels = labels.filter { seenLabels.insert($0).inserted }
    ids = ids.filter { seenIDs.insert($0).inserted }
    return labels.map {
      MenuItem(title: groupName($0), detail: $0.field.title, action: .go(.group($0)))
    }
      + ids.map { MenuItem(title: $0, detail: "case", action: .go(.caseFile($0))) }
  }
}
