/// Whether two numbers agree, by default to nine digits of the expected one.
func isClose(_ value: Double?, _ expected: Double, relative: Double = 1e-9) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= relative * max(abs(expected), 1e-12)
}
