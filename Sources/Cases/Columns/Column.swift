/// A column of texts as codes into a list of labels; code 0 is "missing", with the empty label.
///
/// For a field with a ``Vocabulary`` the codes are the vocabulary's raw values.
public struct TextColumn: Hashable, Sendable {
  /// One code a row.
  public var codes: Codes
  /// The labels, by code; `labels[0]` is empty.
  public var labels: Labels

  /// Creates a column.
  public init(codes: Codes, labels: Labels) {
    self.codes = codes
    self.labels = labels
  }

  /// Creates a column from the codes of each row.
  public init(codes: some Sequence<UInt32>, labels: [String]) {
    self.init(codes: Codes(codes), labels: Labels(labels))
  }

  /// The label of a row; empty where it is missing.
  public subscript(row: Int) -> String {
    labels[Int(codes[row])]
  }
}

/// The values of one field, one a row.
public enum Column: Hashable, Sendable {
  case text(TextColumn)
  /// ``Day`` numbers; ``Day/missing`` where there is none.
  case day(Numbers)
  /// Whole numbers; ``CaseStore/missingNumber`` where there is none.
  case number(Numbers)
  /// 0 no, 1 yes, 2 not known.
  case flag(Flags)
}
