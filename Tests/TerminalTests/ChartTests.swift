import Terminal
import Testing

@Suite("A chart")
struct ChartTests {
  @Test("has round numbers on its scale")
  func scales() {
    #expect(Scale(fromZeroTo: [280]).high == 300)
    #expect(Scale(fromZeroTo: [300.0, nil, .nan]).high == 300)
    #expect(Scale(fromZeroTo: []).high == 1)
    #expect(Scale(fromZeroTo: [0.03]).high >= 0.03)
    #expect(Scale(3, 1) == Scale(0, 1))
    for value in [1.0, 7, 13, 99, 101, 2_421, 1e9] {
      let high = Scale(fromZeroTo: [value]).high
      #expect(high >= value && high <= value * 1.5)
    }
    #expect(axisLabel(2_421) == "2,421")
    #expect(axisLabel(-1_234_567) == "-1,234,567")
    #expect(axisLabel(0.5) == "0.5")
    #expect(axisLabel(0.25) == "0.25")
    #expect(axisLabel(-0.0001) == "0")
    #expect(axisLabel(.infinity) == "")
  }

  @Test("in block digits is large where there is room, low or small where there is less")
  func blockDigits() {
    #expect(
      picture(BlockDigits("2,4"), 20, 5) == """
        ██████      ██  ██
            ██      ██  ██
        ██████      ██████
        ██      ██      ██
        ██████  ██      ██
        """)
    #expect(
      picture(BlockDigits("1,012 ▲"), 30, 3) == """
        ▄█    █▀█ ▄█  ▀▀█     ▄
         █  ▄ █ █  █  █▀▀   ▄███▄
        ▀▀▀ ▀ ▀▀▀ ▀▀▀ ▀▀▀
        """)
    #expect(
      picture(BlockDigits("< 0.1 %"), 30, 3, .ascii) == """
         .^   #^#   .#    ^ #
        ^.    # #    #    .^
          ^   ^^^ ^ ^^^   ^ ^
        """)
    #expect(
      picture(BlockDigits("≥ 93 %"), 48, 5) == """
        ██          ██████  ██████      ██  ██
          ████      ██  ██      ██          ██
        ██          ██████  ██████        ██
                        ██      ██      ██
        ██████      ██████  ██████      ██  ██
        """)
    #expect(picture(BlockDigits("17 %"), 8, 5) == "17 %")
    #expect(picture(BlockDigits("n/a"), 40, 5) == "n/a")
    #expect(BlockDigits("12").width == 14 && BlockDigits("12").lowWidth == 7)
    #expect(BlockDigits("12").size(in: Size(width: 14, height: 5)) == Size(width: 14, height: 5))
    #expect(BlockDigits("12").size(in: Size(width: 13, height: 5)) == Size(width: 7, height: 3))
    #expect(BlockDigits("12").size(in: Size(width: 13, height: 2)) == Size(width: 2, height: 1))
  }
}
