/// The tables of a theme, for terminals that show many colors and few.
struct Colors: Hashable, Sendable {
  let palette: ColorTable
  /// Bright colors tell more apart than eight do.
  let sixteen: ColorTable
  let eight: ColorTable

  /// The table for so many colors.
  subscript(depth: ColorDepth) -> ColorTable {
    switch depth {
    case .palette: palette
    case .sixteen: sixteen
    case .eight, .none: eight
    }
  }
}

/// The inks of every surface, and the blocks of color that look the same on each of them.
struct ColorTable: Hashable, Sendable {
  let page: Inks
  let bar: Inks
  let popup: Inks
  let selected: Inks
  let field: Inks
  /// The panel that is shown.
  let active: Block
  /// What must not be overlooked.
  let alert: Block
  let cursor: Block

  /// Ink on a ground of its own.
  struct Block: Hashable, Sendable {
    let ink: UInt8
    let ground: UInt8

    init(_ ink: UInt8, on ground: UInt8) {
      self.ink = ink
      self.ground = ground
    }
  }

  /// How a role looks on a surface.
  func paint(_ role: Role, on surface: Surface) -> Paint {
    if let block = block(of: role) {
      return Paint(
        ink: PaletteColor(block.ink), ground: PaletteColor(block.ground), role.weight)
    }
    let inks = inks(on: surface)
    return Paint(
      ink: PaletteColor(inks.ink(of: role)), ground: PaletteColor(inks.ground),
      surface == .selected && role.isText ? .bold : role.weight)
  }

  private func inks(on surface: Surface) -> Inks {
    switch surface {
    case .page: page
    case .bar: bar
    case .popup: popup
    case .selected: selected
    case .field: field
    }
  }

  private func block(of role: Role) -> Block? {
    switch role {
    case .activeTab: active
    case .alert, .error: alert
    case .cursor: cursor
    default: nil
    }
  }
}

extension Role {
  /// Emphasis beside color.
  var weight: Attributes {
    switch self {
    case .title, .heading, .figure, .key, .activeTab, .alert, .error, .warning, .moved, .marked,
      .selected, .cursor:
      .bold
    default: []
    }
  }

  /// Words and numbers, not shapes.
  var isText: Bool {
    switch self {
    case .plain, .label, .group, .selected, .title, .heading, .figure: true
    default: weight == .bold
    }
  }
}
