import Cases
import Metrics
import Terminal

extension Session {
  /// The meeting view: one thing, to be read from the back of the room.
  var meetingDrawing: Drawing {
    var painter = Painter(size, pen: Pen(state.look.glyphs))
    let area = Rect(size)
    let margin = size.width >= 60 ? 3 : 1
    meetingHeader(&painter, margin: margin)
    let (_, foot) = area.split(bottom: 2)
    let isLow = size.height < 18
    let body = area.inset(
      left: margin, right: margin, top: isLow ? 3 : 4, bottom: isLow ? 2 : 3)
    if let snapshot, let stop = state.stop, let meeting = state.meeting {
      painter.write(
        title(of: stop), x: margin, y: isLow ? 1 : 2, .title, width: size.width - 2 * margin)
      if isWaiting || snapshot.request.place != .panel(stop.slide.panel) {
        painter.write("Being counted …", x: body.x, y: body.y, .plain, width: body.width)
      } else if let problem = snapshot.problem {
        painter.write(problem, x: body.x, y: body.y, .plain, width: body.width)
      } else {
        painter.slide(stop.slide, of: RoomNumbers(snapshot), meeting, in: body)
      }
    }
    meetingFoot(&painter, in: foot, margin: margin)
    return Drawing(
      canvas: state.look.glyphs.isASCII ? painter.canvas.transliterated : painter.canvas,
      hits: painter.hits)
  }

  /// The heading of a slide, with what it is about.
  private func title(of stop: MeetingStop) -> String {
    guard let view = stop.view else { return stop.slide.title.uppercased() }
    // A view may be named after a person.
    let place = (state.views.firstIndex(of: view) ?? 0) + 1
    let name = state.meeting?.hidesNames == true ? "view \(place)" : view.name
    return "\(name): \(stop.slide.title)".uppercased()
  }

  /// The office, the clock and how old the data is.
  private func meetingHeader(_ painter: inout Painter, margin: Int) {
    var words: [String] = []
    if let snapshot { words.append("as of \(snapshot.asOf.words)") }
    if let clock { words.append(clockText(clock)) }
    if let age = ageWords { words.append(age) }
    let right = words.joined(separator: " · ")
    let end = size.width - margin
    let room = max(0, end - margin - right.columns - 3)
    let name = snapshot?.office.name ?? ""
    if room >= min(12, name.columns) {
      painter.write(name, x: margin, y: 0, .strong, width: room)
    }
    painter.writeRight(right, end: end, y: 0, .plain, width: end - margin)
  }

  private func clockText(_ seconds: Int) -> String {
    let minutes = seconds / 60 % 60
    return "\(seconds / 3_600):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// How long ago the newest of the files changed, where that is known.
  private var ageWords: String? {
    if case .broken = live { return "files cannot be read" }
    guard let seconds = dataAge, seconds >= 0 else { return nil }
    let minutes = seconds / 60
    switch minutes {
    case 0: return "data just changed"
    case 1..<120: return "data \(minutes) min old"
    case 120..<(48 * 60): return "data \(minutes / 60) h old"
    default: return "data \(minutes / 1_440) days old"
    }
  }

  /// What is hidden and why, and the keys.
  private func meetingFoot(_ painter: inout Painter, in rect: Rect, margin: Int) {
    let width = rect.width - 2 * margin
    if let snapshot {
      let filter = snapshot.request.scope.filter
      let what = [
        state.stop.map { RoomNumbers(snapshot).days(of: $0.slide) } ?? "",
        filter.isEverything ? "" : filter.text,
        "rounded to 5, none of 1 to \(snapshot.office.sharingSmallest - 1)",
      ]
      let text = what.filter { !$0.isEmpty }.joined(separator: " · ")
      painter.write(text, x: margin, y: rect.y, .plain, width: width)
    }
    guard state.message.isEmpty else {
      painter.write(state.message, x: margin, y: rect.y + 1, .strong, width: width)
      return
    }
    let count = state.stops.count
    let position = min(state.meeting?.position ?? 0, count - 1) + 1
    var x = margin
    func hint(_ command: Command, _ key: String, _ words: String) {
      let text = "\(key) \(words)"
      guard x + text.columns <= margin + width else { return }
      painter.write(text, x: x, y: rect.y + 1, .plain)
      painter.note(
        Rect(x: x, y: rect.y + 1, width: text.columns, height: 1), .command(command))
      x += text.columns + 3
    }
    hint(.previousSlide, "←", "\(position) of \(count)")
    hint(.nextSlide, "→", "next")
    hint(.freeze, "f", state.isFrozen ? "follow" : "freeze")
    hint(.toggleNames, "n", state.meeting?.hidesNames == true ? "show names" : "hide names")
    if !state.views.isEmpty { hint(.toggleList, "v", "views") }
    hint(.back, "Esc", "back")
  }
}

extension Painter {
  /// Draws a slide.
  fileprivate mutating func slide(
    _ slide: Slide, of room: RoomNumbers, _ meeting: Meeting, in rect: Rect
  ) {
    switch slide {
    case .figures: figures(room.figures, in: rect)
    case .flow: flow(room, in: rect)
    case .ages: bars(room.ages, in: rect)
    case .load: bars(room.load(hidesNames: meeting.hidesNames, from: meeting.item), in: rect)
    case .standards: bars(room.standards, in: rect)
    case .endings: endings(room, in: rect)
    case .disparity: decisions(room, meeting.item, in: rect)
    case .moved: moved(room, in: rect)
    }
  }

  /// Why there is nothing to see.
  mutating func nothing(_ why: String, in rect: Rect) {
    for (line, words) in wrapped(why, to: min(rect.width, 70)).enumerated() {
      write(words, x: rect.x, y: rect.y + line, .plain, width: rect.width)
    }
  }
}
