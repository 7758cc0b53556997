import Glibc
import Terminal
import Testing

/// How much two colors differ to an eye.
private struct Eye: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What becomes of linear red, green and blue.
  let matrix: [[Double]]

  /// Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color
  /// vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009,
  /// doi:10.1109/TVCG.2009.113: severity 1.0.
  static let all = [
    Eye(testDescription: "usual", matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    Eye(
      testDescription: "without red",
      matrix: [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]),
    Eye(
      testDescription: "without green",
      matrix: [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]),
  ]

  /// The distance in CIE L*a*b* (CIE 15, 1976); about 2 is just seen side by side.
  func distance(_ first: PaletteColor, _ second: PaletteColor) -> Double {
    let pairs = zip(lab(first), lab(second))
    return pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private func lab(_ color: PaletteColor) -> [Double] {
    let (red, green, blue) = color.rgb
    let light = [red, green, blue].map(linear)
    let seen = matrix.map { row in min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })) }
    let white = [0.95047, 1, 1.08883]
    let toXYZ = [
      [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505],
    ]
    let f = zip(toXYZ, white).map { row, white in
      root(zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 } / white)
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  private func root(_ value: Double) -> Double {
    value > 0.008856 ? cbrt(value) : 7.787 * value + 16 / 116
  }

  private func linear(_ part: Int) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

@Suite("Colors that carry meaning")
struct ColorVisionTests {
  private static let themes: [Theme] = [
    .dark, .light, .highContrast, .highContrastLight,
  ]

  @Test("stay apart for every eye, on every surface", arguments: Eye.all)
  private func meaning(eye: Eye) throws {
    for theme in Self.themes {
      for surface in [Surface.page, .popup, .bar, .selected, .field] {
        let inks = try [Role.filed, .disposed].map { role in
          try #require(theme.paint(Style(role), on: surface, depth: .palette).ink)
        }
        let found = eye.distance(inks[0], inks[1])
        #expect(found > 40, "\(theme.name) on \(surface): \(found)")
      }
    }
  }

  @Test("tell the parts of a whole apart, besides their fills", arguments: Eye.all)
  private func parts(eye: Eye) throws {
    for theme in Self.themes {
      for surface in [Surface.page, .selected] {
        let inks = try (0..<6).map { part in
          try #require(theme.paint(.part(part), on: surface, depth: .palette).ink)
        }
        for first in 0..<6 {
          for second in first + 1..<6 {
            let found = eye.distance(inks[first], inks[second])
            #expect(found > 12, "\(theme.name) \(surface) \(first), \(second): \(found)")
          }
        }
      }
    }
  }

  @Test("mark what moved, warns or is wrong apart from plain words", arguments: Eye.all)
  private func marks(eye: Eye) throws {
    for theme in Self.themes {
      let plain = try #require(theme.paint(.plain, depth: .palette).ink)
      for role in [Role.moved, .warning, .filed, .accent] {
        let ink = try #require(theme.paint(Style(role), depth: .palette).ink)
        #expect(eye.distance(ink, plain) > 12, "\(theme.name) \(role)")
      }
      let alert = theme.paint(.alert, depth: .palette)
      let page = try #require(theme.paint(.plain, depth: .palette).ground)
      #expect(eye.distance(try #require(alert.ground), page) > 40)
    }
  }
}
