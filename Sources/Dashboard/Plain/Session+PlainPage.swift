import Cases
import Metrics
import Terminal

/// The page in words, from the top down: no box, no column, no picture.
extension Session {
  /// All lines of the page, however many.
  var plainPage: [PlainLine] {
    var lines = [PlainLine(plainOffice), PlainLine(plainQuestion), PlainLine(plainHeadline)]
    guard snapshot != nil else { return lines + [PlainLine(plainLoading)] }
    let spot = selection?.spot
    for block in blocks {
      let content = plainLines(of: block, selected: spot)
      guard !content.isEmpty else { continue }
      let heading = block.heading?(spot)
      let title = heading?.title ?? block.title
      let note = (heading?.notes ?? block.notes).first ?? ""
      lines.append(PlainLine(""))
      if !title.isEmpty {
        lines.append(PlainLine(note.isEmpty ? title : "\(title), \(note)", isHeading: true))
      }
      lines += content
    }
    return lines
  }

  /// What a part of the page says: a line for each record, or for each choice.
  private func plainLines(of block: Block, selected spot: Spot?) -> [PlainLine] {
    let isHere = spot?.section == block.section.id
    if let table = block.table {
      return table.records.map { record in
        PlainLine(
          table.words(of: record), isSelected: isHere && spot?.row == record.id,
          hit: .spot(Spot(table.id, record.id, table.columns.first?.id ?? "")))
      }
    }
    if let reading = block.reading {
      return reading.enumerated().map { index, text in
        PlainLine(text, isSelected: isHere && index == 0)
      }
    }
    return block.section.rows.flatMap { row in
      row.filter { !$0.words.isEmpty }.map {
        PlainLine($0.words, isSelected: $0.spot == spot, hit: .spot($0.spot))
      }
    }
  }

  private var plainOffice: String {
    guard let snapshot else { return "Caseboard, reading the office's files" }
    let aside =
      snapshot.rowsSetAside == 0
      ? "none set aside" : "\(percent(snapshot.setAsideShare)) set aside"
    return "\(snapshot.office.name), as of \(snapshot.asOf.longWords), "
      + "\(counted(snapshot.rowsRead, "row")) read, \(aside), \(plainLive)"
  }

  private var plainLive: String {
    if state.isFrozen { return isHolding ? "frozen, newer data waits" : "frozen" }
    switch live {
    case .loading, .failed: return "being read"
    case .reading(let percent): return "being read anew, \(percent) %"
    case .live(let since), .readAnew(let since): return "live, changed at \(since)"
    case .still(let since): return since.isEmpty ? "read once" : "read at \(since)"
    case .broken(let reason, let since): return "cannot be read since \(since): \(reason)"
    }
  }

  private var plainQuestion: String {
    let way = state.levels.map(\.place.title).joined(separator: ", ")
    guard let snapshot else { return way }
    let filter = snapshot.request.scope.filter
    var words = "\(way). Period \(snapshot.request.scope.period.words). "
    words += filter.isEverything ? "No filter." : "Filter \(filter.text)."
    if isWaiting { words += " Being counted; the numbers are those of the question before." }
    return words
  }

  private var plainHeadline: String {
    view.map(headline(of:)) ?? loading.headline(before: state.panel)
  }

  private var plainLoading: String {
    loading.isCounting
      ? "The first page is being counted." : "\(loading.percent) % of the files are read."
  }

  /// What moved since it was marked, in one line.
  var plainChanges: String {
    let words = changeLines.prefix(4)
    return words.isEmpty ? "" : "Changed: " + words.joined(separator: "; ")
  }

  /// What moved since it was marked, a line each: numbers of the whole first.
  public var changeLines: [String] {
    marks.map { key, mark in
      let name = [snapshot?.title(of: key.metric) ?? key.metric] + key.group.map(groupName)
      let now = snapshot?.numbers[key].map { ", now \($0.text)" } ?? ""
      return (key.group.count, "\(name.joined(separator: " ")) \(changeWords(mark.change))\(now)")
    }.sorted { $0 < $1 }.map(\.1)
  }

  /// Why the files cannot be read now; empty where they can.
  public var problemWithFiles: String {
    if case .broken(let reason, _) = live { "the files cannot be read: \(reason)" } else { "" }
  }

  private func changeWords(_ change: Change) -> String {
    "\(change.by > 0 ? "up" : "down") \(changeText(change, Pen(.ascii)).dropFirst())"
  }
}
