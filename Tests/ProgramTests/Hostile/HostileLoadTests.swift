import Cases
import Testing

@Suite("A hostile office, read in the program's own store")
struct HostileLoadTests {
  @Test(
    "gives right numbers with its faults counted, or is refused in one line",
    .timeLimit(.minutes(1)),
    arguments: HostileInput.shapes + HostileInput.values + HostileInput.misfits + HostileInput.files
      + HostileInput.offices
  )
  func load(input: HostileInput) throws {
    try input.withFolder { folder in
      let result = Result { () throws(LoadError) in try CaseStore.load(path: folder) }
      switch (input.outcome, result) {
      case (.read(let filed, let open, let setAside, let findings), .success(let store)):
        #expect(filedInYear(store) == filed)
        #expect(openNow(store) == open)
        #expect(store.sources.map(\.setAside).reduce(0, +) == setAside)
        for rule in QualityRule.allCases where rule != .missingAttorney || findings[rule] != nil {
          #expect(store.findings.rows(rule) == findings[rule] ?? 0, "\(rule.rawValue)")
        }
      case (.refused(let code, let words), .failure(let error)):
        #expect(error.kind == (code == 66 ? .noInput : .badData))
        #expect(!error.description.contains("\n"))
        for word in words { #expect(error.description.contains(word)) }
      case (.read, .failure(let error)): Issue.record("refused: \(error)")
      case (.refused, .success(let store)): Issue.record("read \(store.count) cases")
      }
    }
  }

  private func filedInYear(_ store: CaseStore) -> Int {
    let filed = store.days(.filed) ?? []
    return filed.count { ((store.asOf - 364).number...store.asOf.number).contains($0) }
  }

  private func openNow(_ store: CaseStore) -> Int {
    let filed = store.days(.filed) ?? []
    return filed.indices.count {
      filed[$0] != Day.missing && !store.derived.closed[$0] && !store.derived.inactive[$0]
    }
  }
}
