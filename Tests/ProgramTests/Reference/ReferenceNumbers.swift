import Foundation

/// The numbers of one office and period, computed independently with pandas, scipy, statsmodels
/// and lifelines.
struct ReferenceNumbers: Decodable {
  var asOf: String
  var period: [String]
  var metrics: [String: Numbers]
  var openByAttorney: [String: Double]
  var disparity: [Comparison]

  /// Numbers by their JSON key; a key that stands with `null` is a number that must be absent.
  typealias Numbers = [String: Double?]

  /// One group at one decision point.
  struct Comparison: Decodable {
    var point: String
    var group: String
    var numbers: Numbers

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: AnyKey.self)
      point = try keys.decode(String.self, forKey: AnyKey("point"))
      group = try keys.decode(String.self, forKey: AnyKey("group"))
      numbers = try keys.numbers(except: ["point", "group", "reference", "state"])
    }
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: AnyKey.self)
    asOf = try keys.decode(String.self, forKey: AnyKey("as_of"))
    period = try keys.decode([String].self, forKey: AnyKey("period"))
    disparity = try keys.decode([Comparison].self, forKey: AnyKey("disparity"))
    let all = try keys.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("metrics"))
    openByAttorney =
      try all.decodeIfPresent([String: Double].self, forKey: AnyKey("open_by_attorney")) ?? [:]
    metrics = [:]
    for key in all.allKeys where key.stringValue != "open_by_attorney" {
      metrics[key.stringValue] = try all.nestedContainer(keyedBy: AnyKey.self, forKey: key)
        .numbers(except: [])
    }
  }

  /// Reads the numbers of a file.
  static func read(_ file: URL) throws -> ReferenceNumbers {
    try JSONDecoder().decode(ReferenceNumbers.self, from: Data(contentsOf: file))
  }

  /// Whether a number is the one wanted: to a millionth, and absent where it must be.
  static func agree(_ number: Double?, _ wanted: Double?) -> Bool {
    guard let number, let wanted else { return number == nil && wanted == nil }
    return abs(number - wanted) <= max(1e-6, 1e-6 * max(abs(number), abs(wanted)))
  }
}

/// A key of JSON that is not known beforehand.
struct AnyKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer<AnyKey> {
  /// All members as numbers.
  func numbers(except others: Set<String>) throws -> ReferenceNumbers.Numbers {
    var numbers: ReferenceNumbers.Numbers = [:]
    for key in allKeys where !others.contains(key.stringValue) {
      let number: Double? = try decodeNil(forKey: key) ? nil : decode(Double.self, forKey: key)
      numbers.updateValue(number, forKey: key.stringValue)
    }
    return numbers
  }
}
