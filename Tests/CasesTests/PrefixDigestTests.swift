import Testing

@testable import Cases

@Suite("The digest of what was read of a file")
struct PrefixDigestTests {
  /// Rows of one file, larger than what is compared whole.
  private func largeText() -> String {
    String(repeating: "C1,2024-01-01,a row of some length that is repeated\n", count: 1 << 20)
      + String(repeating: "C2,2024-01-01,another row, of which there are more\n", count: 1 << 18)
  }

  @Test("of a large file holds while rows are added, and no more when all moves by a byte")
  func largeFile() throws {
    let text = largeText()
    #expect(text.utf8.count > PrefixDigest.wholeLimit)
    let office = try OfficeOnDisk(["cases.csv": text])
    let path = office.path + "/cases.csv"
    var digest = PrefixDigest()
    digest.extend(path: path, to: text.utf8.count)
    #expect(digest.holds(path: path))
    var length = text.utf8.count
    for row in 0..<3 {
      let added = String(repeating: "C\(row),2024-02-02,added\n", count: 4000)
      try office.append("cases.csv", added)
      #expect(digest.holds(path: path))
      length += added.utf8.count
      digest.extend(path: path, to: length)
      #expect(digest.holds(path: path))
    }
    try office.write("cases.csv", "C0,\n" + text)
    #expect(!digest.holds(path: path))
  }

  @Test("of a small file tells a single byte", arguments: [0, 700_000, 1_500_000])
  func smallFile(place: Int) throws {
    var bytes = Array(String(repeating: "C1,2024-01-01,row\n", count: 90_000).utf8)
    let office = try OfficeOnDisk([:])
    try office.write("cases.csv", bytes: bytes)
    let path = office.path + "/cases.csv"
    var digest = PrefixDigest()
    digest.extend(path: path, to: bytes.count - 100)
    digest.extend(path: path, to: bytes.count)
    #expect(digest.holds(path: path))
    bytes[place] ^= 1
    try office.write("cases.csv", bytes: bytes)
    #expect(!digest.holds(path: path))
  }
}
