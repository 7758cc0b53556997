import Metrics

extension Report<WorklistRow> {
  /// How many cases wait on each worklist, and how long.
  public static func worklists(_ rows: [WorklistRow], by field: String?) -> Report {
    let groups: [ReportColumn<WorklistRow>] =
      field.map { field in
        [
          ReportColumn(field) { $0.group.map { .text($0.label) } ?? .none }
            .shown(field) { $0.group?.label ?? "" }
        ]
      } ?? []
    var limits: [String] = []
    for row in rows where row.count != nil && !row.list.limits.isEmpty {
      let line = "\(row.list.title): \(row.list.limits)"
      if !limits.contains(line) { limits.append(line) }
    }
    return Report(columns: names + groups + counts + ways, rows: rows, remarks: limits)
  }

  private static var names: [ReportColumn<WorklistRow>] {
    [
      ReportColumn("list") { .text($0.list.id) }.shown("list") { $0.list.id },
      ReportColumn("title") { .text($0.list.title) },
    ]
  }

  private static var counts: [ReportColumn<WorklistRow>] {
    [
      ReportColumn("count") { $0.count.map(ReportValue.count) ?? .none }
        .shown("cases", right: true) { row in
          let floor = row.isFloor ? "≥" : ""
          return row.count.map { floor + Words.decimals(Double($0), 0) } ?? "–"
        },
      ReportColumn("median") { .optional($0.median) }
        .shown("median", right: true) { $0.median.map { Words.decimals($0, 0) + " d" } ?? "" },
      ReportColumn("foremost") { $0.foremost.map(ReportValue.count) ?? .none }
        .shown("foremost", right: true) { row in
          row.foremost.map { Words.decimals(Double($0), 0) + " d" } ?? ""
        },
      ReportColumn("aged") { .count($0.aged) },
      ReportColumn("age") { .text($0.list.age.name) }.shown("counts") { $0.list.ageWords },
    ]
  }

  private static var ways: [ReportColumn<WorklistRow>] {
    [
      ReportColumn("reason") { .text($0.list.reason) }
        .shown("why") { row in row.why.isEmpty ? row.list.reason : row.why },
      ReportColumn("filter") { .text($0.list.condition) },
      ReportColumn("state") { .text($0.count == nil ? "not_computable" : "ok") },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) },
      ReportColumn("notes") { .list($0.notes.map { .text($0.rawValue) }) }
        .shown("note") { $0.notes.map(\.words).joined(separator: "; ") },
    ]
  }
}
