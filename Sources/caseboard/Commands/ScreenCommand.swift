import ArgumentParser
import Cases
import Dashboard
import Metrics
import Terminal

/// Draws what the dashboard would show, without a terminal.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Draw what the dashboard would show, as text, with colors, or as a picture.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var look: LookOptions

  @Option(help: "One of: \(Panel.allCases.map(\.rawValue).joined(separator: ", ")).")
  var panel = "overview"

  @Option(help: "Columns and rows, such as 120x40; with --plain the whole page without it.")
  var size: String?

  @Option(help: "Keys to press first, parted by blanks, such as \"j j Enter\".")
  var keys = ""

  @Option(help: "text, ansi or svg.")
  var format = "text"

  func run() throws {
    let size = try parsedSize()
    let keys = try parsedKeys()
    guard ["text", "ansi", "svg"].contains(format) else {
      throw Failure(.wrongUse, "unknown format “\(format)”; write text, ansi or svg")
    }
    let asked = self.panel.lowercased().filter(\.isLetter)
    guard let panel = Panel.allCases.first(where: { $0.rawValue.lowercased() == asked }) else {
      let known = Panel.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.wrongUse, "unknown panel “\(self.panel)”; there are \(known)")
    }
    let scope = try scope.scope()
    let theme = try look.chosenTheme()
    var question = Question()
    question.filter = scope.filter.text
    question.period = scope.period
    question.asOf = scope.asOf
    let state = DashboardState(
      panel: panel, question: question, look: try look.look(DashboardState.Look(), isUTF8: true))
    let engine = try office.load(asOf: scope.asOf)
    let session = Dashboard.session(of: engine, state, size: size, keys: keys)
    if look.plain, self.size == nil, format == "text" {
      return try StandardOutput.write(session.plainText + "\n")
    }
    let canvas = session.screen
    // The meeting view has colors of its own, unless others are asked for.
    let shown = look.theme == nil ? Theme(named: session.themeName) ?? theme : theme
    switch format {
    case "ansi":
      try StandardOutput.write(canvas.ansi(theme: shown, depth: look.depth))
    case "svg": try StandardOutput.write(canvas.svg(theme: shown, title: engine.office.name))
    default: try StandardOutput.write(canvas.text + "\n")
    }
  }

  private func parsedSize() throws -> Size {
    let size = size ?? "120x40"
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...500).contains($0) }) else {
      throw Failure(.wrongUse, "“\(size)” is no size; write columns x rows, such as 120x40")
    }
    return Size(width: parts[0], height: parts[1])
  }

  private func parsedKeys() throws -> [Key] {
    switch Key.parse(keys) {
    case .success(let keys): return keys
    case .failure(let error): throw Failure(.wrongUse, "--keys: \(error)")
    }
  }
}
