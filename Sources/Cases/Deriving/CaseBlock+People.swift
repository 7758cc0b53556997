extension CaseBlock {
  /// Offense, severity and judge come from the lead charge where the case has none.
  mutating func fillFromLeadCharge() {
    for source in office.leadFields {
      var codes = take(source.field, orAll: 0)
      for (index, charges) in charges.enumerated() where codes[index] == 0 {
        guard let lead = charges.lead else { continue }
        let code = source.values.cells[lead]
        guard code != 0 else { continue }
        // A label of the charges gets its code among the cases' when all blocks are done: the
        // order of the blocks must not decide it.
        codes[index] =
          source.standard.map { Int32($0[Int(code)]) }
          ?? Int32(bitPattern: code | Self.ofCharges)
      }
      put(source.field, codes)
    }
  }

  /// Marks a code as one of the charges' labels.
  static let ofCharges: UInt32 = 0x8000_0000

  /// Whoever is Hispanic by ethnicity is Hispanic, but Black and Native American stay; blank is
  /// unknown.
  mutating func deriveRace() {
    guard let race = office.race, var codes = values(.race) else { return }
    work[CaseField.race.ordinal] = .absent
    if let ethnicity = values(.ethnicity) {
      for index in 0..<count
      where race.isHispanic[Int(ethnicity[index])] && !race.stays[Int(codes[index])] {
        codes[index] = race.hispanic
      }
    }
    for index in 0..<count where codes[index] == 0 { codes[index] = race.unknown }
    put(.race, codes)
  }

  /// The attorney is who held the case when it was decided, or holds it now; the unit and the
  /// supervisor are the attorney's where the case has none.
  mutating func deriveAttorney() {
    guard var attorneys = values(.attorney) else { return }
    if let history = office.history {
      let disposed = values(.disposed)
      let dataDay = office.plausibility.dataDay
      for index in 0..<count {
        var day = dataDay
        if let end = disposed?[index], end != Day.missing { day = end }
        if let holder = history.holder(of: row(index), on: day) {
          attorneys[index] = Int32(bitPattern: office.historyCodes[Int(holder)])
        }
      }
      put(.attorney, attorneys)
    }
    for filled in office.staffFields {
      var codes = take(filled.field, orAll: 0)
      for index in 0..<count where codes[index] == 0 {
        let attorney = Int(attorneys[index])
        if attorney < filled.codes.count { codes[index] = filled.codes[attorney] }
      }
      put(filled.field, codes)
    }
  }

  /// What the mapping says a field is where nothing else does.
  mutating func applyDefaults() {
    for (field, code) in office.defaults {
      var codes = take(field, orAll: 0)
      for index in 0..<count where codes[index] == 0 { codes[index] = code }
      put(field, codes)
    }
  }

  /// Marks the cases whose attorney is nobody: the elected official, a vacancy.
  mutating func markPlaceholders() {
    guard let attorneys = values(.attorney) else { return }
    for index in 0..<count where office.placeholders.contains(UInt32(attorneys[index])) {
      placeholder[index] = 1
    }
  }

  /// Finds what every office should have and this one lacks in places.
  mutating func findMissing() {
    if let attorneys = values(.attorney) {
      for index in 0..<count where attorneys[index] == 0 {
        breaks(CaseRules.missingAttorney, index)
      }
    }
    guard let races = values(.race) else { return }
    for index in 0..<count where races[index] == office.unknownRace {
      breaks(CaseRules.missingRace, index)
    }
  }
}
