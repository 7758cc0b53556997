import Cases
import Metrics
import Terminal

extension Session {
  /// The slide of the meeting view in words.
  var plainMeeting: [PlainLine] {
    guard let snapshot, let stop = state.stop, let meeting = state.meeting else { return [] }
    let count = state.stops.count
    let place = min(meeting.position, count - 1) + 1
    let room = RoomNumbers(snapshot)
    let head = [
      PlainLine("Meeting view, \(place) of \(count): \(stop.slide.title)", isHeading: true),
      PlainLine(
        "\(room.days(of: stop.slide)). Counts to the nearest 5, none of 1 to "
          + "\(snapshot.office.sharingSmallest - 1)."),
    ]
    guard !isWaiting else { return head + [PlainLine("Being counted.")] }
    let lines = room.words(of: stop.slide, meeting)
    return head + [PlainLine("")]
      + lines.enumerated().map { PlainLine($1, isSelected: $0 == 0) }
  }
}

extension RoomNumbers {
  /// What a slide says, a line each.
  func words(of slide: Slide, _ meeting: Meeting) -> [String] {
    switch slide {
    case .figures:
      return figures.map {
        "\($0.title): \([$0.text, $0.note].filter { !$0.isEmpty }.joined(separator: ", "))"
      }
    case .ages: return words(of: ages)
    case .load: return words(of: load(hidesNames: meeting.hidesNames, from: meeting.item))
    case .standards: return words(of: standards)
    case .flow:
      guard !flowMonths.isEmpty else { return [flowReason] }
      return flowMonths.map { month, open in
        func text(_ value: Double?) -> String { value.map { decimal($0, 0) } ?? "hidden" }
        return "\(month.label): filed \(text(month.left)), disposed \(text(month.right)), "
          + "\(openName) \(text(open))"
      }
    case .endings:
      return endings.isEmpty
        ? ["Not shown: \(reason(snapshot["plea_rate"]))"]
        : endings.map { row in
          let all = max(1, row.parts.reduce(0) { $0 + $1.count })
          let parts = row.parts.map { "\($0.label) \(percent(Double($0.count) / Double(all)))" }
          return "\(row.name): \(parts.joined(separator: ", ")), of \(text(row.total)) decided"
        }
    case .disparity:
      let shown = decisions
      guard !shown.isEmpty else { return ["No decision has groups large enough to be shown."] }
      let decision = shown[min(meeting.item, shown.count - 1)]
      return ["\(decision.title), up and down go through \(shown.count) decisions"]
        + decision.groups.map(words(of:))
    case .moved: return movedLines.map { "\($0.sign) \($0.title): \($0.words)" }
    }
  }

  private func words(of bars: RoomBars) -> [String] {
    bars.bars.isEmpty ? [bars.why] : bars.bars.map { "\($0.name): \($0.text)" } + [bars.note]
  }

  private func words(of group: RoomGroup) -> String {
    var parts: [String] = []
    if let rate = group.rate { parts.append("\(decimal(rate * 100, 0)) % of \(grouped(group.n))") }
    if let ratio = group.ratio {
      let ends = [ratio.low, ratio.high].compactMap { $0.map(Dashboard.ratio) }
      parts.append(
        "ratio \(Dashboard.ratio(ratio.middle))"
          + (ends.count == 2 ? " (95 % \(ends[0]) to \(ends[1]))" : ""))
    }
    if !group.why.isEmpty { parts.append(group.why) }
    return "\(group.name): \(parts.joined(separator: ", "))"
  }
}
