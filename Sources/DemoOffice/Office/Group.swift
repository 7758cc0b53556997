/// A racial or ethnic group as the office records it: a race, and whether Hispanic.
enum Group: Int, CaseIterable {
  case white, black, hispanic, asian, nativeAmerican, other

  /// The word in the field `race`.
  var race: String {
    switch self {
    case .white, .hispanic: "White"
    case .black: "Black"
    case .asian: "Asian"
    case .nativeAmerican: "Native American"
    case .other: "Other"
    }
  }

  /// The word in the field `ethnicity`.
  var ethnicity: String {
    self == .hispanic ? "Hispanic" : "Not Hispanic"
  }

  /// The label under which the group is counted.
  var label: String {
    self == .hispanic ? "Hispanic" : race
  }

  /// People of the county in each census year, invented like everything else.
  var population: (older: Int, newer: Int) {
    switch self {
    case .white: (218_340, 215_910)
    case .black: (58_120, 59_870)
    case .hispanic: (47_250, 51_430)
    case .asian: (14_980, 16_020)
    case .nativeAmerican: (6_410, 6_380)
    case .other: (9_870, 10_950)
    }
  }
}
