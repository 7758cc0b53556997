import Metrics

extension Filter {
  /// The filter with a condition more; a text that is no filter leaves it as it is.
  func and(_ condition: String) -> Filter {
    (try? Filter(parsing: condition)).map { and($0) } ?? self
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
