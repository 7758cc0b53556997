/// A whole number with commas between thousands, for remarks.
func grouped(_ number: Int) -> String {
  let digits = [Character](String(abs(number)))
  var text = number < 0 ? "−" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}
