import Cases
import Metrics
import Terminal

/// Copying, saving, and views under names.
extension Session {
  /// Commands in a line that asks for a name.
  mutating func perform(_ command: Command, in prompt: Prompt) -> [Effect]? {
    switch command {
    case .open: return accept(prompt)
    case .back:
      state.overlay = nil
      return []
    case .suspend, .leave, .redraw: return nil
    default: return []
    }
  }

  /// Enter: saves under the name, or says what stands in the way.
  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    let name = prompt.editor.text.trimmingSpaces
    if case .follow(let subjects) = prompt.purpose { return keep(name, for: subjects) }
    guard !name.isEmpty else {
      state.message = "Something has to be written; Esc leaves it."
      return []
    }
    switch prompt.purpose {
    case .view:
      state.overlay = nil
      state.keepView(named: name)
      return [.keep]
    case .step:
      state.overlay = nil
      add(step: name)
      return []
    case .follow: return []
    case .file(let format):
      if let reason = listIsNotWhole, [.csv, .json].contains(format) {
        state.message = reason
        return []
      }
      // What lies under the prompt is what is saved.
      state.overlay = nil
      let artifact = artifact(format)
      state.overlay = .prompt(prompt)
      return [.save(artifact, path: name, mayReplace: prompt.taken == name)]
    }
  }

  /// Why a list cannot be saved yet; `nil` where all of it is here.
  private var listIsNotWhole: String? {
    guard let cases = snapshot?.cases, cases.rows.count < cases.total,
      selectedBlock?.table?.id == "cases"
    else { return nil }
    return "All \(grouped(cases.total)) cases are being fetched: Enter again in a moment."
  }

  /// Asks for all cases of the list that is saved.
  private mutating func fetchWholeList() {
    guard let cases = snapshot?.cases, cases.rows.count < cases.total else { return }
    state.level.limit = cases.total
  }

  /// What is saved in a format.
  private func artifact(_ format: SaveFormat) -> Artifact {
    switch format {
    case .csv, .json: .rows(extract, format)
    case .text: .text(screen.text + "\n")
    case .ansi:
      .text(screen.ansi(theme: theme, depth: .palette) + "\n")
    case .svg: .text(screen.svg(theme: theme, title: snapshot?.office.name ?? ""))
    }
  }

  private var theme: Theme { Theme(named: state.look.theme) ?? .dark }

  /// Takes what became of a file that was to be written.
  public mutating func receive(_ outcome: SaveOutcome) {
    switch outcome {
    case .written(let path):
      state.overlay = nil
      state.message = "Wrote \(path); you alone may read it."
    case .failed(let reason):
      state.message = "Not written: \(reason)."
    case .exists:
      guard case .prompt(var prompt)? = state.overlay else { return }
      prompt.taken = prompt.editor.text.trimmingSpaces
      prompt.notice = "There is such a file already: Enter replaces it, another name keeps it."
      state.overlay = .prompt(prompt)
    }
  }

  /// Asks under which name the screen is saved.
  mutating func askForFile(_ format: SaveFormat) {
    let day = snapshot.map { "-\($0.asOf)" } ?? ""
    let name = "caseboard-\(state.panel.rawValue)\(day).\(format.suffix)"
    state.overlay = .prompt(Prompt(.file(format), name))
    fetchWholeList()
  }

  /// Copies what a person chose.
  mutating func copy(_ kind: CopyKind) -> [Effect] {
    state.overlay = nil
    switch kind {
    case .row:
      guard let rows = rowExtract else {
        state.message = "Select a row of a table first."
        return []
      }
      return [.copy(.text(rows.tabbed), words: counted(rows.rows.count, "row"))]
    case .part: return [.copy(.text(partText), words: "the selected part")]
    case .screen: return [.copy(.text(screen.text), words: "the screen")]
    case .csv:
      if let reason = listIsNotWhole {
        fetchWholeList()
        state.message = reason.replacing("Enter again", with: "copy again")
        return []
      }
      return [.copy(.rows(extract, .csv), words: counted(extract.rows.count, "row"))]
    }
  }
}

extension DashboardState {
  /// Keeps the view that is seen under a name; one of that name gives way.
  mutating func keepView(named name: String) {
    let view = SavedView(name, self)
    if let index = views.firstIndex(where: { $0.name == name }) {
      views[index] = view
    } else {
      views.append(view)
    }
    forgottenViews.remove(name)
    message = "Kept as \(name); v opens it."
  }

  /// Shows a view that was kept.
  mutating func open(_ view: SavedView) {
    question = view.question.read
    if case .panel(let current)? = levels.first?.place { panels[current] = levels[0] }
    levels = [panels[view.panel] ?? Level(.panel(view.panel))]
    isZoomed = false
    record()
    message = "View: \(view.name)."
  }

  /// Forgets a view.
  mutating func forgetView(named name: String) {
    views.removeAll { $0.name == name }
    forgottenViews.insert(name)
    message = "The view \(name) is forgotten."
  }
}
