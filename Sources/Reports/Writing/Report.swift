import Cases

/// How an answer is printed.
public enum ReportFormat: String, CaseIterable, Sendable {
  case table, json, csv
}

/// One column of an answer: the same description serves JSON, CSV and the table that people read.
public struct ReportColumn<Row> {
  /// The JSON key and CSV heading.
  var name: String
  var value: (Row) -> ReportValue
  /// For CSV: the columns that an object or list is parted into.
  var parts: [ReportColumn<Row>]?
  /// For the table: heading, side and words; `nil` for what only programs read.
  var shown: (title: String, isRight: Bool, text: (Row) -> String)?

  /// A column for programs.
  init(_ name: String, parts: [ReportColumn<Row>]? = nil, _ value: @escaping (Row) -> ReportValue) {
    self.name = name
    self.value = value
    self.parts = parts
  }

  /// The same column, shown to people too.
  func shown(
    _ title: String, right: Bool = false, _ text: @escaping (Row) -> String
  ) -> ReportColumn {
    var column = self
    column.shown = (title, right, text)
    return column
  }
}

/// An answer ready to be printed: rows, columns, and where the numbers come from.
public struct Report<Row> {
  public var columns: [ReportColumn<Row>]
  public var rows: [Row]
  /// What is true of all rows together; JSON carries each under its name, before the rows.
  public var whole: [ReportValue.Member] = []
  /// Sentences under the table; JSON carries them under `remarks` when there are any.
  public var remarks: [String] = []

  /// The text in a format.
  ///
  /// - Parameters:
  ///   - format: how it is printed.
  ///   - header: the office and its data, for JSON.
  /// - Returns: the whole text, with its last line end.
  public func text(_ format: ReportFormat, header: ReportHeader?) -> String {
    switch format {
    case .json: json(header)
    case .csv: csv()
    case .table: table()
    }
  }

  private func json(_ header: ReportHeader?) -> String {
    var members = (header?.members ?? []) + whole
    if !remarks.isEmpty { members.append(.init("remarks", .list(remarks.map(ReportValue.text)))) }
    let start = JSONText.text(.object(members)).dropLast() + (members.isEmpty ? "" : ",")
    let lines = rows.map { row in
      JSONText.text(.object(columns.map { .init($0.name, $0.value(row)) }))
    }
    let body = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    return start + "\"rows\":" + body + "}\n"
  }

  private func csv() -> String {
    let flat = columns.flatMap { $0.parts ?? [$0] }
    return CSVText.row(headings.map { .text($0) })
      + rows.map { row in CSVText.row(flat.map { $0.value(row) }) }.joined()
  }

  /// The headings of CSV: a part that is named like another column says of what it is a part.
  private var headings: [String] {
    let names = columns.flatMap { column in column.parts.map { $0.map(\.name) } ?? [column.name] }
    return columns.flatMap { column in
      guard let parts = column.parts else { return [column.name] }
      return parts.map { part in
        names.count { $0 == part.name } > 1 ? "\(column.name)_\(part.name)" : part.name
      }
    }
  }

  private func table() -> String {
    let shown = columns.compactMap(\.shown)
    let text = TextTable.text(
      shown.map { .init(title: $0.title, isRight: $0.isRight) },
      rows.map { row in shown.map { $0.text(row) } })
    return text + (remarks.isEmpty ? "" : "\n" + remarks.map { $0 + "\n" }.joined())
  }
}

/// What every JSON answer says of the office and its data.
public struct ReportHeader {
  var members: [ReportValue.Member]

  /// Creates the header; the files are digested, which reads them once more.
  ///
  /// - Throws: ``DigestError`` when a file can no longer be read.
  public init(
    office: Office, asOf: Day, caseCount: Int, sources: [SourceSummary], filter: String
  ) throws(DigestError) {
    var files: [ReportValue] = []
    for source in sources {
      files.append(
        .object([
          .init("file", .text(source.file)), .init("rows", .count(source.rows)),
          .init("set_aside", .count(source.setAside)),
          .init("sha256", .text(try FileDigest.sha256(ofFile: source.path, name: source.file))),
        ]))
    }
    let setAside = sources.map(\.setAside).reduce(0, +)
    members = [
      .init("office", .text(office.name)), .init("profile", .text(office.profile)),
      .init("as_of", .day(asOf)),
      .init(
        "data",
        .object([
          .init("cases", .count(caseCount)), .init("set_aside", .count(setAside)),
          .init("sources", .list(files)),
        ])),
      .init("filter", filter.isEmpty ? .none : .text(filter)),
    ]
  }
}
