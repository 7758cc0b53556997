/// How many people live where the office serves, by race.
public struct Population: Hashable, Sendable {
  /// The number of people by race, of the newest year of each.
  public var byRace: [String: Int]
  /// Where the numbers come from, with their years.
  public var sources: [String]

  /// Creates a population; empty where the office has no such table.
  public init(byRace: [String: Int] = [:], sources: [String] = []) {
    self.byRace = byRace
    self.sources = sources
  }
}

/// Reads the population table, which is small, as texts.
struct PopulationReader {
  private(set) var population = Population()
  /// What could not be read, and where.
  private(set) var faults: [(field: String, place: RecordPlace)] = []

  init(_ tables: OfficeTables) {
    let table = tables.population
    func text(_ record: Int, _ name: String) -> String {
      guard let field = table.fields.firstIndex(where: { $0.name == name }) else { return "" }
      let value = table.value(record, field)
      return value == RecordTable.missing ? "" : table.texts[field].labels[Int(value)]
    }
    var years: [String: String] = [:]
    for record in 0..<table.count {
      let race = text(record, "race")
      let digits = text(record, "count").filter { $0 != "," && $0 != " " }
      guard !race.isEmpty else { continue }
      guard let count = Int(digits), (0...2_000_000_000).contains(count) else {
        faults.append(("count", table.place(record)))
        continue
      }
      let year = text(record, "year")
      if let known = years[race], known > year { continue }
      if years[race] == year, let sum = population.byRace[race] {
        // One row for each district, say: they add up.
        population.byRace[race] = sum + count
      } else {
        population.byRace[race] = count
      }
      years[race] = year
      let words = [text(record, "source"), year].filter { !$0.isEmpty }.joined(separator: ", ")
      if !words.isEmpty, !population.sources.contains(words) { population.sources.append(words) }
    }
  }
}
