import Cases
import Metrics
import Terminal

/// Following cases and groups, with a note to oneself.
extension Session {
  /// What the key follows: the marked rows, the selected row, or what the page is about.
  var followable: [Follow.Subject] {
    for table in blocks.compactMap(\.table) {
      let marked = marked(in: table).compactMap { $0.opens?.followSubject }
      if !marked.isEmpty { return marked }
    }
    if let (_, record) = selectedRecord, let subject = record.opens?.followSubject {
      return [subject]
    }
    if let subject = selection?.opens?.followSubject { return [subject] }
    return state.place.followSubject.map { [$0] } ?? []
  }

  /// Why nothing can be followed now; `nil` where something can.
  var reasonAgainstFollowing: String? {
    if snapshot?.isShared == true { return "What you follow is not for others to see." }
    if case .broken(let why) = journal { return capitalized(why) + "." }
    return followable.isEmpty ? "Select a case, an attorney or a unit first." : nil
  }

  /// Asks for the note; what is followed already may also be let go.
  mutating func follow() {
    let subjects = followable
    guard let first = subjects.first else { return }
    let known = followed.filter { subjects.contains($0.subject) }
    if known.isEmpty {
      state.overlay = .prompt(Prompt(.follow(subjects), ""))
    } else {
      state.following = subjects
      state.overlay = .menu(Menu(.follow))
    }
    if subjects.count == 1, case .group(_, let label) = first, label.isEmpty {
      state.message = "These cases have nobody; they are followed together."
    }
  }

  /// What can be done with what is followed already.
  var followItems: [MenuItem] {
    let subjects = state.following
    let known = followed.filter { subjects.contains($0.subject) }
    let name = subjects.count == 1 ? subjects[0].words : counted(subjects.count, "row")
    let text = known.first.map(FollowText.text) ?? ""
    return [
      MenuItem(
        title: "change the note or the day", detail: text, action: .note(subjects, text)),
      MenuItem(title: "stop following \(name)", detail: "", action: .unfollow(subjects)),
    ]
  }

  /// Takes a note as typed.
  mutating func keep(_ text: String, for subjects: [Follow.Subject]) -> [Effect] {
    state.overlay = nil
    let today = snapshot?.asOf ?? snapshot?.dataDay
    let (note, due) =
      today.map { FollowText.parse(text, today: $0) } ?? (text.trimmingSpaces, nil)
    let name = subjects.count == 1 ? subjects[0].words : counted(subjects.count, "row")
    let day = due.map { ", due \($0.words)" } ?? ""
    state.message = "You follow \(name)\(day); J lists what you follow."
    return [.journal(.keep(subjects.map { Follow($0, note: note, due: due) }))]
  }

  /// Lets go of what was followed.
  mutating func unfollow(_ subjects: [Follow.Subject]) -> [Effect] {
    let name = subjects.count == 1 ? subjects[0].words : counted(subjects.count, "row")
    state.message = "You follow \(name) no more."
    return [.journal(.drop(subjects))]
  }

  /// Everything that is followed, what is due first first.
  var followed: [Follow] { state.followed }

  /// Takes what is known of the journal; what was read of it before stays where it broke.
  mutating func take(_ journal: JournalState) {
    switch journal {
    case .none: break
    case .read(let follows): state.followed = follows
    case .broken(let why): state.message = capitalized(why) + "."
    }
  }
}

extension Place {
  /// What is followed where somebody follows this place; `nil` for what nobody would.
  var followSubject: Follow.Subject? {
    switch self {
    case .caseFile(let id): .caseFile(id)
    case .group(let group): .group(group.field, group.label)
    default: nil
    }
  }
}

extension Follow.Subject {
  /// The page that shows it.
  var place: Place {
    switch self {
    case .caseFile(let id): .caseFile(id)
    case .group(let field, let label): .group(GroupLabel(field, label))
    }
  }

  /// Its name on screen.
  var words: String {
    switch self {
    case .caseFile(let id): id
    case .group(let field, let label): groupName(GroupLabel(field, label))
    }
  }
}
