/// The labels of a text column as cases have it: those that were read for it, then those that
/// deriving takes from elsewhere, such as the judge of a charge.
///
/// Codes never change. Reading and deriving number labels apart from each other, so that what is
/// derived never decides how a word is read later.
struct DerivedLabels {
  /// Where a label that the cases' own column does not have comes from: of several spellings of one
  /// name the one of the first of these is shown.
  enum Origin: UInt8 {
    case otherwise = 1
    case charge, history, staff, rule
  }

  private var read: Labels = [""]
  /// The labels by code once some were taken from elsewhere.
  private var texts: [String] = []
  /// By code as read, the code here; `nil` as long as they are the same.
  private(set) var codeOfRead: [UInt32]?
  /// Whether a label is spelled otherwise than in the generation before.
  private(set) var isRespelled = false
  /// By what makes spellings one label; `nil` until a label is taken from elsewhere.
  private var codes: [String: UInt32]?
  private var origins: [UInt32: UInt8] = [:]

  /// The labels by code; the first is empty.
  var labels: Labels { codes == nil ? read : Labels(texts) }

  /// Takes the labels that were read since the last time.
  mutating func take(_ builder: TextColumnBuilder) {
    isRespelled = false
    let known = read.count
    read = builder.labels
    guard codes != nil, known < read.count else { return }
    var moved = codeOfRead ?? (0..<known).map(UInt32.init)
    for label in read[known...] { moved.append(code(of: label, origin: 0, builder)) }
    codeOfRead = moved
  }

  /// The code of a label that comes from elsewhere.
  mutating func adopt(_ label: String, from origin: Origin, _ builder: TextColumnBuilder) -> UInt32
  {
    code(of: label, origin: origin.rawValue, builder)
  }

  private mutating func code(
    of label: String, origin: UInt8, _ builder: TextColumnBuilder
  ) -> UInt32 {
    var codes = self.codes ?? [:]
    if self.codes == nil {
      texts = Array(read)
      for (code, label) in texts.enumerated().dropFirst() {
        codes[builder.folded(label)] = UInt32(code)
      }
    }
    // Kept here alone while it changes, so that it is not copied.
    self.codes = nil
    defer { self.codes = codes }
    let key = builder.folded(label)
    if let code = codes[key] {
      if let known = origins[code], origin < known {
        origins[code] = origin == 0 ? nil : origin
        if texts[Int(code)] != label {
          texts[Int(code)] = label
          isRespelled = true
        }
      }
      return code
    }
    let code = UInt32(texts.count)
    texts.append(label)
    codes[key] = code
    if origin > 0 { origins[code] = origin }
    return code
  }
}
