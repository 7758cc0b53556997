import Cases

extension HostileInput {
  /// Files in which some rows or values are spoiled: each is counted, the rest is right.
  static let values: [HostileInput] = [
    .cases("a row too short", plain + "A-4,2026-01-01\n", setAside: 1, [.fieldCount: 1]),
    .cases(
      "a row too long", plain + "A-4,2026-01-01,open,,White,Adams,x,y\n", setAside: 1,
      [.fieldCount: 1]),
    .cases("a file cut off in a row", plain + "A-4,2026-0", setAside: 1, [.fieldCount: 1]),
    .cases(
      "a file cut off within quotes", plain + "A-4,2026-01-01,open,,White,\"Ada", setAside: 1,
      [.fieldCount: 1]),
    .cases("a line of spaces", plain + "   \n", setAside: 1, [.fieldCount: 1]),
    .cases(
      "Latin-1 in a name", bytes: latin1(plain.replacing("Baker", with: "Pe\u{F1}a")),
      [.notUTF8: 1]),
    .cases(
      "overlong and broken UTF-8",
      bytes: Array(plain.utf8) + Array("A-4,2026-01-01,open,,White,".utf8)
        + [0xC0, 0x80, 0xED, 0xA0, 0x80, 0xFF, 0x0A], filed: 4, open: 3, [.notUTF8: 1]),
    .cases("a blank id", plain + ",2026-01-01,open,,White,Adams\n", setAside: 1, [.missingKey: 1]),
    .cases(
      "ids of 13 digits and with leading zeros",
      header + "1234567890123,2026-01-05,open,,White,Adams\n"
        + "01234567890123,2026-01-05,open,,White,Adams\n001,2026-01-05,open,,White,Adams\n"
        + "1,2026-01-05,open,,White,Adams\n1.0,2026-01-05,open,,White,Adams\n",
      filed: 5, open: 5),
    .cases("a row twice", plain + "A-2,2026-02-10,open,,Black,Baker\n", [.duplicateRow: 1]),
    .cases("rows of two minds", plain + "A-2,2026-02-10,open,,Black,Adams\n", [.conflict: 1]),
    .cases(
      "days of all kinds",
      header + """
        A-1,2026-01-05,open,,White,Adams
        A-2,2026-01-05 09:30:00,open,,White,Adams
        A-3,2026-01-05T09:30:00,open,,White,Adams
        A-4,1/5/2026,open,,White,Adams
        A-5,1/5/2026 12:00:00 AM,open,,White,Adams
        A-6,01/05/2026 9:30,open,,White,Adams
        A-7,Mon Jan 05 09:00:00 EST 2026,open,,White,Adams

        """, filed: 7, open: 7),
    .cases(
      "days that are none",
      plain + """
        A-4,2026-02-30,open,,White,Adams
        A-5,2026-13-01,open,,White,Adams
        A-6,yesterday,open,,White,Adams
        A-7,00/00/0000,open,,White,Adams

        """, [.badValue: 4]),
    .cases(
      "days that cannot be",
      plain + """
        A-4,1712-03-04,open,,White,Adams
        A-5,2219-07-01,open,,White,Adams
        A-6,0201-01-01,open,,White,Adams
        A-7,5252-01-01,open,,White,Adams
        A-8,2026-07-01,open,,White,Adams

        """, [.implausibleDay: 5]),
    .cases(
      "words for nothing",
      header + "A-1,2026-01-05,open,-,n/a,Adams\nA-2,2026-01-05,open,NA,NULL,Adams\n"
        + "A-3,n/a,open,,White,Adams\n", filed: 2, open: 2, [.missingRace: 2]),
    .cases(
      "disposed before it was filed", plain + "A-4,2026-03-01,closed,2026-02-01,White,Adams\n",
      filed: 4, open: 2, [.disposedBeforeFiled: 1]),
    .cases(
      "open with a disposition", plain + "A-4,2026-03-01,open,2026-04-01,White,Adams\n",
      filed: 4, open: 3, [.openWithDisposition: 1]),
    .cases(
      "closed nobody knows when", plain + "A-4,2026-03-01,closed,,White,Adams\n", filed: 4,
      open: 2, [.closedWithoutDay: 1]),
    .cases(
      "a status that is not listed", plain + "A-4,2026-03-01,limbo,,White,Adams\n", filed: 4,
      open: 3, [.unlistedValue: 1]),
    .cases(
      "a name in two spellings", plain + "A-4,2026-03-01,open,,White,\"ADAMS \"\n", filed: 4,
      open: 3, [.nameVariants: 1]),
    .cases(
      "no attorney", plain + "A-4,2026-03-01,open,,White,\n", filed: 4, open: 3,
      [.missingAttorney: 1]),
    .cases("a formula as an id", plain + "=1+1,2026-03-01,open,,White,Adams\n", filed: 4, open: 3),
  ]

  private static func latin1(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
