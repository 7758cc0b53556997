import Cases
import Dashboard
import Foundation
import Glibc
import Journal
import Synchronization
import Terminal

extension Journal {
  /// The journal of an office; `nil` where there is no home to keep it in.
  init?(ofOffice path: String) {
    guard let folder = UserFolder.data else { return nil }
    self.init(at: "\(folder)/\(UserFolder.name(ofOffice: path)).sqlite")
  }

  /// Makes the folder that it lies in, for its owner alone.
  func makeFolder() {
    OwnerOnlyFile.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
  }
}

/// Reads and writes the journal beside the screen's thread, and looks now and then whether another
/// program has written it.
final class JournalThread: Sendable {
  private let journal: Journal
  private let news: Mailbox<JournalState>
  private let changes = Mutex<[JournalChange]>([])
  private let wake = DispatchSemaphore(value: 0)
  private let writing = DispatchGroup()
  /// How often another program's marks are looked for, in seconds.
  private static let pause = 2

  /// Creates the thread of a journal, which tells what is in it.
  init(_ journal: Journal, _ news: Mailbox<JournalState>) {
    self.journal = journal
    self.news = news
  }

  /// Starts reading; returns at once.
  func start() {
    let thread = Thread { [self] in follow() }
    thread.name = "journal"
    thread.start()
  }

  /// Writes a change; returns at once.
  func write(_ change: JournalChange) {
    writing.enter()
    changes.withLock { $0.append(change) }
    wake.signal()
  }

  /// Waits until all is written, but not for long.
  func finish() {
    _ = writing.wait(timeout: .now() + .seconds(3))
  }

  private func follow() {
    var seen = FileMark?.none
    var isBroken = true
    while true {
      if !writeAll() {
        isBroken = true
      } else {
        let now = FileMark(of: journal.path)
        if isBroken || now != seen { isBroken = !tell() }
        seen = now
      }
      _ = wake.wait(timeout: .now() + .seconds(Self.pause))
    }
  }

  /// Writes what waits; whether all of it could be written.
  private func writeAll() -> Bool {
    var isWritten = true
    for change in changes.withLock({ $0.take() }) {
      defer { writing.leave() }
      do {
        switch change {
        case .keep(let follows):
          journal.makeFolder()
          try journal.keep(follows)
        case .drop(let subjects): try journal.drop(subjects)
        }
      } catch {
        news.post(.broken("\(error)"))
        isWritten = false
      }
    }
    return isWritten
  }

  /// Tells what is in the journal, or why it cannot be read; whether it could.
  private func tell() -> Bool {
    do {
      news.post(.read(try journal.read()))
      return true
    } catch {
      news.post(.broken("\(error)"))
      return false
    }
  }
}

/// By what it is seen that a file was written.
private struct FileMark: Equatable {
  let inode: UInt
  let size: Int
  let seconds: Int
  let nanoseconds: Int

  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }
}

extension [JournalChange] {
  fileprivate mutating func take() -> [JournalChange] {
    defer { self = [] }
    return self
  }
}
