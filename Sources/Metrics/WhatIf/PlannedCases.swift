import Cases
import Statistics

/// What a projection starts from: today's open cases and a year of filings, by who holds them and
/// by kind, and how fast each kind ends.
struct PlannedCases: Sendable {
  /// A severity and offense.
  struct Kind: Hashable, Sendable {
    var severity: Severity?
    var offense: String
    var weight: Double
    /// Whether the weight is that of its severity, and not one of the offense.
    var isWeighedBySeverity = true
    /// Which of the rates its cases end at.
    var rates: Int
    /// What is made of these rates: 1 as they are.
    var factor = 1.0
  }

  /// Open cases that have the same holder, unit and kind, and the new ones of a year.
  struct Pile: Hashable, Sendable {
    /// Who holds them now, and who held them before any step.
    var attorney: String
    var origin: String
    var unit: String
    var kind: Int
    /// Which of the scenario's filters keep them, a bit each.
    var marks: UInt32
    /// Of the open cases, in ascending order.
    var ages: [Int32] = []
    /// New cases in a year; whole until steps part them.
    var filed = 0.0
    /// The part of these in each month ahead; all in every month when empty.
    var flow: [Double] = []

    /// New cases in a year, once what grows has grown.
    var yearly: Double { filed * (flow.last ?? 1) }
  }

  var kinds: [Kind] = []
  var piles: [Pile] = []
  var rates: [EndingRates] = []
  /// Rates in words, for the assumptions.
  var rateNames: [String] = []
  /// Filings by month, the latest first.
  var filedByMonth: [Int] = []
  /// Days of the year of filings.
  var yearDays = 365
  var cases = 0
  var ended = 0

  /// An offense of a severity has rates of its own from so many endings on.
  static let fewestEndings = 100

  /// How much more the filings of a month vary than chance makes them; at least 1.
  ///
  /// The variance of the monthly counts ÷ their mean, which is 1 for a Poisson process.
  ///
  /// - SeeAlso: McCullagh and Nelder (1989), *Generalized Linear Models*, section 6.2.
  var overdispersion: Double {
    let mean = Double(filedByMonth.reduce(0, +)) / Double(max(1, filedByMonth.count))
    guard filedByMonth.count > 1, mean > 0 else { return 1 }
    let squares = filedByMonth.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return max(1, squares / Double(filedByMonth.count - 1) / mean)
  }
}

extension PlannedCases {
  /// The logarithm of the share of a kind's new cases that is open beyond an age.
  func logOpen(_ kind: Int, beyond age: Int) -> Double {
    kinds[kind].factor * rates[kinds[kind].rates].logOpen(beyond: age)
  }

  /// Reads the cases of a view, whose period is that of the months learned from.
  ///
  /// - Parameters:
  ///   - view: the cases.
  ///   - marked: for each filter of the scenario, the cases that it keeps.
  ///   - months: of how many months filings are counted.
  init(_ view: StoreView, marked: [RowSet], months: Int) {
    let store = view.store
    let offense = store.text(.offense)
    let severity = store.text(.severity)
    let offenses = offense?.labels.count ?? 1
    var reader = PileReader(view, marked: marked, months: months)
    reader.read(offense?.codes, severity?.codes, offenses: offenses)
    filedByMonth = reader.byMonth
    let year = Period.year(endingOn: view.asOf)
    yearDays = year.end - year.first
    cases = reader.lives.values.reduce(0) { $0 + $1.ended.count + $1.others.count }
    ended = reader.lives.values.reduce(0) { $0 + $1.ended.count }
    let used = Set(reader.lives.keys).union(reader.piles.map(\.key.kind)).sorted()
    addRates(reader.lives, used, offenses) { offense?.labels[$0] ?? "" }
    let place = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    for index in kinds.indices {
      kinds[index].weight = store.office.weights.of(
        kinds[index].severity, offense: kinds[index].offense)
      kinds[index].isWeighedBySeverity =
        store.office.weights.byOffense[kinds[index].offense.lowercased()] == nil
    }
    let attorneys = store.text(.attorney)?.labels
    let units = store.text(.unit)?.labels
    piles = reader.piles.map { pile in
      let name = attorneys?[Int(pile.key.attorney)] ?? ""
      return Pile(
        attorney: name, origin: name, unit: units?[Int(pile.key.unit)] ?? "",
        kind: place[pile.key.kind] ?? 0, marks: pile.key.marks, ages: pile.ages.sorted(),
        filed: Double(pile.filed))
    }.sorted(by: Self.precedes)
  }

  /// The order in which piles are added, so that sums do not depend on how cases were moved.
  static func precedes(_ one: Pile, _ other: Pile) -> Bool {
    (one.unit, one.origin, one.attorney, one.kind, one.marks)
      < (other.unit, other.origin, other.attorney, other.kind, other.marks)
  }

  /// Gives each kind its rates: own ones where enough of it ended, else those of its severity, or of
  /// all.
  private mutating func addRates(
    _ lives: [Int: CaseLives], _ used: [Int], _ offenses: Int, _ label: (Int) -> String
  ) {
    var ofSeverity: [Int: CaseLives] = [:]
    var all = CaseLives()
    for (kind, own) in lives {
      ofSeverity[kind / offenses, default: CaseLives()].merge(own)
      all.merge(own)
    }
    rates = [EndingRates(all)]
    rateNames = ["all cases"]
    var known: [Int: Int] = [:]
    for kind in used {
      let code = kind / offenses
      let severity = UInt8(exactly: code).flatMap(Severity.init(rawValue:))
      var entry = Kind(severity: severity, offense: label(kind % offenses), weight: 1, rates: 0)
      if let own = lives[kind], own.ended.count >= Self.fewestEndings {
        rates.append(EndingRates(own))
        rateNames.append(
          [severity?.word ?? "", entry.offense].filter { !$0.isEmpty }
            .joined(separator: " "))
        entry.rates = rates.count - 1
      } else if let own = ofSeverity[code], own.ended.count >= Self.fewestEndings {
        if known[code] == nil {
          rates.append(EndingRates(own))
          rateNames.append("all of \(severity?.word ?? "no severity")")
          known[code] = rates.count - 1
        }
        entry.rates = known[code] ?? 0
      }
      kinds.append(entry)
    }
  }
}
