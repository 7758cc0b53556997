import Metrics

extension Session {
  /// What can be copied, and in which forms the screen can be saved.
  var saveItems: [MenuItem] {
    let copies = CopyKind.allCases.map { kind in
      MenuItem(
        title: kind.words, detail: kind == .row ? "Y" : "", action: .copy(kind), heading: "Copy",
        reason: kind == .row && rowExtract == nil ? "Select a row of a table first." : nil)
    }
    return copies
      + SaveFormat.allCases.map {
        MenuItem(title: $0.words, detail: "", action: .save($0), heading: "Save to a file")
      }
  }

  /// The views that were kept, to open or to forget, and to keep this one.
  func viewItems(of views: [SavedView]) -> [MenuItem] {
    let keep = MenuItem(title: "keep this view under a name …", detail: "", action: .nameView)
    return [keep]
      + views.map {
        MenuItem(
          title: $0.name, detail: $0.panel.title, action: .openView($0), heading: "Open")
      }
      + views.map {
        MenuItem(
          title: "forget \($0.name)", detail: "", action: .forgetView($0.name), heading: "Forget")
      }
  }
}
