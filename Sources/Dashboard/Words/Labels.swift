import Cases
import Metrics

/// A group's name on screen; what is missing has a name too.
func groupName(_ group: GroupLabel) -> String {
  guard group.label.isEmpty else { return spaced(group.label) }
  switch group.field {
  case .attorney: return "(unassigned)"
  default: return "(no \(group.field.title))"
  }
}

/// A standard word as people write it: plea dismissed.
func spaced(_ word: String) -> String {
  word.contains("_") ? String(word.map { $0 == "_" ? " " : $0 }) : word
}

/// A sentence's first letter as a capital.
func capitalized(_ text: String) -> String {
  guard let first = text.first else { return text }
  return first.uppercased() + text.dropFirst()
}

/// "a, b and c".
func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
