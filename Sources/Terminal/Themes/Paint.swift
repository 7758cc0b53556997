/// How a role looks: ink, ground and emphasis; no ink or ground means the terminal's own.
public struct Paint: Hashable, Sendable {
  public var ink: PaletteColor?
  public var ground: PaletteColor?
  public var attributes: Attributes

  public init(ink: PaletteColor?, ground: PaletteColor?, _ attributes: Attributes = []) {
    self.ink = ink
    self.ground = ground
    self.attributes = attributes
  }
}
