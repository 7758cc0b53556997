/// A unit of the office, and how many attorneys it has.
enum Unit: Int, CaseIterable {
  case screening, misdemeanor, domesticViolence, narcotics, property, violentCrime, specialVictims

  /// The unit's name in the files.
  var name: String {
    switch self {
    case .screening: "Screening"
    case .misdemeanor: "Misdemeanor"
    case .domesticViolence: "Domestic Violence"
    case .narcotics: "Narcotics"
    case .property: "Property"
    case .violentCrime: "Violent Crime"
    case .specialVictims: "Special Victims and Juvenile"
    }
  }

  /// Attorneys who work there now, the supervisor among them.
  var attorneys: Int {
    switch self {
    case .screening: 3
    case .misdemeanor: 9
    case .domesticViolence: 6
    case .narcotics: 6
    case .property: 6
    case .violentCrime: 6
    case .specialVictims: 4
    }
  }

  /// Attorneys who left in the last two years.
  var departed: Int {
    switch self {
    case .screening, .specialVictims: 0
    case .misdemeanor: 2
    default: 1
    }
  }
}
