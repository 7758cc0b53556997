import Cases
import Statistics

extension DayHistogram {
  /// The days from one to another, of all cases that have both in this order.
  init(from starts: Numbers, to ends: Numbers) {
    let parts = Parallel.map(starts.cells.segmentCount) { segment in
      var part = DayHistogram()
      let (starts, ends) = (starts.numbers(inSegment: segment), ends.numbers(inSegment: segment))
      for row in starts.indices
      where starts[row] != Day.missing && ends[row] != Day.missing && starts[row] <= ends[row] {
        part.add(day: Int(ends[row] - starts[row]))
      }
      return part
    }
    self.init()
    for part in parts { merge(part) }
  }
}
