import Glibc

/// A program in a terminal of its own, to which keys are sent and whose output is timed.
final class Terminal {
  private let master: Int32
  private let child: pid_t
  private var seen: [UInt8] = []

  init(_ program: ChildProcess) throws {
    // By the device itself: Swift's Glibc hides `posix_openpt` behind a feature macro.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0,  // TIOCSPTLCK
      ioctl(master, 0x8004_5430, &number) == 0  // TIOCGPTN
    else { throw ChildProcess.Failed(description: "there is no terminal to be had") }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 30, ws_col: 110, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens is the one that controls it.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, 0x80)  // POSIX_SPAWN_SETSID
    child = try program.spawn(&actions, &attributes)
  }

  /// Sends keys.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)
    _ = write(master, &bytes, bytes.count)
  }

  /// Reads what comes within some seconds; `false` where nothing comes.
  private func read(within seconds: Double) -> Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32(seconds * 1000)) > 0 else { return false }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(master, &block, block.count)
    guard count > 0 else { return false }
    seen += block[..<count]
    return true
  }

  /// When a text was first there, in the clock's seconds; `nil` where it did not come.
  func wait(for text: String, within seconds: Double) -> Double? {
    let end = Clock.wall + seconds
    while Clock.wall < end {
      if contains(text) { return Clock.wall }
      _ = read(within: 0.01)
    }
    return nil
  }

  /// When something new was last drawn, once nothing has been for some seconds.
  func settled(quiet: Double) -> Double {
    var last = Clock.wall
    while read(within: quiet) { last = Clock.wall }
    return last
  }

  private func contains(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard seen.count >= bytes.count else { return false }
    return (0...(seen.count - bytes.count)).contains { start in
      seen[start] == bytes[0] && seen[start..<(start + bytes.count)].elementsEqual(bytes)
    }
  }

  /// The seconds of processor that the program has taken.
  var cpu: Double {
    guard let line = try? Machine.text("/proc/\(child)/stat"), let end = line.lastIndex(of: ")")
    else { return 0 }
    let fields = line[end...].split(separator: " ")
    let ticks = [12, 13].compactMap { fields.count > $0 ? Double(fields[$0]) : nil }
    return ticks.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Leaves the program, and waits for its end.
  func leave() {
    type("q")
    let end = Clock.wall + 10
    var status: Int32 = 0
    while Clock.wall < end {
      _ = read(within: 0.02)
      if waitpid(child, &status, WNOHANG) == child {
        close(master)
        return
      }
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
    close(master)
  }
}
