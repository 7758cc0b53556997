import Glibc

/// What a whole process took, as the kernel counts it.
struct Cost {
  /// Seconds of processor, the program's and the kernel's for it.
  var cpu: Double
  var wall: Double
  /// The most memory that was held, in bytes.
  var peak: Double
  /// What it wrote to its standard output.
  var output: String
}

/// A program with its arguments, which is run to its end and measured.
struct ChildProcess {
  var arguments: [String]
  var input = "/dev/null"
  /// Variables beside those of this program.
  var environment: [String] = []

  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs the program; throws where it does not end well.
  func run() throws -> Cost {
    let output = scratch("output-\(getpid())")
    defer { unlink(output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let start = Clock.wall
    let child = try spawn(&actions, nil)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    let wall = Clock.wall - start
    guard status == 0 else {
      throw Failed(description: "\(arguments.joined(separator: " ")) ended with \(status >> 8)")
    }
    return Cost(
      cpu: Clock.seconds(usage.ru_utime) + Clock.seconds(usage.ru_stime), wall: wall,
      peak: Double(usage.ru_maxrss) * 1024, output: try text(of: output))
  }

  /// Starts the program.
  func spawn(
    _ actions: inout posix_spawn_file_actions_t, _ attributes: UnsafePointer<posix_spawnattr_t>?
  ) throws -> pid_t {
    let pointers = arguments.map { strdup($0) } + [nil]
    let names = Set(environment.compactMap { $0.split(separator: "=").first })
    let inherited = currentEnvironment().filter { variable in
      !names.contains(variable.split(separator: "=").first ?? "")
    }
    let variables = (inherited + environment).map { strdup($0) } + [nil]
    defer { for pointer in pointers + variables { free(pointer) } }
    var child = pid_t()
    let status = posix_spawnp(&child, arguments[0], &actions, attributes, pointers, variables)
    guard status == 0 else {
      throw Failed(
        description: "\(arguments[0]) cannot be started: \(String(cString: strerror(status)))")
    }
    return child
  }
}

/// Clocks in seconds.
enum Clock {
  static var wall: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
