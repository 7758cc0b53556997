import Testing

@testable import Cases

@Suite("The first places of a rule")
struct FirstPlacesTests {
  @Test("are those of all rows, however rows come and go", arguments: 1...20 as ClosedRange<UInt64>)
  func firstOfAll(seed: UInt64) {
    var dice = Dice(state: seed)
    var rows: Set<Int> = []
    var places = FirstPlaces()
    let size = 10 + dice.roll(200)
    for _ in 0..<100 {
      for _ in 0...dice.roll(30) {
        let row = dice.roll(size)
        if rows.remove(row) != nil {
          places.remove(row)
        } else {
          rows.insert(row)
          places.add(row)
        }
      }
      places.complete(upTo: size, rows.contains)
      #expect(places.count == rows.count)
      #expect(places.first == Array(rows.sorted().prefix(Findings.placesKept)))
    }
  }

  @Test("of two parts are those of the first, then of the second")
  func parts() {
    var (left, right) = (FirstPlaces(), FirstPlaces())
    for row in 0..<15 { left.add(row) }
    for row in 100..<130 { right.add(row) }
    left.append(right)
    #expect(left.count == 45)
    #expect(left.first == Array(0..<15) + Array(100..<105))
  }
}
