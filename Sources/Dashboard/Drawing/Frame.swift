import Cases
import Metrics
import Terminal

/// A picture, and what its places do when they are clicked.
public struct Drawing: Sendable {
  public var canvas: Canvas
  var hits: [(rect: Rect, hit: Hit)]
  /// Where the parts of the page stand, by the id of their section.
  var parts: [(id: String, rect: Rect)] = []

  /// What is clicked at a place: what was drawn last lies on top.
  func hit(x: Int, y: Int) -> Hit? {
    hits.last { $0.rect.contains(x: x, y: y) }?.hit
  }
}

extension Session {
  /// The least size at which the dashboard is drawn.
  public static let leastSize = Size(width: 40, height: 12)

  /// The whole screen as it stands.
  public var screen: Canvas { drawing.canvas }

  /// The whole screen, and what its places do.
  var drawing: Drawing {
    let needed = Session.leastSize
    let fits = size.width >= needed.width && size.height >= needed.height
    // Words need no certain room.
    guard fits || state.look.isPlain, size.width > 4 else { return tooSmall }
    if state.look.isPlain { return plainDrawing }
    if state.meeting != nil, state.overlay == nil { return meetingDrawing }
    var painter = Painter(size, pen: Pen(state.look.glyphs))
    painter.selected = selection?.spot
    painter.marks = marks
    let marked = state.marked.filter { $0.key.place == state.place }
    painter.marked = Dictionary(uniqueKeysWithValues: marked.map { ($0.key.table, $0.value) })
    header(&painter)
    tabs(&painter)
    titles(&painter)
    let body = body
    page(&painter, in: body)
    foot(&painter)
    overlay(&painter, over: body)
    return Drawing(
      canvas: state.look.glyphs.isASCII ? painter.canvas.transliterated : painter.canvas,
      hits: painter.hits, parts: painter.parts)
  }

  private var tooSmall: Drawing {
    var canvas = Canvas(size)
    canvas.write(
      "Caseboard needs \(Session.leastSize.width) x \(Session.leastSize.height).", x: 0, y: 0)
    canvas.write("Here: \(size.width) x \(size.height).", x: 0, y: 1, style: .muted)
    return Drawing(canvas: canvas, hits: [])
  }

  // MARK: - The lines above the page

  /// Who the office is, which day it is there, and whether the data is alive.
  private func header(_ painter: inout Painter) {
    painter.fill(Rect(x: 0, y: 0, width: size.width, height: 1), .header)
    var end = size.width - 1
    // What must be known of every number comes first; the name takes what is left.
    let name = (snapshot?.office.name ?? loading.progress?.office ?? "Caseboard").uppercased()
    for (index, part) in headerParts.enumerated() {
      let room = end - (index < 3 ? 8 : name.columns + 4)
      // The state of the data is always said, cut where it is long.
      guard index == 0 || part.text.columns <= room, !part.text.isEmpty else { continue }
      painter.writeRight(part.text, end: end, y: 0, part.style, width: room)
      end -= min(part.text.columns, room) + 3
    }
    painter.write(name, x: 1, y: 0, Style.header.bold, width: max(0, end - 1))
  }

  /// From the right edge inward, the most important first.
  private var headerParts: [(text: String, style: Style)] {
    guard let snapshot else { return [(loading.badge, Style.header.bold)] }
    let isWide = size.width >= 76
    var parts = [liveText]
    parts.append(
      (isWide ? "as of \(snapshot.asOf.longWords)" : snapshot.asOf.words, Style.header))
    let aside = snapshot.rowsSetAside == 0 ? "0 %" : percent(snapshot.setAsideShare)
    parts.append(
      ("\(aside) set aside", snapshot.rowsSetAside == 0 ? Style.header : Style(.warning)))
    parts.append(("\(grouped(snapshot.rowsRead)) rows", Style.header))
    parts.append(("profile \(snapshot.office.profile)", Style.header))
    return parts
  }

  private var liveText: (text: String, style: Style) {
    if state.isFrozen {
      return (isHolding ? "‖ frozen, newer data waits" : "‖ frozen", Style.header.bold)
    }
    switch live {
    case .loading, .failed: return ("", .header)
    case .reading(let percent): return ("reading anew \(percent) %", Style.header.bold)
    case .live(let since), .readAnew(let since):
      return (size.width < 60 ? "● live" : "● live \(since)", Style.header.bold)
    case .still(let since): return (since.isEmpty ? "" : "read \(since)", .header)
    case .broken(let reason, let since):
      return ("× since \(since): \(reason)", Style(.error))
    }
  }

  /// The panels, each a place to click.
  private func tabs(_ painter: inout Painter) {
    let panels = Panel.allCases
    let bar = TabBar(
      panels.map { TabBar.Tab(key: String($0.key), title: $0.title, short: $0.shortTitle) },
      active: panels.firstIndex(of: state.panel))
    let line = Rect(x: 0, y: 1, width: size.width, height: 1)
    painter.fill(line, .tab)
    let place = line.inset(left: 1, right: 1)
    painter.draw(bar, in: place)
    for (panel, tab) in zip(panels, bar.places(width: place.width)) {
      painter.note(
        Rect(x: place.x + tab.columns.lowerBound, y: 1, width: tab.columns.count, height: 1),
        .command(.show(panel)))
    }
  }

  /// That an answer is under way, how many parts of the page have no room and how many cases the
  /// office has: as much of it as fits.
  private func aboutText(in room: Int) -> String {
    guard let snapshot else { return "" }
    let wait = isWaiting ? ["…"] : []
    let missing =
      state.isZoomed ? 0 : arrangement.missing.count { !$0.section.rows.isEmpty }
    let more = missing == 0 ? [] : ["\(counted(missing, "more part")): Tab"]
    let forms = [
      wait + more + [counted(snapshot.caseCount, "case")], wait + more,
      wait + (missing == 0 ? [] : ["+\(missing): Tab"]),
    ].map { $0.joined(separator: " · ") }
    return forms.first { $0.columns <= room } ?? wait.joined()
  }

  /// Whether the way here and the filter have a line of their own.
  private var hasCrumbs: Bool {
    size.height >= 18 || state.levels.count > 1 || !state.question.filter.isEmpty
  }

  /// The page in words, in as many lines as it has room for.
  private var headlines: ArraySlice<String> { keptHeadline { newHeadlines } }

  private var newHeadlines: ArraySlice<String> {
    let text = view.map(headline(of:)) ?? loading.headline(before: state.panel)
    let lines = wrapped(text, to: size.width - 2)
    var shown = lines.prefix(size.height >= 20 ? 2 : 1)
    guard lines.count > shown.count, let last = shown.last else { return shown }
    // The mark takes the place of the last word where it has no room beside it.
    let words = last.split(separator: " ")
    let hasRoom = last.columns + 2 <= size.width - 2
    shown[shown.count - 1] = (hasRoom ? last : words.dropLast().joined(separator: " ")) + " …"
    return shown
  }

  /// The place below the titles and above the foot.
  var body: Rect {
    let top = 2 + (hasCrumbs ? 1 : 0) + headlines.count + (size.height >= 20 ? 1 : 0)
    return Rect(x: 1, y: top, width: size.width - 2, height: size.height - top - 1)
  }

  /// Where the parts of the page stand.
  var arrangement: Arrangement {
    Arrangement(
      drawnBlocks, in: body,
      selected: state.selected(in: drawnBlocks.map(\.section))?.spot.section)
  }

  /// The way here, the filter and the headline.
  private func titles(_ painter: inout Painter) {
    var y = 2
    if hasCrumbs {
      crumbs(&painter, y: y)
      y += 1
    }
    for line in headlines {
      painter.write(line, x: 1, y: y, .title, width: size.width - 2)
      y += 1
    }
  }

  private func crumbs(_ painter: inout Painter, y: Int) {
    var x = 1
    let titles = ["Office"] + state.levels.map(\.place.title)
    let crumb = titles.joined(separator: " › ")
    // What is asked for is of no concern to what was read so far.
    let chips = snapshot == nil ? [] : chipTexts
    let chipRoom = chips.reduce(0) { $0 + $1.text.columns + ($1.command.isDrop ? 5 : 3) }
    let about = aboutText(in: size.width - 4 - crumb.columns - chipRoom)
    let end = size.width - 1 - about.columns
    let room = max(12, end - 2 - chipRoom)
    x += painter.canvasWrite(crumb.cutInMiddle(to: room), x: x, y: y, .muted) + 2
    for chip in chips where x + 6 < end {
      x += draw(chip, x: x, y: y, end: end, &painter)
    }
    if x < end { painter.write(about, x: end, y: y, .muted) }
  }

  /// A chip, and the sign that takes its condition away; returns the columns it takes.
  private func draw(
    _ chip: (text: String, command: Command), x: Int, y: Int, end: Int, _ painter: inout Painter
  ) -> Int {
    let isCondition = chip.command.isDrop
    let sign = isCondition ? "× " : ""
    let room = max(0, end - 1 - x)
    let text = " \(chip.text) "
    let shown = text.cut(to: max(0, room - sign.columns)) + sign
    painter.write(shown, x: x, y: y, .chip, width: room)
    let whole = Rect(x: x, y: y, width: shown.columns, height: 1)
    let edit: Command = if case .dropStep = chip.command { .addStep } else { .editFilter }
    painter.note(whole, .command(isCondition ? edit : chip.command))
    if isCondition {
      painter.note(
        Rect(x: whole.maxX - 3, y: y, width: 3, height: 1), .command(chip.command))
    }
    return shown.columns + 1
  }

  /// The period and the filter's conditions, one a chip, and what else changes the numbers.
  private var chipTexts: [(text: String, command: Command)] {
    let shared = snapshot.flatMap { $0.isShared ? $0 : nil }
    let period = shared?.request.scope.period ?? state.question.period
    var chips: [(text: String, command: Command)] = [(period.words, .periodMenu)]
    if shared != nil { chips.append(("shared: rounded, small groups hidden", .help)) }
    let parts = state.request.scope.filter.parts
    chips += parts.enumerated().map { ($1.text, .dropCondition($0)) }
    if parts.isEmpty, size.width >= 60, state.levels.count == 1 {
      chips.append(("no filter", .editFilter))
    }
    if let asOf = state.question.asOf { chips.append(("as of \(asOf.words)", .periodMenu)) }
    if state.place == .panel(.plan) {
      chips += state.question.scenario.enumerated().map { ("if \($1)", .dropStep($0)) }
    }
    if let reference = state.question.reference {
      chips.append(("against \(reference)", .referenceMenu))
    }
    return chips
  }

  // MARK: - The page

  private func page(_ painter: inout Painter, in rect: Rect) {
    guard snapshot != nil else {
      painter.loading(loading, in: rect)
      return
    }
    let blocks = drawnBlocks
    guard !blocks.isEmpty else { return }
    let selected = painter.selected?.section
    let isLow = rect.height < 14
    if state.isZoomed, let block = blocks.first(where: { $0.section.id == selected }) {
      painter.draw(block, in: rect, isLow: isLow)
      return
    }
    for place in arrangement.places {
      painter.draw(place.block, in: place.rect, isLow: isLow)
    }
  }

  // MARK: - The foot

  /// That the numbers are not yet those that were asked for.
  private var slowWords: String {
    if case .reading = live {
      return "Working … the files have changed and are read first; the numbers are the old ones."
    }
    return isPageWaiting
      ? "Working … the page comes when it is counted."
      : "Working … until then the numbers are those of the question before."
  }

  /// What the last key did, or else the five most useful keys of the moment.
  private func foot(_ painter: inout Painter) {
    let y = size.height - 1
    painter.fill(Rect(x: 0, y: y, width: size.width, height: 1), .footer)
    let words = isSlow ? slowWords : state.message
    guard words.isEmpty else {
      painter.write(words, x: 1, y: y, .footer, width: size.width - 2)
      return
    }
    var x = 1
    let said = state.said.columns
    // What the last key did stands at the right where the keys leave room for it.
    let wanted = hints.reduce(0) { $0 + $1.width + 3 }
    let isSaid = said > 0 && wanted + said + 1 < size.width
    if isSaid { painter.write(state.said, x: size.width - 1 - said, y: y, .footer) }
    for hint in hints {
      guard let binding = KeyBinding.of(hint.command), let key = binding.keys.first else {
        continue
      }
      let width = key.label.columns + 1 + hint.words.columns
      guard x + width <= size.width - 1 else { break }
      painter.write(key.label, x: x, y: y, .key)
      painter.write(hint.words, x: x + key.label.columns + 1, y: y, .footer)
      painter.note(Rect(x: x, y: y, width: width, height: 1), .command(hint.command))
      x += width + 3
    }
  }
}

extension Painter {
  /// Writes a text and returns how many columns it took.
  fileprivate mutating func canvasWrite(_ text: String, x: Int, y: Int, _ style: Style) -> Int {
    write(text, x: x, y: y, style)
    return text.columns
  }
}
