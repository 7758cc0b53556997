import Cases
import Glibc

extension Report<OfficeCache.Entry> {
  /// The offices that are kept between runs.
  public static func cache(_ entries: [OfficeCache.Entry]) -> Report {
    Report(
      columns: [
        ReportColumn("office") { entry in entry.office.map(ReportValue.text) ?? .none }
          .shown("office") { $0.office ?? "not known" },
        ReportColumn("cases") { entry in entry.cases.map(ReportValue.count) ?? .none }
          .shown("cases", right: true) { entry in
            entry.cases.map { Words.decimals(Double($0), 0) } ?? ""
          },
        ReportColumn("bytes") { .count($0.bytes) }
          .shown("MB", right: true) { Words.decimals(Double($0.bytes) / 1e6, 1) },
        ReportColumn("written") { .text($0.writtenText) }.shown("written") { $0.writtenText },
        ReportColumn("good") { .flag($0.isGood) }.shown("still good") { $0.standing },
      ], rows: entries)
  }
}

extension OfficeCache.Entry {
  /// The clock's time of writing, here: "2026-06-30 10:42".
  fileprivate var writtenText: String {
    var moment = time_t(written)
    var parts = tm()
    localtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%d %H:%M", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  fileprivate var standing: String {
    if isGood { return "yes" }
    return office == nil ? "no: of another version, or damaged" : "no: something has changed"
  }
}
