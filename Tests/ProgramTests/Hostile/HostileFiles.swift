import Cases

extension HostileInput {
  private static func text(_ text: String) -> Content { .bytes(Array(text.utf8)) }

  private static func utf16(_ text: String, bigEndian: Bool) -> Content {
    .bytes(
      ([0xFEFF] + Array(text.utf16)).flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return bigEndian ? [high, low] : [low, high]
      })
  }

  /// Files that are no tables: one line says so, and nothing is loaded.
  static let files: [HostileInput] = [
    .refused("an empty file", .bytes([]), ["cases.csv", "empty"]),
    .refused("a byte order mark alone", text("\u{FEFF}"), ["cases.csv"]),
    .refused("empty lines alone", text("\n\n\n"), ["cases.csv"]),
    .refused(
      "a web page", text("<!DOCTYPE html>\n<html><body>503</body></html>\n"),
      ["cases.csv:1", "web page"]),
    .refused(
      "a web page after white space", text("\n\n  <HTML><body>"), ["cases.csv", "web page"]),
    .refused("an XML file", text("<?xml version=\"1.0\"?><cases/>\n"), ["cases.csv"]),
    .refused(
      "UTF-16, the low byte first", utf16(plain, bigEndian: false), ["cases.csv", "UTF-16"]),
    .refused(
      "UTF-16, the high byte first", utf16(plain, bigEndian: true), ["cases.csv", "UTF-16"]),
    .refused("NUL bytes", text("case_id,filed\n1,2026\u{0}-01-05\n"), ["cases.csv", "text"]),
    .refused("NUL bytes alone", .bytes(Array(repeating: 0, count: 100)), ["cases.csv", "text"]),
    .refused("a zip file", .bytes([0x50, 0x4B, 3, 4, 20, 0, 6, 0]), ["cases.csv", "zip archive"]),
    .refused("a gzip file", .bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]), ["cases.csv", "compressed"]),
    .refused(
      "no column of the key", text("number,filed\n1,2026-01-05\n"), ["cases.csv:1", "case_id"]),
    .refused(
      "a header twice", text("case_id,filed,filed\n1,2026-01-05,2026-01-06\n"),
      ["cases.csv:1", "filed"]),
    .refused(
      "a key twice", text("case_id,case_id,filed\n1,2,2026-01-05\n"), ["cases.csv:1", "case_id"]),
    .refused(
      "a quote that never ends, with rows after it",
      text(plain + "A-4,2026-01-01,open,,White,\"Adams\nA-5,2026-01-01,open,,White,Adams\n"),
      ["cases.csv:5", "quote"]),
    .refused("a folder in its place", .folder, code: 66, ["cases.csv"]),
    .refused("a link to itself", .link(to: "cases.csv"), code: 66, ["cases.csv"]),
    .refused("a link to nothing", .link(to: "nowhere.csv"), code: 66, ["cases.csv"]),
    .refused("a pipe that nobody writes", .fifo, code: 66, ["cases.csv"]),
    .refused("a device without an end", .link(to: "/dev/zero"), code: 66, ["cases.csv"]),
    HostileInput(
      description: "no file at all", files: ["office.yml": plainOffice],
      outcome: .refused(66, ["no file of cases"])),
    HostileInput(
      description: "a further file that leads nowhere",
      files: [
        "office.yml": plainOffice, "cases.csv": text(plain), "events.csv": .link(to: "gone"),
      ],
      outcome: .refused(66, ["events.csv"])),
    HostileInput(description: "an empty folder", files: [:], outcome: .refused(66, [])),
    HostileInput(
      description: "a table of nobody knows what",
      files: ["export.csv": text("docket,opened\n1,2026-01-05\n")],
      outcome: .refused(65, ["docket", "opened"])),
  ]

  /// An office.yml that cannot be understood: one line says where.
  static let offices: [HostileInput] = [
    .office(
      "a key that is misspelled", "office: X\nprofile: caseboard\nstandard: {}\n",
      ["office.yml:3:1", "standards"]),
    .office(
      "a profile that is not there", "office: X\nprofile: casebord\n",
      ["office.yml:2:10", "caseboard"]),
    .office(
      "a number that is none", "office: X\nprofile: caseboard\nsharing: many\n", ["office.yml:3:10"]
    ),
    .office(
      "a day that is none", "office: X\nprofile: caseboard\nas_of: 2026-02-30\n", ["office.yml:3:8"]
    ),
    .office("a list where a table belongs", "- office\n- profile\n", ["office.yml:1:1"]),
    .office(
      "a table where a text belongs", "office: { a: b }\nprofile: caseboard\n", ["office.yml:1:9"]),
    .office(
      "a tab for a space", "office: X\nprofile: caseboard\nstandards:\n\tfelony: 3\n",
      ["office.yml:4"]),
    .office("a quote that never ends", "office: \"X\nprofile: caseboard\n", ["office.yml"]),
    .office(
      "a word that is no standard one",
      "office: X\nprofile: caseboard\nvalues:\n  disposition: { pleas: [Guilty] }\n",
      ["office.yml:4:18", "plea"]),
    .office(
      "a file that it does not bring",
      "office: X\nprofile: caseboard\nsources:\n  - { file: nowhere.csv, into: case, key: [id] }\n",
      code: 66, ["nowhere.csv"]),
    .office("aliases that grow", bomb, ["office.yml"]),
    .office(
      "nesting without an end", "office: " + String(repeating: "[", count: 20_000), ["office.yml"]),
    .office("nothing in it", "", ["office.yml"]),
    HostileInput(
      description: "bytes that are not UTF-8 in office.yml",
      files: [
        "office.yml": .bytes(
          Array("office: Pe".utf8) + [0xF1] + Array("a\nprofile: caseboard\n".utf8)),
        "cases.csv": text(plain),
      ], outcome: .refused(65, ["office.yml"])),
    HostileInput(
      description: "a link in place of office.yml that leads nowhere",
      files: ["office.yml": .link(to: "gone.yml"), "cases.csv": text(plain)],
      outcome: .refused(66, ["office.yml"])),
    HostileInput(
      description: "a pipe in place of office.yml",
      files: ["office.yml": .fifo, "cases.csv": text(plain)],
      outcome: .refused(66, ["office.yml"])),
  ]

  /// Nine times nine times … aliases: a billion words from a few lines.
  private static let bomb: String = {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(aliases)]")
    }
    return lines.joined(separator: "\n") + "\noffice: *a9\n"
  }()
}
