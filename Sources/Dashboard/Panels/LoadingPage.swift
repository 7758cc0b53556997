import Cases
import Terminal

extension Loading {
  /// How far the load has come, in two words.
  var badge: String {
    switch progress?.step {
    case nil, .opening: "LOADING"
    case .reading: "LOADING \(percent) %"
    case .deriving, .kept: "LOADED, not yet counted"
    }
  }

  /// What the page is that stands there while the panel that was gone to cannot be.
  func headline(before panel: Panel) -> String {
    switch progress?.step {
    case nil: return "Reading the office's files."
    case .opening: return "Reading the office's files: \(panel.title) opens when all is read."
    case .kept: return "\(panel.title) opens when it is counted."
    case .reading where isShared, .deriving where isShared:
      return "\(panel.title) opens when all is read."
    case .reading, .deriving:
      return "Read so far, not yet the office's numbers: \(panel.title) opens when all is read."
    }
  }

  /// What is being done, and how long it will go on where that is known.
  fileprivate var doing: String {
    switch progress?.step {
    case nil, .opening: return "Looking at the files"
    case .reading:
      guard let secondsLeft else { return "" }
      let seconds = Int(secondsLeft.rounded(.up))
      return seconds < 100
        ? "about \(seconds) s left to read" : "about \((seconds + 59) / 60) min left to read"
    case .deriving where !isCounting: return "putting the cases together"
    case .deriving: return "counting the first page"
    case .kept: return "Counting the first page"
    }
  }

  /// Whether files are being read, or were.
  fileprivate var showsFiles: Bool { progress?.step == .reading || progress?.step == .deriving }

  /// The bytes, how fast they come, and the rows.
  fileprivate var amounts: String {
    guard let progress else { return "" }
    let mega = { (bytes: Int) in decimal(Double(bytes) / 1e6, bytes < 9_950_000 ? 1 : 0) }
    var parts = ["\(mega(progress.bytesRead)) of \(mega(progress.bytesTotal)) MB"]
    if let rate = bytesPerSecond, progress.step == .reading {
      parts.append("\(decimal(rate / 1e6, 0)) MB/s")
    }
    if !isShared { parts.append(counted(progress.rows, "row") + " read") }
    return parts.joined(separator: " · ")
  }
}

extension LoadProgress.File {
  /// How far the file has been read, in words; rounded down, so that "100 %" is all of it.
  fileprivate var state: String {
    if bytesRead == 0, rows == 0 { return bytesTotal == 0 ? "–" : "waits" }
    return "\(bytesTotal == 0 ? 100 : min(100, bytesRead * 100 / bytesTotal)) %"
  }

  fileprivate var isOver: Bool { bytesRead >= bytesTotal }
}

extension Entity {
  /// What rows are of, in the plural.
  fileprivate var words: String {
    switch self {
    case .case: "cases"
    case .charge: "charges"
    case .event: "events"
    case .hearing: "hearings"
    case .assignment: "assignments"
    case .staff: "staff"
    case .population: "population"
    }
  }
}

extension FilingsRead {
  /// A span of months whose filings are counted together.
  private enum Span: Int, CaseIterable {
    case month = 1
    case quarter = 3
    case year = 12

    var words: String {
      switch self {
      case .month: "month"
      case .quarter: "quarter"
      case .year: "year"
      }
    }
  }

  /// The newest filings as columns, by spans so long that nearly all are among so many of them.
  fileprivate func columns(_ room: Int) -> (by: String, periods: [ColumnChart.Period]) {
    let span = Span.allCases.first { periods(by: $0, room).missed * 100 <= dated } ?? .year
    return (span.words, periods(by: span, room).shown)
  }

  private func periods(by span: Span, _ room: Int) -> (shown: [ColumnChart.Period], missed: Int) {
    let ends = (firstMonth + months.count - 1) / span.rawValue
    let begins = max(firstMonth / span.rawValue, ends - max(0, room - 1))
    guard !months.isEmpty, room > 0 else { return ([], dated) }
    var shown = 0
    let periods = (begins...ends).map { index in
      let first = index * span.rawValue - firstMonth
      let range = max(0, first)..<min(months.count, first + span.rawValue)
      let filed = months[range].reduce(0, +)
      shown += filed
      return ColumnChart.Period(label: label(index, span), left: Double(filed), right: nil)
    }
    return (periods, dated - shown)
  }

  /// The year where one begins, else which part of it.
  private func label(_ index: Int, _ span: Span) -> String {
    let month = index * span.rawValue
    if month.isMultiple(of: 12) { return "\(Day.first(ofMonth: month).date.year)" }
    return span == .quarter ? "Q\(month % 12 / 3 + 1)" : String(monthName(month).prefix(1))
  }
}

extension Painter {
  /// What is true of a part of the files: how far they are read, and which cases that made.
  mutating func loading(_ loading: Loading, in rect: Rect) {
    guard rect.height > 0 else { return }
    loadingBar(loading, x: rect.x, y: rect.y, width: min(rect.width, 100))
    guard let progress = loading.progress, loading.showsFiles else { return }
    write(loading.amounts, x: rect.x, y: rect.y + 1, .muted, width: rect.width)
    guard rect.height >= 5 else { return }
    let room = rect.height - 3
    let wanted = progress.files.count + 1
    let counted = loading.isShared ? nil : progress.filings
    let chart = counted == nil || room < 12 ? 0 : max(room - wanted - 1, room * 3 / 5)
    let filled = files(
      progress.files, in: Rect(x: rect.x, y: rect.y + 3, width: rect.width, height: room - chart),
      countsRows: !loading.isShared)
    guard let filings = counted, chart > 0 else { return }
    let top = rect.y + 3 + filled + 1
    self.filings(
      filings, in: Rect(x: rect.x, y: top, width: rect.width, height: rect.maxY - top))
  }

  private mutating func loadingBar(_ loading: Loading, x: Int, y: Int, width: Int) {
    let doing = loading.doing
    guard let progress = loading.progress, loading.showsFiles else {
      write(doing + " …", x: x, y: y, width: width)
      return
    }
    let share = "\(loading.percent) %"
    let words = 28
    let bar = max(0, width - words - 7)
    writeRight(share, end: x + 5, y: y, .strong, width: 5)
    write(String(repeating: pen.isASCII ? "." : "·", count: bar), x: x + 7, y: y, .axis)
    self.bar(progress.share, x: x + 7, y: y, width: bar, .accent)
    write(doing, x: x + 7 + bar + 2, y: y, width: words - 2)
  }

  /// The files, those around the one that is being read where there is no room for all; returns how
  /// many rows they took.
  private mutating func files(
    _ files: [LoadProgress.File], in rect: Rect, countsRows: Bool
  ) -> Int {
    guard rect.height >= 2 else { return 0 }
    let width = min(rect.width, 100)
    let name = max(10, width - 47)
    let all = [(name + 22, "READ"), (name + 34, "ROWS"), (name + 46, "SET ASIDE")]
    let ends = countsRows ? all : [all[0]]
    write("FILE", x: rect.x, y: rect.y, .heading)
    write("OF", x: rect.x + name + 2, y: rect.y, .heading)
    for (end, title) in ends {
      writeRight(title, end: rect.x + end, y: rect.y, .heading, width: 10)
    }
    let room = rect.height - 1
    let lines = files.count > room ? room - 1 : room
    let current = files.firstIndex { !$0.isOver } ?? files.count - 1
    let first = min(max(0, current - lines / 2), max(0, files.count - lines))
    let shown = files[first..<min(files.count, first + max(0, lines))]
    for (line, file) in shown.enumerated() {
      let y = rect.y + 1 + line
      let isWaiting = file.bytesRead == 0 && file.rows == 0
      let style: Style = isWaiting ? .muted : .plain
      write(file.name.cutInMiddle(to: name), x: rect.x, y: y, style)
      write(file.entity.words, x: rect.x + name + 2, y: y, style)
      let cells = [file.state, grouped(file.rows), grouped(file.setAside)]
      for (index, (end, _)) in ends.enumerated() where index == 0 || !isWaiting {
        writeRight(cells[index], end: rect.x + end, y: y, style, width: 11)
      }
    }
    guard shown.count < files.count else { return 1 + shown.count }
    write(
      "and \(counted(files.count - shown.count, "more file"))", x: rect.x,
      y: rect.y + 1 + shown.count, .muted, width: rect.width)
    return 2 + shown.count
  }

  /// The cases so far, as what they are: at least so many.
  private mutating func filings(_ filings: FilingsRead, in rect: Rect) {
    guard rect.height >= 5 else { return }
    let chart = Rect(
      x: rect.x, y: rect.y + 2, width: rect.width, height: min(rect.height - 2, 18))
    let room = max(0, (rect.width - 9) / 3)
    let columns = filings.columns(room)
    let many = "at least \(counted(filings.cases, "case"))"
    guard let first = filings.first, let last = filings.last else {
      draw(Rule("READ SO FAR: \(many.uppercased())"), in: rect.split(top: 1).top)
      write("No day of filing has been read.", x: rect.x, y: rect.y + 1, .muted, width: rect.width)
      return
    }
    draw(
      Rule("READ SO FAR: \(many), by \(columns.by) of filing".uppercased()),
      in: rect.split(top: 1).top)
    let undated = filings.cases - filings.dated
    let note =
      "filed \(first.words) to \(last.words)"
      + (undated > 0 ? "; \(grouped(undated)) without a day of filing" : "")
    write(note, x: rect.x, y: rect.y + 1, .muted, width: rect.width)
    draw(ColumnChart(columns.periods, left: .muted), in: chart)
  }
}
