import Cases
import Metrics

extension Snapshot {
  /// The fields whose groups are looked for by name.
  private static let named: [CaseField] = [
    .attorney, .unit, .supervisor, .judge, .offense, .agency,
  ]
  /// More of one kind would bury what is looked for.
  private static let most = 400
  private static let mostCases = 20

  /// Looks for groups and cases by name, among all cases whatever the filter.
  mutating func find(_ text: String, from engine: some Engine) {
    for field in Self.named where fields.contains(field) {
      directory += engine.labels(of: field).prefix(Self.most).map { GroupLabel(field, $0.label) }
    }
    directory.removeAll { $0.label.isEmpty }
    // Ids are numbers for the most part: a letter or two would find nearly all.
    guard text.count >= 3, text.contains(where: \.isNumber), fields.contains(.caseID) else {
      return
    }
    var scope = Scope()
    scope.asOf = request.scope.asOf
    scope.filter = Filter(.field(.caseID), contains: text)
    let query = CasesQuery(columns: [], limit: Self.mostCases, in: scope)
    foundCases = (try? engine.answer(query).rows.map(\.caseID)) ?? []
  }
}
