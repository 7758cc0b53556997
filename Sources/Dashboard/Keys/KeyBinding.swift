import Terminal

/// The keys that give a command, and the words that explain it.
public struct KeyBinding: Hashable, Sendable {
  /// What takes the keys.
  public enum Mode: Hashable, Sendable, CaseIterable {
    /// A panel, a list, a case.
    case page
    /// A menu, narrowed by typing.
    case menu
    /// The filter line.
    case line
    /// A card that explains.
    case card
    /// The meeting view.
    case meeting
  }

  /// Where in the help the command stands.
  public enum Topic: String, Hashable, Sendable, CaseIterable {
    case move = "Move"
    case open = "Open"
    case panel = "Panels"
    case ask = "Ask"
    case arrange = "Arrange"
    case meeting = "Meeting view"
    case program = "Caseboard"
  }

  public let keys: [Key]
  public let command: Command
  /// What the command does, in a few words.
  public let help: String
  public let topic: Topic
  public let modes: Set<Mode>
  /// Other words by which the palette finds the command.
  let also: String

  init(
    _ keys: Key..., command: Command, _ help: String, _ topic: Topic,
    in modes: Set<Mode> = [.page], also: String = ""
  ) {
    self.also = also
    self.keys = keys
    self.command = command
    self.help = help
    self.topic = topic
    self.modes = modes
  }

  /// Whether it holds in the meeting view alone.
  var isOfMeeting: Bool { topic == .meeting }

  /// The command of a key.
  public static func command(for key: Key, in mode: Mode) -> Command? {
    all.first { $0.modes.contains(mode) && $0.keys.contains(key) }?.command
  }

  /// The bindings of a command, those of a mode first.
  static func of(_ command: Command) -> KeyBinding? {
    all.first { $0.command == command }
  }

  /// The only list of keys: dispatch, help, palette, foot line and the guide all read it.
  public static let all: [KeyBinding] =
    moving + opening + panels + pages + asking + arranging + meeting + program

  private static let moving = [
    KeyBinding(
      .up, command: .up, "up", .move, in: [.page, .menu, .line, .card]),
    KeyBinding(.character("k"), command: .up, "up", .move, in: [.page, .card]),
    KeyBinding(
      .down, command: .down, "down", .move, in: [.page, .menu, .line, .card]),
    KeyBinding(.character("j"), command: .down, "down", .move, in: [.page, .card]),
    KeyBinding(.left, .character("h"), command: .left, "left", .move),
    KeyBinding(.right, .character("l"), command: .right, "right", .move),
    KeyBinding(
      .pageUp, .control("u"), command: .pageUp, "a page up", .move, in: [.page, .card]),
    KeyBinding(
      .pageDown, .control("d"), command: .pageDown, "a page down", .move, in: [.page, .card]),
    KeyBinding(.pageUp, command: .pageUp, "a page up", .move, in: [.menu]),
    KeyBinding(.pageDown, command: .pageDown, "a page down", .move, in: [.menu]),
    KeyBinding(
      .home, .character("g"), command: .first, "the first row", .move, in: [.page, .card]),
    KeyBinding(
      .end, .character("G"), command: .last, "the last row", .move, in: [.page, .card]),
    KeyBinding(.tab, command: .nextSection, "the next part of the page", .move),
    KeyBinding(.backTab, command: .previousSection, "the part before", .move),
  ]

  private static let opening = [
    KeyBinding(
      .enter, command: .open, "open: the page or the cases behind the number", .open,
      in: [.page, .menu, .line, .card]),
    KeyBinding(
      .escape, command: .back, "back out", .open, in: [.page, .menu, .line, .card]),
    KeyBinding(.backspace, command: .back, "back out", .open, in: [.page, .card]),
    KeyBinding(
      .character("i"), command: .explain, "explain the number: how it is measured", .open,
      in: [.page, .card]),
    KeyBinding(.character("["), command: .historyBack, "the view before", .open),
    KeyBinding(.character("]"), command: .historyForward, "the view after", .open),
  ]

  private static let panels = Panel.allCases.map { panel in
    KeyBinding(
      .character(panel.key), command: .show(panel), panel.purpose, .panel)
  }

  private static let pages = [
    KeyBinding(
      .character("S"), command: .times, "Times: how long cases take, open ones counted", .panel)
  ]

  private static let asking = [
    KeyBinding(
      .character("/"), command: .editFilter, "filter: keep only some cases", .ask,
      also: "search where"),
    KeyBinding(.character("\\"), command: .clearFilter, "all cases again", .ask),
    KeyBinding(.character("f"), command: .keepOnly, "filter by the selected group", .ask),
    KeyBinding(
      .character("#"), command: .keepLike, "filter by what the selected cell says", .ask,
      also: "like this same value only"),
    KeyBinding(
      .character("u"), command: .undo, "undo the last filter, period or way", .ask, also: "back"),
    KeyBinding(.character(","), command: .periodBack, "the period before", .ask),
    KeyBinding(.character("."), command: .periodForward, "the period after", .ask),
    KeyBinding(
      .character("p"), command: .periodMenu, "choose the period", .ask,
      also: "year quarter months days"),
    KeyBinding(
      .character("r"), command: .referenceMenu, "choose what is compared with", .ask),
    KeyBinding(
      .character("c"), command: .comparingMenu, "compare by race, gender, ...", .ask),
    KeyBinding(.character("a"), command: .toggleAdjusted, "adjusted ratios on or off", .ask),
    KeyBinding(
      .character("o"), command: .cohortMenu, "follow cases filed, arrested or referred", .ask),
    KeyBinding(
      .character("B"), command: .toggleBenchmark, "benchmark: stage before or population", .ask),
    KeyBinding(
      .character("y"), command: .trend, "how the selected ratio moved, by year or quarter", .ask),
    KeyBinding(
      .character("M"), command: .measureMenu, "choose the measure that is compared", .ask),
    KeyBinding(
      .character("b"), command: .groupingMenu, "group by attorney, unit, ...", .ask),
    KeyBinding(
      .character("+"), command: .addStep, "what if: add a step", .ask,
      also: "scenario plan hire leaves decline weight"),
    KeyBinding(.character("-"), command: .removeSteps, "what if: back to as it is", .ask),
  ]

  private static let arranging = [
    KeyBinding(.character("s"), command: .sortMenu, "choose the order", .arrange),
    KeyBinding(.character("<"), command: .sortPrevious, "order by the column before", .arrange),
    KeyBinding(.character(">"), command: .sortNext, "order by the next column", .arrange),
    KeyBinding(.character("R"), command: .reverseSort, "turn the order around", .arrange),
    KeyBinding(
      .character("z"), command: .zoom, "enlarge the selected part of the page", .arrange),
    KeyBinding(
      .character(" "), command: .freeze, "freeze the picture, and go on", .arrange,
      also: "pause stop live"),
    KeyBinding(
      .character("T"), command: .nextTheme, "the next theme", .arrange,
      also: "dark light contrast color colour"),
    KeyBinding(
      .character("A"), command: .toggleGlyphs, "other characters: blocks, ASCII, braille", .arrange,
      also: "glyphs unicode plain"),
    KeyBinding(
      .character("m"), command: .toggleMouse, "mouse on or off, to copy text", .arrange),
    KeyBinding(
      .character("P"), command: .meeting, "meeting view: large figures, safe to show", .arrange,
      also: "present presentation projector share staff"),
    KeyBinding(
      .character("v"), command: .views, "views: keep this one under a name, or open one", .arrange,
      also: "save view bookmark favorite"),
    KeyBinding(
      .character("F"), command: .follow, "follow the case or the attorney, with a note", .arrange,
      also: "watch star note reminder due journal mark"),
    KeyBinding(
      .character("J"), command: .followed, "what you follow, what is due first", .arrange,
      also: "journal notes watch list due"),
    KeyBinding(
      .character("x"), command: .mark, "mark the row, to copy or save it", .arrange,
      also: "select tag"),
    KeyBinding(
      .character("X"), command: .unmarkAll, "take all marks away", .arrange, also: "unmark"),
  ]

  private static let meeting = [
    KeyBinding(
      .right, .character(" "), .pageDown, .enter, .character("l"), command: .nextSlide,
      "the next figure or chart", .meeting, in: [.meeting]),
    KeyBinding(
      .left, .pageUp, .character("h"), command: .previousSlide, "the one before", .meeting,
      in: [.meeting]),
    KeyBinding(
      .up, .character("k"), command: .up, "the part above", .meeting, in: [.meeting]),
    KeyBinding(
      .down, .character("j"), command: .down, "the part below", .meeting, in: [.meeting]),
    KeyBinding(
      .character("n"), command: .toggleNames, "attorneys by number or by name", .meeting,
      in: [.meeting]),
    KeyBinding(
      .character("v"), command: .toggleList, "through the panels or the kept views", .meeting,
      in: [.meeting]),
    KeyBinding(
      .character("f"), command: .freeze, "freeze the picture, and go on", .meeting,
      in: [.meeting]),
    KeyBinding(
      .escape, .character("P"), .character("q"), command: .back, "back to the panels", .meeting,
      in: [.meeting]),
  ]

  private static let program = [
    KeyBinding(
      .character("w"), command: .save, "copy or save: table, chart, picture", .program,
      also: "write export csv json svg text ansi file clipboard"),
    KeyBinding(
      .character("Y"), command: .copyRow, "copy the row, or all that are marked", .program,
      also: "yank clipboard"),
    KeyBinding(
      .control("l"), command: .redraw, "paint the screen anew", .program,
      in: [.page, .meeting]),
    KeyBinding(
      .character("?"), .function(1), command: .help, "every key, and run it", .program),
    KeyBinding(
      .character(":"), .control("p"), command: .palette, "find a command, a panel or a name",
      .program),
    KeyBinding(.tab, command: .complete, "take the suggestion", .ask, in: [.line]),
    KeyBinding(
      .control("z"), command: .suspend, "stop, and come back with fg", .program,
      in: [.page, .menu, .line, .card, .meeting]),
    KeyBinding(
      .character("q"), command: .quit, "leave Caseboard", .program, in: [.page, .card],
      also: "quit exit close"),
    KeyBinding(
      .control("c"), command: .leave, "leave Caseboard at once", .program,
      in: [.page, .menu, .line, .card, .meeting]),
  ]
}

extension Panel {
  /// What the panel shows, for the help.
  var purpose: String {
    switch self {
    case .overview: "Overview: key figures and what needs attention"
    case .caseload: "Caseload: who carries what, and how old it is"
    case .performance: "Performance: time, clearance, outcomes"
    case .disparity: "Disparity: decisions by group"
    case .quality: "Quality: what is wrong with the data"
    case .compare: "Compare: attorneys and units beside what is expected"
    case .moved: "Moved: what changed beyond chance, and which groups did it"
    case .indicators: "Indicators: the 55 published ones, as far as the data goes"
    case .worklists: "Worklists: what is stuck, what is due, what waits"
    case .timeUse: "Time use: where the time goes, stage by stage"
    case .plan: "Plan: staffing, and what if"
    }
  }
}
