import Terminal
import Testing

@Suite("A flow through stages")
struct StageFlowTests {
  private let flow = StageFlow([
    .init("referred", 4_210), .init("screened", nil, text: "not recorded"), .init("filed", 2_834),
    .init("disposed", 511),
  ])

  @Test("stands side by side with arrows where it is wide")
  func wide() {
    #expect(
      picture(flow, 84, 4) == """
        referred              screened              filed                 disposed
        4,210              ─→ not recorded       ─→ 2,834              ─→ 511
        ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇                          ▇▇▇▇▇▇▇▇▇▇▇▇▏         ▇▇▏
                                                                          18 % of filed
        """)
    #expect(
      picture(flow, 84, 4, .ascii) == """
        referred              screened              filed                 disposed
        4,210              -> not recorded       -> 2,834              -> 511
        ##################                          ############-         ##-
                                                                          18 % of filed
        """)
  }

  @Test("is a list where it is narrow; what is not known says so and has no share")
  func narrow() {
    #expect(
      picture(flow, 44, 4) == """
        referred 4,210      ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        screened not recorded
        filed    2,834      ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▏
        disposed   511 18 % ▇▇▉
        """)
    #expect(flow.height(in: 44) == 4)
    #expect(
      picture(flow, 20, 4) == """
        refer… 4,210
        scree… not recorded
        filed  2,834
        dispo…   511 18 %
        """)
  }

  @Test("never calls almost all all, nor almost none none")
  func shares() {
    let flow = StageFlow([.init("a", 10_000), .init("b", 9_999), .init("c", 1), .init("d", 0)])
    let text = picture(flow, 40, 4)
    #expect(text.contains(">99 %") && text.contains("<1 %") && text.contains(" 0 %"))
  }

  @Test("says where its stages stand, apart and inside of it", arguments: 1...150)
  func places(width: Int) {
    let size = Size(width: width, height: 4)
    let places = (0..<4).compactMap { flow.place(of: $0, in: size) }
    #expect(places.count == 4)
    for (index, place) in places.enumerated() {
      #expect(Rect(size).intersection(place) == place)
      #expect(places[(index + 1)...].allSatisfy { $0.intersection(place).isEmpty })
    }
  }
}
