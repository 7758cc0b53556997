/// How many charges of each class have each severity, so that a class means the severity that most
/// of its charges have.
struct ClassSeverities {
  private static let width = Severity.labels.count
  /// By class and severity.
  private var counts: [Int] = []

  /// Counts the charges of one state of the table and no longer those of another before.
  mutating func update(_ charges: Records, before: Records?, _ standard: [UInt8]) {
    let places = [ChargeField.chargeClass.ordinal, ChargeField.severity.ordinal]
    guard let classes = charges.columns[places[0]], let words = charges.columns[places[1]] else {
      return
    }
    var start = 0
    if let before, let oldClasses = before.columns[places[0]],
      let oldWords = before.columns[places[1]]
    {
      var changed: Set<Int> = []
      classes.cells.forEachDifference(from: oldClasses.cells) { changed.insert($0) }
      words.cells.forEachDifference(from: oldWords.cells) { changed.insert($0) }
      for record in changed {
        add(-1, oldClasses.cells[record], oldWords.cells[record], standard)
        add(1, classes.cells[record], words.cells[record], standard)
      }
      start = before.count
    } else {
      counts = []
    }
    for record in start..<charges.count {
      add(1, classes.cells[record], words.cells[record], standard)
    }
  }

  private mutating func add(_ count: Int, _ name: UInt32, _ word: UInt32, _ standard: [UInt8]) {
    guard name != 0, word != 0 else { return }
    let place = Int(name) * Self.width + Int(standard[Int(word)])
    if place >= counts.count {
      counts += repeatElement(0, count: (Int(name) + 1) * Self.width - counts.count)
    }
    counts[place] += count
  }

  /// The severity that most charges of each class have.
  func severityOfClass(_ labels: Labels) -> [String: UInt8] {
    let width = Self.width
    var found: [String: UInt8] = [:]
    for code in 0..<(counts.count / width) {
      let own = counts[(code * width + 1)..<((code + 1) * width)]
      guard let most = own.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else {
        continue
      }
      found[labels[code]] = UInt8(most - code * width)
    }
    return found
  }
}
