import Glibc

/// What the program has taken of the machine.
public enum ProcessorTime {
  /// The seconds of processor that it has taken so far, on all its threads.
  public static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
