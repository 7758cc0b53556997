import Testing

@testable import Reports

@Suite("A number, printed")
struct NumberTests {
  @Test(
    "reads back from JSON as the very same number",
    arguments: [0, -0.5, 0.1, 1.0 / 3, 1e-9, 123_456_789, 1e15, 1e22, .leastNonzeroMagnitude])
  func roundTrip(number: Double) {
    #expect(Double(JSONText.number(number)) == number)
  }

  @Test("is null where it is none", arguments: [Double.nan, .infinity, -.infinity])
  func none(number: Double) {
    #expect(JSONText.number(number) == "null")
    #expect(Words.decimals(number, 1) == "–")
  }

  @Test(
    "has thousands parted and a fixed number of decimals for people",
    arguments: [
      (0.0, 0, "0"), (999.5, 0, "1,000"), (1234.56, 1, "1,234.6"), (-0.04, 1, "0.0"),
      (-12.34, 1, "−12.3"), (1_234_567, 0, "1,234,567"), (0.999, 2, "1.00"),
    ])
  func decimals(number: Double, places: Int, text: String) {
    #expect(Words.decimals(number, places) == text)
  }
}
