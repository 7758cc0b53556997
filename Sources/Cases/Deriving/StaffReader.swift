/// Reads the staff table, which is small, as texts.
struct StaffReader {
  /// The staff, in the order of the file.
  let members: [StaffMember]
  /// What could not be read, and where.
  private(set) var faults: [(field: String, place: RecordPlace)] = []

  init(_ tables: OfficeTables, _ plausibility: Plausibility) {
    let table = tables.staff
    func text(_ record: Int, _ name: String) -> String {
      guard let field = table.fields.firstIndex(where: { $0.name == name }) else { return "" }
      let value = table.value(record, field)
      return value == RecordTable.missing ? "" : table.texts[field].labels[Int(value)]
    }
    func day(_ record: Int, _ name: String) -> Day? {
      guard let field = table.fields.firstIndex(where: { $0.name == name }) else { return nil }
      let value = plausibility.plausible(table.value(record, field), mayLieAhead: true)
      return value == Day.missing ? nil : Day(value)
    }
    var faults: [(field: String, place: RecordPlace)] = []
    func isYes(_ record: Int, _ name: String) -> Bool {
      switch text(record, name).lowercased() {
      case "true", "yes", "y", "t", "1": return true
      case "", "false", "no", "n", "f", "0": return false
      default:
        faults.append((name, table.place(record)))
        return false
      }
    }
    func hundredths(_ record: Int) -> Int? {
      let text = text(record, "fte")
      guard !text.isEmpty else { return nil }
      guard let number = Double(text), (0...10).contains(number) else {
        faults.append(("fte", table.place(record)))
        return nil
      }
      return Int((number * 100).rounded())
    }
    members = (0..<table.count).map { record in
      StaffMember(
        attorney: text(record, "attorney"), name: text(record, "name"),
        unit: text(record, "unit"), supervisor: text(record, "supervisor"),
        role: text(record, "role"), isLeader: isYes(record, "leader"),
        race: text(record, "race"),
        fteHundredths: hundredths(record),
        from: day(record, "from"), to: day(record, "to"),
        isPlaceholder: isYes(record, "placeholder"))
    }.filter { !$0.attorney.isEmpty }
    self.faults = faults
  }
}
