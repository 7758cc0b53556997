import Terminal
import Testing

@Suite("A text")
struct TextTests {
  @Test(
    "takes as many columns as terminals give it",
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("", 0), ("─│●▇", 4), ("가", 2), ("ｱ", 1),
      ("Ａ", 2), ("a\u{200d}b", 2), ("\t", 1), ("❌", 2),
    ])
  func columns(text: String, expected: Int) {
    #expect(text.columns == expected)
  }

  @Test("is filled up to exactly the width asked for, whatever it is")
  func padded() {
    for text in ["", "a", "漢字", "Peña Núñez", "e\u{301}e\u{301}", "\u{1b}[31m"] {
      for width in 0...12 {
        for alignment in [Alignment.left, .right, .center] {
          #expect(text.padded(to: width, alignment).columns == width)
        }
      }
    }
    #expect("ab".padded(to: 5, .right) == "   ab")
    #expect("ab".padded(to: 5, .center) == " ab  ")
    #expect("abcdef".padded(to: 4) == "abc…")
  }

  @Test("is cut at the end or in the middle, and says so")
  func cut() {
    #expect("Dismissed".cut(to: 6) == "Dismi…")
    #expect("05-2022CF-000123".cutInMiddle(to: 9) == "05-2…0123")
    #expect("漢字漢字".cut(to: 4) == "漢…")
    #expect("abc".cut(to: 0) == "")
    #expect("Dismissed".cut(to: 6, mark: "~") == "Dismi~")
    for width in 0...20 {
      #expect("05-2022CF-漢000123".cutInMiddle(to: width).columns <= width)
    }
  }

  @Test("becomes safe: white space is a blank, controls are seen, steering goes")
  func cleaned() {
    #expect("a\nb\tc".cleaned == "a b c")
    #expect("\u{1b}[31m".cleaned == "?[31m")
    #expect("x\u{202e}y\u{200d}z\u{ad}".cleaned == "xyz")
    #expect("\u{e000}".cleaned == "?")
  }

  @Test("becomes ASCII, letters without their accents")
  func transliterated() {
    #expect("Peña Núñez-Øster".transliterated == "Pena Nunez-Oster")
    #expect("Łukasz Çelik Đorđe Straße".transliterated == "Lukasz Celik Dorde Strase")
    #expect("±∑漢".transliterated == "????")
    #expect("Vũ Thị Ngọc".transliterated == "Vu Thi Ngoc")
  }
}
