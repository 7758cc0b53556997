import Terminal

/// What there is to draw: the numbers, what a person did to the view, and what moved.
struct View {
  let snapshot: Snapshot
  let state: DashboardState
  let marks: [NumberKey: Mark]
  /// Which bytes the numbers were made from, where it is known.
  var digests = SourceDigests()
}

/// What a place on the screen does when it is clicked.
enum Hit: Hashable, Sendable {
  case spot(Spot)
  case command(Command)
  case sort(table: String, column: String)
  case item(Int)
  /// In a box over the page, but on nothing.
  case inside
}
