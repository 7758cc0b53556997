/// Reads the staff table, which is small, as texts.
struct StaffReader {
  /// The staff, in the order of the file.
  let members: [StaffMember]

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
    func isYes(_ text: String) -> Bool {
      ["true", "yes", "y", "t", "1"].contains(text.lowercased())
    }
    members = (0..<table.count).map { record in
      StaffMember(
        attorney: text(record, "attorney"), name: text(record, "name"),
        unit: text(record, "unit"), supervisor: text(record, "supervisor"),
        role: text(record, "role"), isLeader: isYes(text(record, "leader")),
        race: text(record, "race"),
        fteHundredths: Double(text(record, "fte")).map { Int(($0 * 100).rounded()) },
        from: day(record, "from"), to: day(record, "to"),
        isPlaceholder: isYes(text(record, "placeholder")))
    }.filter { !$0.attorney.isEmpty }
  }
}
