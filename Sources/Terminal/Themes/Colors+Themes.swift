extension Colors {
  /// Light on dark gray: quiet grounds, blue for the place where a person is.
  static let dark = Colors(
    palette: .dark,
    sixteen: ColorTable(
      page: Inks(0, 15, blue: 14, orange: 11, muted: 7), bar: Inks(7, 0, blue: 4, orange: 1),
      popup: Inks(0, 15, blue: 14, orange: 11, muted: 7),
      selected: Inks(4, 15, blue: 14, orange: 11, muted: 7), field: Inks(6, 0, blue: 4, orange: 0),
      active: .init(15, on: 4), alert: .init(0, on: 11), cursor: .init(0, on: 15)),
    eight: ColorTable(
      page: Inks(0, 7, blue: 6, orange: 3), bar: Inks(7, 0, blue: 4, orange: 1),
      popup: Inks(0, 7, blue: 6, orange: 3), selected: Inks(4, 7, blue: 6, orange: 3),
      field: Inks(6, 0, blue: 4, orange: 0), active: .init(7, on: 4), alert: .init(0, on: 3),
      cursor: .init(0, on: 7)))

  /// Dark on white, for bright rooms and for paper.
  static let light = Colors(
    palette: .light,
    sixteen: ColorTable(
      page: Inks(15, 0, blue: 4, orange: 1), bar: Inks(7, 0, blue: 4, orange: 1),
      popup: Inks(15, 0, blue: 4, orange: 1), selected: Inks(4, 15, blue: 14, orange: 11),
      field: Inks(7, 0, blue: 4, orange: 1), active: .init(15, on: 4), alert: .init(0, on: 11),
      cursor: .init(15, on: 0)),
    eight: ColorTable(
      page: Inks(7, 0, blue: 4, orange: 1), bar: Inks(0, 7, blue: 6, orange: 3),
      popup: Inks(7, 0, blue: 4, orange: 1), selected: Inks(4, 7, blue: 6, orange: 3),
      field: Inks(6, 0, blue: 4, orange: 0), active: .init(7, on: 4), alert: .init(0, on: 3),
      cursor: .init(7, on: 0)))

  /// Every pair at least 7 to 1, for eyes that need it and for projectors.
  static let highContrast = Colors(
    palette: .highContrast,
    sixteen: ColorTable(
      page: Inks(0, 15, blue: 14, orange: 11), bar: Inks(0, 15, blue: 14, orange: 11),
      popup: Inks(0, 15, blue: 14, orange: 11), selected: Inks(15, 0, blue: 4, orange: 0),
      field: Inks(7, 0, blue: 4, orange: 0), active: .init(0, on: 11), alert: .init(0, on: 11),
      cursor: .init(0, on: 15)),
    eight: ColorTable(
      page: Inks(0, 7, blue: 6, orange: 3), bar: Inks(0, 7, blue: 6, orange: 3),
      popup: Inks(0, 7, blue: 6, orange: 3), selected: Inks(7, 0, blue: 4, orange: 0),
      field: Inks(7, 0, blue: 4, orange: 0), active: .init(0, on: 3), alert: .init(0, on: 3),
      cursor: .init(0, on: 7)))

  /// The same on white.
  static let highContrastLight = Colors(
    palette: .highContrastLight,
    sixteen: ColorTable(
      page: Inks(15, 0, blue: 4, orange: 0), bar: Inks(15, 0, blue: 4, orange: 0),
      popup: Inks(15, 0, blue: 4, orange: 0), selected: Inks(0, 15, blue: 14, orange: 11),
      field: Inks(7, 0, blue: 4, orange: 0), active: .init(15, on: 4), alert: .init(11, on: 0),
      cursor: .init(15, on: 0)),
    eight: ColorTable(
      page: Inks(7, 0, blue: 4, orange: 0), bar: Inks(7, 0, blue: 4, orange: 0),
      popup: Inks(7, 0, blue: 4, orange: 0), selected: Inks(0, 7, blue: 6, orange: 3),
      field: Inks(0, 7, blue: 6, orange: 3), active: .init(7, on: 4), alert: .init(3, on: 0),
      cursor: .init(7, on: 0)))
}

extension Colors {
  /// Grays alone, for paper and eyes that want no color.
  static let mono = Colors(
    palette: .mono,
    sixteen: ColorTable(
      page: Inks(0, 15, blue: 15, orange: 7, muted: 7), bar: Inks(0, 15, blue: 15, orange: 7),
      popup: Inks(0, 15, blue: 15, orange: 7, muted: 7), selected: Inks(7, 0, blue: 0, orange: 0),
      field: Inks(7, 0, blue: 0, orange: 0), active: .init(0, on: 15), alert: .init(0, on: 15),
      cursor: .init(0, on: 15)),
    eight: ColorTable(
      page: Inks(0, 7, blue: 7, orange: 7), bar: Inks(0, 7, blue: 7, orange: 7),
      popup: Inks(0, 7, blue: 7, orange: 7), selected: Inks(7, 0, blue: 0, orange: 0),
      field: Inks(7, 0, blue: 0, orange: 0), active: .init(0, on: 7), alert: .init(0, on: 7),
      cursor: .init(0, on: 7)))
}

extension ColorTable {
  fileprivate static let mono = {
    let page = Inks(
      ground: 234, text: 252, strong: 231, label: 249, muted: 246, line: 245, heading: 250,
      accent: 231, blue: 252, orange: 247, parts: [252, 246, 250, 248, 254, 249])
    let raised = page.on(236) {
      ($0.label, $0.muted, $0.line, $0.orange) = (250, 249, 248, 248)
      $0.parts[1] = 248
    }
    let selected = Inks(
      ground: 250, text: 16, strong: 16, label: 233, muted: 234, line: 235, heading: 16,
      accent: 16, blue: 16, orange: 237, parts: [16, 237, 234, 236, 233, 235])
    let field = raised.on(238) {
      ($0.text, $0.label, $0.muted, $0.line, $0.orange) = (255, 252, 250, 250, 249)
      $0.parts = [255, 249, 252, 250, 253, 251]
    }
    return ColorTable(
      page: page, bar: raised, popup: raised, selected: selected, field: field,
      active: Block(16, on: 252), alert: Block(16, on: 231), cursor: Block(16, on: 252))
  }()

  fileprivate static let dark = {
    let page = Inks(
      ground: 234, text: 252, strong: 231, label: 249, muted: 246, line: 245, heading: 110,
      accent: 117, blue: 75, orange: 215, parts: [75, 215, 189, 230, 247, 137])
    let raised = page.on(236) {
      ($0.label, $0.muted, $0.line) = (250, 249, 248)
      ($0.parts[4], $0.parts[5]) = (249, 180)
    }
    let selected = Inks(
      ground: 24, text: 231, strong: 231, label: 255, muted: 252, line: 252, heading: 153,
      accent: 195, blue: 153, orange: 222, parts: [153, 222, 231, 226, 252, 187])
    let field = raised.on(238) {
      ($0.text, $0.label, $0.muted, $0.line) = (255, 252, 250, 250)
      ($0.heading, $0.blue, $0.parts[0], $0.parts[4]) = (146, 117, 117, 250)
    }
    return ColorTable(
      page: page, bar: raised, popup: raised, selected: selected, field: field,
      active: Block(16, on: 75), alert: Block(16, on: 215), cursor: Block(16, on: 252))
  }()

  fileprivate static let light = {
    let page = Inks(
      ground: 231, text: 236, strong: 16, label: 239, muted: 241, line: 242, heading: 24,
      accent: 25, blue: 25, orange: 130, parts: [25, 130, 17, 52, 56, 242])
    let raised = page.on(254) {
      ($0.muted, $0.line, $0.orange) = (240, 241, 94)
      ($0.parts[1], $0.parts[5]) = (94, 241)
    }
    let selected = page.on(153) {
      ($0.text, $0.label, $0.muted, $0.line) = (16, 235, 237, 238)
      ($0.heading, $0.accent, $0.blue, $0.orange) = (18, 18, 24, 88)
      $0.parts = [24, 88, 16, 52, 20, 240]
    }
    let field = raised.on(252) {
      ($0.label, $0.muted, $0.line, $0.heading) = (237, 238, 239, 24)
      ($0.accent, $0.blue, $0.orange) = (24, 24, 88)
      $0.parts = [24, 88, 16, 52, 56, 240]
    }
    return ColorTable(
      page: page, bar: raised, popup: raised.on(255), selected: selected,
      field: field, active: Block(231, on: 25), alert: Block(16, on: 215),
      cursor: Block(231, on: 236))
  }()

  fileprivate static let highContrast = {
    let page = Inks(
      ground: 16, text: 231, strong: 231, label: 254, muted: 252, line: 250, heading: 117,
      accent: 117, blue: 117, orange: 220, parts: [117, 220, 231, 229, 249, 141])
    let raised = page.on(235) { $0.parts[5] = 183 }
    return ColorTable(
      page: page, bar: raised, popup: raised, selected: .dark,
      field: page.on(237) {
        $0.line = 252
        $0.parts = [117, 220, 231, 229, 252, 189]
      }, active: Block(16, on: 220),
      alert: Block(16, on: 220), cursor: Block(16, on: 231))
  }()

  fileprivate static let highContrastLight = {
    let page = Inks.dark
    return ColorTable(
      page: page, bar: page.on(255), popup: page.on(231),
      selected: highContrast.page, field: page.on(254), active: Block(231, on: 18),
      alert: Block(220, on: 16), cursor: Block(231, on: 16))
  }()
}

extension Inks {
  /// Dark inks on white, every pair at least 7 to 1.
  fileprivate static let dark = Inks(
    ground: 231, text: 16, strong: 16, label: 235, muted: 236, line: 237, heading: 18,
    accent: 18, blue: 18, orange: 88, parts: [18, 88, 16, 52, 20, 238])
}
