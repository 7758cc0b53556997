/// The labels of a column by code; the label of code 0, which is "missing", is empty.
///
/// A few labels are texts. Identifiers, nearly as many as rows, stay the bytes that were read and
/// become texts when they are asked for.
public struct Labels: Sendable {
  enum Kept {
    case texts([String])
    case identifiers(ByteStrings)
  }

  let kept: Kept
  public let count: Int

  /// Creates labels; the first is that of code 0.
  public init(_ texts: [String]) {
    kept = .texts(texts)
    count = texts.count
  }

  /// Labels of codes from 1 on.
  init(_ identifiers: ByteStrings) {
    kept = .identifiers(identifiers)
    count = identifiers.count + 1
  }
}

extension Labels {
  /// The code of a label; `nil` where none is the same.
  public func code(of label: String) -> Int? {
    switch kept {
    case .texts(let texts): return texts.firstIndex(of: label)
    case .identifiers(let strings):
      if label.isEmpty { return 0 }
      var label = label
      return label.withUTF8 { wanted in
        (0..<strings.count).first { strings.bytes($0).elementsEqual(wanted) }.map { $0 + 1 }
      }
    }
  }
}

extension Labels: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(code: Int) -> String {
    switch kept {
    case .texts(let texts): texts[code]
    case .identifiers(let strings): code == 0 ? "" : strings[code - 1]
    }
  }
}

extension Labels: Hashable, ExpressibleByArrayLiteral {
  public init(arrayLiteral labels: String...) {
    self.init(labels)
  }

  public static func == (left: Labels, right: Labels) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }

  public func hash(into hasher: inout Hasher) {
    for label in self { hasher.combine(label) }
  }
}
