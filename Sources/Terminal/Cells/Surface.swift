/// What a cell lies on; a theme gives each its ground, and inks that can be read there.
///
/// A picture is laid as paper is: a bar, a box or a selected row is filled first, and what is
/// written on it afterwards stands on that ground, whatever role it has. So a bar of a chart keeps
/// its color in a selected row, and a warning in the header does not tear a hole into it.
public enum Surface: UInt8, CaseIterable, Sendable {
  case page
  /// The lines at the upper and lower edge.
  case bar
  case popup
  case selected
  /// What was typed, and the conditions in force.
  case field

  /// The role that lays it.
  var role: Role {
    switch self {
    case .page: .plain
    case .bar: .header
    case .popup: .popup
    case .selected: .selected
    case .field: .input
    }
  }
}

extension Role {
  /// The surface that the role brings with it; none for roles that stand on what is there.
  var surface: Surface? {
    switch self {
    case .header, .footer, .tab: .bar
    case .popup: .popup
    case .selected: .selected
    case .chip, .input: .field
    default: nil
    }
  }
}
