import Glibc

/// Wakes the thread that waits in a ``LiveOffice``, from any other.
public final class WakeSignal: Sendable {
  fileprivate let readEnd: Int32
  private let writeEnd: Int32

  /// Creates a signal.
  public init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Wakes who waits, now or when it next waits.
  public func wake() {
    var byte: UInt8 = 1
    // A full pipe already wakes.
    _ = write(writeEnd, &byte, 1)
  }

  fileprivate func clear() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) > 0 {}
  }
}

/// Waits for changes in folders, by inotify; belongs to one thread.
final class FileWatch {
  /// What ended a wait.
  struct Wake: OptionSet {
    let rawValue: Int
    static let files = Wake(rawValue: 1)
    static let signal = Wake(rawValue: 2)
  }

  private let inotify = inotify_init1(O_NONBLOCK | O_CLOEXEC)
  private let signal: WakeSignal
  private var watches: [Int32: String] = [:]
  /// Names of files that were changed and not closed since.
  private var beingWritten: Set<String> = []
  /// Whether some folder cannot tell of changes made elsewhere, as on NFS or SMB.
  private(set) var needsPolling = false

  init(signal: WakeSignal) {
    self.signal = signal
  }

  deinit { close(inotify) }

  /// Watches these folders and no others; returns whether some watch came or went, so that
  /// something may have happened in a folder before its watch was there.
  @discardableResult
  func watch(_ folders: [String]) -> Bool {
    let known = Set(watches.values)
    guard known != Set(folders) else { return false }
    for (watch, folder) in watches where !folders.contains(folder) {
      inotify_rm_watch(inotify, watch)
      watches[watch] = nil
    }
    let mask =
      IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF
    needsPolling = false
    for folder in folders {
      let watch = inotify_add_watch(inotify, folder, UInt32(mask))
      if watch >= 0 { watches[watch] = folder }
      if watch < 0 || Self.isRemote(folder) { needsPolling = true }
    }
    return Set(watches.values) != known
  }

  /// Whether a file, or what it links to, was changed and not closed since.
  func isBusy(_ path: String) -> Bool {
    [path, RealPath.of(path)].contains { beingWritten.contains(OfficeFolder.lastComponent($0)) }
  }

  /// Forgets files that are held open by who no longer writes.
  func forgetBusy() { beingWritten.removeAll() }

  /// Waits until something happens or the time is over; −1 waits for ever.
  func wait(milliseconds: Int32) -> Wake {
    var polled = [
      pollfd(fd: inotify, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signal.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&polled, 2, milliseconds) > 0 else { return [] }
    var wake = Wake()
    if polled[0].revents != 0 {
      readEvents()
      wake.insert(.files)
    }
    if polled[1].revents != 0 {
      signal.clear()
      wake.insert(.signal)
    }
    return wake
  }

  private func readEvents() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(inotify, &buffer, buffer.count)
      guard count > 0 else { return }
      buffer.withUnsafeBytes { note($0, count: count) }
    }
  }

  private func note(_ bytes: UnsafeRawBufferPointer, count: Int) {
    // struct inotify_event: int wd; uint32_t mask, cookie, len; char name[len].
    var offset = 0
    while offset + 16 <= count {
      let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
      let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
      let name = String(
        decoding: bytes[(offset + 16)..<min(count, offset + 16 + length)].prefix { $0 != 0 },
        as: UTF8.self)
      let folder = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
      if mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0, watches[folder] != nil {
        // Whatever has the folder's name next is another folder, and needs another watch.
        inotify_rm_watch(inotify, folder)
        watches[folder] = nil
      }
      if mask & UInt32(IN_MODIFY) != 0 { beingWritten.insert(name) }
      if mask & UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE) != 0 {
        beingWritten.remove(name)
      }
      offset += 16 + length
    }
  }

  /// Whether a folder lies on a file system that does not report what other machines do.
  private static func isRemote(_ folder: String) -> Bool {
    let path = RealPath.of(folder) + "/"
    let mounts =
      (try? RegularFile.contents("/proc/self/mountinfo", name: "", limit: 4 << 20)) ?? []
    var best = (length: 0, type: "")
    for line in String(decoding: mounts, as: UTF8.self).split(separator: "\n") {
      // 36 35 98:0 /root /mount/point options … - type source options
      let words = line.split(separator: " ")
      guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
        continue
      }
      let point = words[4] == "/" ? "/" : words[4] + "/"
      if path.hasPrefix(point), point.count >= best.length {
        best = (point.count, String(words[dash + 1]))
      }
    }
    let remote = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph"]
    return remote.contains(best.type) || best.type.hasPrefix("fuse")
  }
}

/// Paths with their links followed.
enum RealPath {
  static func of(_ path: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    return realpath(path, &buffer).map { String(cString: $0) } ?? path
  }
}
